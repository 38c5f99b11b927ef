import io
import re

import openpyxl
import pytest
import xlsxwriter
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table
from python_calamine import CalamineWorkbook

from tests.workbook.filling import as_bytes, fill_in, mistakes, opened, packed, shown, template
from tests.workbook.origins import iter_origins
from toolkit.workbook.opc.package import Package
from toolkit.workbook.tags.shape import Shape

AXES = [{"id": "a", "label": "Canada"}, {"id": "b", "label": "Mexico"}]
NAMES = ["Zeta", "Éa", "b"]


def rows(count: int) -> list[dict[str, object]]:
    return [{"name": NAMES[i], "qty": i + 1} for i in range(count)]


def list_template() -> Package:
    cells = {
        "A1": "{{ title }}",
        "A3": "Name",
        "B3": "Qty",
        "C3": "Twice",
        "A4": "{{ rows[].name }}",
        "B4": "{{ rows[].qty }}",
        "C4": "=B4*2",
        "A5": "Total",
        "B5": "=SUM(B4)",
    }
    return template({"Data": cells, "Other": {"A1": "=SUM(Data!B4:B4)"}})


def table_template() -> Package:
    cells = {
        "A3": "Name",
        "B3": "{{ axes[].label | across }} has",
        "C3": "End",
        "A4": "{{ rows[].name }}",
        "B4": '{{ rows[].has[axes[].id] | blank "none" }}',
        "C4": "=ROWS(Data[Name])",
        "A6": "=COUNTA(Data[{{ axes'['].label | across }} has])",
    }
    return template({"Sheet": cells}, {"Data": ("Sheet", "A3:C4")})


def test_a_workbook_without_a_tag_keeps_every_part() -> None:
    package = template({"Data": {"A1": "plain", "A2": "=A1"}})
    before = {name: package.read(name) for name in package.names()}
    fill_in(package, {})
    assert {name: package.read(name) for name in package.names()} == before


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_row_repeats_for_every_item_and_formulas_follow(count: int) -> None:
    package = list_template()
    fill_in(package, {"title": "T", "rows": rows(count)})
    cells = shown(package, "Data")
    last = 3 + count
    assert [cells[f"A{4 + i}"] for i in range(count)] == NAMES[:count]
    assert [cells[f"C{4 + i}"] for i in range(count)] == [f"=B{4 + i}*2" for i in range(count)]
    total = "=SUM(B4)" if count == 1 else f"=SUM(B4:B{last})"
    assert cells[f"B{last + 1}"] == total
    assert shown(package, "Other")["A1"] == f"=SUM(Data!B4:B{last})"


def test_no_item_leaves_one_emptied_row_and_all_below_in_its_place() -> None:
    package = list_template()
    fill_in(package, {"title": "T", "rows": []})
    cells = shown(package, "Data")
    assert not {"A4", "B4", "C4"} & set(cells)
    assert cells["A5"] == "Total"
    assert cells["B5"] == "=SUM(B4)"


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_table_grows_down_and_across_with_headings_in_cell_and_part(count: int) -> None:
    package = table_template()
    data = {"axes": AXES, "rows": [{"name": n, "has": {"a": n}} for n in NAMES[:count]]}
    fill_in(package, data)
    sheet = opened(package)["Sheet"]
    table = sheet.tables["Data"]
    assert table.ref == f"A3:D{3 + max(1, count)}"
    names = [column.name for column in table.tableColumns]
    assert names == ["Name", "Canada has", "Mexico has", "End"]
    assert [sheet.cell(3, i + 1).value for i in range(4)] == names
    assert [sheet.cell(4 + i, 2).value for i in range(count)] == NAMES[:count]
    assert [sheet.cell(4 + i, 3).value for i in range(count)] == ["none"] * count
    below = sheet.cell(5 + max(1, count), 1).value
    assert below == "=COUNTA(Data[[Canada has]:[Mexico has]])"


def test_an_axis_more_is_another_column() -> None:
    package = table_template()
    third = {"id": "c", "label": "Norway"}
    fill_in(package, {"axes": [*AXES, third], "rows": [{"name": "x", "has": {"c": 3}}]})
    sheet = opened(package)["Sheet"]
    assert [c.value for c in sheet[3]][3] == "Norway has"
    assert [c.value for c in sheet[4]][3] == 3


