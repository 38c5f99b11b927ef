"""The rows of a filled sheet, streamed in order: rows that nothing concerns keep their bytes."""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from toolkit.workbook.cells.rows import RowWriter
from toolkit.workbook.cells.sheetpart import RowSlice
from toolkit.workbook.fill.blocks import LAST_COLUMN, RowBlock
from toolkit.workbook.fill.bulkrows import CHUNK, BulkRow, BulkWriter
from toolkit.workbook.fill.cellwriter import CellWriter
from toolkit.workbook.fill.plan import SheetPlan
from toolkit.workbook.fill.rowpatterns import RowPattern
from toolkit.workbook.references.shift import OUTSIDE
from toolkit.workbook.tags.paths import Scope
from toolkit.workbook.tags.values import ValueProblem


@dataclass(frozen=True)
class _Segment:
    """Template rows within some columns: those of one block, with the blocks in it, or one row."""

    left: int
    parts: "Sequence[RowSlice | _Segment]"
    block: RowBlock | None = None
    block_index: int = -1

    @property
    def rows(self) -> list[RowSlice]:
        """The rows that are in no block within."""
        return [part for part in self.parts if isinstance(part, RowSlice)]


@dataclass(frozen=True)
class _Line:
    """One new row within some columns: the template row, and the copy of its block."""

    number: int
    source: RowSlice
    segment: _Segment
    copy: int = 0

    @property
    def left(self) -> int:
        return self.segment.left


