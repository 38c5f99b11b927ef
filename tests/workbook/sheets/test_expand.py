"""A sheet whose name is a tag stands once for every item."""

import io
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table

from tests.workbook.filling import (
    Cells,
    as_bytes,
    fill_in,
    mistakes,
    opened,
    packed,
    shown,
    template,
)
from tests.workbook.origins import iter_origins
from toolkit.findings import has_errors
from toolkit.tasks.finish import calculate_and_check
from toolkit.workbook.fill.fill import Filled, check
from toolkit.workbook.fill.outline import outline
from toolkit.workbook.opc.integrity import check_package
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import R
from toolkit.workbook.tags.context import Context

NAME = "{{ m.s }}"
FAST: dict[str, Any] = {"id": "f", "s": "FAST", "n": 2, "c": [{"v": 1}, {"v": 2}]}
NEXUS: dict[str, Any] = {"id": "n", "s": "Nexus/Sentri", "n": 5, "c": [{"v": 3}]}
NONE: dict[str, Any] = {"id": "x", "s": "fast", "n": 7, "c": []}
DATA: dict[str, Any] = {"title": "T", "m": [FAST, NEXUS, NONE]}


def sheets_of(cells: Cells, **others: Cells) -> Package:
    return template({**others, NAME: cells})


def filled(package: Package, count: int = 3) -> Filled:
    done = fill_in(package, {**DATA, "m": DATA["m"][:count]})
    assert not has_errors(check_package(package))
    return done


def values(package: Package, sheet: str) -> dict[str, object]:
    book = openpyxl.load_workbook(io.BytesIO(as_bytes(package)), data_only=True)
    return {c.coordinate: c.value for row in book[sheet] for c in row if c.value is not None}


def test_every_item_has_a_sheet_in_the_order_of_the_list_where_the_template_had_one() -> None:
    package = template({"First": {"A1": 1}, NAME: {"A1": "{{ m.s }}: {{ m.n }}"}, "Last": {}})
    filled(package)
    assert opened(package).sheetnames == ["First", "FAST", "Nexus-Sentri", "fast (2)", "Last"]
    assert [shown(package, name)["A1"] for name in ("FAST", "Nexus-Sentri", "fast (2)")] == [
        "FAST: 2",
        "Nexus/Sentri: 5",
        "fast: 7",
    ]


def test_one_item_has_the_one_sheet() -> None:
    package = sheets_of({"A1": "{{ m.n }}", "A2": f"='{NAME}'!A1"}, Other={"A1": f"='{NAME}'!A1"})
    done = filled(package, 1)
    assert opened(package).sheetnames == ["Other", "FAST"]
    assert shown(package, "Other") == {"A1": "=FAST!A1"}
    assert shown(package, "FAST") == {"A1": 2, "A2": "=FAST!A1"}
    assert done.findings == []


def test_without_items_the_sheet_stays_once_emptied_named_like_the_list() -> None:
    cells = {
        "A1": "Name",
        "B1": "{{ m.s }}",
        "A2": "{{ m.c[].v }}",
        "B2": "=A2*2",
        "C1": "{{ title }}",
    }
    package = sheets_of(cells, Other={"A1": f"=SUM('{NAME}'!A2)"})
    filled(package, 0)
    assert opened(package).sheetnames == ["Other", "m"]
    assert shown(package, "m") == {"A1": "Name", "C1": "T"}
    assert shown(package, "Other") == {"A1": "=SUM(m!A2)"}


def test_a_text_around_the_item_is_emptied_too_where_there_is_none() -> None:
    package = sheets_of({"A1": "About {{ m.s | blank none }}"})
    filled(package, 0)
    assert shown(package, "m") == {}


def test_lists_within_the_item_grow_on_each_sheet_by_themselves() -> None:
    package = sheets_of({"A1": "{{ m.c[].v }}", "B1": "=A1*2", "A2": "=SUM(A1)"})
    filled(package)
    assert shown(package, "FAST") == {
        "A1": 1,
        "B1": "=A1*2",
        "A2": 2,
        "B2": "=A2*2",
        "A3": "=SUM(A1:A2)",
    }
    assert shown(package, "Nexus-Sentri") == {"A1": 3, "B1": "=A1*2", "A2": "=SUM(A1)"}
    assert shown(package, "fast (2)") == {"A2": "=SUM(A1)"}