def test_neighbouring_columns_of_one_list_repeat_together() -> None:
    cells = {"A1": "{{ axes[].label | across }} x", "B1": "{{ axes[].label }} y", "C1": "end"}
    package = template({"S": cells})
    fill_in(package, {"axes": AXES})
    assert list(shown(package, "S").values()) == [
        *("Canada x", "Canada y", "Mexico x", "Mexico y", "end"),
    ]


def test_a_table_of_no_repeated_column_keeps_one_with_a_number_for_a_heading() -> None:
    cells = {
        "A1": "Name",
        "B1": "{{ axes[].label | across }} has",
        "A2": "{{ rows[].name }}",
        "B2": "{{ rows[].has[axes[].id].n }}",
        "A4": "=SUM(D[{{ axes'['].label | across }} has])",
    }
    package = template({"S": cells}, {"D": ("S", "A1:B2")})
    fill_in(package, {"axes": [], "rows": [{"name": "x", "has": {}}]})
    sheet = opened(package)["S"]
    assert sheet["B1"].value == "Column2"
    assert [c.name for c in sheet.tables["D"].tableColumns] == ["Name", "Column2"]
    assert sheet["A4"].value == "=SUM(D[Column2])"


def test_the_column_of_a_table_that_repeats_beside_another_is_taken_without_that_one() -> None:
    cells = {
        "A1": "Name",
        "B1": "{{ axes[].label | across }} has",
        "C1": "{{ axes[].label }} n",
        "D1": "All",
        "A2": "{{ rows[].name }}",
        "B2": "{{ rows[].has[axes[].id].n }}",
        "C2": 5,
        "D2": "=SUM(D[@{{ axes'['].label | across }} has])",
        "A4": "=SUM(D[{{ axes'['].label | across }} has])",
        "B4": "=MEDIAN(C2)",
    }
    package = template({"S": cells}, {"D": ("S", "A1:D2")})
    data = {"axes": AXES[:2], "rows": [{"name": "x", "has": {}}]}
    fill_in(package, data)
    one, two = (axis["label"] for axis in AXES[:2])
    sheet = opened(package)["S"]
    assert sheet["A4"].value == f"=SUM(D[{one} has],D[{two} has])"
    assert str(sheet["F2"].value) == f"=SUM(D[@[{one} has]],D[@[{two} has]])"


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_second_line_of_headings_repeats_across_and_a_title_above_does_not(count: int) -> None:
    cells = {
        "A1": "Title",
        "A2": "{{ axes[].label | across }}",
        "A3": "Status",
        "B3": "Since",
        "A4": "{{ axes[].id }}",
        "B4": "{{ axes[].id }}",
        "A6": "Note",
    }
    package = template({"S": cells})
    fill_in(package, {"axes": AXES[:count]})
    rows = [[c.value for c in row] for row in opened(package)["S"].iter_rows()]
    assert [value for value in rows[2] if value] == ["Status", "Since"] * max(count, 1)
    assert rows[0][0] == "Title" and rows[5][0] == "Note"
    assert not any(rows[0][1:]) and not any(rows[5][1:])


def test_across_single_repeats_each_column_by_itself() -> None:
    cells = {"A1": "{{ axes[].label | across single }} x", "B1": "{{ axes[].label }} y"}
    package = template({"S": cells})
    fill_in(package, {"axes": AXES})
    assert list(shown(package, "S").values()) == ["Canada x", "Mexico x", "Canada y", "Mexico y"]


def test_lists_side_by_side_grow_by_themselves() -> None:
    cells = {
        "A1": "{{ short[].n }}",
        "C1": "{{ long[].n }}",
        "A2": "below short",
        "C2": "below long",
        "A9": "far",
    }
    package = template({"S": cells})
    fill_in(package, {"short": [{"n": 1}, {"n": 2}], "long": [{"n": i} for i in range(5)]})
    cells_shown = shown(package, "S")
    assert [cells_shown[f"A{i}"] for i in (1, 2)] == [1, 2]
    assert [cells_shown[f"C{i}"] for i in range(1, 6)] == list(range(5))
    assert cells_shown["A13"] == "far"
    assert cells_shown["C6"] == "below long"


