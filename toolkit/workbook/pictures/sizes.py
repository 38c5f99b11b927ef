"""How large the cells of a filled sheet are, in EMU, and how a picture fits into them."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from toolkit.workbook.cells.sheetpart import SheetPart
from toolkit.workbook.moves.common import area_of
from toolkit.workbook.opc.xml import main
from toolkit.workbook.references.references import Ref

EMU_PER_PIXEL, _EMU_PER_POINT = 9_525, 12_700
_DEFAULT_COLUMN_PIXELS = 64
"""A column of Excel's own default width."""
_DEFAULT_ROW_POINTS = 15.0
_DIGIT_PIXELS = 7
"""The width of a digit in Calibri 11, in which widths of columns are counted."""
_INSET = EMU_PER_PIXEL
"""So that the lines around a cell are seen."""
_END = b"</sheetData></worksheet>"


@dataclass(frozen=True)
class Corner:
    """A place on a sheet: column and row from 0, and how far into that cell, in EMU."""

    column: int
    column_offset: int
    row: int
    row_offset: int


@dataclass(frozen=True)
class Box:
    """Where a picture stands, and how large it is, in EMU."""

    start: Corner
    end: Corner
    width: int
    height: int


class CellSizes:
    """The columns, rows and merged areas of one filled sheet."""

    def __init__(self, frame: etree._Element, rows: bytes) -> None:
        """Take the sheet's frame, as everything has moved, and the XML of its new rows."""
        format_ = frame.find(main("sheetFormatPr"))
        if format_ is None:
            format_ = etree.Element(main("sheetFormatPr"))
        width, height = format_.get("defaultColWidth"), format_.get("defaultRowHeight")
        self._column = _column(float(width)) if width else _DEFAULT_COLUMN_PIXELS * EMU_PER_PIXEL
        self._row = round(float(height or _DEFAULT_ROW_POINTS) * _EMU_PER_POINT)
        self._columns = [
            (
                int(col.get("min", "1")),
                int(col.get("max", "1")),
                _column(float(col.get("width", 0))),
            )
            for col in frame.iter(main("col"))
            if col.get("width")
        ]
        self._rows = SheetPart(b"<worksheet><sheetData>" + rows + _END, "a worksheet")
        self._slices = {row.number: row for row in self._rows.rows}
        self._heights: dict[int, int] = {}
        self._merged = {(ref.r1, ref.c1): ref for ref in _merged(frame)}

    def column(self, number: int) -> int:
        """Return the width of a column, from 1; of a hidden one, that which it would have."""
        found = (size for first, last, size in self._columns if first <= number <= last)
        return next(found, self._column)

    def row(self, number: int) -> int:
        """Return the height of a row, from 1; of a hidden one, that which it would have."""
        if number not in self._heights:
            known = self._slices.get(number)
            height = self._rows.read(known).attributes.get("ht") if known else None
            self._heights[number] = round(float(height) * _EMU_PER_POINT) if height else self._row
        return self._heights[number]

    def fit(self, row: int, column: int, width: int, height: int) -> Box:
        """Return where a picture of this natural size stands in a cell, or the area merged with it.

        It begins at the upper left, keeps its proportions and is never enlarged.
        """
        area = self._merged.get((row, column)) or Ref(None, row, column, row, column)
        columns = [self.column(c) for c in range(area.c1, area.c2 + 1)]
        rows = [self.row(r) for r in range(area.r1, area.r2 + 1)]
        room = max(sum(columns) - 2 * _INSET, 1), max(sum(rows) - 2 * _INSET, 1)
        scale = min(1.0, room[0] / width, room[1] / height)
        wide, high = max(round(width * scale), 1), max(round(height * scale), 1)
        across, into = _end(columns, _INSET + wide)
        down, below = _end(rows, _INSET + high)
        start = Corner(column - 1, min(_INSET, columns[0]), row - 1, min(_INSET, rows[0]))
        return Box(start, Corner(column - 1 + across, into, row - 1 + down, below), wide, high)


def _column(width: float) -> int:
    """Return a width counted in digits as EMU, as Excel rounds it (ECMA-376, col@width)."""
    return int((256 * width + 128 // _DIGIT_PIXELS) / 256 * _DIGIT_PIXELS) * EMU_PER_PIXEL


def _merged(frame: etree._Element) -> Iterator[Ref]:
    for merge in frame.iter(main("mergeCell")):
        ref = area_of(merge.get("ref"))
        if ref is not None:
            yield ref


def _end(sizes: list[int], length: int) -> tuple[int, int]:
    """Return in which of the cells a length ends, and how far into it."""
    for index, size in enumerate(sizes):
        if length <= size or index == len(sizes) - 1:
            return index, min(length, size)
        length -= size
    raise AssertionError("an area has cells")
