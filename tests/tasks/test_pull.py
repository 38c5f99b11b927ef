"""Edits of a workbook into the seeds, one sort of edit after the other."""

import datetime
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.table import Table

from tests.copies import copied_project
from tests.tasks.pulling import (
    OUTPUT,
    Change,
    cell,
    edited,
    project,
    rebuild,
    seed,
    seeds,
    texts,
    typed,
)
from toolkit.errors import UsageError, WorkbookError
from toolkit.tasks.pull import PulledField, PullResult, decisions, pull
from toolkit.tasks.status import status
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.properties import set_custom
from toolkit.workbook.opc.save import save
from toolkit.workbook.receipt.part import get_receipt

GATE = "measures/gate.json"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("project"))


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    return copied_project(built, tmp_path)


def pulled(root: Path, change: Change, **options: Any) -> PullResult:
    """Return what a pull makes of a change, written unless told otherwise."""
    return pull(root, edited(root, change), **{"write": True, **options})


def only(result: PullResult) -> PulledField:
    (found,) = result.fields
    return found


def codes(result: PullResult) -> list[str]:
    return [each.code for each in result.findings]


def replaced(name: str, old: str, new: str) -> dict[str, tuple[str, str]]:
    return {f"seeds/{name}": (old, new)}


def assert_bytes(root: Path, before: dict[str, bytes], name: str, old: str, new: str) -> None:
    """Fail unless one place of one file changed and every other byte of the seeds stayed."""
    file = f"seeds/{name}"
    assert before[file].count(old.encode()) == 1
    expected = {**before, file: before[file].replace(old.encode(), new.encode())}
    assert texts(root) == expected


def test_a_build_then_a_pull_changes_nothing(root: Path) -> None:
    before = texts(root)
    result = pull(root, root / OUTPUT, write=True)
    assert (result.fields, result.findings, result.written) == ((), (), ())
    assert texts(root) == before


def test_a_workbook_saved_again_without_an_edit_changes_nothing(root: Path) -> None:
    result = pulled(root, lambda _: None)
    assert result == PullResult("book.en.xlsx")


def test_an_edited_text_changes_only_its_own_bytes(root: Path) -> None:
    before = texts(root)
    found = only(pulled(root, typed("Measures", "gate", "Short", "Door")))
    assert (found.path, found.state) == ("measures/gate/short", "change")
    assert (found.was, found.workbook, found.seeds) == ("Gate", "Door", "Gate")
    assert (found.cell, found.place) == ("Measures!B2", "seeds/measures/gate.json:3:12")
    assert_bytes(root, before, GATE, '"short": "Gate"', '"short": "Door"')


def test_without_write_nothing_is_written(root: Path) -> None:
    before = texts(root)
    result = pulled(root, typed("Measures", "gate", "Short", "Door"), write=False)
    assert only(result).state == "change"
    assert not result.is_settled
    assert texts(root) == before


def test_an_edit_that_was_pulled_is_in_the_next_build_and_the_output_is_current(
    root: Path,
) -> None:
    result = pulled(root, typed("Measures", "gate", "Short", "Door"))
    assert (result.is_settled, result.written) == (True, ("seeds/measures/gate.json",))
    assert [each.state for each in status(root)] == ["stale"]
    assert rebuild(root) == "written"
    book = openpyxl.load_workbook(root / OUTPUT)
    assert cell(book, "Measures", "gate", "Short").value == "Door"
    assert [each.state for each in status(root)] == ["current"]
    assert pull(root, root / OUTPUT).fields == ()


def test_a_second_pull_of_the_same_workbook_finds_the_edit_in_the_seeds(root: Path) -> None:
    pulled(root, typed("Measures", "gate", "Short", "Door"))
    result = pull(root, root / OUTPUT, write=True)
    assert (only(result).state, result.written, result.is_settled) == ("same", (), True)


