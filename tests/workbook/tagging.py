"""Puts tags into workbooks that have none, so that a row or a column of theirs is repeated."""

from toolkit.workbook.cells.rows import Cell, Row, RowWriter
from toolkit.workbook.cells.sheetpart import SheetPart
from toolkit.workbook.fill.template import area_of, utf8
from toolkit.workbook.opc.package import Package, SheetInfo
from toolkit.workbook.opc.xml import main, parse


def first_sheet(package: Package) -> SheetInfo:
    """Return the first worksheet."""
    return next(sheet for sheet in package.sheets() if sheet.kind == "worksheet")


def sheet_part(package: Package, info: SheetInfo) -> SheetPart:
    """Return a worksheet's part, taken apart."""
    return SheetPart(utf8(package, info.part), info.part)


def put_tag(package: Package, info: SheetInfo, row: int, column: int, tag: str) -> None:
    """Write a tag into a free cell of a sheet; all else keeps its bytes."""
    sheet = sheet_part(package, info)
    writer, p = RowWriter(sheet.prefix), sheet.prefix
    rows = {r.number: sheet.raw(r) for r in sheet.rows}
    old = next((sheet.read(r) for r in sheet.rows if r.number == row), Row(row, {}, ()))
    text = f"<{p}is><{p}t>{tag}</{p}t></{p}is>"
    new = old.with_cell(Cell(column, {"t": "inlineStr"}, rest=text))
    written = "".join(writer.cell(cell, row, cell.column) for cell in new.cells)
    rows[row] = writer.row(row, new.attributes, written).encode()
    body = b"".join(rows[number] for number in sorted(rows))
    package.replace(info.part, sheet.head + body + sheet.tail)


def free_column(sheet: SheetPart, row: int) -> int:
    """Return the first column right of all cells and merged areas of the row."""
    used = [c.column for r in sheet.rows if r.number == row for c in sheet.read(r).cells]
    root = parse(sheet.head + sheet.tail, "sheet")
    for merge in root.iter(main("mergeCell")):
        area = area_of(merge.get("ref", "A1"))
        if area.top <= row <= area.bottom:
            used.append(area.right)
    return max(used, default=0) + 1


def last_row(sheet: SheetPart) -> int:
    """Return the last row that is there, at least 1."""
    return max((r.number for r in sheet.rows), default=1)


def last_column(sheet: SheetPart) -> int:
    """Return the last column with a cell, at least 1."""
    return max((cell.column for row in sheet.read_all() for cell in row.cells), default=1)


def halfway(package: Package) -> int:
    """Return the row in the middle of the first sheet."""
    return max(1, last_row(sheet_part(package, first_sheet(package))) // 2)