def test_blocks_and_conditions_ask_the_item_of_the_sheet() -> None:
    cells = {
        "A1": "{{#if m.n is 2}}",
        "A2": "two",
        "A3": "{{/if}}",
        "A4": "{{#each m.c as c | sort v descending}}",
        "A5": "{{ c.v }} of {{ m.s }}",
        "A6": "{{/each}}",
        "A7": "end",
    }
    package = sheets_of(cells)
    filled(package)
    assert list(shown(package, "FAST").values()) == ["two", "2 of FAST", "1 of FAST", "end"]
    assert list(shown(package, "Nexus-Sentri").values()) == ["3 of Nexus/Sentri", "end"]


def test_columns_and_a_matrix_walk_lists_within_the_item() -> None:
    item = {
        "s": "A",
        "axes": [{"id": "x"}, {"id": "y"}],
        "rows": [{"id": "r", "e": {"x": 1, "y": 2}}, {"id": "q", "e": {"y": 4}}],
    }
    cells = {
        "B1": "{{ m.axes[].id | across }}",
        "A2": "{{ m.rows[].id }}",
        "B2": "{{ m.rows[].e[m.axes[].id] }}",
    }
    package = sheets_of(cells)
    fill_in(package, {"m": [item]})
    assert shown(package, "A") == {
        "B1": "x",
        "C1": "y",
        "A2": "r",
        "B2": 1,
        "C2": 2,
        "A3": "q",
        "C3": 4,
    }


def test_filters_stand_in_the_name() -> None:
    package = template({"{{ m.s | sort n descending }}": {"A1": "{{ m.n }}"}})
    filled(package)
    assert opened(package).sheetnames == ["fast", "Nexus-Sentri", "FAST (2)"]


def test_filters_stand_on_any_tag_of_the_list_on_the_sheet() -> None:
    package = sheets_of({"A1": "{{ m.n | where n > 2 | sort n descending | first 1 }}"})
    filled(package)
    assert {name: shown(package, name) for name in opened(package).sheetnames} == {
        "fast": {"A1": 7}
    }


def test_a_list_within_a_list_gives_a_sheet_for_every_inner_item() -> None:
    package = template({"{{ m.c.v }}": {"A1": "{{ m.s }}", "B1": "{{ m.c.v }}"}})
    filled(package)
    found = {name: tuple(shown(package, name).values()) for name in opened(package).sheetnames}
    assert found == {"1": ("FAST", 1), "2": ("FAST", 2), "3": ("Nexus/Sentri", 3)}


def test_a_name_with_one_value_renames_the_sheet() -> None:
    package = template(
        {"About {{ title }}": {"A1": "{{ m[].n }}"}, "O": {"A1": "='About {{ title }}'!A1"}}
    )
    filled(package)
    assert opened(package).sheetnames == ["About T", "O"]
    assert list(shown(package, "About T").values()) == [2, 5, 7]
    assert shown(package, "O") == {"A1": "='About T'!A1"}


def test_a_formula_elsewhere_covers_the_sheets_of_all_items_as_far_as_each_grows() -> None:
    package = sheets_of({"A1": "{{ m.c[].v }}"}, O={"A1": f"=SUM('{NAME}'!A1)"})
    done = filled(package)
    assert shown(package, "O") == {"A1": "=SUM(FAST!A1:A2,'Nexus-Sentri'!A1,'fast (2)'!A1)"}
    assert calculate_and_check(done, required=True) == []
    assert values(package, "O") == {"A1": 6}


def test_a_formula_elsewhere_that_takes_one_value_keeps_the_first_and_is_told() -> None:
    package = sheets_of({"A1": "{{ m.n }}"}, O={"B2": f"='{NAME}'!A1*2"})
    (found,) = filled(package).findings
    assert (found.code, str(found.place)) == ("F103", "t.xlsx: O!B2")
    assert shown(package, "O") == {"B2": "=FAST!A1*2"}


def test_two_sheets_of_the_same_items_refer_to_each_other_by_item() -> None:
    other = "{{ m.s }} more"
    package = template({NAME: {"A1": "{{ m.n }}"}, other: {"A1": f"='{NAME}'!A1"}})
    done = filled(package)
    assert done.findings == []
    assert shown(package, "Nexus-Sentri more") == {"A1": "='Nexus-Sentri'!A1"}


