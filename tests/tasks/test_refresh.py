"""Somebody's own copy brought up to date, one thing of theirs after the other."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import FilterColumn, Filters
from openpyxl.worksheet.table import Table, TableColumn

from tests.builders import counterpart, make_measure
from tests.copies import copied_project
from tests.tasks.pulling import OUTPUT, Change, cell, project, rebuild, typed
from tests.tasks.refreshing import (
    COPY,
    add_column,
    copy_of,
    opened,
    refreshed,
    reseed,
    rows_of,
    sort_rows,
)
from toolkit.errors import FileError, UsageError, WorkbookError
from toolkit.tasks.pull import pull
from toolkit.tasks.refresh import Refreshed
from toolkit.tasks.status import status
from toolkit.workbook.opc.digest import content_digest, is_own_unedited
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.properties import set_custom
from toolkit.workbook.opc.save import save

YELLOW = PatternFill("solid", fgColor="FFFF00")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("project"))


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    return copied_project(built, tmp_path)


def more_measures(files: dict[str, Any]) -> None:
    """Add a measure before and one behind the two that there are."""
    for name in ("alley", "zoo"):
        files[f"measures/{name}.json"] = make_measure(name)


def without_lane(files: dict[str, Any]) -> None:
    """Delete the record of a measure, and what names it."""
    del files["measures/lane.json"]
    gate = files["measures/gate.json"]
    del gate["analogues"]
    gate["entries"]["west"]["counterpart"] = counterpart()
    files["action-plans/plan-west.json"]["measure"] = "gate"


def renamed(short: str) -> Any:
    """Return a change of what the seeds say of the gate."""

    def change(files: dict[str, Any]) -> None:
        files["measures/gate.json"]["short"] = short

    return change


def nothing(_: openpyxl.Workbook) -> None:
    """Change nothing."""


def with_column(table: str, heading: str, cells: dict[str, Any]) -> Change:
    """Return the change that adds a column of one's own."""

    def change(book: openpyxl.Workbook) -> None:
        add_column(book[table], heading, cells)

    return change


def codes(result: Refreshed) -> list[str]:
    return [each.code for each in result.stops]


def places(result: Refreshed) -> list[str]:
    return [str(each.place).removeprefix(f"{COPY}: ") for each in result.stops]


def test_a_copy_without_edits_becomes_the_new_output(root: Path) -> None:
    (root / COPY).write_bytes((root / OUTPUT).read_bytes())
    reseed(root, more_measures)
    assert refreshed(root).state == "written"
    rebuild(root)
    assert (root / COPY).read_bytes() == (root / OUTPUT).read_bytes()


def test_a_copy_that_a_program_saved_without_edits_becomes_the_new_output(root: Path) -> None:
    copy_of(root, nothing)
    reseed(root, more_measures)
    assert refreshed(root).kept == {}
    rebuild(root)
    assert content_digest(Package.open(root / COPY)) == content_digest(Package.open(root / OUTPUT))


def test_the_old_file_is_kept_aside(root: Path) -> None:
    copy_of(root, typed("Measures", "gate", "Short", "Door"))
    before = (root / COPY).read_bytes()
    result = refreshed(root)
    assert result.aside is not None
    assert result.aside.read_bytes() == before


def test_another_name_leaves_the_copy_alone(root: Path) -> None:
    copy_of(root, typed("Measures", "gate", "Short", "Door"))
    before = (root / COPY).read_bytes()
    result = refreshed(root, target=root / "new.xlsx")
    assert (result.state, result.aside) == ("written", None)
    assert (root / COPY).read_bytes() == before
    book = openpyxl.load_workbook(root / "new.xlsx")
    assert cell(book, "Measures", "gate", "Short").value == "Door"
    with pytest.raises(UsageError, match="there already"):
        refreshed(root, target=root / "new.xlsx")


def test_a_check_writes_nothing(root: Path) -> None:
    copy_of(root, nothing)
    before = (root / COPY).read_bytes()
    assert refreshed(root, check=True).state == "stale"
    assert (root / COPY).read_bytes() == before


def test_a_refreshed_copy_never_passes_for_one_without_edits(root: Path) -> None:
    copy_of(root, with_column("Measures", "Mine", {"gate": "x"}))
    refreshed(root)
    assert not is_own_unedited(Package.open(root / COPY))


