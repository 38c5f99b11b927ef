"""Samples that were left over: fixed values that a fill would repeat for every item."""

from collections.abc import Iterator

from toolkit.workbook.cells.rows import Cell
from toolkit.workbook.fill.blocks import Mistake, RowBlock
from toolkit.workbook.fill.outline import repeats_items
from toolkit.workbook.fill.plan import SheetPlan

_REMEDY = (
    "delete it, put a tag into the cell or its note,"
    ' or write ="text" where every row should have it'
)


def samples(plan: SheetPlan) -> Iterator[Mistake]:
    """Yield a mistake for every fixed value in the body of a Table that repeats, and for every
    fixed number, day or truth in other rows that repeat; a text there may be meant.
    """
    for block in [each for each in plan.rows if repeats_items(plan, each)]:
        for number in range(block.area.top, block.area.bottom + 1):
            yield from _in_row(plan, block, number)


def _in_row(plan: SheetPlan, block: RowBlock, number: int) -> Iterator[Mistake]:
    row = plan.sheet.read_rows.get(number)
    if row is None:
        source = next((each for each in plan.sheet.source.rows if each.number == number), None)
        row = plan.sheet.source.read(source) if source else None
    for cell in row.cells if row else ():
        tagged = (number, cell.column) in plan.sheet.tagged
        own = plan.block_at(number, cell.column) is block
        if block.table and not block.table.body.holds(number, cell.column):
            own = False
        if own and not tagged and _is_sample(cell, block):
            message = "a fixed value stands in what is repeated, so every copy would show it"
            yield Mistake("T111", message, number, cell.column, _REMEDY)


def _is_sample(cell: Cell, block: RowBlock) -> bool:
    if cell.formula is not None:
        return False
    text = cell.attributes.get("t") in ("s", "inlineStr")
    filled = cell.value is not None or bool(cell.rest)
    return filled and (block.table is not None or not text)
