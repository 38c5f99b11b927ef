"""A worksheet part taken apart and put together: nothing is lost, whatever its layout."""

from pathlib import Path

import pytest
from lxml import etree

from toolkit.errors import WorkbookError
from toolkit.workbook.cells.rows import RowWriter
from toolkit.workbook.cells.sheetpart import SheetPart
from toolkit.workbook.fill.template import utf8
from toolkit.workbook.opc.package import Package

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def part(inside: str, root: str = "worksheet") -> SheetPart:
    return SheetPart(f"<{root} {MAIN}>{inside}</{root}>".encode(), "sheet1.xml")


def whole(sheet: SheetPart) -> bytes:
    return sheet.head + b"".join(map(sheet.raw, sheet.rows)) + sheet.tail


@pytest.mark.parametrize(
    ("inside", "numbers"),
    [
        ("<sheetData><row r='2'/></sheetData><x/>", [2]),
        ('<sheetData ><row r="1"><c r="A1"/></row><row/></sheetData>', [1, 2]),
        ('<sheetData><row r="3" ht="1"/><row r="9"></row></sheetData>', [3, 9]),
        ('<sheetData><row r="1"><c r="A1" t="a>b"><v>1</v></c></row></sheetData>', [1]),
    ],
)
def test_a_part_with_rows_is_put_together_from_its_pieces(inside: str, numbers: list[int]) -> None:
    sheet = part(inside)
    assert [row.number for row in sheet.rows] == numbers
    assert whole(sheet) == sheet.data


@pytest.mark.parametrize("inside", ["<sheetData/>", "<sheetData ></sheetData>", "<sheetData />"])
def test_a_part_without_rows_gets_an_opened_sheet_data(inside: str) -> None:
    sheet = part(inside + "<pageMargins/>")
    assert etree.canonicalize(whole(sheet).decode()) == etree.canonicalize(sheet.data.decode())


def test_real_parts_come_back_as_they_were(real_workbook: Path) -> None:
    package = Package.open(real_workbook)
    for info in package.sheets():
        if info.kind == "worksheet":
            sheet = SheetPart(utf8(package, info.part), info.part)
            assert not sheet.rows or whole(sheet) == sheet.data


def test_real_rows_read_and_written_say_the_same(real_workbook: Path) -> None:
    package = Package.open(real_workbook)
    for info in package.sheets():
        if info.kind != "worksheet":
            continue
        sheet = SheetPart(utf8(package, info.part), info.part)
        writer = RowWriter(sheet.prefix)
        written = [
            writer.row(
                row.number,
                row.attributes,
                "".join(writer.cell(cell, row.number, cell.column) for cell in row.cells),
            ).encode()
            for row in sheet.read_all()
        ]
        assert meaning(sheet.head + b"".join(written) + sheet.tail) == meaning(whole(sheet))


def meaning(data: bytes) -> str:
    root = etree.fromstring(data)
    for row in root.iter("{*}row"):
        row.attrib.pop("spans", None)  # optional, and derived from the cells
    return etree.canonicalize(etree.tostring(root).decode())


def test_cells_keep_formulas_attributes_and_what_is_not_understood() -> None:
    cell = '<c r="C5" s="3" t="str" cm="1"><f t="shared" si="0">A1&amp;"x"</f><v>x</v><extLst/></c>'
    sheet = part(f'<sheetData><row r="5" spans="1:3" ht="20">{cell}</row></sheetData>')
    row = sheet.read(sheet.rows[0])
    (read,) = row.cells
    assert (read.column, read.style, read.value, read.rest) == (3, 3, "x", "<extLst/>")
    assert read.formula is not None
    assert (read.formula.text, read.formula.attributes) == ('A1&"x"', {"t": "shared", "si": "0"})
    assert row.attributes == {"ht": "20"}
    assert RowWriter().cell(read, 7, 4) == cell.replace("C5", "D7")


def test_cells_without_an_address_follow_one_another() -> None:
    sheet = part('<sheetData><row><c/><c r="D1"/><c/></row></sheetData>')
    assert [cell.column for cell in sheet.read(sheet.rows[0]).cells] == [1, 4, 5]


def test_elements_with_a_prefix_are_read_and_written_with_it() -> None:
    row = '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'
    root = f"<x:worksheet {MAIN.replace('xmlns', 'xmlns:x')}>"
    text = f"{root}<x:sheetData>{row}</x:sheetData></x:worksheet>"
    sheet = SheetPart(text.encode(), "s")
    (read,) = sheet.read_all()
    writer = RowWriter(sheet.prefix)
    assert writer.cell(read.cells[0], 1, 1) == '<x:c r="A1"><x:v>1</x:v></x:c>'
    assert whole(sheet) == text.encode()


@pytest.mark.parametrize("data", [b"", b"<worksheet>", b"<worksheet/>", b"text"])
def test_what_is_no_worksheet_is_told(data: bytes) -> None:
    with pytest.raises(WorkbookError, match=r"sheet1\.xml"):
        SheetPart(data, "sheet1.xml")