def tabled() -> Package:
    book = openpyxl.Workbook()
    sheet, other = book.worksheets[0], book.create_sheet("O")
    sheet.title = NAME
    for address, value in {
        "A1": "V",
        "B1": "W",
        "A2": "{{ m.c[].v }}",
        "B2": "=T[[#This Row],[V]]*2",
    }.items():
        sheet[address] = value
    sheet["D1"] = "=SUM(T[V])"
    sheet.add_table(Table(displayName="T", ref="A1:B2"))
    other["A1"] = "=SUM(T[W])"
    other["A2"] = "=ROWS(T[W])"
    return packed(book)


def test_a_table_has_a_name_and_a_number_of_its_own_on_every_sheet() -> None:
    package = tabled()
    done = filled(package)
    found = opened(package)
    names = [(t.id, t.name, t.ref) for s in found.worksheets for t in s.tables.values()]
    assert [name for _, name, _ in names] == ["T_FAST", "T_Nexus_Sentri", "T_fast_2"]
    assert len({number for number, _, _ in names}) == 3
    assert [ref for _, _, ref in names] == ["A1:B3", "A1:B2", "A1:B2"]
    assert shown(package, "Nexus-Sentri")["D1"] == "=SUM(T_Nexus_Sentri[V])"
    assert shown(package, "FAST")["B3"] == "=T_FAST[[#This Row],[V]]*2"
    assert shown(package, "O")["A1"] == "=SUM(T_FAST[W],T_Nexus_Sentri[W],T_fast_2[W])"
    assert shown(package, "O")["A2"] == "=ROWS(T_FAST[W])"
    assert [(f.code, str(f.place)) for f in done.findings] == [("F103", "t.xlsx: O!A2")]


def test_names_of_the_sheet_and_its_print_area_are_those_of_every_sheet() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "A"
    sheet, last = book.create_sheet(NAME), book.create_sheet("Z")
    sheet["A1"], sheet["A2"] = "{{ m.c[].v }}", "=own+whole"
    sheet.print_area, sheet.print_title_rows = "A1:B2", "1:1"
    last.print_area = "A1:C3"
    sheet.defined_names["own"] = DefinedName("own", attr_text=f"'{NAME}'!$A$2")
    book.defined_names["whole"] = DefinedName("whole", attr_text=f"'{NAME}'!$A$1")
    package = packed(book)
    filled(package)
    found = opened(package)
    areas = {s.title: s.print_area for s in found.worksheets}
    assert areas == {
        "A": "",
        "FAST": "'FAST'!$A$1:$B$3",
        "Nexus-Sentri": "'Nexus-Sentri'!$A$1:$B$2",
        "fast (2)": "'fast (2)'!$A$1:$B$2",
        "Z": "'Z'!$A$1:$C$3",
    }
    assert found["fast (2)"].print_title_rows == "$1:$1"
    assert found["FAST"].defined_names["own"].attr_text == "FAST!$A$3"
    assert found["Nexus-Sentri"].defined_names["own"].attr_text == "'Nexus-Sentri'!$A$2"
    assert found.defined_names["whole"].attr_text == "FAST!$A$1:$A$2"
    assert found["Nexus-Sentri"].defined_names["whole"].attr_text == "'Nexus-Sentri'!$A$1"


def test_headers_and_print_settings_are_those_of_every_sheet() -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.worksheets[0]
    sheet.title = NAME
    sheet.oddHeader.center.text = "About {{ m.s }}"
    sheet.page_setup.orientation = "landscape"
    sheet.column_dimensions["B"].width = 42
    sheet.freeze_panes = "A2"
    package = packed(book)
    filled(package)
    for name in ("FAST", "Nexus-Sentri"):
        found: Any = opened(package)[name]
        assert found.oddHeader.center.text == f"About {name.replace('-', '/')}"
        assert (found.page_setup.orientation, found.freeze_panes) == ("landscape", "A2")
        assert found.column_dimensions["B"].width == 42


def test_one_sheet_only_is_selected_and_the_open_tab_stays_the_same_one() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = NAME
    book.create_sheet("Z")
    book.active = 1
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet.title == NAME
    package = packed(book)
    filled(package)
    found: Any = opened(package)
    assert [s.sheet_view.tabSelected for s in found.worksheets].count(True) == 1
    assert found.active.title == "Z"