def test_columns_of_ones_own_follow_their_records(root: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        add_column(book["Measures"], "Mine", {"gate": "by the sea", "lane": 3.5})

    copy_of(root, change)
    reseed(root, more_measures)
    result = refreshed(root)
    assert result.kept == {"cells": 3, "columns": 1}
    found = rows_of(root)
    assert {key: row[-1] for key, row in found.items()} == {
        "alley": None,
        "gate": "by the sea",
        "lane": 3.5,
        "zoo": None,
    }
    assert opened(root)["Measures"].cell(1, len(found["gate"])).value == "Mine"
    assert [each.key for each in result.changed if each.table == "Measures"] == ["alley", "zoo"]


def test_formulas_of_ones_own_name_the_same_records_and_new_rows_get_them(root: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        add_column(book["Measures"], "Twice", {"gate": "=J2*2", "lane": "=J3*2"})

    copy_of(root, change)
    reseed(root, more_measures)
    refreshed(root)
    assert [row[-1] for row in rows_of(root).values()] == ["=J2*2", "=J3*2", "=J4*2", "=J5*2"]
    shown = rows_of(root, values=True)
    assert {key: row[-1] for key, row in shown.items()} == {k: 2 * r[-2] for k, r in shown.items()}


def test_a_column_within_a_table_stays_one_of_its_columns(root: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Measures"]
        add_column(sheet, "Mine", {"gate": "x", "lane": "y"})
        table = sheet.tables["Measures"]
        table.ref = "A1:K3"
        table.autoFilter.ref = "A1:K3"
        table.tableColumns.append(TableColumn(id=99, name="Mine"))

    copy_of(root, change)
    reseed(root, more_measures)
    refreshed(root)
    table = opened(root)["Measures"].tables["Measures"]
    assert (table.ref, table.tableColumns[-1].name) == ("A1:K5", "Mine")


def test_rows_stay_in_the_order_they_were_sorted_in(root: Path) -> None:
    copy_of(root, lambda book: sort_rows(book["Measures"], ["lane", "gate"]))
    reseed(root, more_measures)
    assert refreshed(root).kept == {"sorted Tables": 1}
    assert list(rows_of(root)) == ["alley", "lane", "zoo", "gate"]
    assert refreshed(root).state == "current"


def test_an_edit_that_the_seeds_did_not_touch_stays_and_is_still_an_edit(root: Path) -> None:
    copy_of(root, typed("Measures", "gate", "Short", "Door"))
    reseed(root, more_measures)
    assert refreshed(root).kept == {"edited cells": 1}
    assert rows_of(root)["gate"][1] == "Door"
    (found,) = pull(root, root / COPY).fields
    assert (found.path, found.state, found.was) == ("measures/gate/short", "change", "Gate")


def test_an_edit_that_the_seeds_hold_by_now_is_none_any_more(root: Path) -> None:
    copy_of(root, typed("Measures", "gate", "Short", "Door"))
    reseed(root, renamed("Door"))
    assert refreshed(root).kept == {}


@pytest.mark.parametrize(("take", "short"), [("workbook", "Door"), ("seeds", "Portal")])
def test_a_cell_that_both_changed_stops_until_it_is_decided(
    root: Path, take: str, short: str
) -> None:
    copy_of(root, typed("Measures", "gate", "Short", "Door"))
    reseed(root, renamed("Portal"))
    before = (root / COPY).read_bytes()
    result = refreshed(root)
    assert (result.state, codes(result), places(result)) == ("stopped", ["R101"], ["Measures!B2"])
    assert "“Door” here and “Portal” in the seeds (it was “Gate”)" in result.stops[0].message
    assert '"measures/gate/short"' in result.stops[0].remedy
    assert (root / COPY).read_bytes() == before
    assert refreshed(root, take={"measures/gate/short": take}).state == "written"
    assert rows_of(root)["gate"][1] == short
    assert refreshed(root).state == "current"


def test_a_computed_cell_typed_over_stays_unless_it_comes_out_otherwise_now(root: Path) -> None:
    copy_of(root, typed("Measures", "gate", "Claims", 99))
    assert refreshed(root).kept == {"edited cells": 1}
    assert rows_of(root)["gate"][9] == 99
    reseed(root, lambda files: files["measures/gate.json"]["claims"].pop())
    assert codes(refreshed(root)) == ["R101"]


def test_a_cell_of_the_template_typed_over_stays(root: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Cover"]["A3"] = "My own words"

    copy_of(root, change)
    reseed(root, more_measures)
    assert refreshed(root).kept == {"edited cells": 1}
    assert opened(root)["Cover"]["A3"].value == "My own words"


def test_cells_beside_the_tables_keep_their_distance(root: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Measures"]
        sheet["N1"], sheet["N2"], sheet["B7"] = "on top", "at the gate", "below"
        book["Cover"]["D9"] = "=Measures!B3"

    copy_of(root, change)
    reseed(root, more_measures)
    assert refreshed(root).kept["cells"] == 4
    sheet = opened(root)["Measures"]
    assert [sheet[at].value for at in ("N1", "N3", "B9")] == ["on top", "at the gate", "below"]
    assert opened(root)["Cover"]["D9"].value == "=Measures!B4"


def test_what_stands_in_the_row_of_a_deleted_record_stops(root: Path) -> None:
    copy_of(root, with_column("Measures", "Mine", {"lane": "my thoughts"}))
    reseed(root, without_lane)
    result = refreshed(root)
    assert (codes(result), places(result)) == (["R103"], ["Measures!K3"])
    assert '“my thoughts” in the row "lane"' in result.stops[0].message


def test_a_record_that_is_deleted_goes_without_a_word_where_nothing_is_ones_own(
    root: Path,
) -> None:
    copy_of(root, with_column("Measures", "Mine", {"gate": "x"}))
    reseed(root, without_lane)
    assert refreshed(root).state == "written"
    assert list(rows_of(root)) == ["gate"]


def test_a_row_that_was_added_by_hand_stops_until_the_seeds_have_it(root: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Measures"]
        sheet.append(["alley", "Alley", "The alley"])
        sheet.tables["Measures"].ref = "A1:J4"

    copy_of(root, change)
    result = refreshed(root)
    assert codes(result) == ["R103"]
    reseed(root, more_measures)
    assert refreshed(root).state == "written"
    assert rows_of(root)["alley"][2] == "The alley"


def test_deleted_rows_and_columns_come_back_only_if_that_is_wanted(root: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Measures"].delete_rows(3)
        book["Measures"].tables["Measures"].ref = "A1:J2"
        book.remove(book["Events"])

    copy_of(root, change)
    result = refreshed(root)
    assert set(codes(result)) == {"R102"}
    assert refreshed(root, take="workbook").state == "stopped"
    assert refreshed(root, take="seeds").state == "written"
    assert list(rows_of(root)) == ["gate", "lane"]
    assert "Events" in opened(root).sheetnames


def own_sheet(book: openpyxl.Workbook) -> None:
    """Add a sheet with a bit of everything."""
    measures, sheet = book["Measures"], book.create_sheet("My sums", 1)
    sheet["A1"], sheet["B1"] = "Claims of the gate", "=Measures!J2"
    sheet["B2"], sheet["B3"] = "=SUM(Measures!J2:J3)", "=SUM(Measures[Claims])"
    sheet["B4"] = "=Claimed*10"
    sheet["A1"].fill, sheet["A1"].font = YELLOW, Font(bold=True, color="FF0000")
    sheet["A7"], sheet["B7"], sheet["A8"], sheet["B8"] = "What", "How many", "one", 1
    sheet.add_table(Table(displayName="Own", ref="A7:B8"))
    chart = BarChart()
    chart.add_data(Reference(measures, min_col=10, min_row=1, max_row=3), titles_from_data=True)
    sheet.add_chart(chart, "E2")
    sheet["A1"].comment = Comment("mine", "me")
    rule = CellIsRule("greaterThan", ["Measures!$J$2"], fill=YELLOW)  # type: ignore[no-untyped-call]
    sheet.conditional_formatting.add("B1:B4", rule)
    listed = DataValidation(type="list", formula1="Measures!$B$2:$B$3")
    sheet.add_data_validation(listed)
    listed.add("D1")
    sheet["A5"], sheet["A5"].hyperlink = "there", "#Measures!B2"
    book.defined_names["Claimed"] = DefinedName("Claimed", attr_text="Measures!$J$2")


def test_sheets_of_ones_own_are_carried_and_their_references_follow(root: Path) -> None:
    copy_of(root, own_sheet)
    reseed(root, more_measures)
    assert refreshed(root).kept == {"sheets": 1, "names": 1}
    book = opened(root)
    sheet = book["My sums"]
    assert book.sheetnames[:2] == ["Cover", "My sums"]
    assert [sheet[f"B{row}"].value for row in range(1, 5)] == [
        "=Measures!J3",
        "=SUM(Measures!J2:J5)",
        "=SUM(Measures[Claims])",
        "=Claimed*10",
    ]
    assert book.defined_names["Claimed"].attr_text == "Measures!$J$3"
    assert (sheet["A1"].fill.fgColor.rgb, sheet["A1"].font.b) == ("00FFFF00", True)
    assert sheet["A1"].comment.text == "mine"
    (series,) = sheet._charts[0].series  # type: ignore[attr-defined]
    assert series.val.numRef.f == "'Measures'!$J$2:$J$5"
    assert [rule.formula for rules in sheet.conditional_formatting for rule in rules.rules] == [
        ["Measures!$J$3"]
    ]
    assert sheet.data_validations.dataValidation[0].formula1 == "Measures!$B$2:$B$5"
    assert sheet["A5"].hyperlink.target == "#Measures!B3"
    assert sheet.tables["Own"].ref == "A7:B8"
    shown = opened(root, values=True)["My sums"]
    assert [shown[f"B{row}"].value for row in range(1, 5)] == [7, 13, 13, 70]


def test_a_formula_that_names_a_record_that_is_gone_stops(root: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book.create_sheet("Mine")["A1"] = "=Measures!B3"

    copy_of(root, change)
    reseed(root, without_lane)
    result = refreshed(root)
    assert codes(result) == ["R105"]
    assert "Measures!B3" in result.stops[0].message


def test_looks_stay_by_record_and_column_all_else_is_the_templates(root: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        cell(book, "Measures", "lane", "Title").fill = YELLOW
        cell(book, "Measures", "gate", "Short").font = Font(bold=True, color="FF0000")

    copy_of(root, change)
    reseed(root, more_measures)
    template = root / "templates" / "book.xlsx"
    book = openpyxl.load_workbook(template)
    for column in range(1, 11):
        book["Measures"].cell(2, column).fill = PatternFill("solid", fgColor="00CCFF")
    book.save(template)
    assert refreshed(root).kept == {"formats of cells": 2}
    book = opened(root)
    fills = {
        key: [cell(book, "Measures", key, name).fill.fgColor.rgb for name in ("Short", "Title")]
        for key in ("alley", "gate", "lane")
    }
    blue, yellow = "0000CCFF", "00FFFF00"
    assert fills == {"alley": [blue, blue], "gate": [blue, blue], "lane": [blue, yellow]}
    assert cell(book, "Measures", "gate", "Short").font.color.rgb == "00FF0000"


def test_a_column_that_was_coloured_as_a_whole_colours_new_rows(root: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        for key in ("gate", "lane"):
            cell(book, "Measures", key, "Title").fill = YELLOW

    copy_of(root, change)
    reseed(root, more_measures)
    refreshed(root)
    assert cell(opened(root), "Measures", "zoo", "Title").fill.fgColor.rgb == "00FFFF00"


def test_sizes_hidden_lines_and_views_stay(root: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Measures"]
        sheet.column_dimensions["C"].width, sheet.column_dimensions["E"].hidden = 44, True
        sheet.row_dimensions[3].height, sheet.row_dimensions[2].hidden = 50, True
        sheet.freeze_panes, sheet.sheet_view.zoomScale = "C2", 80
        sheet.sheet_properties.tabColor = "00FF00"
        book["Plans"].sheet_state = "hidden"

    copy_of(root, change)
    reseed(root, more_measures)
    refreshed(root)
    book = opened(root)
    sheet = book["Measures"]
    assert (sheet.column_dimensions["C"].width, sheet.column_dimensions["E"].hidden) == (44, True)
    assert [sheet.row_dimensions[row].height for row in range(2, 6)] == [None, None, 50, None]
    assert [sheet.row_dimensions[row].hidden for row in range(2, 6)] == [False, True, False, False]
    assert (sheet.freeze_panes, sheet.sheet_view.zoomScale) == ("C2", 80)
    assert (sheet.sheet_properties.tabColor.rgb, book["Plans"].sheet_state) == (
        "FF00FF00",
        "hidden",
    )


def test_filters_stay_and_hide_new_rows_too(root: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Measures"]
        shown = FilterColumn(colId=1, filters=Filters(filter=["Gate", "Zoo"]))
        sheet.tables["Measures"].autoFilter.filterColumn = [shown]
        sheet.row_dimensions[3].hidden = True

    copy_of(root, change)
    reseed(root, more_measures)
    assert refreshed(root).kept["filtered columns"] == 1
    sheet = opened(root)["Measures"]
    (column,) = sheet.tables["Measures"].autoFilter.filterColumn
    assert (column.colId, column.filters.filter) == (1, ["Gate", "Zoo"])
    hidden = {sheet.cell(row, 1).value: sheet.row_dimensions[row].hidden for row in range(2, 6)}
    assert hidden == {"alley": True, "gate": False, "lane": True, "zoo": False}


def test_notes_rules_lists_links_and_merged_cells_stay(root: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Measures"]
        cell(book, "Measures", "lane", "Title").comment = Comment("look again", "me")
        rule = FormulaRule(formula=['$B2="Gate"'], fill=YELLOW)  # type: ignore[no-untyped-call]
        sheet.conditional_formatting.add("C2:C3", rule)
        listed = DataValidation(type="list", formula1='"yes,no"')
        sheet.add_data_validation(listed)
        listed.add("L2:L3")
        sheet["L2"], sheet["L2"].hyperlink = "there", "https://example.org/"
        sheet.merge_cells("B9:D9")
        sheet["B9"] = "merged"

    copy_of(root, change)
    reseed(root, more_measures)
    refreshed(root)
    sheet = opened(root)["Measures"]
    assert cell(opened(root), "Measures", "lane", "Title").comment.text == "look again"
    (ranges,) = sheet.conditional_formatting
    assert (str(ranges.sqref), ranges.rules[0].formula) == ("C2:C5", ['$B2="Gate"'])
    (listed,) = sheet.data_validations.dataValidation
    assert str(listed.sqref) == "L2:L5"
    assert sheet["L3"].hyperlink.target == "https://example.org/"
    assert [str(area) for area in sheet.merged_cells.ranges] == ["B11:D11"]


THREAD = "{5B0F1C9A-6C1B-4E53-9A77-0D2C8B6E41F3}"
SPACE = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
KIND = "http://schemas.microsoft.com/office/2017/10/relationships/"


def add_thread(path: Path, cell: str) -> None:
    """Hang a comment in a thread on a cell of Measures that has its note already, as Excel does."""
    package = Package.open(path)
    sheet = next(each.part for each in package.sheets() if each.name == "Measures")
    comment = (
        f'<ThreadedComments xmlns="{SPACE}"><threadedComment ref="{cell}" id="{THREAD}"'
        ' personId="{1}"><text>Is this so?</text></threadedComment></ThreadedComments>'
    )
    people = f'<personList xmlns="{SPACE}"><person displayName="Me" id="{{1}}"/></personList>'
    parts = {"threadedComment": (sheet, comment), "person": (package.workbook_part, people)}
    for kind, (owner, content) in parts.items():
        name = f"xl/{kind}s/{kind}1.xml"
        package.add(name, content.encode(), f"application/vnd.ms-excel.{kind.lower()}s+xml")
        package.add_relationship(owner, KIND + kind, name)
    set_custom(package, {"border-policy content": "of the file before"})
    save(package, path)


def test_comments_in_threads_stay_with_their_people(root: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        cell(book, "Measures", "lane", "Title").comment = Comment("[thread]", f"tc={THREAD}")

    add_thread(copy_of(root, change), "C3")
    reseed(root, more_measures)
    assert refreshed(root).kept == {"notes": 1}
    package = Package.open(root / COPY)
    sheet = next(each.part for each in package.sheets() if each.name == "Measures")
    (thread,) = package.related(sheet, "threadedComment")
    assert b'ref="C4"' in package.read(thread)
    (people,) = package.related(package.workbook_part, "person")
    assert b'displayName="Me"' in package.read(people)
    assert refreshed(root).state == "current"


def test_what_cannot_be_carried_stops_with_its_name(root: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Measures"]
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=10, min_row=1, max_row=3))
        sheet.add_chart(chart, "L2")  # type: ignore[call-arg]
        sheet["L1"], sheet["L20"] = "What", "x"
        sheet.protection.sheet = True

    path = copy_of(root, change)
    before = path.read_bytes()
    result = refreshed(root)
    assert set(codes(result)) == {"R104"}
    found = "; ".join(each.message for each in result.stops)
    assert ("a chart of yours" in found, "a protection of yours" in found) == (True, True)
    assert path.read_bytes() == before
    assert not list(root.glob("mine.edited-*"))


def test_a_link_to_another_workbook_stops(root: Path) -> None:
    copy_of(root, lambda book: book["Cover"].append(["='[other.xlsx]Sheet1'!A1"]))
    result = refreshed(root)
    assert codes(result) == ["R105"]
    assert "another workbook" in result.stops[0].message


def test_a_new_column_of_the_template_moves_ones_own_to_the_right(root: Path) -> None:
    copy_of(root, with_column("Plans", "Mine", {"plan-east": 1, "plan-west": "=C3"}))
    path = root / "templates" / "book.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Plans"]
    sheet.move_range("C1:C2", cols=1)
    sheet["C1"], sheet["C2"] = "Again", "{{ action_plans[].id }}"
    table = sheet.tables["Plans"]
    table.ref = table.autoFilter.ref = "A1:D2"
    table.tableColumns.insert(2, TableColumn(id=4, name="Again"))
    book.save(path)
    refreshed(root)
    found = rows_of(root, "Plans")
    assert [row[2] for row in found.values()] == ["plan-east", "plan-west"]
    assert [row[4] for row in found.values()] == [1, "=D3"]


def test_without_a_receipt_what_seeds_and_template_give_tells_what_was_written(
    root: Path,
) -> None:
    copy_of(root, typed("Measures", "gate", "Short", "Door"), receipt=False)
    result = refreshed(root)
    assert (result.state, result.kept) == ("written", {"edited cells": 1})
    assert "dropped the receipt" in result.doubt


def test_without_a_receipt_and_with_other_seeds_all_that_differs_is_asked(root: Path) -> None:
    copy_of(root, typed("Measures", "gate", "Short", "Door"), receipt=False)
    reseed(root, renamed("Portal"))
    result = refreshed(root)
    assert (result.state, "R101" in codes(result)) == ("stopped", True)
    assert "not what it was made from" in result.doubt


def test_a_workbook_of_another_program_is_refused(root: Path) -> None:
    book = openpyxl.Workbook()
    book.save(root / COPY)
    with pytest.raises(WorkbookError, match="nothing tells"):
        refreshed(root)


def test_a_copy_that_is_open_elsewhere_is_left_alone(root: Path) -> None:
    copy_of(root, typed("Measures", "gate", "Short", "Door"))
    (root / f".~lock.{COPY}#").write_text(",someone,here,now;")
    with pytest.raises(FileError, match="is open in LibreOffice"):
        refreshed(root)


def test_a_refreshed_copy_in_outputs_is_still_an_edited_output(root: Path) -> None:
    copy_of(root, typed("Measures", "gate", "Short", "Door"))
    refreshed(root)
    (root / OUTPUT).write_bytes((root / COPY).read_bytes())
    assert [each.state for each in status(root)] == ["edited"]
    assert rebuild(root) == "edited"


@pytest.mark.parametrize("name", ["write_atomically", "keep_aside"])
def test_the_copy_is_whole_when_writing_fails(
    root: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copy_of(root, typed("Measures", "gate", "Short", "Door"))
    before, there = path.read_bytes(), sorted(root.iterdir())

    def fail(*_: object) -> None:
        raise FileError("the disk is full")

    home = "toolkit.workbook.opc.save" if name == "write_atomically" else "toolkit.tasks.refresh"
    monkeypatch.setattr(f"{home}.{name}", fail)
    with pytest.raises(FileError, match="disk is full"):
        refreshed(root)
    assert path.read_bytes() == before
    assert sorted(root.iterdir()) == there