def test_text_in_a_cell_of_a_sheet_with_prefixes_is_read_and_filled() -> None:
    package = template({"S": {"A1": "{{ title }}", "A2": "at 12:30 a:b"}})
    part = package.sheets()[0].part
    text = package.read(part).decode().replace("xmlns=", "xmlns:x=")
    text = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", text)
    text = text.replace("<x:is>", '<x:is xmlns:y="u" y:z="1">')
    package.replace(part, text.encode())
    fill_in(package, {"title": "T"})
    assert shown(package, "S") == {"A1": "T", "A2": "at 12:30 a:b"}


def test_a_list_in_a_list_in_one_row_repeats_the_outer_values() -> None:
    package = template({"S": {"A1": "{{ m[].t }}", "B1": "{{ m[].c[].s }}"}})
    fill_in(package, {"m": [{"t": "x", "c": [{"s": 1}, {"s": 2}]}, {"t": "y", "c": [{"s": 3}]}]})
    found = shown(package, "S")
    assert [(found[f"A{i}"], found[f"B{i}"]) for i in (1, 2, 3)] == [("x", 1), ("x", 2), ("y", 3)]


def test_where_sort_and_first_hold_for_the_whole_row() -> None:
    cells = {"A1": "{{ r[].n | sort n | where k is yes | first 2 }}", "B1": "{{ r[].v }}"}
    package = template({"S": cells})
    data = [("é", "yes", 1), ("F", "yes", 2), ("e", "yes", 3), ("a", "no", 4)]
    fill_in(package, {"r": [{"n": n, "k": k, "v": v} for n, k, v in data]})
    found = shown(package, "S")
    assert [found["A1"], found["A2"]] == ["e", "é"]
    assert [found["B1"], found["B2"]] == [3, 1]
    assert "A3" not in found


def test_numbers_truth_and_dates_keep_their_type() -> None:
    cells = {
        "A1": "{{ n }}",
        "B1": "{{ f }}",
        "C1": "{{ b }}",
        "D1": "{{ d | earliest }}",
        "E1": "{{ d | date }}",
        "F1": "no. {{ n }}",
        "G1": "{{ gone }}",
    }
    package = template({"S": cells})
    package_data = {"n": 3, "f": 0.1, "b": True, "d": "2001-12", "gone": None}
    fill_in(package, package_data)
    assert shown(package, "S") == {
        **{"A1": 3, "B1": 0.1, "C1": True, "D1": 37226},
        **{"E1": "December 2001", "F1": "no. 3"},
    }


def test_labels_are_the_titles_of_codes() -> None:
    codes = {"in-force": "In force"}
    shape = {
        "s": Shape("value", labels=codes),
        "l": Shape("list", item=Shape("value", labels=codes)),
    }
    package = template({"S": {"A1": "{{ s | label }}", "A2": '{{ l | label | join ", " }}'}})
    fill_in(package, {"s": "in-force", "l": ["in-force", "other"]}, shapes=shape)
    assert shown(package, "S") == {"A1": "In force", "A2": "In force, other"}


def test_text_by_language_falls_back_to_english() -> None:
    package = template({"S": {"A1": "{{ one }}", "A2": "{{ two }}"}})
    fill_in(package, {"one": {"en": "a", "fr": "b"}, "two": {"en": "c"}}, language="fr")
    assert shown(package, "S") == {"A1": "b", "A2": "c"}


def test_links_lead_to_addresses_and_to_the_rows_of_a_table() -> None:
    cells = {"A1": "Key", "B1": "V", "A2": "{{ ev[].key }}", "B2": "{{ ev[].v }}"}
    main = {"A1": "{{ r[].n | link to Evidence by keys }}", "B1": "{{ r[].u | link }}"}
    package = template({"Main": main, "My evidence": cells}, {"Evidence": ("My evidence", "A1:B2")})
    data = {
        "ev": [{"key": k, "v": 1} for k in ("p", "q", "r")],
        "r": [
            {"n": "x", "keys": ["q", "r"], "u": "https://example.org/"},
            {"n": "y", "keys": "p", "u": None},
            {"n": "z", "keys": [], "u": None},
        ],
    }
    fill_in(package, data)
    sheet = opened(package)["Main"]
    assert sheet["A1"].hyperlink.location == "'My evidence'!A3:B4"
    assert sheet["A2"].hyperlink.location == "'My evidence'!A2:B2"
    assert sheet["A3"].hyperlink is None
    assert sheet["B1"].hyperlink.target == "https://example.org/"


