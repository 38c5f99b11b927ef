"""A tag in a cell's note fills the cell, and the note goes."""

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from tests.workbook.filling import fill_in, mistakes, opened, packed, shown
from toolkit.workbook.opc.integrity import check_package
from toolkit.workbook.opc.package import Package

ROWS = [{"a": "x", "n": 1}, {"a": "y", "n": 2}, {"a": "z", "n": 3}]


def sampled(cells: dict[str, object], notes: dict[str, str], table: str = "") -> Package:
    """Return a workbook of one sheet `S` with samples in its cells and tags in their notes."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "S"
    for address, value in cells.items():
        sheet[address] = value
    for address, text in notes.items():
        sheet[address].comment = Comment(text, "Ana")
    if table:
        sheet.add_table(openpyxl.worksheet.table.Table(displayName="T", ref=table))
    return packed(book)


def test_the_value_replaces_the_sample_and_the_note_goes_with_its_shape() -> None:
    package = sampled({"B2": 17, "B3": "=B2*2"}, {"B2": "{{ n }}"})
    fill_in(package, {"n": 4})
    assert shown(package, "S") == {"B2": 4, "B3": "=B2*2"}
    assert opened(package)["S"]["B2"].comment is None
    assert not [name for name in package.names() if "omment" in name or name.endswith(".vml")]
    assert b"legacyDrawing" not in package.read("xl/worksheets/sheet1.xml")
    assert check_package(package) == []


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_note_in_a_repeated_row_fills_every_copy(count: int) -> None:
    package = sampled({"A2": "{{ rows[].a }}", "B2": 99}, {"B2": "{{ rows[].n }}", "A1": "kept"})
    fill_in(package, {"rows": ROWS[:count]})
    sheet = opened(package)["S"]
    assert [sheet.cell(2 + i, 2).value for i in range(count)] == [1, 2, 3][:count]
    assert sheet["B2"].value == (1 if count else None)
    assert [c.coordinate for row in sheet.iter_rows() for c in row if c.comment] == ["A1"]
    assert package.read("xl/drawings/commentsDrawing1.vml").count(b'ObjectType="Note"') == 1


def test_a_table_of_samples_alone_is_filled_by_the_notes() -> None:
    package = sampled(
        {"A1": "Name", "B1": "Number", "A2": "sample", "B2": 99},
        {"A2": "{{ rows[].a }}", "B2": "{{ rows[].n }}"},
        table="A1:B2",
    )
    fill_in(package, {"rows": ROWS})
    assert opened(package)["S"].tables["T"].ref == "A1:B4"
    assert [c.value for c in opened(package)["S"]["B"]] == ["Number", 1, 2, 3]


def test_the_name_of_the_author_above_the_tag_does_not_count() -> None:
    package = sampled({"B2": 17}, {"B2": "Ana:\n{{ n }}"})
    fill_in(package, {"n": 4})
    assert shown(package, "S") == {"B2": 4}


def test_a_validated_cell_keeps_its_validation() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "S"
    sheet["B2"] = "yes"
    sheet["B2"].comment = Comment("{{ answer }}", "Ana")
    rule = DataValidation("list", formula1='"yes,no"')
    rule.add("B2")
    sheet.add_data_validation(rule)
    package = packed(book)
    fill_in(package, {"answer": "no"})
    assert shown(package, "S") == {"B2": "no"}
    assert str(opened(package)["S"].data_validations.dataValidation[0].sqref) == "B2"


def test_a_sample_that_other_cells_show_too_stays_theirs() -> None:
    package = sampled({"A1": "Present", "B2": "Present"}, {"B2": "{{ word }}"})
    fill_in(package, {"word": "Absent"})
    assert shown(package, "S") == {"A1": "Present", "B2": "Absent"}


def test_a_sample_that_nothing_else_shows_is_nowhere_in_the_file() -> None:
    package = sampled({"A1": "plain", "B2": "only a sample"}, {"B2": "{{ word }}"})
    fill_in(package, {"word": "Absent"})
    assert b"only a sample" not in package.read("xl/sharedStrings.xml")


def test_an_empty_cell_in_a_row_that_exists_is_filled() -> None:
    package = sampled({"A2": "a", "C2": "c"}, {"B2": "{{ n }}"})
    fill_in(package, {"n": 4})
    assert shown(package, "S") == {"A2": "a", "B2": 4, "C2": "c"}


def test_a_formula_keeps_its_note_as_text() -> None:
    package = sampled({"B2": "=1+1"}, {"B2": "{{ n }}"})
    fill_in(package, {"n": 4})
    cell = opened(package)["S"]["B2"]
    assert (cell.value, cell.comment.text) == ("=1+1", "4")


def test_a_mistake_in_a_note_has_the_place_of_its_cell() -> None:
    package = sampled({"B2": 17}, {"B2": "{{ nn }}"})
    (found,) = mistakes(package, {"n": 4})
    assert (found.code, str(found.place)) == ("T103", "t.xlsx: S!B2")
