"""Errors that a template stores as the value of a formula, such as `=NA()` for a gap in a chart."""

from collections.abc import Iterator

from toolkit.workbook.fill.plan import Plan, SheetPlan
from toolkit.workbook.references.references import cell_name


def stored_errors(plan: Plan) -> dict[tuple[str, str], str]:
    """Return the error of every such formula in the filled workbook, by sheet and address."""
    return {
        (sheet.sheet.name, address): error
        for sheet in plan.sheets
        for address, error in _errors(sheet)
    }


def _errors(sheet: SheetPlan) -> Iterator[tuple[str, str]]:
    source = sheet.sheet.source
    for row in source.rows:
        if not row.has_formula:
            continue
        for cell in source.read(row).cells:
            if cell.formula and cell.attributes.get("t") == "e" and cell.value:
                for address in _copies(sheet, row.number, cell.column):
                    yield address, cell.value


def _copies(sheet: SheetPlan, row: int, column: int) -> Iterator[str]:
    """Yield the addresses at which a template cell stands."""
    block, across = sheet.block_at(row, column), sheet.columns_at(column)
    for copy in range(max(1, len(block.items)) if block else 1):
        new_row = sheet.shift.row(row, column, copy)
        for index in range(max(1, len(across.items)) if across else 1):
            new_column = sheet.shift.column(column, index)
            if new_row and new_column:
                yield cell_name(new_row, new_column)
