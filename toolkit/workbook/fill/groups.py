"""Rows of one group: subtotals below them, and neighbouring cells of one value merged."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby

from lxml import etree

from toolkit.workbook.fill.blocks import Mistake, RowBlock
from toolkit.workbook.fill.template import Area, TaggedCell, TemplateSheet
from toolkit.workbook.opc.childorder import insert_in_order
from toolkit.workbook.opc.xml import main
from toolkit.workbook.references.references import cell_name, column_letters
from toolkit.workbook.references.shift import ShiftMap
from toolkit.workbook.tags.paths import Getter, Scope
from toolkit.workbook.tags.values import CellValue, Value, ValueProblem

FUNCTIONS = {"sum": 9, "average": 1, "count": 3, "min": 5, "max": 4}
"""The numbers of `| subtotal` in SUBTOTAL; count is that of filled cells."""


class Subtotal(tuple[object, ...]):
    """The current items of the last row of a group, for the row below it that sums it up."""

    height: int
    """How many rows it sums up."""

    @classmethod
    def of(cls, rows: Sequence[Scope]) -> "Subtotal":
        """Return the subtotal of rows."""
        found = cls(rows[-1])
        found.height = len(rows)
        return found


def with_subtotals(items: Sequence[Scope], keys: Sequence[Getter]) -> list[Scope]:
    """Return the items with a Subtotal behind every run that has the same keys."""
    found: list[Scope] = []
    for _, run in groupby(items, key=lambda scope: [key(scope) for key in keys]):
        rows = list(run)
        found += [*rows, Subtotal.of(rows)]
    return found


def subtotal_formula(function: int, row: int, column: int, count: int) -> str:
    """Return the formula that sums up the rows right above."""
    letters = column_letters(column)
    return f"SUBTOTAL({function},{letters}{row - count}:{letters}{row - 1})"


def misplaced(
    cells: Sequence[TaggedCell],
    sheet: TemplateSheet,
    blocks: Sequence[RowBlock],
    repeats_across: Callable[[int], bool],
) -> Iterator[Mistake]:
    """Yield a mistake for every `group`, `subtotal` and `merge` that cannot stand where it does."""
    for cell in cells:
        for name in ("group", "subtotal", "merge"):
            if not any(tag.filter(name) for tag in cell.tags):
                continue
            block = innermost(blocks, cell)
            problem = _problem(name, cell, sheet, blocks, block)
            if not problem and name == "merge" and repeats_across(cell.cell.column):
                problem = "cannot stand in repeated columns"
            if problem:
                message = f'"{name}" {problem}'
                yield Mistake("T112", message, cell.row, cell.cell.column)


def innermost(blocks: Sequence[RowBlock], cell: TaggedCell) -> int | None:
    """Return the number of the innermost block that a cell is in."""
    found = [i for i, b in enumerate(blocks) if b.area.holds(cell.row, cell.cell.column)]
    return max(found, default=None)


def _problem(
    name: str,
    cell: TaggedCell,
    sheet: TemplateSheet,
    blocks: Sequence[RowBlock],
    index: int | None,
) -> str | None:
    if index is None or not blocks[index].chain:
        return None if name == "group" and cell.tags[0].path.lists() else "needs rows that repeat"
    block = blocks[index]
    if block.table:
        return f'cannot stand in the Table "{block.table.name}", whose rows people sort'
    if name == "group":
        return None
    within = any(other.within == index for other in blocks)
    if block.vanish or within or block.area.top != block.area.bottom:
        return "needs a list that has one row for every item"
    if name == "merge" and any(m.holds(cell.row, cell.cell.column) for m in sheet.merges):
        return "cannot stand in cells that are merged already"
    return None


@dataclass
class Merged:
    """What `| merge same` merges: areas of the filled sheet, and the copies of a template cell that
    a merged cell above hides.
    """

    areas: list[Area] = field(default_factory=list)
    hidden: dict[tuple[int, int], bytearray] = field(default_factory=dict)


def merge_same(
    cells: Sequence[TaggedCell],
    blocks: Sequence[RowBlock],
    values: Mapping[tuple[int, int], Value],
    shift: ShiftMap,
) -> Merged:
    """Return what is merged; a cell is never merged over the end of one to its left."""
    found = Merged()
    starts: dict[int, bytearray] = {}
    for cell in sorted(cells, key=lambda c: c.cell.column):
        index = innermost(blocks, cell)
        if index is None or not any(tag.filter("merge") for tag in cell.tags):
            continue
        key = (cell.row, cell.cell.column)
        known = starts.setdefault(index, _starts(blocks[index]))
        _find_runs(blocks[index].copies, values[key], known)
        found.hidden[key] = bytearray(not start for start in known)
        found.areas.extend(_areas(key, known, shift))
    return found


def _starts(block: RowBlock) -> bytearray:
    """Mark the first copy within every copy of the outer block."""
    found = bytearray(len(block.copies))
    for first in accumulate(block.counts or (), initial=0):
        if first < len(found):
            found[first] = 1
    return found


def _find_runs(copies: Sequence[Scope | None], value: Value, starts: bytearray) -> None:
    """Mark the copies that do not show the value of the copy before."""
    before: CellValue = None
    for copy, scope in enumerate(copies):
        own = None if scope is None or isinstance(scope, Subtotal) else _value(value, scope)
        if own is None or own == "" or type(own) is not type(before) or own != before:
            starts[copy] = 1
        before = own


def _value(value: Value, scope: Scope) -> CellValue:
    try:
        return value(scope)
    except ValueProblem:  # reported when the cell is written
        return None


def _areas(cell: tuple[int, int], starts: bytearray, shift: ShiftMap) -> Iterator[Area]:
    row, column = cell
    new_column = shift.column(column) or column
    firsts = [copy for copy, start in enumerate(starts) if start]
    for first, behind in zip(firsts, [*firsts[1:], len(starts)], strict=True):
        top = shift.row(row, column, first)
        if top is not None and behind > first + 1:
            yield Area(top, new_column, top + behind - first - 1, new_column)


def add_merges(frame: etree._Element, areas: Sequence[Area]) -> None:
    """Add merged cells to the frame of a worksheet."""
    if not areas:
        return
    holder = frame.find(main("mergeCells"))
    if holder is None:
        holder = etree.Element(main("mergeCells"))
        insert_in_order(frame, holder)
    for area in areas:
        first, last = cell_name(area.top, area.left), cell_name(area.bottom, area.right)
        etree.SubElement(holder, main("mergeCell"), ref=f"{first}:{last}")
    holder.set("count", str(len(holder)))
