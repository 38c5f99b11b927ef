"""What a shift map is made of: repeats of rows and of columns, and places in their copies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit.workbook.references.bands import Stack
from toolkit.workbook.references.counts import Counts
from toolkit.workbook.references.references import MAX_COLUMN
from toolkit.workbook.references.repeated import Block


@dataclass(frozen=True, slots=True)
class RowRepeat:
    """Rows `top` to `bottom` of columns `left` to `right` stand `copies` times.

    0 copies keep one emptied copy, so they move like 1; with `vanish` the rows disappear. `tail` is
    how many rows right below stay attached in the same columns when repeats stand side by side (a
    Table's totals row).

    A repeat `within` another, given by its index in the list, stands in each copy of that one:
    `counts` says how often in each, taken as it is, and `copies` is their sum.
    """

    top: int
    bottom: int
    left: int = 1
    right: int = MAX_COLUMN
    copies: int = 1
    vanish: bool = False
    tail: int = 0
    within: int | None = None
    counts: Sequence[int] | None = None


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
    """In which copy something stands: (index of the innermost repeat in its list, copy from 0), or
    nothing.

    Copies of a repeat within another are numbered over the whole sheet, so the outer copy is known
    too.
    """

    rows: tuple[tuple[int, int], ...] = ()
    columns: tuple[tuple[int, int], ...] = ()


OUTSIDE = At()


def row_stack(repeats: Sequence[RowRepeat]) -> tuple[Stack, list[Block]]:
    """Return the rows that repeat, nested, and the block of every repeat.

    Raises ValueError if repeats overlap, or one lies outside of what it is within.
    """
    inside: dict[int | None, list[int]] = {}
    for index, repeat in enumerate(repeats):
        inside.setdefault(repeat.within, []).append(index)
    blocks: dict[int, Block] = {}
    stack = _stack(repeats, inside, None, blocks)
    return stack, [blocks[index] for index in range(len(repeats))]


def _stack(
    repeats: Sequence[RowRepeat],
    inside: Mapping[int | None, Sequence[int]],
    owner: Block | None,
    blocks: dict[int, Block],
) -> Stack:
    members = []
    for index in inside.get(owner.index if owner else None, ()):
        block = _row_block(index, repeats[index], owner)
        blocks[index] = block
        members.append(block)
        if index in inside:
            block.inner = _stack(repeats, inside, block, blocks)
    return Stack(members, owner)


def _row_block(index: int, repeat: RowRepeat, owner: Block | None) -> Block:
    rows, columns = (repeat.top, repeat.bottom), (repeat.left, repeat.right)
    if owner is None:
        counts = Counts(_standing(repeat.copies, vanish=repeat.vanish))
        return Block(index, rows, columns, counts, repeat.tail)
    if not (owner.top <= repeat.top and repeat.bottom + repeat.tail <= owner.bottom):
        raise ValueError(f"rows {rows} do not lie within rows {owner.top} to {owner.bottom}")
    if not (owner.left <= repeat.left and repeat.right <= owner.right):
        raise ValueError(f"columns {columns} do not lie within those of the outer repeat")
    alike = _standing(repeat.copies, vanish=repeat.vanish)
    counts = Counts(alike if repeat.counts is None else repeat.counts, owner.counts.total)
    return Block(index, rows, columns, counts, repeat.tail)


def column_stack(repeats: Sequence[ColumnRepeat]) -> tuple[Stack, list[Block]]:
    """Return column repeats turned: their columns are the rows of a stack of one column."""
    blocks = [
        Block(i, (r.left, r.right), (1, 1), Counts(_standing(r.copies, vanish=r.vanish)))
        for i, r in enumerate(repeats)
    ]
    return Stack(blocks), blocks


def _standing(copies: int, *, vanish: bool) -> int:
    return 0 if vanish and not copies else max(1, copies)