def test_text_is_that_of_the_language_and_others_stay(root: Path) -> None:
    pulled(root, typed("Measures", "gate", "Title", "The big gate"))
    assert seed(root, GATE)["title"] == {"en": "The big gate", "fr": "La porte"}


def test_line_breaks_come_back_as_line_breaks(root: Path) -> None:
    pulled(root, typed("Measures", "gate", "Title", "The\r\nbig\ngate"))
    assert seed(root, GATE)["title"]["en"] == "The\nbig\ngate"


def test_rich_text_comes_back_as_its_words(root: Path) -> None:
    bold = TextBlock(InlineFont(b=True), "big ")
    pulled(root, typed("Measures", "gate", "Title", CellRichText("The ", bold, "gate")))
    assert seed(root, GATE)["title"]["en"] == "The big gate"


def test_text_that_begins_like_a_formula_stays_text(root: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        found = cell(book, "Measures", "gate", "Title")
        found.value, found.data_type = "=the gate", "s"

    pulled(root, change)
    assert seed(root, GATE)["title"]["en"] == "=the gate"


def test_a_number_typed_into_a_text_is_text(root: Path) -> None:
    pulled(root, typed("Measures", "gate", "Title", 66))
    assert seed(root, GATE)["title"]["en"] == "66"


def test_a_word_becomes_its_code(root: Path) -> None:
    before = texts(root)
    found = only(pulled(root, typed("Measures", "gate", "Domain", "migration")))
    assert (found.workbook, found.words[1]) == ("migration", "Migration")
    assert_bytes(root, before, GATE, '"border-management"', '"migration"')


def test_an_unknown_word_is_refused_with_the_nearest(root: Path) -> None:
    before = texts(root)
    result = pulled(root, typed("Measures", "gate", "Domain", "Migratoin"))
    (found,) = result.findings
    assert (found.code, str(found.place)) == ("P103", "book.en.xlsx: Measures!D2")
    assert 'did you mean "Migration"?' in str(found)
    assert texts(root) == before


def test_a_field_that_was_missing_is_put_where_the_schema_has_it(root: Path) -> None:
    pulled(root, typed("Measures", "lane", "West: status", "Signed"))
    entry = seed(root, "measures/lane.json")["entries"]["west"]
    assert entry["status"] == "signed"
    assert list(entry) == ["presence", "status", "summary"]


def test_an_emptied_cell_removes_the_field(root: Path) -> None:
    pulled(root, typed("Measures", "gate", "East: as of", None))
    assert "status_as_of" not in seed(root, GATE)["entries"]["east"]


def test_the_word_for_nothing_removes_the_field_too(tmp_path: Path) -> None:
    files = seeds()
    claims = files[GATE]["claims"]
    files[GATE]["claims"] = [each for each in claims if each["field"] != "status"]
    root = project(tmp_path, files)
    blank = cell(openpyxl.load_workbook(root / OUTPUT), "Measures", "lane", "West: status").value
    result = pulled(root, typed("Measures", "gate", "East: status", blank))
    assert (blank, only(result).workbook) == ("not reported", None)
    assert "status" not in seed(root, GATE)["entries"]["east"]


def test_a_field_that_claims_speak_of_cannot_be_emptied(root: Path) -> None:
    result = pulled(root, typed("Measures", "gate", "East: status", None))
    assert (codes(result), only(result).state) == (["P109"], "refused")
    assert "C141" in result.findings[0].message


def test_a_field_that_every_record_has_cannot_be_emptied(root: Path) -> None:
    before = texts(root)
    assert codes(pulled(root, typed("Measures", "gate", "Short", None))) == ["P106"]
    assert texts(root) == before


def test_null_empty_and_missing_stay_apart(root: Path) -> None:
    path = root / "seeds/sources.json"
    changed = json.loads(path.read_text())
    changed["sources"][0]["note"] = ""
    path.write_text(json.dumps(changed, indent=2, ensure_ascii=False) + "\n")
    rebuild(root)
    before = path.read_bytes()
    pulled(root, typed("Sources", "report-two", "Site", "https://example.org/two"))
    first, second = json.loads(path.read_text())["sources"]
    assert first == json.loads(before)["sources"][0]
    assert second["URL"] == "https://example.org/two"


@pytest.mark.parametrize(
    ("value", "written"),
    [("2004", "2004"), ("2004-05", "2004-05"), ("2004-05-06", "2004-05-06"), (2004, "2004")],
)
def test_dates_keep_their_precision(root: Path, value: object, written: str) -> None:
    pulled(root, typed("Measures", "gate", "East: as of", value))
    assert seed(root, GATE)["entries"]["east"]["status_as_of"] == written


def test_a_date_in_words_can_be_typed_anew_in_any_form(root: Path) -> None:
    pulled(root, typed("Events", "visit", "When", "2002-04~"))
    assert seed(root, "events.json")["events"][2]["date"] == "2002-04~"


def test_a_day_that_the_program_made_is_asked_back(root: Path) -> None:
    before = texts(root)
    result = pulled(root, typed("Measures", "gate", "East: as of", datetime.date(2005, 3, 1)))
    (found,) = result.findings
    assert found.code == "P104"
    assert "2005-03-01" in found.message
    assert "'2005-03 or '2005" in found.remedy
    assert texts(root) == before


def test_a_day_typed_over_a_day_is_one(root: Path) -> None:
    pulled(root, typed("Events", "summit", "Day", datetime.date(2001, 12, 13)))
    assert seed(root, "events.json")["events"][0]["date"] == "2001-12-13"


def test_a_day_typed_over_the_first_day_of_a_year_is_asked_back(root: Path) -> None:
    result = pulled(root, typed("Events", "talks", "Day", datetime.date(2003, 5, 6)))
    assert codes(result) == ["P104"]


def test_words_that_are_no_date_are_refused(root: Path) -> None:
    result = pulled(root, typed("Measures", "gate", "East: as of", "spring of 2005"))
    assert codes(result) == ["P105"]


def test_a_number_comes_back_as_a_number(root: Path) -> None:
    files = seeds()
    before = texts(root)
    result = pulled(root, typed("Plans", "plan-east", "Signed", 3))
    # three points were signed and one added: the checks refuse that with the reason
    assert (only(result).state, codes(result)) == ("refused", ["P109"])
    assert files["action-plans/plan-east.json"]["stated_count"] == 2
    assert texts(root) == before


def test_a_formula_over_a_value_is_refused(root: Path) -> None:
    before = texts(root)
    result = pulled(root, typed("Measures", "gate", "Title", "=B2&C2"))
    assert codes(result) == ["P101"]
    assert texts(root) == before


def test_a_computed_cell_is_answered_with_the_field_to_edit(root: Path) -> None:
    (found,) = pulled(root, typed("Measures", "gate", "Claims", 99)).findings
    assert found.code == "P110"
    assert "edit measures/gate/claims (seeds/measures/gate.json:" in found.remedy


def test_a_cell_of_another_record_is_answered_with_that_record(root: Path) -> None:
    (found,) = pulled(root, typed("Evidence", "gate/name", "Measure", "The lane")).findings
    assert found.code == "P110"
    assert "edit measures/gate/title" in found.remedy


def test_a_field_that_two_rows_show_must_be_changed_in_both(root: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        rows = book["Points"].iter_rows(min_row=2)
        next(row[1] for row in rows if row[1].value == "Point 1").value = "The first point"

    one = pulled(root, change)
    assert (codes(one), one.fields) == (["P107"], ())
    both = pulled(root, change)
    assert only(both).path == "action_plans/plan-east/points/p01/title"
    assert (codes(both), only(both).state) == ([], "change")


def test_two_rows_that_say_different_things_of_a_field_are_told(root: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        cells = [row[1] for row in book["Points"].iter_rows(min_row=2) if row[1].value == "Point 1"]
        for number, each in enumerate(cells):
            each.value = f"Name {number}"

    result = pulled(root, change)
    assert (codes(result), result.fields) == (["P107"], ())


def test_a_changed_key_is_a_row_gone_and_a_row_added(root: Path) -> None:
    result = pulled(root, typed("Measures", "gate", "Key", "door"))
    assert sorted(codes(result)) == ["P120", "P121"]
    assert result.fields == ()


def test_a_deleted_row_deletes_no_record(root: Path) -> None:
    before = texts(root)
    result = pulled(root, lambda book: book["Events"].delete_rows(2))
    (found,) = result.findings
    assert (found.code, found.severity) == ("P121", "warning")
    assert '"summit"' in found.message
    assert texts(root) == before


def test_an_added_row_with_all_fields_becomes_a_record(root: Path) -> None:
    def add(book: openpyxl.Workbook) -> None:
        book["Sources"].append(["report-three", "Report three", "Report", "Read"])

    before = texts(root)["seeds/sources.json"].decode()
    result = pulled(root, add)
    assert (result.records, result.is_settled) == (("sources/report-three",), True)
    record = {"id": "report-three", "title": "Report three", "type": "report"}
    *others, last = seed(root, "sources.json")["sources"]
    assert last == {**record, "custom": {"checked": "read"}}
    assert others == json.loads(before)["sources"]
    after = texts(root)["seeds/sources.json"].decode()
    assert after.startswith(before[: before.rindex("}", 0, before.rindex("]"))])
    assert rebuild(root) == "written"


def test_an_added_row_that_is_not_valid_is_refused_with_the_reason(root: Path) -> None:
    before = texts(root)
    values = ["report-three", "Report three", "Report", "Read", "no address"]
    result = pulled(root, lambda book: book["Sources"].append(values))
    assert (codes(result), result.records) == (["P109"], ())
    assert texts(root) == before


def test_a_key_that_cannot_be_an_id_is_refused(root: Path) -> None:
    result = pulled(root, lambda book: book["Sources"].append(["Report Three", "x"]))
    assert codes(result) == ["P120"]
    assert "cannot be an id" in result.findings[0].message


def test_an_added_row_names_what_it_lacks(root: Path) -> None:
    def add(book: openpyxl.Workbook) -> None:
        book["Measures"].append(["fence", "Fence", "The fence", "Migration"])

    (found,) = pulled(root, add).findings
    assert found.code == "P120"
    assert "lacks kind, summary, entries, claims" in found.message


def test_an_edit_beside_others_that_are_refused_is_taken(root: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        typed("Measures", "gate", "Short", "Door")(book)
        typed("Measures", "gate", "Domain", "nonsense")(book)

    result = pulled(root, change)
    assert seed(root, GATE)["short"] == "Door"
    assert (codes(result), result.is_settled) == (["P103"], False)


def test_a_value_against_the_schema_is_refused_with_cell_and_reason(root: Path) -> None:
    before = texts(root)
    result = pulled(root, typed("Measures", "gate", "Short", "x" * 60))
    (found,) = result.findings
    assert (found.code, str(found.place)) == ("P109", "book.en.xlsx: Measures!B2")
    assert "S206" in found.message
    assert only(result).state == "refused"
    assert texts(root) == before


def test_a_name_that_another_record_has_is_refused(root: Path) -> None:
    result = pulled(root, typed("Measures", "gate", "Short", "Lane"))
    assert (codes(result), only(result).state) == (["P109"], "refused")
    assert "C111" in result.findings[0].message


def test_a_value_that_no_claim_bears_out_any_more_is_taken_with_a_warning(root: Path) -> None:
    result = pulled(root, typed("Measures", "gate", "East: status", "Signed"))
    assert seed(root, GATE)["entries"]["east"]["status"] == "signed"
    (found,) = result.findings
    assert (found.code, found.severity) == ("P140", "warning")
    assert str(found.place) == "book.en.xlsx: Measures!F2"
    assert "seeds/measures/gate.json" in found.remedy


def change_seeds(root: Path, name: str, old: str, new: str) -> None:
    path = root / "seeds" / name
    text = path.read_text()
    assert text.count(old) == 1
    path.write_text(text.replace(old, new))


def test_a_change_of_the_seeds_alone_is_no_edit(root: Path) -> None:
    change_seeds(root, GATE, '"short": "Gate"', '"short": "Tor"')
    assert pulled(root, lambda _: None).fields == ()
    assert seed(root, GATE)["short"] == "Tor"


def test_both_changed_is_a_conflict_with_cell_and_line_and_nothing_is_written(root: Path) -> None:
    change_seeds(root, GATE, '"short": "Gate"', '"short": "Tor"')
    before = texts(root)
    result = pulled(root, typed("Measures", "gate", "Short", "Door"))
    found = only(result)
    assert (found.state, result.is_settled) == ("conflict", False)
    assert (found.was, found.workbook, found.seeds) == ("Gate", "Door", "Tor")
    assert (found.cell, found.place) == ("Measures!B2", "seeds/measures/gate.json:3:12")
    assert texts(root) == before


@pytest.mark.parametrize(
    ("take", "short", "state"),
    [
        ("workbook", "Door", "change"),
        ("seeds", "Tor", "kept"),
        ({"measures/gate/short": "workbook"}, "Door", "change"),
        ({"measures/other/short": "workbook"}, "Tor", "conflict"),
    ],
)
def test_a_conflict_is_decided_for_all_or_by_field(
    root: Path, take: Any, short: str, state: str
) -> None:
    change_seeds(root, GATE, '"short": "Gate"', '"short": "Tor"')
    result = pulled(root, typed("Measures", "gate", "Short", "Door"), take=take)
    assert (only(result).state, seed(root, GATE)["short"]) == (state, short)


def test_both_changed_to_the_same_is_no_conflict(root: Path) -> None:
    change_seeds(root, GATE, '"short": "Gate"', '"short": "Door"')
    assert only(pulled(root, typed("Measures", "gate", "Short", "Door"))).state == "same"


def test_an_edit_of_a_record_that_is_gone_is_told(root: Path) -> None:
    path = root / "seeds/events.json"
    events = json.loads(path.read_text())
    del events["events"][0]
    path.write_text(json.dumps(events))
    assert codes(pulled(root, typed("Events", "summit", "Title", "The summit"))) == ["P108"]


def test_sorted_rows_and_moved_columns_are_recognised(root: Path) -> None:
    def turn(book: openpyxl.Workbook) -> None:
        sheet = book["Measures"]
        rows = [[c.value for c in row] for row in sheet.iter_rows()]
        rows[1:] = reversed(rows[1:])
        for row, values in enumerate(rows, start=1):
            for column, value in enumerate(reversed(values), start=1):
                sheet.cell(row, column).value = value
        headings = list(reversed(sheet.tables["Measures"].column_names))
        for each, heading in zip(sheet.tables["Measures"].tableColumns, headings, strict=True):
            each.name = heading
        typed_last(sheet)

    def typed_last(sheet: Any) -> None:
        column = next(c.column for c in sheet[1] if c.value == "Short")
        key = next(c.column for c in sheet[1] if c.value == "Key")
        row = next(r for r in (2, 3) if sheet.cell(r, key).value == "gate")
        sheet.cell(row, column).value = "Door"

    result = pulled(root, turn)
    assert only(result).path == "measures/gate/short"
    assert set(codes(result)) == {"P131"}
    assert seed(root, GATE)["short"] == "Door"


def test_hidden_and_filtered_rows_are_read_like_others(root: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Measures"].row_dimensions[2].hidden = True
        typed("Measures", "gate", "Short", "Door")(book)

    assert only(pulled(root, change)).workbook == "Door"


def test_unknown_columns_sheets_and_cells_are_left_and_told(root: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Measures"]
        sheet.cell(1, 11, "My notes")
        sheet.cell(2, 11, "look again")
        book.create_sheet("Mine")["A1"] = 1
        book["Cover"]["D9"] = "remember"

    result = pulled(root, change)
    assert codes(result) == ["P130", "P130", "P130"]
    assert result.is_settled


def test_a_deleted_column_keeps_its_fields(root: Path) -> None:
    before = texts(root)
    result = pulled(root, lambda book: book["Plans"].delete_cols(3))
    assert codes(result) == ["P123"]
    assert texts(root) == before


def test_a_column_with_another_heading_is_known_by_its_values(root: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        typed("Events", "visit", "Title", "The visit")(book)
        book["Events"]["B1"] = "What"
        book["Events"].tables["Events"].tableColumns[1].name = "What"

    result = pulled(root, change)
    assert only(result).path == "events/visit/title"
    assert sorted(codes(result)) == ["P124", "P131"]


def test_a_row_twice_is_told_and_the_first_counts(root: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Measures"].append(["gate", "Second"])

    result = pulled(root, change)
    assert (codes(result), result.fields) == (["P122"], ())


def test_what_the_template_says_is_told(root: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Cover"]["A3"] = "Another note"
        book["Cover"]["A4"] = 5

    assert codes(pulled(root, change)) == ["P124", "P124"]


def test_a_cell_beside_the_tables_is_pulled(root: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Cover"]["A1"] = "Another title"

    pulled(root, change)
    assert seed(root, "release.json")["title"]["en"] == "Another title"


def test_a_row_inserted_above_moves_a_cell_and_is_no_edit_of_it(root: Path) -> None:
    result = pulled(root, lambda book: book["Cover"].insert_rows(1))
    assert result.fields == ()


def test_a_copy_elsewhere_is_pulled_by_its_receipt(root: Path) -> None:
    change = typed("Measures", "gate", "Short", "Door")
    path = edited(root, change, name=Path("mine.xlsx"))
    pull(root, path, write=True)
    assert seed(root, GATE)["short"] == "Door"


def test_without_the_receipt_what_seeds_and_template_still_give_tells_what_was_written(
    root: Path,
) -> None:
    change = typed("Measures", "gate", "Short", "Door")
    result = pull(root, edited(root, change, receipt=False), write=True)
    assert "is known from what seeds and template give now" in result.doubt
    assert seed(root, GATE)["short"] == "Door"


def with_another_template(root: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (("Id", "Name"), ("{{ measures[].id }}", "{{ measures[].title }}")):
        sheet.append(row)
    sheet.add_table(Table(displayName="Points", ref="A1:B2"))
    book.save(root / "templates" / "atlas.xlsx")


def test_a_copy_without_receipt_is_one_of_the_template_with_the_same_tables(root: Path) -> None:
    with_another_template(root)
    change = typed("Measures", "gate", "Short", "Door")
    result = pull(root, edited(root, change, receipt=False, name=Path("mine.xlsx")), write=True)
    assert only(result).path == "measures/gate/short"
    assert seed(root, GATE)["short"] == "Door"


def test_a_copy_of_values_alone_is_one_of_the_template_with_the_same_sheets(root: Path) -> None:
    with_another_template(root)
    book = openpyxl.load_workbook(root / OUTPUT)
    typed("Measures", "gate", "Short", "Door")(book)
    with xlsxwriter.Workbook(root / "mine.xlsx") as copy:
        for name in book.sheetnames:
            sheet = copy.add_worksheet(name)
            for number, values in enumerate(book[name].iter_rows(values_only=True)):
                sheet.write_row(number, 0, values)
    result = pull(root, root / "mine.xlsx", write=True)
    assert [each.path for each in result.fields] == ["measures/gate/short"]


def test_without_receipt_and_with_other_seeds_every_difference_must_be_decided(
    root: Path,
) -> None:
    path = edited(root, typed("Measures", "gate", "Short", "Door"), receipt=False)
    change_seeds(root, "measures/lane.json", '"short": "Lane"', '"short": "Way"')
    result = pull(root, path, write=True)
    states = {each.path: each.state for each in result.fields}
    assert states == {"measures/gate/short": "conflict", "measures/lane/short": "conflict"}
    assert "which is not what it was made from" in result.doubt


def test_a_workbook_of_somebody_else_is_refused(root: Path) -> None:
    openpyxl.Workbook().save(root / "other.xlsx")
    with pytest.raises(WorkbookError, match="this toolkit did not build it"):
        pull(root, root / "other.xlsx")


def test_decisions_are_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "decisions.json"
    file.write_text('{"measures/gate/short": "seeds"}')
    assert decisions(tmp_path, file.name) == {"measures/gate/short": "seeds"}
    assert decisions(tmp_path, "workbook") == "workbook"
    assert decisions(tmp_path, None) is None


@pytest.mark.parametrize("content", ["", "[]", '{"a": "mine"}', '{"a": ["seeds"]}'])
def test_other_decisions_are_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "decisions.json"
    file.write_text(content)
    with pytest.raises(UsageError):
        decisions(tmp_path, file.name)


def test_a_file_that_changes_meanwhile_is_not_written_over(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from toolkit.errors import FileError
    from toolkit.tasks import pull as module

    real = module.write_changes

    def meanwhile(*arguments: Any) -> Any:
        change_seeds(root, GATE, '"short": "Gate"', '"short": "Tor"')
        return real(*arguments)

    monkeypatch.setattr(module, "write_changes", meanwhile)
    with pytest.raises(FileError, match="changed by somebody else"):
        pulled(root, typed("Measures", "gate", "Short", "Door"))
    assert seed(root, GATE)["short"] == "Tor"


def test_an_edition_in_another_language_changes_that_language(tmp_path: Path) -> None:
    files = seeds()
    files["release.json"]["languages"] = ["en", "fr"]
    root = project(tmp_path, files)
    french = Path("outputs/book.fr.xlsx")

    def change(book: openpyxl.Workbook) -> None:
        typed("Measures", "gate", "Title", "La grande porte")(book)
        typed("Measures", "lane", "Title", "La voie")(book)

    pull(root, edited(root, change, output=french), write=True)
    assert seed(root, GATE)["title"] == {"en": "The gate", "fr": "La grande porte"}
    assert seed(root, "measures/lane.json")["title"] == {"en": "The lane", "fr": "La voie"}
    states = {each.path: (each.state, each.records) for each in status(root)}
    both = ("measures/gate", "measures/lane")
    assert states == {"outputs/book.en.xlsx": ("stale", both), str(french): ("stale", both)}


def test_an_emptied_translation_leaves_the_english(tmp_path: Path) -> None:
    files = seeds()
    files["release.json"]["languages"] = ["en", "fr"]
    root = project(tmp_path, files)
    change = typed("Measures", "gate", "Note", None)
    assert pull(root, edited(root, change), write=True).fields == ()
    french = Path("outputs/book.fr.xlsx")
    result = pull(
        root, edited(root, typed("Measures", "gate", "Title", None), output=french), write=True
    )
    assert codes(result) == ["P106"]


def test_an_output_without_receipt_says_so_and_is_compared_with_what_is_built(
    root: Path,
) -> None:
    template = Package.open(root / "templates/book.xlsx")
    set_custom(template, {"border-policy receipt": "none"})
    save(template, root / "templates/book.xlsx")
    rebuild(root)
    assert get_receipt(Package.open(root / OUTPUT)) is None
    assert [each.state for each in status(root)] == ["current"]
    path = edited(root, typed("Measures", "gate", "Short", "Door"))
    result = pull(root, path, write=True)
    assert "what seeds and template give now" in result.doubt
    assert seed(root, GATE)["short"] == "Door"
