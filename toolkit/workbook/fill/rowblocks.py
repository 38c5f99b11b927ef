"""Which rows repeat, and within which: lists in rows of their own, and blocks spelled out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from toolkit.workbook.fill.blocks import (
    LAST_COLUMN,
    Mistake,
    Report,
    RowBlock,
    body_area,
    filters_of,
)
from toolkit.workbook.fill.explicit import Part, Parts
from toolkit.workbook.fill.groups import with_subtotals
from toolkit.workbook.fill.meaning import Meanings
from toolkit.workbook.fill.regions import Chain, Member, Regions
from toolkit.workbook.fill.template import Area, TaggedCell, TemplateSheet, TemplateTable
from toolkit.workbook.sheets.items import SheetItem
from toolkit.workbook.tags.arrange import Walk, field_of
from toolkit.workbook.tags.context import Context
from toolkit.workbook.tags.grammar import Filter, Path
from toolkit.workbook.tags.paths import Scope, compile_path, holds


@dataclass(frozen=True)
class _Level:
    """Rows in which the same lists are current: the whole sheet, or one copy of a block."""

    area: Area
    chain: Chain = ()
    within: int | None = None


@dataclass
class RowBlocks:
    """Finds the blocks of rows of one sheet; `blocks` has outer ones before inner ones."""

    sheet: TemplateSheet
    item: SheetItem
    cells: Sequence[TaggedCell]
    parts: Parts
    meanings: Meanings
    across: set[Path]
    context: Context
    report: Report
    blocks: list[RowBlock] = field(default_factory=list)
    clashing: set[Path] = field(default_factory=set)
    """Lists that cannot repeat where they stand, which is reported."""

    def find(self) -> list[RowBlock]:
        """Return the blocks; what cannot repeat is reported."""
        for table in self.sheet.tables:
            self._table(table)
        cells = [cell for cell in self.cells if not self._in_body(cell)]
        last = max((row.number for row in self.sheet.source.rows), default=1)
        self._level(self._base(Area(1, 1, last, LAST_COLUMN)), cells, self.parts.parts)
        for row in sorted(self.parts.tag_rows):
            area = Area(row, 1, row, LAST_COLUMN)
            self.blocks.append(RowBlock(area, (), [], within=self._around(row), vanish=True))
        return self.blocks

    def _base(self, area: Area) -> _Level:
        """Return rows in no block: only what is current on the whole sheet is current there."""
        return _Level(area, self.item.chain)

    def _around(self, row: int) -> int | None:
        """Return the innermost block that a row of tags is in; it never is in columns only."""
        areas = [block.area for block in self.blocks]
        found = [i for i, a in enumerate(areas) if a.top <= row <= a.bottom]
        return max((i for i in found if areas[i].right == LAST_COLUMN), default=None)

    def _in_body(self, cell: TaggedCell) -> bool:
        column = cell.cell.column
        return any(table.body.holds(cell.row, column) for table in self.sheet.tables)

    def _table(self, table: TemplateTable) -> None:
        inside = [c for c in self.cells if table.body.holds(c.row, c.cell.column)]
        base = self._base(table.body)
        members = list(self._members(base, inside, ()))
        if not members:
            return
        deepest = max((m.chain for m in members), key=len)
        if self._clash(members, deepest):
            return
        for row, chain in _by_row(members).items():
            if chain != deepest:
                alone = next(m for m in members if m.row == row)
                message = f'"{deepest[-1]}" repeats inside of "{chain[-1]}" in rows of its own'
                self._wrong(alone, "T107", message, "put its tags into the same row")
                self.clashing.update(deepest)
                return
        self._repeat(body_area(self.sheet, table), deepest, base, inside, table)

    def _level(self, level: _Level, cells: Sequence[TaggedCell], parts: Sequence[Part]) -> None:
        """Add the blocks of rows in which certain lists are current."""
        known = [part for part in parts if part in self.meanings]
        members = list(self._members(level, cells, known))
        regions = Regions(self.sheet, level.area, len(level.chain), members)
        for area, group in regions.areas(self.parts.tag_rows):
            self._run(level, area, group, cells)
        for part in known:
            if len(self.meanings[part].chain) <= len(level.chain):
                self._part(level, part, cells)

    def _members(
        self, level: _Level, cells: Sequence[TaggedCell], parts: Sequence[Part]
    ) -> Iterator[Member]:
        for cell in cells:
            if any(part.top <= cell.row <= part.bottom for part in parts):
                continue
            chain = self._chain(cell, level.chain)
            if len(chain) > len(level.chain):
                yield Member(cell.row, cell.row, cell.row, cell.cell.column, chain)
        for part in parts:
            chain = self.meanings[part].chain
            if len(chain) > len(level.chain):
                yield Member(part.top, part.bottom, part.row, part.column, chain, part)

    def _chain(self, cell: TaggedCell, base: Chain) -> Chain:
        """Return the lists that are current for the cell: the longest that its tags walk down."""
        chains = [
            tuple(p for p in tag.path.lists() if p not in self.across and p not in base)
            for tag in cell.tags
        ]
        return base + max(chains, key=len, default=())

    def _clash(self, members: Sequence[Member], chain: Chain) -> bool:
        """Report a list that is neither in the lists of `chain` nor around them."""
        for member in members:
            if member.chain != chain[: len(member.chain)]:
                message = f'"{member.chain[-1]}" and "{chain[-1]}" are two lists in the same rows'
                remedy = "give each its own rows or Table, or part them by an empty column"
                self._wrong(member, "T106", message, remedy)
                self.clashing.update(member.chain, chain)
                return True
        return False

    def _wrong(self, member: Member, code: str, message: str, remedy: str) -> None:
        self.report(Mistake(code, message, member.row, member.column, remedy))

    def _run(
        self, level: _Level, area: Area, group: Sequence[Member], cells: Sequence[TaggedCell]
    ) -> None:
        """Add the block of rows that walk the same list, and the blocks within it."""
        chain = _common(list(_by_row(group).values()))
        if len(chain) <= len(level.chain):
            self._clash(group, max((m.chain for m in group), key=len))
            return
        inside = [c for c in cells if area.holds(c.row, c.cell.column)]
        index = self._repeat(area, chain, level, inside)
        parts = [member.part for member in group if member.part]
        self._level(_Level(area, chain, index), inside, parts)

    def _part(self, level: _Level, part: Part, cells: Sequence[TaggedCell]) -> None:
        """Add the block of a part, and the blocks within it."""
        area = Area(part.top, 1, part.bottom, LAST_COLUMN)
        inside = [c for c in cells if part.top <= c.row <= part.bottom]
        meaning, chain = self.meanings[part], level.chain
        if meaning.path:
            chain = (*chain, meaning.path)
            index = self._repeat(area, chain, level, inside, part=part)
        else:
            index = self._choose(area, level, part)
        self._level(_Level(area, chain, index), inside, part.parts)

    def _repeat(
        self,
        area: Area,
        chain: Chain,
        level: _Level,
        cells: Iterable[TaggedCell],
        table: TemplateTable | None = None,
        part: Part | None = None,
    ) -> int:
        """Add a block with an item for every copy, and return its number."""
        cells = list(cells)
        filters = filters_of(tag for cell in cells for tag in cell.tags)
        if part:
            filters.setdefault(chain[-1], []).extend(part.block.filters)
        groups = _groups(chain[len(level.chain) :], filters)
        summed = table is None and area.top == area.bottom and not (part and part.parts)
        summed = summed and any(tag.filter("subtotal") for cell in cells for tag in cell.tags)
        walk = Walk(chain, len(level.chain), filters, self.context.data)
        slots = {path: slot for slot, path in enumerate(chain)}
        keys = [compile_path(path, slots, self.context.data) for path in groups]

        def items(scope: Scope) -> Sequence[Scope]:
            found = walk.items(scope)
            return with_subtotals(found, keys) if summed else found

        if level.within is None:
            block = RowBlock(
                area, chain, items(self.item.items), table, groups=groups, subtotals=summed
            )
        else:
            outer = self.blocks[level.within].copies
            found = [[None] if scope is None else items(scope) or [None] for scope in outer]
            block = replace(_nested(area, chain, level, found), groups=groups, subtotals=summed)
        self.blocks.append(block)
        return len(self.blocks) - 1

    def _choose(self, area: Area, level: _Level, part: Part) -> int:
        """Add the rows of one branch of a condition, kept or left out."""
        condition = self.meanings[part].condition
        assert condition is not None
        slots = {path: slot for slot, path in enumerate(level.chain)}
        test = holds(condition, slots, self.context.data, None)

        def kept(scope: Scope | None) -> bool:
            return part.branch if scope is None else test(scope) == part.branch

        outer = [self.item.items] if level.within is None else self.blocks[level.within].copies
        found = [[scope] if kept(scope) else [] for scope in outer]
        self.blocks.append(replace(_nested(area, level.chain, level, found), vanish=True))
        return len(self.blocks) - 1


def _nested(
    area: Area, chain: Chain, level: _Level, groups: Sequence[Sequence[Scope | None]]
) -> RowBlock:
    """Return a block with these items in every copy of the block around it."""
    items = [scope for group in groups for scope in group]
    counts = None if level.within is None else [len(group) for group in groups]
    return RowBlock(area, chain, items, None, level.within, counts)


def _groups(chain: Chain, filters: Mapping[Path, Sequence[Filter]]) -> tuple[Path, ...]:
    """Return the fields by which the rows of these lists are grouped."""
    named = [(own, f) for own in chain for f in filters.get(own, ()) if f.name == "group"]
    return tuple(dict.fromkeys(field_of(own, f.arguments[0]) for own, f in named))


def _by_row(members: Sequence[Member]) -> dict[int, Chain]:
    """Return the lists that every row walks: the longest chain, or what all have in common where
    lists stand side by side.
    """
    rows: dict[int, list[Chain]] = {}
    for member in members:
        rows.setdefault(member.row, []).append(member.chain)
    found = {}
    for row, chains in rows.items():
        deepest = max(chains, key=len)
        nested = all(chain == deepest[: len(chain)] for chain in chains)
        found[row] = deepest if nested else _common(chains)
    return found


def _common(chains: Sequence[Chain]) -> Chain:
    """Return the lists that all chains begin with."""
    shortest = min(chains, key=len)
    for length in range(len(shortest), 0, -1):
        if all(chain[:length] == shortest[:length] for chain in chains):
            return shortest[:length]
    return ()
