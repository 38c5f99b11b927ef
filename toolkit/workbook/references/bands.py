"""Where template rows come to stand when rectangles of them are repeated.

A *stack* is a column range with bands one under the other. A *band* is a run of rows in which
something is repeated: one repeat, or several side by side, each the stack of its own columns. What
lies below a band moves by the band's largest growth, what lies beside a repeat and in no repeat's
columns stays. Look-ups are searches in sorted lists; nothing is ever as long as the number of
copies.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

WHOLE = 0  # the column of what belongs to whole rows


@dataclass(frozen=True, slots=True)
class Block:
    """Rows `top` to `bottom` of columns `left` to `right`, standing `count` times (0: gone).

    `tail` rows right below belong to it (a totals row); `index` is its number in the caller's list.
    """

    index: int
    top: int
    bottom: int
    left: int
    right: int
    count: int
    tail: int = 0

    @property
    def height(self) -> int:
        """Rows of one copy."""
        return self.bottom - self.top + 1

    @property
    def growth(self) -> int:
        """Rows that it adds (negative when it is gone)."""
        return (self.count - 1) * self.height


@dataclass(frozen=True, slots=True)
class Found:
    """A template row's first standing place: rows it moves by, and the block that it is in."""

    shift: int
    block: Block | None


class Stack:
    """The bands of a column range from the top down."""

    __slots__ = ("_bands", "_before", "_tops", "growth")

    def __init__(self, blocks: Sequence[Block]) -> None:
        """Take blocks that do not overlap; raises ValueError if they do or cannot be parted."""
        self._bands = [_band(members) for members in _runs(blocks)]
        self._tops = [band.top for band in self._bands]
        self._before = []
        self.growth = 0
        for band in self._bands:
            self._before.append(self.growth)
            self.growth += band.growth

    def find(self, row: int, col: int) -> Found:
        """Return where the row stands in a column; column `WHOLE` follows the longest repeat."""
        at = bisect_right(self._tops, row) - 1
        if at < 0:
            return Found(0, None)
        band, before = self._bands[at], self._before[at]
        if row > band.bottom:
            return Found(before + band.growth, None)
        found = band.find(row, col)
        return Found(before + found.shift, found.block)

    def first(self, row: int, left: int, right: int) -> int:
        """Return the first new row of a template row in any of the columns; when gone, of what
        follows it.
        """
        at = bisect_right(self._tops, row) - 1
        if at < 0:
            return row
        band, before = self._bands[at], self._before[at]
        if row > band.bottom:
            return row + before + band.growth
        return before + band.first(row, left, right)

    def last(self, row: int, left: int, right: int) -> int:
        """Return the last new row of a template row in any of the columns; when gone, of what
        precedes it.
        """
        at = bisect_right(self._tops, row) - 1
        if at < 0:
            return row
        band, before = self._bands[at], self._before[at]
        if row > band.bottom:
            return row + before + band.growth
        return before + band.last(row, left, right)


class _Single:
    """A band with one repeat."""

    __slots__ = ("block", "bottom", "growth", "top")

    def __init__(self, block: Block) -> None:
        self.block = block
        self.top, self.bottom = block.top, block.bottom + block.tail
        self.growth = block.growth

    def find(self, row: int, col: int) -> Found:
        block = self.block
        if col != WHOLE and not block.left <= col <= block.right:
            return Found(0, None)
        if row > block.bottom:
            return Found(block.growth, None)
        return Found(0 if block.count else block.top - row, block)

    def first(self, row: int, left: int, right: int) -> int:
        block = self.block
        beside = left < block.left or right > block.right
        if right < block.left or left > block.right:
            return row
        inside = row if block.count else block.top
        moved = row + block.growth if row > block.bottom else inside
        return min(row, moved) if beside else moved

    def last(self, row: int, left: int, right: int) -> int:
        block = self.block
        if right < block.left or left > block.right:
            return row
        beside = left < block.left or right > block.right
        moved = row + block.growth if block.count or row > block.bottom else block.top - 1
        return max(row, moved) if beside else moved


class _Sides:
    """A band with repeats side by side; each group of columns is a stack of its own."""

    __slots__ = ("_groups", "_lefts", "_longest", "bottom", "growth", "top")

    def __init__(self, blocks: Sequence[Block], groups: Sequence[Sequence[Block]]) -> None:
        self.top = min(block.top for block in blocks)
        self.bottom = max(block.bottom + block.tail for block in blocks)
        self._groups = [
            (min(b.left for b in group), max(b.right for b in group), Stack(group))
            for group in groups
        ]
        self._lefts = [left for left, _, _ in self._groups]
        self._longest = max((stack for _, _, stack in self._groups), key=lambda s: s.growth)
        self.growth = self._longest.growth

    def find(self, row: int, col: int) -> Found:
        if col == WHOLE:
            return self._longest.find(row, col)
        at = bisect_right(self._lefts, col) - 1
        if at < 0 or col > self._groups[at][1]:
            return Found(0, None)
        return self._groups[at][2].find(row, col)

    def first(self, row: int, left: int, right: int) -> int:
        rows = [s.first(row, max(a, left), min(b, right)) for a, b, s in self._under(left, right)]
        return min(rows if self._filled(left, right) else [*rows, row])

    def last(self, row: int, left: int, right: int) -> int:
        rows = [s.last(row, max(a, left), min(b, right)) for a, b, s in self._under(left, right)]
        return max(rows if self._filled(left, right) else [*rows, row])

    def _under(self, left: int, right: int) -> list[tuple[int, int, Stack]]:
        return [group for group in self._groups if group[0] <= right and group[1] >= left]

    def _filled(self, left: int, right: int) -> bool:
        """Whether every one of the columns belongs to a group."""
        covered = sum(min(b, right) - max(a, left) + 1 for a, b, _ in self._under(left, right))
        return covered == right - left + 1


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


def _band(blocks: Sequence[Block]) -> _Single | _Sides:
    if len(blocks) == 1:
        return _Single(blocks[0])
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
    return _Sides(blocks, groups)


def standing(row: int, found: Found, copy: int) -> int | None:
    """Return the new row of a copy of what was found for a template row, None when it is gone."""
    if found.block is None:
        return row + found.shift
    if not found.block.count:
        return None
    return row + found.shift + copy * found.block.height


def is_half_in(block: Block, first: int, last: int) -> bool:
    """Return whether rows are partly in a block and partly not, without covering it."""
    apart = last < block.top or first > block.bottom
    inside = block.top <= first and last <= block.bottom
    around = first <= block.top and block.bottom <= last
    return not (apart or inside or around)


def parts_of(
    block: Block, start: int, first: int, last: int, whole: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the rows of each copy of a block; `whole` when nothing lies between them."""
    if last - first + 1 == block.height:
        return whole
    at, high = start + first - block.top, last - first
    steps = range(at, at + block.count * block.height, block.height)
    return [(step, step + high) for step in steps]
