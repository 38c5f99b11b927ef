"""Where the values of a filled workbook come from, cell by cell."""

from collections.abc import Iterator

from toolkit.workbook.fill.groups import Subtotal
from toolkit.workbook.fill.plan import Plan
from toolkit.workbook.references.references import cell_name


def iter_origins(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Yield (sheet, address, origin) of every filled cell that shows the field of a record."""
    for sheet in plan.sheets:
        for (row, column), binding in sheet.bindings.items():
            block = sheet.block_at(row, column)
            across = sheet.columns_at(column)
            walks = across is not None and across.path in binding.chain
            for copy, item in enumerate(block.items if block else [sheet.item.items]):
                if item is None or isinstance(item, Subtotal):
                    continue
                for index, other in enumerate(across.items if across and walks else [None]):
                    scope = (*item, other) if walks else item
                    origin = binding.origin(scope)
                    new_row, new_column = (
                        sheet.shift.row(row, column, copy),
                        sheet.shift.column(column, index),
                    )
                    if origin and new_row and new_column:
                        yield sheet.sheet.name, cell_name(new_row, new_column), origin