def test_a_link_to_a_row_that_is_not_there_is_told() -> None:
    cells = {"A1": "Key", "B1": "V", "A2": "{{ ev[].key }}", "B2": "v"}
    package = template({"Main": {"A1": "{{ k | link to T }}"}, "E": cells}, {"T": ("E", "A1:B2")})
    filled = fill_in(package, {"k": "gone", "ev": [{"key": "p"}]})
    assert [str(f) for f in filled.findings] == [
        't.xlsx: Main!A1: warning F102: no row of "T" has the key "gone"; correct the key'
    ]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "no address"])
def test_only_addresses_of_the_web_and_mail_become_links(address: str) -> None:
    found = mistakes(template({"S": {"A1": "{{ u | link }}"}}), {"u": address})
    assert [f.code for f in found] == ["F101"]


def test_every_filled_cell_knows_its_record_and_field() -> None:
    view = Shape(
        "list",
        item=Shape(
            "object",
            {
                "name": Shape("value", origin="measures/{id}/short"),
                "count": Shape("value", origin="computed"),
            },
        ),
    )
    cells = {"A1": "{{ v[].name }}", "B1": "{{ v[].count }}", "A3": "{{ release.version }}"}
    package = template({"S": cells})
    data = {"v": [{"id": "x", "name": "X", "count": 2}], "release": {"version": "1"}}
    filled = fill_in(package, data, shapes={"v": view})
    assert list(iter_origins(filled.plan)) == [
        ("S", "A1", "measures/x/short"),
        ("S", "A3", "release/version"),
    ]


def test_text_that_looks_like_a_formula_stays_text() -> None:
    texts = ["=1+1", "+1", "-1", "@x", "  =x", "_x000D_", "a\r\nb", "<b>&amp;", "x" * 32767]
    package = template({"S": {"A1": "{{ r[].t }}"}})
    fill_in(package, {"r": [{"t": text} for text in texts]})
    sheet = opened(package)["S"]
    assert [sheet.cell(i + 1, 1).data_type for i in range(len(texts))] == ["s"] * len(texts)
    assert [bool(sheet.cell(i + 1, 1).quotePrefix) for i in range(5)] == [*[True] * 4, False]
    found = [sheet.cell(i + 1, 1).value for i in range(len(texts))]
    assert found[:4] + found[7:] == texts[:4] + texts[7:]
    assert found[4] == "  =x"


def test_data_that_reads_like_a_tag_or_a_sample_of_the_template_is_shown() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:  # which shares strings, as Excel does
        sheet = book.add_worksheet()
        sheet.write_column("A1", ["{{ a }}", "{{ b }}", "Sample"])
        sheet.write_comment("A3", "{{ c }}")
    package = Package.from_bytes(file.getvalue(), "t.xlsx")
    fill_in(package, {"a": "{{ b }}", "b": "Sample", "c": "{{ a }}"})
    cells = opened(package).worksheets[0]["A1:A3"]
    assert [cell.value for (cell,) in cells] == ["{{ b }}", "Sample", "{{ a }}"]


@pytest.mark.parametrize("text", ["a\x00", "\x1b[0m", "x" * 32768, "\ufffe", "\ud800"])
def test_text_that_no_cell_can_hold_is_refused_with_its_record(text: str) -> None:
    found = mistakes(template({"S": {"A1": "{{ r[].t }}"}}), {"r": [{"id": "one", "t": text}]})
    assert [f.code for f in found] == ["F101"]
    assert "S!A1" in str(found[0])
    assert "r/one/t" in str(found[0])


@pytest.mark.parametrize(
    ("cells", "code", "said"),
    [
        ({"A1": "{{ rows[].nmae }}"}, "T103", 'did you mean "name"?'),
        ({"A1": "{{ rosw[].name }}"}, "T103", 'did you mean "rows"?'),
        ({"A1": "{{ title[].x }}"}, "T103", "is not a list"),
        ({"A1": "{{ title | across }}"}, "T104", "needs a list"),
        ({"A1": "{{ rows[].name }}", "B1": "{{ axes[].label }}"}, "T106", "two lists"),
        ({"A1": "{{ rows[].has[axes[].id] }}"}, "T105", "nothing repeats"),
        ({"A1": "{{ rows.name }}"}, "T105", 'nothing repeats "rows[]" here; write [] behind'),
        ({"A1": "{{ title[axes.id] }}"}, "T103", "plain value"),
        ({"A1": "{{ rows[].name", "B1": "{{ title }}"}, "T101", "never closed"),
        ({"A1": "{{ title | link to Nowhere }}"}, "T109", 'no Table "Nowhere"'),
        ({"A1": "{{ rows }}"}, "F101", "a list does not fit"),
    ],
)
def test_a_mistake_in_a_template_names_its_cell(
    cells: dict[str, str], code: str, said: str
) -> None:
    data = {"title": "T", "rows": [{"name": "x", "has": {}}], "axes": AXES}
    found = mistakes(template({"S": cells}), data)
    assert code in [f.code for f in found]
    assert said in str(next(f for f in found if f.code == code))
    assert "t.xlsx: S!" in str(found[0])


