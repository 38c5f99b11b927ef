"""What a shift map is made of: repeats of rows and of columns, and places in their copies."""

from dataclasses import dataclass

from toolkit.workbook.references.bands import Block
from toolkit.workbook.references.references import MAX_COLUMN


@dataclass(frozen=True, slots=True)
class RowRepeat:
    """Rows `top` to `bottom` of columns `left` to `right` stand `copies` times.

    0 copies keep one emptied copy, so they move like 1; with `vanish` the rows disappear. `tail` is
    how many rows right below stay attached in the same columns when repeats stand side by side (a
    Table's totals row).
    """

    top: int
    bottom: int
    left: int = 1
    right: int = MAX_COLUMN
    copies: int = 1
    vanish: bool = False
    tail: int = 0


@dataclass(frozen=True, slots=True)
class ColumnRepeat:
    """Whole columns `left` to `right` stand `copies` times, to the right; 0 and `vanish` as for
    rows.
    """

    left: int
    right: int
    copies: int = 1
    vanish: bool = False


@dataclass(frozen=True, slots=True)
class At:
    """In which copy something stands: (index of the repeat in its list, copy from 0), outermost
    first.

    Flat repeats have one pair or none in each.
    """

    rows: tuple[tuple[int, int], ...] = ()
    columns: tuple[tuple[int, int], ...] = ()


OUTSIDE = At()


def row_block(index: int, repeat: RowRepeat) -> Block:
    """Return the block of a row repeat, with its number in the list of them."""
    count = 0 if repeat.vanish and not repeat.copies else max(1, repeat.copies)
    return Block(index, repeat.top, repeat.bottom, repeat.left, repeat.right, count, repeat.tail)


def column_block(index: int, repeat: ColumnRepeat) -> Block:
    """Return a column repeat turned: its columns are the rows of a stack of one column."""
    count = 0 if repeat.vanish and not repeat.copies else max(1, repeat.copies)
    return Block(index, repeat.left, repeat.right, 1, 1, count)