def test_a_table_of_contents_leads_to_the_sheet_of_every_item() -> None:
    package = sheets_of(
        {"A1": "{{ m.n }}"},
        O={"A1": "{{ m[].s | link to sheet }}", "C1": "{{ k[].of | link to sheet by of }}"},
    )
    data = {**DATA, "k": [{"of": "n"}, {"of": "?"}]}
    done = fill_in(package, data)
    links = {
        c.coordinate: c.hyperlink.location
        for row in opened(package)["O"]
        for c in row
        if c.hyperlink
    }
    assert links == {
        "A1": "FAST!A1",
        "A2": "'Nexus-Sentri'!A1",
        "A3": "'fast (2)'!A1",
        "C1": "'Nexus-Sentri'!A1",
    }
    assert [(f.code, str(f.place), f.message) for f in done.findings] == [
        ("F102", "t.xlsx: O!C2", 'no sheet stands for "?"')
    ]


def test_a_link_to_a_sheet_needs_one_that_stands_for_items() -> None:
    (found,) = mistakes(template({"O": {"A1": "{{ m[].s | link to sheet }}"}}), DATA)
    assert (found.code, found.message) == ("T109", "no sheet of this workbook stands for an item")


def test_origins_are_those_of_the_item() -> None:
    package = sheets_of({"A1": "{{ m.n }}", "A2": "{{ m.c[].v }}"})
    origins = list(iter_origins(filled(package, 2).plan))
    assert origins == [
        ("FAST", "A1", "m/f/n"),
        ("FAST", "A2", "m/f/c/-/v"),
        ("FAST", "A3", "m/f/c/-/v"),
        ("Nexus-Sentri", "A1", "m/n/n"),
        ("Nexus-Sentri", "A2", "m/n/c/-/v"),
    ]


def test_a_mistake_on_the_sheet_is_told_once_where_it_stands_in_the_template() -> None:
    package = sheets_of({"A1": "{{ m.nn }}", "B2": "{{ m.n }"})
    found = mistakes(package, DATA)
    assert sorted((f.code, str(f.place)) for f in found) == [
        ("T101", "t.xlsx: {{ m.s }}!B2"),
        ("T103", "t.xlsx: {{ m.s }}!A1"),
    ]


def test_a_value_that_fits_no_cell_is_told_with_its_own_sheet() -> None:
    (found,) = mistakes(
        sheets_of({"A1": "{{ m.x }}"}), {"m": [{"s": "A", "x": 1}, {"s": "B", "x": {}}]}
    )
    assert (found.code, str(found.place)) == ("F101", "t.xlsx: B!A1")


@pytest.mark.parametrize(
    ("name", "code", "message"),
    [
        ("{{ m.z }}", "T103", 'the name of the sheet: no field "z" in m[]'),
        ("{{ m }}", "T113", '"m" is a list and no name'),
        ("{{ m.s | across }}", "T113", '"across" cannot stand in the name of a sheet'),
        ("{{ m.s }} {{ k.of }}", "T113", "the name walks two lists"),
        ("{{ m.s", "T101", "the name of the sheet: a tag is opened"),
        ("{{#if m.s}}", "T101", "the name of the sheet"),
        ("{{ m.s | sort z }}", "T103", "the name of the sheet: no field"),
        ("{{ m.c }}", "T113", '"m[].c" is a list'),
    ],
)
def test_a_name_that_cannot_be_is_told(name: str, code: str, message: str) -> None:
    found = mistakes(template({name: {"A1": 1}}), {**DATA, "k": [{"of": 1}]})
    assert [f.code for f in found] == [code]
    assert found[0].message.startswith(message) and str(found[0].place) == f"t.xlsx: {name}"


def test_the_outline_says_that_the_sheet_is_repeated() -> None:
    package = sheets_of({"A1": "{{ m.n }}", "A2": "{{ m.c[].v }}"})
    (found,) = outline(check(package, "t.xlsx", Context(DATA)).plan)
    assert (found.sheet, found.over, found.items) == (NAME, "m[]", 3)
    assert [(r.area, r.over, r.items) for r in found.repeats] == [("A2:A2", "m[].c[]", 3)]
    assert [cell.cell for cell in found.single] == ["A1"]


def test_the_same_template_gives_the_same_bytes() -> None:
    one, two = tabled(), tabled()
    for package in (one, two):
        fill_in(package, {**DATA, "m": DATA["m"][:2]})
    assert as_bytes(one) == as_bytes(two)