@pytest.mark.parametrize(
    "cells",
    [
        {"A1": "{{ rows[].name }}", "B1": "{{ axes[].id }}"},
        {"A1": "{{#if title = T}}", "A2": "x", "A3": "{{/if}}"},
        {"A1": "{{#each rows}}", "A2": "{{#if rows.n}}", "A3": "{{/if}}", "A4": "{{/each}}"},
    ],
)
def test_one_mistake_is_one_finding(cells: dict[str, str]) -> None:
    data = {"title": "T", "rows": [{"name": "x", "n": 1}], "axes": AXES}
    assert len(mistakes(template({"S": cells}), data)) == 1


def test_a_link_to_sheets_that_do_not_repeat_says_how_they_would() -> None:
    found = mistakes(template({"S": {"A1": "{{ title | link to sheet }}"}}), {"title": "T"})
    assert [f.code for f in found] == ["T109"]
    assert "name a sheet with a tag" in found[0].remedy


@pytest.mark.parametrize("other", ["plain", "{{ title }}"])
def test_a_tag_in_a_formula_is_told(other: str) -> None:
    cells = {"A1": '="As of {{ title }}"', "A2": '="{{"&B1', "A3": other}
    found = fill_in(template({"S": cells}), {"title": "T"}).findings
    assert [(f.code, f.severity, str(f.place)) for f in found] == [
        ("F124", "warning", "t.xlsx: S!A1")
    ]


def merged(area: str, **cells: str) -> Package:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for address, value in cells.items():
        sheet[address] = value
    sheet.merge_cells(area)
    return packed(book)


@pytest.mark.parametrize("area", ["B2:B4", "A2:A3"])
def test_a_repeat_that_cuts_merged_cells_is_refused(area: str) -> None:
    package = merged(area, A1="h", A2="{{ rows[].name }}", B2="x")
    assert "T110" in [f.code for f in mistakes(package, {"rows": rows(3)})]


def test_merged_cells_within_a_repeated_row_repeat_and_around_it_grow() -> None:
    package = merged("B2:C2", A2="{{ rows[].name }}", B2="x")
    package_data = {"rows": rows(3)}
    fill_in(package, package_data)
    found = opened(package).worksheets[0].merged_cells.ranges
    assert sorted(map(str, found)) == ["B2:C2", "B3:C3", "B4:C4"]
    around = merged("A1:A3", A1="label", B2="{{ rows[].name }}")
    fill_in(around, package_data)
    assert list(map(str, opened(around).worksheets[0].merged_cells.ranges)) == ["A1:A5"]


def test_merged_cells_do_not_part_the_list_that_they_are_in() -> None:
    package = merged("D2:E2", A2="{{ rows[].name }}", D2="{{ few[].name }}", F2="{{ few[].n }}")
    few = [{"name": "a", "n": 1}, {"name": "b", "n": 2}]
    fill_in(package, {"rows": rows(3), "few": few})
    sheet = opened(package).worksheets[0]
    assert sorted(map(str, sheet.merged_cells.ranges)) == ["D2:E2", "D3:E3"]
    assert [sheet[place].value for place in ("D3", "F3", "D4", "F4")] == ["b", 2, None, None]


def test_a_repeat_that_cuts_an_array_formula_is_refused() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A2"] = "{{ rows[].name }}"
    sheet["C1"] = ArrayFormula("C1:C4", "=A1:A4")
    found = mistakes(packed(book), {"rows": rows(3)})
    assert [f.code for f in found] == ["T110"]
    assert "array formula" in found[0].message


