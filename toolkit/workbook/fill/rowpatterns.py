"""A template row compiled once: the cells that it emits for every copy, with values, formulas and
links.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from toolkit.workbook.cells.rows import Cell, Row, RowWriter
from toolkit.workbook.fill.bindings import Binding
from toolkit.workbook.fill.blocks import ColumnBlock, used_columns
from toolkit.workbook.fill.bulkrows import BulkRow
from toolkit.workbook.fill.groups import Subtotal, subtotal_formula
from toolkit.workbook.fill.plan import SheetPlan
from toolkit.workbook.references.shift import At

WriteValue = Callable[[Cell, Binding, int, int, Sequence[object]], str]
"""Writes a bound cell: template cell, binding, new row, new column, scope."""
MoveFormula = Callable[[Cell, int, At], Cell]
"""Returns a formula cell with its references moved: template cell, template row, place."""


@dataclass(frozen=True)
class CellPattern:
    """One template cell of a row and how it is emitted."""

    cell: Cell
    binding: Binding | None
    across: ColumnBlock | None
    across_index: int
    repeats_across: bool
    """Whether the copies to the right hold the cell too, or only its format."""
    hidden: bytearray | None = None
    """Which copies a merged cell above hides."""

    @property
    def grouped(self) -> bool:
        """Return whether a row of subtotals shows the value."""
        return self.binding is not None and self.binding.grouped

    def summed(self, scope: Subtotal, row: int, column: int) -> Cell:
        """Return the cell of a row of subtotals: the formula, or only the format."""
        cell = self.cell.emptied()
        if self.binding is None or not self.binding.subtotal:
            return cell
        function = self.binding.subtotal
        return cell.with_formula(subtotal_formula(function, row, column, scope.height))


class RowPattern:
    """One template row within some columns; `emit` writes it for one copy."""

    def __init__(self, plan: SheetPlan, row: Row, left: int, right: int) -> None:
        """Sort out the cells of `row` from column `left` to `right`."""
        self.row = row
        self._shift = plan.shift
        cells = [cell for cell in row.cells if left <= cell.column <= right]
        self.patterns = [_pattern(plan, row, cell) for cell in cells]
        self.bound = any(pattern.binding for pattern in self.patterns)

    def plain(self) -> BulkRow | None:
        """Return the row for writing many copies at once, if no cell of it moves or links."""
        if any(p.across or p.cell.formula or p.hidden for p in self.patterns):
            return None
        if any(p.binding and (p.binding.link or p.binding.picture) for p in self.patterns):
            return None
        return BulkRow(self.row, tuple((p.cell, p.binding) for p in self.patterns))

    def emit(
        self,
        writer: RowWriter,
        new_row: int,
        rows: tuple[tuple[int, int], ...],
        scope: Sequence[object] | None,
        write_value: WriteValue,
        move_formula: MoveFormula,
    ) -> Iterator[tuple[int, str]]:
        """Yield (new column, XML) of every cell; a `scope` of None writes the emptied copy of a
        block.
        """
        for pattern in self.patterns:
            hidden = rows and pattern.hidden and pattern.hidden[rows[-1][1]]
            for copy, column, items in self._copies(pattern):
                columns = ((pattern.across_index, copy),) if pattern.across else ()
                cell = pattern.cell
                whole = None if scope is None or items is None else (*scope, *items)
                if hidden or whole is None or (copy and not pattern.repeats_across):
                    yield column, writer.cell(cell.emptied(), new_row, column)
                elif isinstance(scope, Subtotal) and not pattern.grouped:
                    yield (
                        column,
                        writer.cell(pattern.summed(scope, new_row, column), new_row, column),
                    )
                elif pattern.binding:
                    yield column, write_value(cell, pattern.binding, new_row, column, whole)
                elif cell.formula:
                    moved = move_formula(cell, self.row.number, At(rows, columns))
                    yield column, writer.cell(moved, new_row, column)
                else:
                    yield column, writer.cell(cell, new_row, column)

    def _copies(self, pattern: CellPattern) -> Iterator[tuple[int, int, tuple[object, ...] | None]]:
        """Yield (copy, new column, items of the lists across) of a cell; items None for an empty
        list.
        """
        column = pattern.cell.column
        if pattern.across is None:
            yield 0, self._shift.column(column) or column, ()
            return
        if not pattern.across.items:
            yield 0, self._shift.column(column) or column, None if pattern.repeats_across else ()
        for copy, item in enumerate(pattern.across.items):
            items = (item,) if pattern.repeats_across else ()
            yield copy, self._shift.column(column, copy) or column, items


def _pattern(plan: SheetPlan, row: Row, cell: Cell) -> CellPattern:
    binding = plan.bindings.get((row.number, cell.column))
    across = plan.columns_at(cell.column)
    if across is None:
        hidden = plan.merged.hidden.get((row.number, cell.column))
        return CellPattern(cell, binding, None, 0, repeats_across=False, hidden=hidden)
    index = plan.columns.index(across)
    repeats = _repeats_across(plan, row, cell, across, binding)
    return CellPattern(cell, binding, across, index, repeats)


def _repeats_across(
    plan: SheetPlan, row: Row, cell: Cell, across: ColumnBlock, binding: Binding | None
) -> bool:
    """Return whether a cell in repeated columns is repeated: what walks the list, formulas, rows
    that do, and what they enclose (a second line of headings).
    """
    if binding:
        return across.path in binding.chain
    if cell.formula:
        return True
    walking = {
        number
        for (number, column), bound in plan.bindings.items()
        if across.left <= column <= across.right and across.path in bound.chain
    }
    if row.number in walking or not across.items:
        return row.number in walking
    enclosed = min(walking, default=0) < row.number < max(walking, default=0)
    return enclosed and _reaches(plan, row.number, across, walking)


def _reaches(plan: SheetPlan, number: int, across: ColumnBlock, rows: Collection[int]) -> bool:
    """Return whether rows with content join a row to some of these above it and below it."""
    columns = range(across.left, across.right + 1)
    for step in (-1, 1):
        near = number
        while near not in rows:
            if not any(column in columns for column in used_columns(plan.sheet, near)):
                return False
            near += step
    return True
