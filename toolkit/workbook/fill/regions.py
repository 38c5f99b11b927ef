"""Which columns repeat together: whole rows, or lists side by side parted by an empty column."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from toolkit.workbook.fill.blocks import runs, runs_over, used_columns
from toolkit.workbook.fill.explicit import Part
from toolkit.workbook.fill.template import Area, TemplateSheet
from toolkit.workbook.tags.grammar import Path

Chain = tuple[Path, ...]
Columns = tuple[int, int]


@dataclass(frozen=True)
class Member:
    """Something that makes rows repeat: a cell whose tags walk lists, or a block within them."""

    top: int
    bottom: int
    row: int
    column: int
    chain: Chain
    part: Part | None = None

    def near(self, other: "Member") -> bool:
        """Return whether the rows of two members touch."""
        return self.top <= other.bottom + 1 and other.top <= self.bottom + 1


class Regions:
    """Parts the members of one level, in which `depth` lists are current, into areas."""

    def __init__(
        self, sheet: TemplateSheet, area: Area, depth: int, members: Sequence[Member]
    ) -> None:
        """Take the area of the level and what repeats in it."""
        self._sheet, self._depth, self._members = sheet, depth, members
        self._whole = area.left, area.right
        self._columns = {m: self._first_columns(m) for m in members}
        while self._narrow() or self._widen():
            pass

    def areas(self, between: Collection[int]) -> Iterator[tuple[Area, list[Member]]]:
        """Yield rows that follow one another and walk the same list, side by side.

        Rows `between` (of tags alone) may lie in them, where whole rows repeat.
        """
        keyed: dict[tuple[Path | None, int, int], list[Member]] = {}
        for member in self._members:
            left, right = self._columns[member]
            # Rows in which two lists clash are kept together, so that they are reported.
            root = None if self._clashes(member) else self._root(member)
            keyed.setdefault((root, left, right), []).append(member)
        for (_, left, right), group in keyed.items():
            rows = {row for m in group for row in range(m.top, m.bottom + 1)}
            neutral = between if (left, right) == self._whole else ()
            for top, bottom in runs_over(rows, neutral):
                yield Area(top, left, bottom, right), [m for m in group if top <= m.top <= bottom]

    def _root(self, member: Member) -> Path:
        return member.chain[self._depth]

    def _clashes(self, member: Member) -> bool:
        left, right = self._columns[member]
        beside = [m for m in self._members if m.row == member.row and left <= m.column <= right]
        return len({self._root(m) for m in beside}) > 1

    def _first_columns(self, member: Member) -> Columns:
        """Return all columns where nothing else repeats in the row, else those used together."""
        roots = {self._root(m) for m in self._members if m.row == member.row}
        alone = len(roots) == 1 and not self._tables(member.row)
        return self._whole if member.part or alone else self._used(member)

    def _tables(self, row: int) -> list[Area]:
        return [t.area for t in self._sheet.tables if t.area.top <= row <= t.area.bottom]

    def _used(self, member: Member) -> Columns:
        """Return the columns around a member up to an empty column or a Table on each side."""
        tabled = {c for area in self._tables(member.row) for c in range(area.left, area.right + 1)}
        first, last = self._whole
        used = {*used_columns(self._sheet, member.row), *self._merged(member.row)}
        inside = [c for c in sorted(used) if c not in tabled and first <= c <= last]
        found = (run for run in runs(inside) if run[0] <= member.column <= run[1])
        return next(found, self._whole)

    def _merged(self, row: int) -> Iterator[int]:
        """Yield the columns that merged cells which hold something take up in a row."""
        for area in self._sheet.merges:
            across = area.top <= row <= area.bottom
            if across and area.left in used_columns(self._sheet, area.top):
                yield from range(area.left, area.right + 1)

    def _neighbours(self) -> Iterator[tuple[Member, Member]]:
        """Yield pairs of cells that walk the same list in rows that touch."""
        cells = [m for m in self._members if not m.part]
        for one in cells:
            for other in cells:
                if one is not other and self._root(one) == self._root(other) and one.near(other):
                    yield one, other

    def _narrow(self) -> bool:
        """Keep whole rows to their used columns where the rows of their list beside are narrow."""
        for one, other in self._neighbours():
            if self._columns[one] == self._whole != self._columns[other]:
                narrow = self._used(one)
                if narrow != self._whole:
                    self._columns[one] = narrow
                    return True
        return False

    def _widen(self) -> bool:
        """Give rows of one list the same columns where no empty column parts them."""
        for one, other in self._neighbours():
            mine, theirs = self._columns[one], self._columns[other]
            both = min(mine[0], theirs[0]), max(mine[1], theirs[1])
            apart = mine[0] > theirs[1] + 1 or theirs[0] > mine[1] + 1
            if self._whole not in (mine, theirs) and not apart and mine != theirs:
                self._columns[one] = self._columns[other] = both
                return True
        return False