def test_a_suggestion_is_all_the_remedy_that_a_mistake_needs() -> None:
    found = mistakes(template({"S": {"A1": "{{ titel }}"}}), {"title": "T"})
    assert str(found[0]).endswith('no field "titel" in the data; did you mean "title"?')


def test_all_mistakes_of_a_template_come_in_one_run() -> None:
    cells = {"A1": "{{ nope }}", "A2": "{{ title", "A3": "{{ nope2 }}"}
    assert len(mistakes(template({"S": cells}), {"title": "T"})) == 3


@pytest.mark.parametrize("labels", [("Same", "same"), ("", "x"), ("y" * 300, "x")])
def test_headings_that_a_table_cannot_have_are_refused(labels: tuple[str, str]) -> None:
    cells = {"A1": "{{ axes[].label | across }}", "A2": "{{ rows[].name }}{{ axes[].id }}"}
    package = template({"S": cells}, {"T": ("S", "A1:A2")})
    axes = [{"id": str(i), "label": label} for i, label in enumerate(labels)]
    assert "T108" in [f.code for f in mistakes(package, {"axes": axes, "rows": [{"name": "x"}]})]


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


@example([])
@example([1])
@example(["x005F_"])
@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(texts, st.integers(-(10**9), 10**9), st.booleans()), max_size=6))
def test_what_is_filled_in_reads_back(values: list[object]) -> None:
    package = template({"S": {"A1": "start", "A2": "{{ r[].v }}", "A3": "end"}})
    fill_in(package, {"r": [{"v": value} for value in values]})
    # Not by openpyxl, which takes every "x005F_" out of a text that it reads.
    book = CalamineWorkbook.from_filelike(io.BytesIO(as_bytes(package)))
    found = [row[0] for row in book.get_sheet_by_name("S").to_python()]
    assert found == ["start", *(values or [""]), "end"]
    kinds = [isinstance(value, bool) for value in found[1:-1]]
    assert kinds == [isinstance(value, bool) for value in values or [""]]


def reordered(value: object) -> object:
    """Return the same data with the keys of every object the other way round."""
    if isinstance(value, dict):
        return {key: reordered(value[key]) for key in reversed(value)}
    return [reordered(member) for member in value] if isinstance(value, list) else value


def test_the_order_of_keys_in_the_data_does_not_change_a_byte() -> None:
    cells = {
        "A1": "{{ title }}",
        "A3": "Name",
        "B3": "{{ axes[].label | across }}",
        "A4": "{{ rows[].name | link to Data }}",
        "B4": "{{ rows[].has[axes[].id] }}",
        "D6": '{{ names["x"] }}',
        "D7": '{{ tags | join ", " }}',
    }
    original = as_bytes(template({"S": cells}, {"Data": ("S", "A3:B4")}))
    has = {"a": "one", "b": "two"}
    data = {
        "title": {"en": "T", "fr": "U"},
        "axes": AXES,
        "rows": [{"id": n, "name": n, "has": has} for n in NAMES],
        "names": {"x": 1, "y": 2},
        "tags": ["z", "a"],
    }
    found = []
    for each in (data, reordered(data)):
        package = Package.from_bytes(original, "t.xlsx")
        fill_in(package, each)  # type: ignore[arg-type]
        found.append(as_bytes(package))
    assert found[0] == found[1]


def test_totals_stay_right_below_their_table_beside_a_longer_one() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "S"
    for column, name in ((1, "Short"), (3, "Long")):
        sheet.cell(1, column, name)
        sheet.cell(2, column, "{{ " + name.lower() + "[].n }}")
        sheet.cell(3, column, f"=SUBTOTAL(109,{name}[{name}])")
        letter = sheet.cell(1, column).column_letter
        table = Table(displayName=name, ref=f"{letter}1:{letter}3", totalsRowCount=1)
        table._initialise_columns()
        table.tableColumns[0].name = name
        table.tableColumns[0].totalsRowFunction = "sum"
        sheet.add_table(table)
    package = packed(book)
    fill_in(package, {"short": [{"n": 1}, {"n": 2}], "long": [{"n": i} for i in range(5)]})
    found = opened(package)["S"]
    assert found["A4"].value == "=SUBTOTAL(109,Short[Short])"
    assert found["C7"].value == "=SUBTOTAL(109,Long[Long])"
    assert [found.tables[name].ref for name in ("Short", "Long")] == ["A1:A4", "C1:C7"]