def test_a_link_to_a_table_means_that_of_the_own_sheet_first() -> None:
    package = template(
        {NAME: {"A1": "K", "A2": "{{ m.c[].v }}", "C4": "{{ m.n | link to T by n }}"}},
        {"T": (NAME, "A1:A2")},
    )
    data = {
        "m": [{"s": "A", "n": 1, "c": [{"v": 1}]}, {"s": "B", "n": 1, "c": [{"v": 0}, {"v": 1}]}]
    }
    fill_in(package, data)
    book = opened(package)
    assert book["A"]["C4"].hyperlink.location == "A!A2:A2"
    assert book["B"]["C5"].hyperlink.location == "B!A3:A3"


def test_data_with_braces_names_a_sheet_and_is_no_tag() -> None:
    package = sheets_of({"A1": "{{ m.n }}"})
    fill_in(package, {"m": [{"s": "{{ m.x }}", "n": 1}, {"s": "b", "n": 2}]})
    assert opened(package).sheetnames == ["{{ m.x }}", "b"]
    assert shown(package, "{{ m.x }}") == {"A1": 1}


def test_a_sum_over_very_many_sheets_is_written_over_them_and_has_a_value() -> None:
    items = [{"s": f"Item {i}", "n": i, "c": [{"v": 1}] * (i % 3)} for i in range(260)]
    cells = {"A1": "{{ m.n }}", "A2": "{{ m.c[].v }}", "A3": "=SUM(A2)"}
    package = sheets_of(cells, O={"A1": f"=SUM('{NAME}'!A1)", "A2": f"=SUM('{NAME}'!A3)"})
    found = calculate_and_check(fill_in(package, {"m": items}), required=True)
    assert shown(package, "O")["A1"] == "=SUM('Item 0:Item 259'!A1)"
    assert values(package, "O")["A1"] == sum(range(260))
    assert [(f.code, str(f.place)) for f in dict.fromkeys(found)] == [("F103", "t.xlsx: O!A2")]


def test_a_sample_with_its_tag_in_the_note_is_replaced_on_every_sheet() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = NAME
    sheet["A1"], sheet["A2"] = "a sample", "stays"
    sheet["A1"].comment = Comment("{{ m.s }}", "me")
    sheet["A2"].comment = Comment("a note on {{ m.s }}", "me")
    package = packed(book)
    filled(package)
    found = opened(package)
    assert [s["A1"].value for s in found.worksheets] == ["FAST", "Nexus/Sentri", "fast"]
    assert [s["A1"].comment for s in found.worksheets] == [None] * 3
    notes = [s["A2"].comment.text for s in found.worksheets if s["A2"].comment]
    assert notes == ["a note on FAST", "a note on Nexus/Sentri", "a note on fast"]
    assert b"a sample" not in package.read("xl/sharedStrings.xml")


def named(**names: str) -> Package:
    """Return a template with names of the whole workbook, and formulas with them elsewhere."""
    book = openpyxl.Workbook()
    sheet, other = book.worksheets[0], book.create_sheet("O")
    sheet.title = NAME
    for address, value in {"A1": "K", "A2": "{{ m.c[].v }}", "B1": "{{ m.n }}"}.items():
        sheet[address] = value
    sheet["C1"] = "=SUM(one)"
    sheet.add_table(Table(displayName="T", ref="A1:A2"))
    for name, text in names.items():
        book.defined_names[name] = DefinedName(name, attr_text=text)
    other["A1"], other["A2"] = "=SUM(one)", "=one*2"
    return packed(book)


def test_a_name_of_the_workbook_means_the_own_sheet_there_and_all_sheets_elsewhere() -> None:
    package = named(one=f"'{NAME}'!$B$1")
    done = filled(package)
    assert shown(package, "Nexus-Sentri")["C1"] == "=SUM(one)"
    assert shown(package, "O") == {
        "A1": "=SUM(one,'Nexus-Sentri'!one,'fast (2)'!one)",
        "A2": "=one*2",
    }
    assert [(f.code, str(f.place)) for f in done.findings] == [("F103", "t.xlsx: O!A2")]
    calculate_and_check(done, required=True)
    assert [values(package, name)["C1"] for name in ("FAST", "Nexus-Sentri")] == [2, 5]
    assert values(package, "O") == {"A1": 14, "A2": 4}


