"""The rows, or the columns, of a sheet: where each comes to stand, also in copies within copies."""

from collections.abc import Iterator, Sequence
from itertools import islice

from toolkit.workbook.references.bands import Stack
from toolkit.workbook.references.repeated import Area, Block, Within

Path = tuple[tuple[int, int], ...]
"""(index of a repeat, its copy) or nothing, as in `At`."""
NOWHERE: Within = {}


class Axis:
    """Template lines (rows or columns) and what of them repeats.

    `cross` is the place on the other axis: the column of a row; for columns always 1.
    """

    __slots__ = ("_above", "_stack", "blocks", "still")

    def __init__(self, stack: Stack, blocks: Sequence[Block]) -> None:
        """Take the outermost stack and all blocks by index."""
        self._stack, self.blocks = stack, blocks
        self._above: dict[int, int] = {}
        self.still = all(block.counts.each == 1 for block in blocks)
        """Whether nothing moves."""

    @property
    def growth(self) -> int:
        """Return the lines that the sheet gains (negative when it loses some)."""
        return self._stack.growth()

    def block(self, line: int, cross: int) -> Block | None:
        """Return the innermost block that a cell is in."""
        found, block = None, self._stack.find(line, cross)
        while block is not None:
            found, block = block, block.inner.find(line, cross) if block.inner else None
        return found

    def place(self, line: int, cross: int, copy: int = 0) -> int | None:
        """Return where a line stands in a copy of its innermost block; None when it is gone."""
        block = self.block(line, cross)
        if block is None:
            return line + self._stack.shift(line, cross, 0)
        return self.in_copy(block, copy, line, cross) if block.counts.total else None

    def in_copy(self, block: Block, copy: int, line: int, cross: int) -> int:
        """Return where a line of a block, and of no block within it, stands in a copy."""
        inner = block.inner.shift(line, cross, copy) if block.inner else 0
        return block.start(copy) - block.top + line + inner

    def seen(self, line: int, cross: int, path: Path) -> int | None:
        """Return where a line stands: in the copies of `path`, else in the first; None if gone."""
        block = self.block(line, cross)
        if block is None:
            return line + self._stack.shift(line, cross, 0)
        first, behind = self.copies(block, self.within(path))
        return self.in_copy(block, first, line, cross) if first < behind else None

    def line(self, line: int, cross: int) -> int:
        """Return the first place of a line; when it is gone, of what follows it."""
        block = self.block(line, cross)
        while block is not None and not block.counts.total:
            line = block.bottom + 1
            block = self.block(line, cross)
        found = self.place(line, cross)
        assert found is not None
        return found

    def levels(self, path: Path) -> Iterator[tuple[Block, int]]:
        """Yield the blocks and copies that a place is in, from the innermost outwards."""
        if not path:
            return
        index, copy = path[-1]
        block: Block | None = self.blocks[index]
        while block is not None:
            yield block, copy
            copy, block = block.counts.instance(copy), block.stack.owner

    def around_copy(self, path: Path) -> Path:
        """Return the place around that of `path`: nothing when its copy is within no other."""
        return tuple(islice(((b.index, copy) for b, copy in self.levels(path)), 1, 2))

    def within(self, path: Path) -> Within:
        """Return the copies that a place is in, by the index of the repeat."""
        return {block.index: copy for block, copy in self.levels(path)} if path else NOWHERE

    def copies(self, block: Block, within: Within) -> tuple[int, int]:
        """Return the copies of a block (first, behind the last) that are seen from a place."""
        owner = block.stack.owner
        first, behind = self.copies(owner, within) if owner else (0, 1)
        return block.copies(first, behind, within)

    def first(self, area: Area, within: Within) -> int | None:
        """Return the first new line of an area as seen from a place; None when it is gone."""
        return self._stack.first(area, 0, 1, within)

    def last(self, area: Area, within: Within) -> int | None:
        """Return the last new line of an area as seen from a place; None when it is gone."""
        return self._stack.last(area, 0, 1, within)

    def above(self, block: Block, within: Within) -> int:
        """Return the line directly above a block, where lines that disappear do not count."""
        flat = block.stack.owner is None
        if flat and block.index in self._above:
            return self._above[block.index]
        line = block.top - 1
        found = self.block(line, block.left)
        while found and len(range(*self.copies(found, within))) == 0:
            line = found.top - 1
            found = self.block(line, block.left)
        if flat:
            self._above[block.index] = line
        return line

    def around(self, area: Area) -> Block | None:
        """Return the innermost block that the whole area is in."""
        block = self.block(area.top, area.left)
        while block and (area.bottom > block.bottom or area.right > block.right):
            block = block.stack.owner
        return block

    def parts(
        self, area: Area, block: Block, within: Within, whole: tuple[int, int]
    ) -> list[tuple[int, int]]:
        """Return the lines of an area in each copy of a block around it, joined where they meet;
        `whole` is all of them.
        """
        full = area.bottom - area.top + 1 == block.height
        if full and block.stack.owner is None:
            return [whole]
        found: list[tuple[int, int]] = []
        for copy in range(*self.copies(block, within)):
            ends = self._ends(area, block, copy)
            if ends and found and found[-1][1] == ends[0] - 1:
                found[-1] = found[-1][0], ends[1]
            elif ends:
                found.append(ends)
        return found

    def _ends(self, area: Area, block: Block, copy: int) -> tuple[int, int] | None:
        if block.inner is None:
            start = block.start(copy) - block.top
            return start + area.top, start + area.bottom
        first = block.inner.first(area, copy, copy + 1, NOWHERE)
        last = block.inner.last(area, copy, copy + 1, NOWHERE)
        return None if first is None or last is None else (first, last)
