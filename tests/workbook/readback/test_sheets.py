"""Cells of workbooks of any program, as values."""

import io
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.table import Table

from tests.workbook.filling import packed
from toolkit.merge.cells import Seen
from toolkit.merge.workbook import Area
from toolkit.workbook.opc.package import Package
from toolkit.workbook.readback.sheets import form_of, read_cells

DAY = 37237  # 12 December 2001


def seen(value: Any, number_format: str | None = None) -> Seen:
    """Return how a value that openpyxl wrote is read."""
    book = openpyxl.Workbook()
    cell = book.worksheets[0]["B2"]
    cell.value = value
    if number_format:
        cell.number_format = number_format
    return read_cells(packed(book)).sheets["Sheet"][2, 2]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("words", "words"),
        ("two\nlines", "two\nlines"),
        (5, 5),
        (0.1, 0.1),
        (True, True),
        (CellRichText("rich ", TextBlock(InlineFont(b=True), "text")), "rich text"),
    ],
)
def test_a_value_is_itself(value: Any, found: object) -> None:
    cell = seen(value)
    assert (cell.address, cell.value, cell.form) == ("B2", found, "plain")
    assert type(cell.value) is type(found)


def test_a_day_is_a_number_that_is_shown_as_one() -> None:
    cell = seen(date(2001, 12, 12))
    assert (cell.value, cell.form, cell.text) == (DAY, "day", "2001-12-12")


def test_days_count_from_1900_also_where_the_workbook_counts_from_1904() -> None:
    book = openpyxl.Workbook()
    book.epoch = datetime(1904, 1, 1)
    book.worksheets[0]["A1"] = date(2001, 12, 12)
    assert read_cells(packed(book)).sheets["Sheet"][1, 1].value == DAY


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (date(2001, 12, 12), (DAY, "day", "2001-12-12")),
        (datetime(2001, 12, 12, 12), (DAY + 0.5, "day", "2001-12-12T12:00:00")),
        (time(12, 30), (None, "error", "12:30:00")),
    ],
)
def test_a_day_may_be_written_in_the_form_of_iso(value: Any, found: tuple[Any, ...]) -> None:
    book = openpyxl.Workbook()
    book.iso_dates = True
    book.worksheets[0]["A1"] = value
    cell = read_cells(packed(book)).sheets["Sheet"][1, 1]
    assert (cell.value, cell.form, cell.text) == found


def test_a_percentage_says_that_it_is_one() -> None:
    cell = seen(0.45, "0%")
    assert (cell.value, cell.form, cell.text) == (0.45, "percent", "45%")


def test_a_formula_is_read_as_it_is_the_same_everywhere() -> None:
    assert seen('= sum( A1:$B$2 ) & "Two words"').text == '=SUM(A1:B2)&"Two words"'.lstrip("=")
    assert seen("=_xlfn.CONCAT(A1)").text == "CONCAT(A1)"


@pytest.mark.parametrize("formula", ["=T[[#This Row],[My col]]", "=T[@[My col]]", "=T[@My col]"])
def test_a_cell_of_the_same_row_is_named_in_one_way(formula: str) -> None:
    assert seen(formula).text == "[@MYCOL]"


def test_an_error_is_one() -> None:
    book = openpyxl.Workbook()
    cell = book.worksheets[0]["A1"]
    cell.value, cell.data_type = "#N/A", "e"
    found = read_cells(packed(book)).sheets["Sheet"][1, 1]
    assert (found.value, found.form, found.text) == (None, "error", "#N/A")


def test_empty_cells_are_left_out() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"].number_format = "0%"
    book.worksheets[0]["B1"] = ""
    assert read_cells(packed(book)).sheets == {"Sheet": {}}


def test_tables_are_told_with_their_area() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row, values in enumerate((["Key", "Title"], ["a", 1], ["b", 2]), start=2):
        for column, value in enumerate(values, start=3):
            sheet.cell(row, column, value)
    sheet.add_table(Table(displayName="Things", ref="C2:D4"))
    area = read_cells(packed(book)).tables["Things"]
    assert area == Area("Sheet", 2, 3, 4, 4, 1, 0)
    assert (list(area.body), list(area.columns)) == ([3, 4], [3, 4])


def test_what_xlsxwriter_writes_is_read(tmp_path: Path) -> None:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_rich_string("A1", "rich ", book.add_format({"bold": True}), "text")
        sheet.write_datetime(
            "A2", datetime(2001, 12, 12), book.add_format({"num_format": "mmm yy"})
        )
        sheet.write_boolean("A3", True)
        sheet.write_formula("A4", "=1+1", value=2)
    cells = read_cells(Package.from_bytes(held.getvalue(), "x.xlsx")).sheets["Data"]
    values = [(cells[row, 1].value, cells[row, 1].form) for row in range(1, 5)]
    assert values == [("rich text", "plain"), (DAY, "day"), (True, "plain"), (None, "formula")]


def test_cells_without_address_stand_beside_one_another() -> None:
    package = packed(openpyxl.Workbook())
    part = package.sheets()[0].part
    rows = (
        b'<row><c t="inlineStr"><is><t>a</t></is></c><c><v>5</v></c></row>'
        b'<row><c t="str"><v>b</v></c></row>'
    )
    data = package.read(part)
    start, end = data.index(b"<sheetData"), data.index(b"<pageMargins")
    package.replace(part, data[:start] + b"<sheetData>" + rows + b"</sheetData>" + data[end:])
    cells = read_cells(package).sheets["Sheet"]
    assert {each.address: each.value for each in cells.values()} == {"A1": "a", "B1": 5, "A2": "b"}


@pytest.mark.parametrize(
    ("code", "form"),
    [
        ("General", "plain"),
        ("0.00", "plain"),
        ("@", "plain"),
        ('0 "days"', "plain"),
        ("[Red]0", "plain"),
        ("0.0%", "percent"),
        ("yyyy-mm-dd", "day"),
        ("mmm-yy", "day"),
        ("[h]:mm", "day"),
        ("[$-409]d mmmm yyyy", "day"),
    ],
)
def test_a_format_makes_of_a_number_what_it_says(code: str, form: str) -> None:
    assert form_of(code) == form