def test_a_name_for_a_column_of_a_table_means_that_of_the_own_sheet() -> None:
    package = named(one="T[K]")
    filled(package)
    found = opened(package)
    assert found.defined_names["one"].attr_text == "T_FAST[K]"
    assert found["Nexus-Sentri"].defined_names["one"].attr_text == "T_Nexus_Sentri[K]"


def test_a_chart_sheet_cannot_stand_for_items() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "S"
    book.create_chartsheet(NAME).add_chart(BarChart())
    (found,) = mistakes(packed(book), DATA)
    assert (found.code, found.message) == ("T113", "a chartsheet cannot stand for items")


def test_a_large_sheet_is_produced_while_it_is_written_also_for_an_item() -> None:
    items = [{"s": name, "c": [{"v": i} for i in range(60_000)]} for name in "AB"]
    package = sheets_of({"A1": "{{ m.s }}", "A2": "{{ m.c[].v }}"})
    fill_in(package, {"m": items})
    assert [package.is_streamed(info.part) for info in package.sheets()] == [True, True]
    cells = shown(package, "B")
    assert (cells["A1"], cells["A2"], cells["A60001"]) == ("B", 0, 59_999)


def test_an_address_written_as_text_means_the_own_sheet() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = NAME
    sheet["A1"], sheet["A2"] = "K", "{{ m.c[].v }}"
    sheet["C1"], sheet["D1"] = f"=INDIRECT(\"'{NAME}'!A2\")", '=SUM(INDIRECT("T[K]"))'
    sheet.add_table(Table(displayName="T", ref="A1:A2"))
    package = packed(book)
    filled(package)
    assert shown(package, "Nexus-Sentri")["C1"] == "=INDIRECT(\"'Nexus-Sentri'!A2\")"
    assert shown(package, "Nexus-Sentri")["D1"] == '=SUM(INDIRECT("T_Nexus_Sentri[K]"))'


def test_a_heading_that_names_the_item_is_numbered_where_there_is_none() -> None:
    cells = {"A1": "K", "B1": "{{ m.s }}", "A2": "{{ m.c[].v }}"}
    package = template({NAME: cells}, {"T": (NAME, "A1:B2")})
    filled(package, 0)
    assert shown(package, "m") == {"A1": "K", "B1": "Column2"}


def test_subtotals_and_groups_stand_on_the_sheet_of_an_item() -> None:
    items = [{"s": "A", "c": [{"k": "y", "v": 1}, {"k": "x", "v": 2}, {"k": "y", "v": 4}]}]
    cells = {"A1": "{{ m.c[].k | group k }}", "B1": "{{ m.c[].v | subtotal sum }}"}
    package = sheets_of(cells)
    calculate_and_check(fill_in(package, {"m": items}), required=True)
    assert list(values(package, "A").values()) == ["x", 2, "x", 2, "y", 1, "y", 4, "y", 5]


@pytest.mark.parametrize("source", ['sheet="{{ m.s }}" ref="A1:B2"', 'name="T"'])
def test_a_pivot_table_elsewhere_reads_the_first_sheet_and_that_is_told(source: str) -> None:
    package = template({NAME: {"A1": "K", "A2": "{{ m.c[].v }}"}, "O": {}}, {"T": (NAME, "A1:A2")})
    part = "xl/pivotCache/pivotCacheDefinition1.xml"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xml = (
        f'<pivotCacheDefinition xmlns="{main}"><cacheSource type="worksheet">'
        f"<worksheetSource {source}/></cacheSource></pivotCacheDefinition>"
    )
    package.add(part, xml.encode(), "application/xml")
    package.add_relationship("xl/workbook.xml", f"{R}/pivotCacheDefinition", part)
    (found,) = filled(package).findings
    assert (found.code, found.message.partition(":")[0]) == ("F103", "the source of a pivot table")
    text = package.read(part).decode()
    assert 'sheet="FAST" ref="A1:B3"' in text or 'name="T_FAST"' in text


def test_more_sheets_than_can_be_read_again_are_refused() -> None:
    package = sheets_of({"A1": "{{ m.n }}"})
    (found,) = mistakes(package, {"m": [{"s": "A", "n": 1}] * 10_000})
    assert found.code == "T113"
    assert found.message == "10,000 copies with all their parts are more than a workbook holds"
