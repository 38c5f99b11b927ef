"""One shift map per sheet: where every template row, column, cell and reference comes to stand.

Everything is in template coordinates, from 1, both ends included. Rules (see `ShiftMap.range`):

- inside a copy, references to the own block stay in that copy;
- from outside, references cover all copies; from a copy to outside they follow that cell;
- the row directly above a block means, in later copies, the last row of the copy before (running
  totals);
- a row or column with `$` is read as from outside, so `SUM(E$7:E7)` runs and `SUM(E$7:E$7)` is the
  whole; where one value is taken, a row with `$` is that of the item around.
"""

from collections.abc import Iterator, Sequence

from toolkit.workbook.references.axis import Axis, Path
from toolkit.workbook.references.bands import WHOLE
from toolkit.workbook.references.references import MAX_COLUMN, MAX_ROW, Kind, Ref
from toolkit.workbook.references.repeated import Area, Block, Within, is_half_in
from toolkit.workbook.references.repeats import (
    OUTSIDE,
    At,
    ColumnRepeat,
    RowRepeat,
    column_stack,
    row_stack,
)

__all__ = ["OUTSIDE", "STILL", "WHOLE", "At", "ColumnRepeat", "Path", "RowRepeat", "ShiftMap"]

Ends = tuple[int, int]


