"""Where template rows come to stand when rectangles of them are repeated, also one in another.

A *stack* is a column range with bands one under the other. A *band* is a run of rows in which
something is repeated: one repeat, or several side by side, each the stack of its own columns. What
lies below a band moves by the band's largest growth, what lies beside a repeat and in no repeat's
columns stays. A repeat may hold a stack of its own, which stands once in each of its copies: its
*instances*. Look-ups are searches in sorted lists; nothing is ever as long as the number of copies,
but for repeats whose copies differ in height.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from toolkit.workbook.references.repeated import Area, Block, Within, least, most

WHOLE = 0  # the column of what belongs to whole rows


def _still(_: int) -> int:
    return 0


class Stack:
    """The bands of a column range from the top down, in every instance."""

    def __init__(
        self,
        blocks: Sequence[Block],
        owner: Block | None = None,
        base: Callable[[int], int] | None = None,
    ) -> None:
        """Take blocks that do not overlap; raises ValueError if they do or cannot be parted.

        `owner` is the repeat in whose copies the stack stands; `base` says by how much the stack
        has moved in an instance.
        """
        self.owner = owner
        self.instances = owner.counts.total if owner else 1
        self.base = base or (owner.base if owner else _still)
        for block in blocks:
            block.stack = self
        self._bands = [_band(members, self, at) for at, members in enumerate(_runs(blocks))]
        self._tops = [band.top for band in self._bands]
        self.fixed: bool = all(band.fixed for band in self._bands)
        """Whether it grows by the same in every instance."""
        growths = [band.growth(0) for band in self._bands] if self.fixed and self.instances else []
        self._before = [0, *accumulate(growths)]
        self._grown = array("q") if self.fixed else array("q", self._sums())

    def _sums(self) -> list[int]:
        growths = (sum(b.growth(i) for b in self._bands) for i in range(self.instances))
        return list(accumulate(growths, initial=0))

    def grown(self, instance: int) -> int:
        """Return the rows gained in all instances before this one."""
        return instance * self._before[-1] if self.fixed else self._grown[instance]

    def growth(self, instance: int = 0) -> int:
        """Return the rows gained in an instance."""
        return self.grown(instance + 1) - self.grown(instance)

    def above(self, band: int, instance: int) -> int:
        """Return the rows gained above a band, given by its number."""
        if self.fixed:
            return self._before[band] if self.instances else 0
        return sum(b.growth(instance) for b in self._bands[:band])

    def find(self, row: int, col: int) -> Block | None:
        """Return the block of this stack in which a cell is; `WHOLE` follows the longest repeat."""
        at = bisect_right(self._tops, row) - 1
        return self._bands[at].find(row, col) if at >= 0 else None

    def shift(self, row: int, col: int, instance: int) -> int:
        """Return by how much a row moves within an instance; in a block, in its first copy."""
        at = bisect_right(self._tops, row) - 1
        if at < 0:
            return 0
        band = self._bands[at]
        if row > band.bottom:
            return self.above(at + 1, instance)
        return self.above(at, instance) + band.shift(row, col, instance)

    def first(self, area: Area, first: int, behind: int, within: Within) -> int | None:
        """Return the first new row of any cell of an area in instances; None when all are gone."""
        best: int | None = None
        row, at = area.top, max(0, bisect_right(self._tops, area.top) - 1)
        while row <= area.bottom:
            if at < len(self._bands) and self._bands[at].bottom < row:
                at += 1
                continue
            if at == len(self._bands) or row < self._bands[at].top:
                return least(best, self.base(first) + row + self.above(at, first))
            band = self._bands[at]
            best = least(best, band.first(area.rows(row, band.bottom), first, behind, within))
            if best is not None and behind == first + 1:
                return best
            row = band.bottom + 1
        return best

    def last(self, area: Area, first: int, behind: int, within: Within) -> int | None:
        """Return the last new row of any cell of an area in instances; None when all are gone."""
        best: int | None = None
        row, at = area.bottom, bisect_right(self._tops, area.bottom) - 1
        while row >= area.top:
            if at < 0 or row > self._bands[at].bottom:
                return most(best, self.base(behind - 1) + row + self.above(at + 1, behind - 1))
            band = self._bands[at]
            best = most(best, band.last(area.rows(band.top, row), first, behind, within))
            if best is not None and behind == first + 1:
                return best
            row, at = band.top - 1, at - 1
        return best


class _Single:
    """A band with one repeat."""

    __slots__ = ("_at", "_stack", "block", "bottom", "fixed", "growth", "top")

    def __init__(self, block: Block, stack: Stack, at: int) -> None:
        self.block, self._stack, self._at = block, stack, at
        self.top, self.bottom = block.top, block.bottom + block.tail
        self.growth = block.growth
        self.fixed: bool = block.fixed

    def find(self, row: int, col: int) -> Block | None:
        block = self.block
        beside = col != WHOLE and not block.left <= col <= block.right
        return None if beside or row > block.bottom else block

    def shift(self, row: int, col: int, instance: int) -> int:
        block = self.block
        if col != WHOLE and not block.left <= col <= block.right:
            return 0
        return block.growth(instance) if row > block.bottom else 0

    def first(self, area: Area, first: int, behind: int, within: Within) -> int | None:
        block, found = self.block, None
        start = self._stack.base(first) + self._stack.above(self._at, first)
        if area.right < block.left or area.left > block.right:
            return start + area.top
        if area.top <= block.bottom:
            found = self._inside(area.rows(area.top, block.bottom), first, behind, within)
        if found is None and area.bottom > block.bottom:
            found = start + max(area.top, block.bottom + 1) + block.growth(first)
        beside = area.left < block.left or area.right > block.right
        return least(found, start + area.top) if beside else found

    def _inside(self, area: Area, first: int, behind: int, within: Within) -> int | None:
        block = self.block
        start, end = block.copies(first, behind, within)
        if start >= end:
            return None
        if block.inner:
            inside = area.columns(block.left, block.right)
            return block.inner.first(inside, start, end, within)
        return block.start(start) - block.top + area.top

    def last(self, area: Area, first: int, behind: int, within: Within) -> int | None:
        block = self.block
        start = self._stack.base(behind - 1) + self._stack.above(self._at, behind - 1)
        if area.right < block.left or area.left > block.right:
            return start + area.bottom
        if area.bottom > block.bottom:
            found: int | None = start + area.bottom + block.growth(behind - 1)
        else:
            found = self._end(area, first, behind, within)
        beside = area.left < block.left or area.right > block.right
        return most(found, start + area.bottom) if beside else found

    def _end(self, area: Area, first: int, behind: int, within: Within) -> int | None:
        block = self.block
        start, end = block.copies(first, behind, within)
        if start >= end:
            return None
        if block.inner:
            inside = area.columns(block.left, block.right)
            return block.inner.last(inside, start, end, within)
        return block.start(end - 1) - block.top + area.bottom


class _Sides:
    """A band with repeats side by side; each group of columns is a stack of its own."""

    __slots__ = (
        "_at",
        "_groups",
        "_lefts",
        "_longest",
        "_stack",
        "bottom",
        "fixed",
        "top",
    )

    def __init__(
        self,
        blocks: Sequence[Block],
        groups: Sequence[Sequence[Block]],
        stack: Stack,
        at: int,
    ) -> None:
        self.top = min(block.top for block in blocks)
        self.bottom = max(block.bottom + block.tail for block in blocks)
        self._stack, self._at = stack, at
        self._groups = [
            (min(b.left for b in g), max(b.right for b in g), Stack(g, stack.owner, self._base))
            for g in groups
        ]
        self._lefts = [left for left, _, _ in self._groups]
        stacks = [stack for _, _, stack in self._groups]
        self.fixed: bool = all(stack.fixed for stack in stacks)
        self._longest = max(stacks, key=lambda s: s.grown(s.instances))

    def _base(self, instance: int) -> int:
        return self._stack.base(instance) + self._stack.above(self._at, instance)

    def growth(self, instance: int) -> int:
        return max(stack.growth(instance) for _, _, stack in self._groups)

    def find(self, row: int, col: int) -> Block | None:
        stack = self._at_column(col)
        return stack.find(row, col) if stack else None

    def shift(self, row: int, col: int, instance: int) -> int:
        stack = self._at_column(col)
        return stack.shift(row, col, instance) if stack else 0

    def _at_column(self, col: int) -> Stack | None:
        if col == WHOLE:
            return self._longest
        at = bisect_right(self._lefts, col) - 1
        return None if at < 0 or col > self._groups[at][1] else self._groups[at][2]

    def first(self, area: Area, first: int, behind: int, within: Within) -> int | None:
        best = None if self._filled(area) else self._base(first) + area.top
        for left, right, stack in self._under(area):
            found = stack.first(area.columns(left, right), first, behind, within)
            best = least(best, found)
        return best

    def last(self, area: Area, first: int, behind: int, within: Within) -> int | None:
        best = None if self._filled(area) else self._base(behind - 1) + area.bottom
        for left, right, stack in self._under(area):
            found = stack.last(area.columns(left, right), first, behind, within)
            best = most(best, found)
        return best

    def _under(self, area: Area) -> list[tuple[int, int, Stack]]:
        return [g for g in self._groups if g[0] <= area.right and g[1] >= area.left]

    def _filled(self, area: Area) -> bool:
        """Whether every one of the columns belongs to a group."""
        parts = [area.columns(left, right) for left, right, _ in self._under(area)]
        covered = sum(part.right - part.left + 1 for part in parts)
        return covered == area.right - area.left + 1


def _runs(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks that share rows, in order from the top."""
    runs: list[list[Block]] = []
    bottom = 0
    for block in sorted(blocks, key=lambda b: (b.top, b.left)):
        if runs and block.top <= bottom:
            runs[-1].append(block)
        else:
            runs.append([block])
        bottom = max(bottom, block.bottom + block.tail)
    return runs


def _band(blocks: Sequence[Block], stack: Stack, at: int) -> _Single | _Sides:
    if len(blocks) == 1:
        return _Single(blocks[0], stack, at)
    groups: list[list[Block]] = []
    right = 0
    for block in sorted(blocks, key=lambda b: (b.left, b.top)):
        if groups and block.left <= right:
            groups[-1].append(block)
        else:
            groups.append([block])
        right = max(right, block.right)
    if len(groups) == 1:
        raise ValueError(f"repeated blocks overlap in rows {blocks[0].top} to {blocks[-1].bottom}")
    return _Sides(blocks, groups, stack, at)
