"""Repeated rectangles of rows: how often they stand, and how a stack of them is asked."""

from collections.abc import Mapping
from typing import Protocol

from toolkit.workbook.references.counts import Counts

Within = Mapping[int, int]
"""From inside of which copies one looks: the copy by the index of the repeat."""


class Area:
    """Template rows and columns of which the ends are sought."""

    __slots__ = ("bottom", "left", "right", "top")

    def __init__(self, top: int, bottom: int, left: int, right: int) -> None:
        """Take first and last row, first and last column."""
        self.top, self.bottom, self.left, self.right = top, bottom, left, right

    def rows(self, top: int, bottom: int) -> "Area":
        """Return the part between these rows."""
        return Area(max(top, self.top), min(bottom, self.bottom), self.left, self.right)

    def columns(self, left: int, right: int) -> "Area":
        """Return the part between these columns."""
        return Area(self.top, self.bottom, max(left, self.left), min(right, self.right))


class Rows(Protocol):
    """Template rows of some columns, once in every instance, with what repeats in them."""

    @property
    def fixed(self) -> bool:
        """Whether they grow by the same in every instance."""

    @property
    def owner(self) -> "Block | None":
        """The repeat in whose copies they stand."""

    def base(self, instance: int, /) -> int:
        """Return by how much an instance as a whole has moved."""

    def grown(self, instance: int) -> int:
        """Return the rows gained in all instances before this one."""

    def find(self, row: int, col: int) -> "Block | None":
        """Return the repeat that a cell is in."""

    def shift(self, row: int, col: int, instance: int) -> int:
        """Return by how much a row moves within an instance; in a repeat, in its first copy."""

    def first(self, area: Area, first: int, behind: int, within: Within) -> int | None:
        """Return the first new row of any cell of an area in instances; None when all are gone."""

    def last(self, area: Area, first: int, behind: int, within: Within) -> int | None:
        """Return the last new row of any cell of an area in instances; None when all are gone."""


class Block:
    """Rows `top` to `bottom` of columns `left` to `right`, standing as often as `counts` says.

    `tail` rows right below belong to it (a totals row); `index` is its number in the caller's list;
    `inner` repeats within each of its copies.
    """

    __slots__ = ("bottom", "counts", "index", "inner", "left", "right", "stack", "tail", "top")

    def __init__(
        self,
        index: int,
        rows: tuple[int, int],
        columns: tuple[int, int],
        counts: Counts,
        tail: int = 0,
    ) -> None:
        """Take first and last row and column in the template."""
        self.index, self.counts, self.tail = index, counts, tail
        self.top, self.bottom = rows
        self.left, self.right = columns
        self.inner: Rows | None = None
        self.stack: Rows
        """The stack that it is in, set by that stack."""

    @property
    def height(self) -> int:
        """Rows of one copy in the template."""
        return self.bottom - self.top + 1

    @property
    def fixed(self) -> bool:
        """Whether it grows by the same in every instance, and all its copies are of one height."""
        return self.counts.each is not None and (self.inner is None or self.inner.fixed)

    @property
    def even(self) -> bool:
        """Whether all its copies are of one height."""
        return self.inner is None or self.inner.fixed

    def offset(self, copy: int) -> int:
        """Return the rows of all copies before this one, over all instances."""
        return copy * self.height + (self.inner.grown(copy) if self.inner else 0)

    def growth(self, instance: int) -> int:
        """Return the rows that it adds to an instance (negative when it is gone)."""
        start, end = self.counts.before(instance), self.counts.before(instance + 1)
        return self.offset(end) - self.offset(start) - self.height

    def start(self, copy: int) -> int:
        """Return the new row of the first row of a copy."""
        instance = self.counts.instance(copy)
        rows = self.offset(copy) - self.offset(self.counts.before(instance))
        above = self.stack.shift(self.top, self.left, instance)
        return self.stack.base(instance) + self.top + above + rows

    def copies(self, first: int, behind: int, within: Within) -> tuple[int, int]:
        """Return the copies (first, behind the last) in instances as seen from `within`."""
        own = within.get(self.index)
        if own is not None:
            return own, own + 1
        return self.counts.before(first), self.counts.before(behind)

    def base(self, copy: int) -> int:
        """Return by how much the first row of a copy has moved."""
        return self.start(copy) - self.top


def is_half_in(block: Block, first: int, last: int) -> bool:
    """Return whether rows are partly in a block and partly not, without covering it."""
    apart = last < block.top or first > block.bottom
    inside = block.top <= first and last <= block.bottom
    around = first <= block.top and block.bottom <= last
    return not (apart or inside or around)


def least(one: int | None, other: int | None) -> int | None:
    """Return the smaller, or the one that there is."""
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)


def most(one: int | None, other: int | None) -> int | None:
    """Return the larger, or the one that there is."""
    if one is None or other is None:
        return other if one is None else one
    return max(one, other)