class ShiftMap:
    """Where the rows and columns of one sheet come to stand."""

    __slots__ = ("_columns", "_rows", "columns", "identity", "rows")

    def __init__(
        self, rows: Sequence[RowRepeat] = (), columns: Sequence[ColumnRepeat] = ()
    ) -> None:
        """Take repeats in any order; raises ValueError if two overlap."""
        self.rows, self.columns = tuple(rows), tuple(columns)
        self._rows = Axis(*row_stack(self.rows))
        self._columns = Axis(*column_stack(self.columns))
        self.identity = self._rows.still and self._columns.still
        """True when nothing moves."""

    @property
    def grown_rows(self) -> int:
        """Rows that the sheet gains below its last repeat (negative when it loses some)."""
        return self._rows.growth

    @property
    def grown_columns(self) -> int:
        """Columns that the sheet gains right of its last repeat."""
        return self._columns.growth

    def at(self, row: int, col: int, copy: int = 0, column_copy: int = 0) -> At:
        """Return the place of a template cell in the given copies of the repeats that it is in."""
        block, across = self._rows.block(row, col), self._columns.block(col, 1)
        return At(
            ((block.index, copy),) if block else (),
            ((across.index, column_copy),) if across else (),
        )

    def row(self, row: int, col: int, copy: int = 0) -> int | None:
        """Return the new row of a template cell's copy, None when it is gone.

        Column `WHOLE` (0) is for what belongs to whole rows: it follows the longest of the repeats
        side by side. `copy` is that of the innermost repeat, counted over the whole sheet; it
        counts only inside a repeat.
        """
        return self._rows.place(row, col, copy)

    def column(self, col: int, copy: int = 0) -> int | None:
        """Return the new column of a template column's copy, None when it is gone."""
        return self._columns.place(col, 1, copy)

    def cell(self, row: int, col: int, at: At = OUTSIDE) -> tuple[int, int] | None:
        """Return (row, column) of a template cell as seen from `at`: in its own copies, else in the
        first.
        """
        new_row = self._rows.seen(row, col, at.rows)
        new_col = self._columns.seen(col, 1, at.columns)
        return None if new_row is None or new_col is None else (new_row, new_col)

    def copies_in(self, index: int, outer: int = 0) -> range:
        """Return the copies of a repeat of rows in a copy of the repeat that it is within."""
        counts = self._rows.blocks[index].counts
        return range(counts.before(outer), counts.before(outer + 1))

    def run(self, path: Path) -> range | None:
        """Return the copies around a place in which a formula's rows go on by equal steps; None
        where they do not.
        """
        block = self._rows.blocks[path[-1][0]]
        return (
            self.copies_in(block.index, block.counts.instance(path[-1][1])) if block.even else None
        )

    def range(self, ref: Ref, at: At = OUTSIDE) -> Ref | None:
        """Return what a reference becomes in a formula that stands at `at`.

        A single cell that stands several times becomes a range (kind `range`): the caller decides
        whether a range may stand there, else takes `first`. None: all of it is gone (`#REF!`).
        """
        if self.identity or ref.kind == "error":
            return ref
        rows: Ends | None = (ref.r1, ref.r2)
        columns: Ends | None = (ref.c1, ref.c2)
        if ref.kind != "columns" and self._rows.blocks:
            rows = self._moved_rows(ref, at.rows)
        if ref.kind != "rows" and self._columns.blocks:
            columns = self._moved_columns(ref, at.columns)
        if rows is None or columns is None:
            return None
        (r1, r2), (c1, c2) = rows, columns
        if ref.spill:
            r2, c2 = min(r1, r2), min(c1, c2)
        return _moved(ref, r1, c1, r2, c2)

    def first(self, ref: Ref, at: At = OUTSIDE) -> Ref | None:
        """Return what a single cell becomes where no range may stand: its first copy; for a row
        with `$`, in rows within rows, the first within the copies around the formula's own.
        """
        moved = self.range(ref, at)
        if moved is None or ref.kind != "cell" or moved.kind == "cell":
            return moved
        around = self._rows.around_copy(at.rows) if ref.r1_fixed else ()
        row = (self._rows.seen(ref.r1, ref.c1, around) if around else None) or moved.r1
        return _moved(ref, row, moved.c1, row, moved.c1)

    def pieces(self, ref: Ref, at: At = OUTSIDE) -> list[Ref]:
        """Return all copies of an area exactly, as several areas where others lie between; none if
        it is gone.

        `range` gives one area that covers these; they differ when only some rows (columns) of a
        block are meant.
        """
        whole = self.range(ref, at)
        if whole is None or whole is ref:
            return [] if whole is None else [ref]
        rows, columns = [(whole.r1, whole.r2)], [(whole.c1, whole.c2)]
        area = _rows_of(ref)
        block = self._rows.around(area)
        if block and ref.kind != "columns" and whole.r2 - whole.r1 != ref.r2 - ref.r1:
            fixed = ref.r1_fixed or ref.r2_fixed
            within = self._rows.within(() if fixed else at.rows)
            rows = self._rows.parts(area, block, within, rows[0])
        area = _columns_of(ref)
        block = self._columns.around(area)
        if block and ref.kind != "rows" and whole.c2 - whole.c1 != ref.c2 - ref.c1:
            columns = self._columns.parts(area, block, {}, columns[0])
        found = [_moved(ref, r1, c1, r2, c2) for r1, r2 in rows for c1, c2 in columns]
        return [piece for piece in found if piece is not None]

    def copies(self, ref: Ref) -> Iterator[tuple[At, Ref]]:
        """Yield every copy of an area with its place: once if it is in no repeat, never if it is
        gone.
        """
        block = self._rows.around(_rows_of(ref))
        across = self._columns.around(_columns_of(ref))
        for rows in _paths(block):
            for columns in _paths(across):
                at = At(rows, columns)
                moved = self.range(ref, at)
                if moved is not None:
                    yield at, moved

    def around(self, ref: Ref) -> tuple[RowRepeat | None, ColumnRepeat | None]:
        """Return the innermost repeats of rows and of columns that the whole area lies in."""
        block = self._rows.around(_rows_of(ref))
        across = self._columns.around(_columns_of(ref))
        return (
            self.rows[block.index] if block else None,
            self.columns[across.index] if across else None,
        )

    def line(self, row: int, col: int = WHOLE) -> int:
        """Return the new row of a template row's first copy; when gone, of what follows it."""
        return self._rows.line(row, col)

    def column_line(self, col: int) -> int:
        """Return the new column of a template column's first copy; when gone, of what follows."""
        return self._columns.line(col, 1)

    def cuts(self, ref: Ref) -> bool:
        """Return whether an area lies half inside a repeat, so that its copies would overlap."""
        rows = self._rows.blocks if ref.kind != "columns" else []
        columns = self._columns.blocks if ref.kind != "rows" else []
        return any(b.counts.most > 1 and _cuts_rows(b, ref) for b in rows) or any(
            b.counts.most > 1 and is_half_in(b, ref.c1, ref.c2) for b in columns
        )

    def _moved_rows(self, ref: Ref, path: Path) -> Ends | None:
        levels = [
            (block, copy)
            for block, copy in self._rows.levels(path)
            if block.left <= ref.c1 and ref.c2 <= block.right
        ]
        within = {block.index: copy for block, copy in levels}
        area = _rows_of(ref)
        r1 = self._rows.first(area, {} if ref.r1_fixed else within)
        last = self._rows.last(area, {} if ref.r2_fixed else within)
        before = self._row_before(ref, levels, within)
        if before is not None:
            top, row = before
            r1 = r1 if ref.r1_fixed else row
            last = row if ref.r2 < top and not ref.r2_fixed else last
        if ref.r2 == MAX_ROW:
            last = MAX_ROW
        return None if r1 is None or last is None else (r1, last)

    def _row_before(
        self, ref: Ref, levels: Sequence[tuple[Block, int]], within: Within
    ) -> Ends | None:
        """A block's top and the row right above the copy, where the row directly above is meant."""
        for block, copy in levels:
            if ref.r2 > block.bottom or ref.r1 >= block.top:
                continue
            above, row = self._rows.above(block, within), block.start(copy) - 1
            first = copy == block.counts.before(block.counts.instance(copy))
            # In the first copy a row that disappeared right above means what is above it.
            if row and (above < ref.r1 if first else above <= ref.r1):
                return block.top, row
        return None

    def _moved_columns(self, ref: Ref, path: Path) -> Ends | None:
        within, area = self._columns.within(path), _columns_of(ref)
        c1 = self._columns.first(area, {} if ref.c1_fixed else within)
        c2 = self._columns.last(area, {} if ref.c2_fixed else within)
        if ref.c2 == MAX_COLUMN:
            c2 = MAX_COLUMN
        return None if c1 is None or c2 is None else (c1, c2)


