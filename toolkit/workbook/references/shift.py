"""One shift map per sheet: where every template row, column, cell and reference comes to stand.

Everything is in template coordinates, from 1, both ends included. Rules (see `ShiftMap.range`):

- inside a copy, references to the own block stay in that copy;
- from outside, references cover all copies; from a copy to outside they follow that cell;
- the row directly above a block means, in later copies, the last row of the copy before (running
  totals);
- a row or column with `$` is read as from outside, so `SUM(E$7:E7)` runs and `SUM(E$7:E$7)` is the
  whole.
"""

from collections.abc import Iterator, Sequence

from toolkit.workbook.references.bands import WHOLE, Block, Stack, is_half_in, parts_of, standing
from toolkit.workbook.references.references import MAX_COLUMN, MAX_ROW, Kind, Ref
from toolkit.workbook.references.repeats import (
    OUTSIDE,
    At,
    ColumnRepeat,
    RowRepeat,
    column_block,
    row_block,
)

__all__ = ["OUTSIDE", "STILL", "WHOLE", "At", "ColumnRepeat", "RowRepeat", "ShiftMap"]


class ShiftMap:
    """Where the rows and columns of one sheet come to stand."""

    __slots__ = (
        "_above",
        "_blocks",
        "_column_blocks",
        "_column_starts",
        "_columns",
        "_rows",
        "_starts",
        "columns",
        "identity",
        "rows",
    )

    def __init__(
        self, rows: Sequence[RowRepeat] = (), columns: Sequence[ColumnRepeat] = ()
    ) -> None:
        """Take repeats in any order; raises ValueError if two overlap."""
        self.rows, self.columns = tuple(rows), tuple(columns)
        self._blocks = [row_block(index, repeat) for index, repeat in enumerate(self.rows)]
        self._column_blocks = [column_block(i, repeat) for i, repeat in enumerate(self.columns)]
        self._rows, self._columns = Stack(self._blocks), Stack(self._column_blocks)
        self._starts = [self._rows.first(b.top, b.left, b.right) for b in self._blocks]
        self._column_starts = [self._columns.first(b.top, 1, 1) for b in self._column_blocks]
        self._above = [self._row_above(block) for block in self._blocks]
        self.identity = all(block.count == 1 for block in self._blocks + self._column_blocks)
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
        block, column_block = self._rows.find(row, col).block, self._columns.find(col, 1).block
        return At(
            ((block.index, copy),) if block else (),
            ((column_block.index, column_copy),) if column_block else (),
        )

    def row(self, row: int, col: int, copy: int = 0) -> int | None:
        """Return the new row of a template cell's copy, None when it is gone.

        Column `WHOLE` (0) is for what belongs to whole rows: it follows the longest of the repeats
        side by side. `copy` counts only inside a repeat.
        """
        return standing(row, self._rows.find(row, col), copy)

    def column(self, col: int, copy: int = 0) -> int | None:
        """Return the new column of a template column's copy, None when it is gone."""
        return standing(col, self._columns.find(col, 1), copy)

    def cell(self, row: int, col: int, at: At = OUTSIDE) -> tuple[int, int] | None:
        """Return (row, column) of a template cell as seen from `at`: in its own copies, else in the
        first.
        """
        found, across = self._rows.find(row, col), self._columns.find(col, 1)
        new_row = standing(row, found, _copy(at.rows, found.block))
        new_col = standing(col, across, _copy(at.columns, across.block))
        return None if new_row is None or new_col is None else (new_row, new_col)

    def range(self, ref: Ref, at: At = OUTSIDE) -> Ref | None:
        """Return what a reference becomes in a formula that stands at `at`.

        A single cell that stands several times becomes a range (kind `range`): the caller decides
        whether a range may stand there, else takes `first`. None: all of it is gone (`#REF!`).
        """
        if self.identity or ref.kind == "error":
            return ref
        r1, r2, c1, c2 = ref.r1, ref.r2, ref.c1, ref.c2
        if ref.kind != "columns" and self._blocks:
            r1, r2 = self._moved_rows(ref, at.rows)
        if ref.kind != "rows" and self._column_blocks:
            c1, c2 = self._moved_columns(ref, at.columns)
        if ref.spill:
            r2, c2 = min(r1, r2), min(c1, c2)
        return _moved(ref, r1, c1, r2, c2)

    def first(self, ref: Ref, at: At = OUTSIDE) -> Ref | None:
        """Return what a single cell becomes where no range may stand: its first copy."""
        moved = self.range(ref, at)
        if moved is None or ref.kind != "cell" or moved.kind == "cell":
            return moved
        return _moved(ref, moved.r1, moved.c1, moved.r1, moved.c1)

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
        block = self._around(ref)
        if block and ref.kind != "columns" and whole.r2 - whole.r1 != ref.r2 - ref.r1:
            rows = parts_of(block, self._starts[block.index], ref.r1, ref.r2, rows)
        block = self._column_around(ref)
        if block and ref.kind != "rows" and whole.c2 - whole.c1 != ref.c2 - ref.c1:
            columns = parts_of(block, self._column_starts[block.index], ref.c1, ref.c2, columns)
        found = [_moved(ref, r1, c1, r2, c2) for r1, r2 in rows for c1, c2 in columns]
        return [piece for piece in found if piece is not None]

    def copies(self, ref: Ref) -> Iterator[tuple[At, Ref]]:
        """Yield every copy of an area with its place: once if it is in no repeat, never if it is
        gone.
        """
        block, column_block = self._around(ref), self._column_around(ref)
        for rows in _paths(block):
            for columns in _paths(column_block):
                at = At(rows, columns)
                moved = self.range(ref, at)
                if moved is not None:
                    yield at, moved

    def around(self, ref: Ref) -> tuple[RowRepeat | None, ColumnRepeat | None]:
        """Return the repeats of rows and of columns that the whole area lies in."""
        block, across = self._around(ref), self._column_around(ref)
        return (
            self.rows[block.index] if block else None,
            self.columns[across.index] if across else None,
        )

    def line(self, row: int, col: int = WHOLE) -> int:
        """Return the new row of a template row's first copy; when gone, of what follows it."""
        return self._rows.first(row, col, col) if col else row + self._rows.find(row, col).shift

    def column_line(self, col: int) -> int:
        """Return the new column of a template column's first copy; when gone, of what follows."""
        return self._columns.first(col, 1, 1)

    def cuts(self, ref: Ref) -> bool:
        """Return whether an area lies half inside a repeat, so that its copies would overlap."""
        rows = self._blocks if ref.kind != "columns" else []
        columns = self._column_blocks if ref.kind != "rows" else []
        return any(b.count > 1 and _cuts_rows(b, ref) for b in rows) or any(
            b.count > 1 and is_half_in(b, ref.c1, ref.c2) for b in columns
        )

    def _around(self, ref: Ref) -> Block | None:
        """The repeat that the whole area is in."""
        block = self._rows.find(ref.r1, ref.c1).block
        return block if block and ref.r2 <= block.bottom and ref.c2 <= block.right else None

    def _column_around(self, ref: Ref) -> Block | None:
        block = self._columns.find(ref.c1, 1).block
        return block if block and ref.c2 <= block.bottom else None

    def _row_above(self, block: Block) -> int:
        """The row directly above a block, where rows that disappear do not count."""
        row = block.top - 1
        above = self._rows.find(row, block.left).block
        while above and not above.count:
            row = above.top - 1
            above = self._rows.find(row, block.left).block
        return row

    def _moved_rows(self, ref: Ref, path: tuple[tuple[int, int], ...]) -> tuple[int, int]:
        own = self._blocks[path[-1][0]] if path else None
        if own is None or not own.left <= ref.c1 <= ref.c2 <= own.right:
            return self._outer_rows(ref)
        copy = path[-1][1]
        base = self._starts[own.index] + copy * own.height - own.top
        above = self._above[own.index]
        r1, r2 = self._outer_rows(ref)
        runs = copy > 0 and above <= ref.r1 < own.top
        if not ref.r1_fixed:
            r1 = base + ref.r1 if own.top <= ref.r1 <= own.bottom else r1
            r1 = base + own.top - 1 if runs and ref.r2 <= own.bottom else r1
        if not ref.r2_fixed:
            r2 = base + ref.r2 if own.top <= ref.r2 <= own.bottom else r2
            r2 = base + own.top - 1 if runs and ref.r2 < own.top else r2
        return r1, r2

    def _outer_rows(self, ref: Ref) -> tuple[int, int]:
        last = MAX_ROW if ref.r2 == MAX_ROW else self._rows.last(ref.r2, ref.c1, ref.c2)
        return self._rows.first(ref.r1, ref.c1, ref.c2), last

    def _moved_columns(self, ref: Ref, path: tuple[tuple[int, int], ...]) -> tuple[int, int]:
        c1 = self._columns.first(ref.c1, 1, 1)
        c2 = MAX_COLUMN if ref.c2 == MAX_COLUMN else self._columns.last(ref.c2, 1, 1)
        if not path:
            return c1, c2
        own = self._column_blocks[path[-1][0]]
        base = self._column_starts[own.index] + path[-1][1] * own.height - own.top
        if own.top <= ref.c1 <= own.bottom and not ref.c1_fixed:
            c1 = base + ref.c1
        if own.top <= ref.c2 <= own.bottom and not ref.c2_fixed:
            c2 = base + ref.c2
        return c1, c2


STILL = ShiftMap()
"""The map of a sheet on which nothing moves."""


def _copy(path: tuple[tuple[int, int], ...], block: Block | None) -> int:
    return path[-1][1] if path and block and path[-1][0] == block.index else 0


def _paths(block: Block | None) -> Iterator[tuple[tuple[int, int], ...]]:
    if block is None:
        yield ()
        return
    for copy in range(block.count):
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
