"""The rows of Tables in an order of somebody's own, by their keys."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from toolkit.workbook.fill.blocks import RowBlock
from toolkit.workbook.fill.plan import Plan, SheetPlan
from toolkit.workbook.tags.values import as_text

Orders = Mapping[str, Sequence[str]]
"""Keys of rows by the names of Tables."""


def put_in_order(plan: Plan, orders: Orders) -> None:
    """Let the rows of Tables stand in the order of these keys; rows with other keys come last."""
    for sheet in plan.sheets:
        sheet.rows = tuple(_ordered(sheet, block, orders) for block in sheet.rows)


def _ordered(sheet: SheetPlan, block: RowBlock, orders: Orders) -> RowBlock:
    wanted = orders.get(block.table.name) if block.table else None
    if wanted is None or block.table is None:
        return block
    binding = sheet.bindings.get((block.area.top, block.table.area.left))
    if binding is None:
        return block
    ranks = {key: rank for rank, key in enumerate(wanted)}
    keyed = [(as_text(binding.value(s)) if s is not None else "", s) for s in block.items]
    last = len(ranks)
    ordered = sorted(keyed, key=lambda pair: ranks.get(pair[0], last))
    return replace(block, items=[scope for _, scope in ordered])