STILL = ShiftMap()
"""The map of a sheet on which nothing moves."""


def _rows_of(ref: Ref) -> Area:
    return Area(ref.r1, ref.r2, ref.c1, ref.c2)


def _columns_of(ref: Ref) -> Area:
    return Area(ref.c1, ref.c2, 1, 1)


def _paths(block: Block | None) -> Iterator[tuple[tuple[int, int], ...]]:
    if block is None:
        yield ()
        return
    for copy in range(block.counts.total):
        yield ((block.index, copy),)


def _cuts_rows(block: Block, ref: Ref) -> bool:
    """Whether an area touches a block, and leaves it above, below or at the sides."""
    apart = ref.c2 < block.left or block.right < ref.c1
    if apart or ref.r2 < block.top or block.bottom < ref.r1:
        return False
    beside = not block.left <= ref.c1 <= ref.c2 <= block.right
    return beside or is_half_in(block, ref.r1, ref.r2)


def _moved(ref: Ref, r1: int, c1: int, r2: int, c2: int) -> Ref | None:
    if r2 < r1 or c2 < c1 or r1 > MAX_ROW or c1 > MAX_COLUMN:
        return None
    r2, c2 = min(r2, MAX_ROW), min(c2, MAX_COLUMN)
    if r1 == ref.r1 and c1 == ref.c1 and r2 == ref.r2 and c2 == ref.c2:
        return ref
    kind: Kind = "range" if ref.kind == "cell" and (r1, c1) != (r2, c2) else ref.kind
    return Ref(
        ref.sheet,
        r1,
        c1,
        r2,
        c2,
        ref.r1_fixed,
        ref.c1_fixed,
        ref.r2_fixed,
        ref.c2_fixed,
        kind,
        ref.spill,
        ref.prefix,
        ref.last_sheet,
    )