class SheetEmitter:
    """Writes the rows of one sheet by its plan."""

    def __init__(self, plan: SheetPlan, cells: CellWriter) -> None:
        """Take the plan of the sheet and the writer of its cells."""
        self._plan, self._cells = plan, cells
        self._source = plan.sheet.source
        self._writer = RowWriter(self._source.prefix)
        self._regions = dict(_regions(plan.rows))
        self._patterns: dict[tuple[int, int], RowPattern] = {}
        self._bulks: dict[int, list[BulkRow]] = {}

    def rows(self) -> Iterator[bytes]:
        """Yield the XML of every row of the filled sheet."""
        if len(self._regions) == 1:
            for segment in self._segments(1, self._source.rows):
                yield from self._segment(segment, 0)
            return
        streams = [self._lines(left) for left in self._regions]
        merged = heapq.merge(*streams, key=lambda line: (line.number, line.left))
        for number, lines in groupby(merged, key=lambda line: line.number):
            yield self._row(number, list(lines))

    def _segments(
        self, left: int, rows: Sequence[RowSlice], within: int | None = None
    ) -> Iterator[_Segment]:
        """Yield the template rows of the columns from `left`, the rows of a block together."""
        inside = [(i, b) for i, b in enumerate(self._plan.rows) if b.within == within]
        position = 0
        while position < len(rows):
            end = position + 1
            number = rows[position].number
            found = next(((i, b) for i, b in inside if b.area.holds(number, left)), None)
            if found is None:
                yield _Segment(left, rows[position:end])
            else:
                index, block = found
                while end < len(rows) and rows[end].number <= block.area.bottom:
                    end += 1
                yield self._block_segment(left, rows[position:end], block, index)
            position = end

    def _block_segment(
        self, left: int, rows: Sequence[RowSlice], block: RowBlock, index: int
    ) -> _Segment:
        parts: list[RowSlice | _Segment] = []
        for segment in self._segments(left, rows, index):
            parts.extend([segment] if segment.block else segment.rows)
        return _Segment(left, parts, block, index)

    def _lines(self, left: int) -> Iterator[_Line]:
        for segment in self._segments(left, self._source.rows):
            yield from self._lines_of(segment, 0)

    def _lines_of(self, segment: _Segment, outer: int) -> Iterator[_Line]:
        """Yield the new rows of a segment in a copy of what it is within, copy by copy."""
        for copy in self._copies(segment, outer):
            for part in segment.parts:
                if isinstance(part, _Segment):
                    yield from self._lines_of(part, copy)
                else:
                    yield self._line(part, segment, copy)

    def _copies(self, segment: _Segment, outer: int) -> range:
        if segment.block is None:
            return range(1)
        return self._plan.shift.copies_in(segment.block_index, outer)

    def _line(self, source: RowSlice, segment: _Segment, copy: int) -> _Line:
        number = self._plan.shift.row(source.number, segment.left, copy)
        assert number is not None, "only copies that stand are written"
        return _Line(number, source, segment, copy)

    def _segment(self, segment: _Segment, outer: int) -> Iterator[bytes]:
        """Yield the rows of a segment of whole rows, in a copy of what it is within."""
        copies = self._copies(segment, outer)
        bulk = self._bulk(segment)
        if bulk and segment.block and copies and segment.block.copies[copies[0]] is not None:
            yield from self._bulk_rows(segment, bulk, copies)
            return
        for copy in copies:
            for part in segment.parts:
                if isinstance(part, _Segment):
                    yield from self._segment(part, copy)
                else:
                    line = self._line(part, segment, copy)
                    yield self._row(line.number, [line])

    def _bulk(self, segment: _Segment) -> Sequence[BulkRow]:
        """Return the rows of a block if all are plain and nothing repeats in it, else nothing."""
        block = segment.block
        if block is None or block.subtotals or self._plan.columns:
            return ()
        if len(segment.rows) < len(segment.parts):
            return ()
        if segment.block_index not in self._bulks:
            patterns = [self._pattern(source, segment) for source in segment.rows]
            found = [pattern.plain() for pattern in patterns]
            self._bulks[segment.block_index] = [row for row in found if row] if all(found) else []
        return self._bulks[segment.block_index]

    @cached_property
    def _bulk_writer(self) -> BulkWriter:
        return BulkWriter(self._cells, self._writer)

    def _bulk_rows(
        self, segment: _Segment, bulk: Sequence[BulkRow], copies: range
    ) -> Iterator[bytes]:
        block = segment.block
        assert block is not None
        row = self._plan.shift.row
        height = block.area.bottom - block.area.top + 1
        for first, scopes in _chunks(block.items, copies):
            numbers = []
            for plain in bulk:
                start = row(plain.row.number, segment.left, first)
                assert start is not None
                numbers.append(range(start, start + height * len(scopes), height))
            try:
                yield self._bulk_writer.rows(bulk, numbers, scopes).encode()
            except ValueProblem:
                yield from self._one_by_one(segment, range(first, first + len(scopes)))

    def _one_by_one(self, segment: _Segment, copies: range) -> Iterator[bytes]:
        """Write copies cell by cell, which reports every value that fits no cell."""
        for copy in copies:
            for source in segment.rows:
                line = self._line(source, segment, copy)
                yield self._row(line.number, [line])

    def _row(self, number: int, lines: Sequence[_Line]) -> bytes:
        first = lines[0]
        if len(self._regions) == 1 and self._unconcerned(first):
            return self._source.raw(first.source)
        self._cells.begin_row()
        cells = [cell for line in lines for cell in self._emit(line)]
        if self._plan.columns:
            cells.sort(key=lambda cell: cell[0])
        attributes = dict(self._pattern(first.source, first.segment).row.attributes)
        self._cells.set_height(attributes, any(line.segment.block for line in lines))
        return self._writer.row(number, attributes, "".join(xml for _, xml in cells)).encode()

    def _unconcerned(self, line: _Line) -> bool:
        """Return whether the row keeps its bytes: it stays, and nothing in it is bound or moved."""
        source = line.source
        return (
            line.segment.block is None
            and line.number == source.number
            and not self._plan.columns
            and not self._is_bound(line)
            and not (source.has_formula and self._any_formula_changes(line))
        )

    def _any_formula_changes(self, line: _Line) -> bool:
        row = self._pattern(line.source, line.segment).row
        formulas = (cell for cell in row.cells if cell.formula)
        return any(self._cells.formula(c, row.number, OUTSIDE) is not c for c in formulas)

    def _is_bound(self, line: _Line) -> bool:
        read = line.source.number in self._plan.sheet.read_rows
        return read and self._pattern(line.source, line.segment).bound

    def _emit(self, line: _Line) -> Iterator[tuple[int, str]]:
        block = line.segment.block
        rows = ((line.segment.block_index, line.copy),) if block else ()
        scope = block.copies[line.copy] if block else self._plan.item.items
        pattern = self._pattern(line.source, line.segment)
        return pattern.emit(
            self._writer, line.number, rows, scope, self._cells.value, self._cells.formula
        )

    def _pattern(self, source: RowSlice, segment: _Segment) -> RowPattern:
        key = source.number, segment.left
        if key in self._patterns:
            return self._patterns[key]
        sheet = self._plan.sheet
        row = sheet.read_rows.get(source.number) or sheet.source.read(source)
        pattern = RowPattern(self._plan, row, segment.left, self._regions[segment.left])
        if segment.block or len(self._regions) > 1:
            self._patterns[key] = pattern
        return pattern


def _chunks(items: Sequence[Scope | None], copies: range) -> Iterator[tuple[int, Sequence[Scope]]]:
    """Yield the items of copies in runs, each with the number of its first copy."""
    for first in range(copies.start, copies.stop, CHUNK):
        chosen = items[first : min(first + CHUNK, copies.stop)]
        yield first, [scope for scope in chosen if scope is not None]


def _regions(blocks: Sequence[RowBlock]) -> Iterator[tuple[int, int]]:
    """Yield the column ranges that move by themselves, the whole sheet between them."""
    cuts = {1, LAST_COLUMN + 1}
    for block in blocks:
        cuts.update((block.area.left, block.area.right + 1))
    yield from ((left, right - 1) for left, right in pairwise(sorted(cuts)))
