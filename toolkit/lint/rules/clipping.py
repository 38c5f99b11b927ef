"""C: what is too wide or too high for its cell."""

from collections.abc import Iterator

from toolkit.lint.book import Book, Sheet
from toolkit.lint.cell import Cell, Font
from toolkit.lint.limits import Limits
from toolkit.lint.numberforms import bare
from toolkit.lint.rule import Problem, at
from toolkit.workbook.caches.numberformats import in_format
from toolkit.workbook.cells.heights import line_count
from toolkit.workbook.references.references import cell_name

_TO_SPARE = 0.85
"""Estimates of widths are this much off at most; what is told is clipped for sure."""
_LINE_PER_POINT = 1.15
_WIDE_FONTS = {"verdana": 1.2, "arial": 1.08, "helvetica": 1.08, "tahoma": 1.08, "segoe ui": 1.08}
_PIXELS_PER_POINT, _DIGIT_EM, _USUAL_DIGIT = 96 / 72, 0.507, 7
_NARROWEST, _WIDEST = 6.0, 120.0


def clipped(book: Book, _: Limits) -> Iterator[Problem]:
    """C01."""
    scale = _scale(book.default_font)
    for sheet in book.worksheets:
        merged = {(area.top, area.left) for area in sheet.merges}
        for cell in sheet.filled:
            if (cell.row, cell.column) not in merged and not _is_hidden(sheet, cell):
                fault = _fault(sheet, cell, scale)
                if fault:
                    yield at(sheet, cell, fault)


def column_widths(book: Book, _: Limits) -> Iterator[Problem]:
    """C02."""
    for sheet in book.worksheets:
        longest: dict[int, int] = {}
        for cell in sheet.filled:
            length = max(map(len, cell.text.split("\n"))) if cell.kind == "text" else 0
            longest[cell.column] = max(longest.get(cell.column, 0), length)
        for column, length in sorted(longest.items()):
            width = sheet.width(column)
            if width > _WIDEST or (width < _NARROWEST and length > width):
                yield at(sheet, cell_name(1, column), f"the column is {width:g} characters wide")


def _fault(sheet: Sheet, cell: Cell, scale: float) -> str:
    if cell.kind == "number":
        wide = _overflows(sheet, cell, scale)
        return "the number is wider than its column and shows as ####" if wide else ""
    if cell.kind != "text":
        return ""
    if cell.format.wraps:
        return "the text is higher than its row" if _too_high(sheet, cell, scale) else ""
    return "the text is cut off by the cell beside it" if _cut_off(sheet, cell, scale) else ""


def _overflows(sheet: Sheet, cell: Cell, scale: float) -> bool:
    code = cell.format.code
    if "general" in bare(code) or cell.format.shrinks or not bare(code).strip("@ "):
        return False
    return _lines(in_format(cell.text, code), cell, sheet.width(cell.column) * scale) > 1


def _too_high(sheet: Sheet, cell: Cell, scale: float) -> bool:
    row = sheet.rows.get(cell.row)
    if row is not None and row.height is not None:
        height, fixed = row.height, row.fixed
    else:
        height, fixed = sheet.default_height, sheet.fixed_rows
    if not fixed or cell.format.rotation:
        return False
    lines = _lines(cell.text, cell, sheet.width(cell.column) * scale)
    return lines * cell.format.font.size * _LINE_PER_POINT > height + 2


def _cut_off(sheet: Sheet, cell: Cell, scale: float) -> bool:
    form = cell.format
    if form.shrinks or form.rotation or form.horizontal in ("fill", "justify", "distributed"):
        return False
    sides = {"right": (-1,), "center": (-1, 1), "centerContinuous": ()}.get(form.horizontal, (1,))
    text = cell.text.replace("\n", " ")
    for side in sides:
        # What is centred runs over both sides, so each has to take half of what is too much.
        room = sheet.width(cell.column) * scale
        column = cell.column + side
        while _is_free(sheet, cell.row, column) and room < len(text) * 2:
            room += sheet.width(column) * scale * len(sides)
            column += side
        if _lines(text, cell, room) > 1:
            return True
    return False


def _is_free(sheet: Sheet, row: int, column: int) -> bool:
    cell = sheet.cells.get((row, column))
    return column >= 1 and (cell is None or cell.kind == "blank")


def _lines(text: str, cell: Cell, width: float) -> int:
    font = cell.format.font
    wide = _WIDE_FONTS.get(font.name.lower(), 1.0)
    return line_count(text, width, font.size * wide * _TO_SPARE, font.bold)


def _scale(font: Font) -> float:
    """Return how wide a character of the default font is, beside that of Calibri 11."""
    wide = _WIDE_FONTS.get(font.name.lower(), 1.0)
    digit = round(font.size * _PIXELS_PER_POINT * _DIGIT_EM * wide)
    return max(digit, 1) / _USUAL_DIGIT


def _is_hidden(sheet: Sheet, cell: Cell) -> bool:
    row = sheet.rows.get(cell.row)
    if row is not None and row.hidden:
        return True
    return any(c.hidden and c.first <= cell.column <= c.last for c in sheet.columns)
