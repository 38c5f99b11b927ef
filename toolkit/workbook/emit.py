"""The rows of a filled sheet, streamed in order: rows that nothing concerns keep their bytes."""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from toolkit.workbook.blocks import LAST_COLUMN, RowBlock
from toolkit.workbook.cellwriter import CellWriter
from toolkit.workbook.plan import SheetPlan
from toolkit.workbook.rowpatterns import RowPattern, block_of
from toolkit.workbook.rows import RowWriter
from toolkit.workbook.sheetpart import RowSlice


@dataclass(frozen=True)
class _Line:
    """One new row within some columns: the template row and the copy of the block that it is in."""

    number: int
    left: int
    source: RowSlice
    block: RowBlock | None
    block_index: int
    copy: int


class SheetEmitter:
    """Writes the rows of one sheet by its plan."""

    def __init__(self, plan: SheetPlan, cells: CellWriter) -> None:
        """Take the plan of the sheet and the writer of its cells."""
        self._plan, self._cells = plan, cells
        self._source = plan.sheet.source
        self._writer = RowWriter(self._source.prefix)
        self._regions = tuple(_regions(plan.rows))
        self._patterns: dict[tuple[int, int], RowPattern] = {}

    def rows(self) -> Iterator[bytes]:
        """Yield the XML of every row of the filled sheet."""
        if len(self._regions) == 1:
            for line in self._lines(1):
                yield self._row(line.number, [line])
            return
        streams = [self._lines(left) for left, _ in self._regions]
        merged = heapq.merge(*streams, key=lambda line: (line.number, line.left))
        for number, lines in groupby(merged, key=lambda line: line.number):
            yield self._row(number, list(lines))

    def _lines(self, left: int) -> Iterator[_Line]:
        """Yield the new rows of the columns from `left`, in order."""
        rows, position, shift = self._source.rows, 0, self._plan.shift
        while position < len(rows):
            source = rows[position]
            found = block_of(self._plan, source.number, left)
            if found is None:
                number = shift.row(source.number, left)
                if number is not None:
                    yield _Line(number, left, source, None, -1, 0)
                position += 1
                continue
            index, block = found
            end = position
            while end < len(rows) and rows[end].number <= block.area.bottom:
                end += 1
            for copy in range(max(1, len(block.items))):
                for inside in rows[position:end]:
                    number = shift.row(inside.number, left, copy)
                    if number is not None:
                        yield _Line(number, left, inside, block, index, copy)
            position = end

    def _row(self, number: int, lines: Sequence[_Line]) -> bytes:
        first = lines[0]
        if len(self._regions) == 1 and self._unconcerned(first):
            return self._source.raw(first.source)
        self._cells.begin_row()
        cells = [cell for line in lines for cell in self._emit(line)]
        if self._plan.columns:
            cells.sort(key=lambda cell: cell[0])
        attributes = dict(self._pattern(first).row.attributes)
        self._cells.set_height(attributes, any(line.block for line in lines))
        return self._writer.row(number, attributes, "".join(xml for _, xml in cells)).encode()

    def _unconcerned(self, line: _Line) -> bool:
        """Return whether the row keeps its bytes: it stays, and nothing in it is bound or moved."""
        source = line.source
        return (
            line.block is None
            and line.number == source.number
            and not self._plan.columns
            and not source.has_formula
            and not self._pattern_if_read(line)
        )

    def _pattern_if_read(self, line: _Line) -> bool:
        return line.source.number in self._plan.sheet.read_rows and self._pattern(line).bound

    def _emit(self, line: _Line) -> Iterator[tuple[int, str]]:
        block = line.block
        rows = ((line.block_index, line.copy),) if block else ()
        scope = () if block is None else block.items[line.copy] if block.items else None
        return self._pattern(line).emit(
            self._writer, line.number, rows, scope, self._cells.value, self._cells.formula
        )

    def _pattern(self, line: _Line) -> RowPattern:
        key = line.source.number, line.left
        if key not in self._patterns:
            sheet = self._plan.sheet
            row = sheet.read_rows.get(line.source.number) or sheet.source.read(line.source)
            right = next(right for left, right in self._regions if left == line.left)
            if line.block is None and len(self._regions) == 1:
                return RowPattern(self._plan, row, line.left, right)
            self._patterns[key] = RowPattern(self._plan, row, line.left, right)
        return self._patterns[key]


def _regions(blocks: Sequence[RowBlock]) -> Iterator[tuple[int, int]]:
    """Yield the column ranges that move by themselves, the whole sheet between them."""
    cuts = {1, LAST_COLUMN + 1}
    for block in blocks:
        cuts.update((block.area.left, block.area.right + 1))
    starts = sorted(cuts)
    yield from ((left, right - 1) for left, right in pairwise(starts))
