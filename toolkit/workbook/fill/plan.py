"""What goes where: from the tags of a template and the data, what repeats, how often, and what each
cell gets.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from toolkit.codes import finding
from toolkit.findings import CellPlace, Finding
from toolkit.workbook.fill.bindings import Binding, bind, emptied
from toolkit.workbook.fill.blocks import (
    ColumnBlock,
    Mistake,
    RowBlock,
    column_blocks,
    lists_walked,
)
from toolkit.workbook.fill.bounds import too_large
from toolkit.workbook.fill.cuts import cuts
from toolkit.workbook.fill.doublecounts import double_counts
from toolkit.workbook.fill.explicit import read_parts
from toolkit.workbook.fill.groups import Merged, merge_same, misplaced
from toolkit.workbook.fill.meaning import cells_with_names, meanings_of
from toolkit.workbook.fill.rowblocks import RowBlocks
from toolkit.workbook.fill.template import Area, TaggedCell, Template, TemplateSheet
from toolkit.workbook.references.references import cell_name
from toolkit.workbook.references.shift import ColumnRepeat, RowRepeat, ShiftMap
from toolkit.workbook.sheets.items import NOTHING, SheetItem
from toolkit.workbook.tags.arrange import filtered_fields
from toolkit.workbook.tags.context import Context
from toolkit.workbook.tags.grammar import Path
from toolkit.workbook.tags.keys import missing_keys
from toolkit.workbook.tags.names import Names, walked
from toolkit.workbook.tags.parse import has_tag
from toolkit.workbook.tags.shape import UnknownName

_BARE = "write [] behind the list, or put the row into {{#each}}"


@dataclass
class SheetPlan:
    """The plan of one sheet: blocks that repeat, what every tagged cell gets, and how all else
    moves.
    """

    sheet: TemplateSheet
    item: SheetItem = NOTHING
    """What is current on the whole sheet."""
    rows: tuple[RowBlock, ...] = ()
    columns: tuple[ColumnBlock, ...] = ()
    bindings: dict[tuple[int, int], Binding] = field(default_factory=dict)
    shift: ShiftMap = field(default_factory=lambda: ShiftMap((), ()))
    merged: Merged = field(default_factory=Merged)
    _index: tuple[tuple[RowBlock, ...], dict[int, list[RowBlock]]] = field(
        default=((), {}), repr=False, compare=False
    )
    """The blocks by row, and of which `rows`."""

    @property
    def summed(self) -> list[Area]:
        """Return the template cells that a row of subtotals sums up."""
        summed = [at for at, binding in self.bindings.items() if binding.subtotal]
        return [Area(row, column, row, column) for row, column in summed]

    def block_at(self, row: int, column: int) -> RowBlock | None:
        """Return the innermost block of rows that the template cell belongs to."""
        if self._index[0] is not self.rows:
            self._index = self.rows, _by_row(self.rows)
        of_row = self._index[1].get(row, ())
        return next((block for block in of_row if block.area.holds(row, column)), None)

    def columns_at(self, column: int) -> ColumnBlock | None:
        """Return the block of columns that the template column belongs to."""
        return next((b for b in self.columns if b.left <= column <= b.right), None)


def _by_row(blocks: Sequence[RowBlock]) -> dict[int, list[RowBlock]]:
    """Return the blocks that each template row is part of, the innermost first."""
    found: dict[int, list[RowBlock]] = {}
    for block in reversed(blocks):
        for row in range(block.area.top, block.area.bottom + 1):
            found.setdefault(row, []).append(block)
    return found


@dataclass
class Plan:
    """The plan of a whole template; carried out by `fill`."""

    template: Template
    sheets: tuple[SheetPlan, ...]
    findings: list[Finding]


def make_plan(template: Template, context: Context) -> Plan:
    """Return the plan for filling `template` from `context`; mistakes of the template are its
    findings.
    """
    findings = list(template.findings)
    sheets = tuple(_plan_sheet(template, sheet, context, findings) for sheet in template.sheets)
    for sheet, mistake in double_counts([(plan.sheet, plan.summed) for plan in sheets]):
        findings.append(_finding(template.file, sheet, mistake))
    return Plan(template, sheets, list(dict.fromkeys(findings)))


def _finding(file: str, sheet: TemplateSheet, mistake: Mistake) -> Finding:
    place = CellPlace(file, sheet.typed, cell_name(mistake.row, mistake.column))
    return finding(mistake.code, mistake.message, place, mistake.remedy)


def _plan_sheet(
    template: Template, sheet: TemplateSheet, context: Context, findings: list[Finding]
) -> SheetPlan:
    item = template.items.get(sheet.name, NOTHING)
    unnamed = item is NOTHING and has_tag(sheet.name)  # which is told already
    if unnamed or not sheet.tagged:
        return SheetPlan(sheet, item)
    start = len(findings)

    def report(mistake: Mistake) -> None:
        findings.append(_finding(template.file, sheet, mistake))

    names = Names(item.chain)
    parts = read_parts(sheet, report)
    if len(findings) > start:  # what stands in blocks that do not fit means nothing
        return SheetPlan(sheet, item)
    meanings = meanings_of(parts, names, context, report)
    cells = cells_with_names(list(sheet.tagged.values()), parts, meanings, names)
    known = list(_known_cells(cells, context, report))
    columns = tuple(column_blocks(known, item, context, report))
    across = {block.path for block in columns}
    finder = RowBlocks(sheet, item, known, parts, meanings, across, context, report)
    rows = tuple(finder.find())
    for mistake in cuts(template.package, sheet, rows, columns):
        report(mistake)
    plan = SheetPlan(sheet, item, rows, columns)
    for cell in _apart_from(finder.clashing, known):
        _bind_cell(plan, cell, context, report)
    for mistake in misplaced(known, sheet, rows, lambda c: plan.columns_at(c) is not None):
        report(mistake)
    if len(findings) == start:
        _place(plan, known, report)
        template.writes_formulas |= any(block.subtotals for block in rows)
    _tell_missing_keys(known, context, report)
    return plan


def _apart_from(clashing: set[Path], cells: Iterable[TaggedCell]) -> list[TaggedCell]:
    """Return the cells that walk none of these lists, of which it is told what is wrong."""
    return [cell for cell in cells if clashing.isdisjoint(lists_walked(cell))]


def _place(plan: SheetPlan, cells: Sequence[TaggedCell], report: Callable[[Mistake], None]) -> None:
    """Find out where everything comes to stand, once the template has no mistakes."""
    try:
        plan.shift = _shift(plan.rows, plan.columns)
    except ValueError as error:  # areas that lock into one another
        area = plan.rows[0].area
        report(Mistake("T110", str(error), area.top, area.left))
        return
    for mistake in too_large(plan.sheet, plan.rows, plan.columns, plan.shift):
        report(mistake)
        return
    values = {key: binding.value for key, binding in plan.bindings.items()}
    plan.merged = merge_same(cells, plan.rows, values, plan.shift)


def _known_cells(
    cells: Iterable[TaggedCell], context: Context, report: Callable[[Mistake], None]
) -> Iterator[TaggedCell]:
    """Yield the tagged cells whose every path leads somewhere; the rest are reported."""
    for cell in sorted(cells, key=lambda c: (c.row, c.cell.column)):
        problem = _unknown(cell, context)
        if problem is None:
            yield cell
        else:
            report(Mistake("T103", problem, cell.row, cell.cell.column))


def _unknown(cell: TaggedCell, context: Context) -> str | None:
    try:
        for tag in cell.tags:
            for path in (tag.path, *tag.path.key_paths(), *filtered_fields(tag)):
                context.shape(path)
    except UnknownName as error:
        return str(error)
    return None


def _bind_cell(
    plan: SheetPlan, cell: TaggedCell, context: Context, report: Callable[[Mistake], None]
) -> None:
    column = cell.cell.column
    block, across = plan.block_at(cell.row, column), plan.columns_at(column)
    around = block.chain if block else plan.item.chain
    chain: list[Path] = [*around, *([across.path] if across else ())]
    asked = [path for tag in cell.tags for path in walked(tag, tuple(chain), context)]
    unbound = [path for path in asked if path not in chain]
    if unbound:
        message = f'nothing repeats "{unbound[0]}" here'
        typed = any(unbound[0] in path.lists() for path in _paths(cell))
        remedy = "write | across beside one of its tags in this column" if typed else _BARE
        report(Mistake("T105", message, cell.row, column, remedy))
        return
    try:
        groups = block.groups if block else ()
        binding = bind(cell, tuple(chain), context, groups)
        asks = plan.item.empty and not set(plan.item.chain).isdisjoint(asked)
        plan.bindings[cell.row, column] = emptied(binding) if asks else binding
    except UnknownName as error:
        report(Mistake("T103", str(error), cell.row, column))


def _tell_missing_keys(
    cells: Iterable[TaggedCell], context: Context, report: Callable[[Mistake], None]
) -> None:
    for cell in cells:
        found = (text for path in _paths(cell) for text in missing_keys(path, context.data))
        for message in dict.fromkeys(found):
            report(Mistake("F107", message, cell.row, cell.cell.column))


def _paths(cell: TaggedCell) -> Iterator[Path]:
    for tag in cell.tags:
        yield from (tag.path, *tag.path.key_paths())


def _shift(rows: Sequence[RowBlock], columns: Sequence[ColumnBlock]) -> ShiftMap:
    return ShiftMap(
        [_repeat(block) for block in rows],
        [ColumnRepeat(b.left, b.right, len(b.items)) for b in columns],
    )


def _repeat(block: RowBlock) -> RowRepeat:
    area = block.area
    # The totals stay right below the body, however much a Table beside it grows.
    tail = block.table.totals_rows if block.table else 0
    return RowRepeat(
        *(area.top, area.bottom, area.left, area.right, len(block.items)),
        vanish=block.vanish,
        tail=tail,
        within=block.within,
        counts=block.counts,
    )
