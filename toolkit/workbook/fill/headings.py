"""The headings of Excel Tables, resolved to text: the cell and the Table part must say the same."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from toolkit.workbook.fill.bindings import Binding, emptied
from toolkit.workbook.fill.blocks import Mistake
from toolkit.workbook.fill.plan import SheetPlan
from toolkit.workbook.fill.template import TemplateTable
from toolkit.workbook.tags.paths import Scope
from toolkit.workbook.tags.values import CellValue, ValueProblem, as_text

MAX_HEADING = 255
"""The longest name of a Table column (ECMA-376, tableColumn@name)."""


@dataclass(frozen=True)
class Heading:
    """One column of a filled Table: its name, template column and copy."""

    name: str
    column: int
    copy: int


def headings_of(
    plan: SheetPlan, table: TemplateTable, report: Callable[[Mistake], None]
) -> list[Heading]:
    """Return the columns of the filled Table from left to right; clashes and empty names are
    reported.
    """
    found = list(_headings(plan, table))
    seen: dict[str, Heading] = {}
    for heading in found:
        problem = _problem(heading, seen.get(heading.name.casefold()))
        if problem:
            report(Mistake("T108", problem, table.area.top, heading.column))
        seen.setdefault(heading.name.casefold(), heading)
    return found


def _problem(heading: Heading, earlier: Heading | None) -> str | None:
    if earlier:
        return f'the Table would have two columns named "{heading.name}"'
    if not heading.name.strip():
        return "the heading of this Table column comes out empty; every column needs one"
    if len(heading.name) > MAX_HEADING:
        return f"the heading has {len(heading.name)} characters; a Table column holds {MAX_HEADING}"
    return None


def _headings(plan: SheetPlan, table: TemplateTable) -> Iterator[Heading]:
    area = table.area
    position = area.left
    while position <= area.right:
        block = plan.columns_at(position)
        last = min(block.right, area.right) if block else position
        columns = range(position, last + 1)
        items: list[Scope | None] = (
            [(*plan.item.items, item) for item in block.items] if block else [plan.item.items]
        )
        items = items or [None]
        for copy, scope in enumerate(items):
            for column in columns:
                yield Heading(_name(plan, table, column, scope), column, copy)
        position = last + 1


def _name(plan: SheetPlan, table: TemplateTable, column: int, scope: Scope | None) -> str:
    binding = plan.bindings.get((table.area.top, column))
    if binding is None or not table.header_rows:
        return table.columns[column - table.area.left]
    try:
        return as_text(binding.value(plan.item.items if scope is None else scope))
    except ValueProblem as problem:
        return str(problem)


def text_headings(plan: SheetPlan) -> None:
    """Make every bound heading cell hold text, since the name of a Table column is text."""
    for table in plan.sheet.tables:
        for column in range(table.area.left, table.area.right + 1):
            key = (table.area.top, column)
            if table.header_rows and key in plan.bindings:
                block, binding = plan.columns_at(column), plan.bindings[key]
                gone = block is not None and not block.items
                if gone:
                    binding = replace(emptied(binding), chain=plan.item.chain)
                # For no item it would be empty; Excel then numbers the columns.
                numbered = f"Column{column - table.area.left + 1}"
                otherwise = numbered if gone or plan.item.empty else ""
                plan.bindings[key] = _as_heading(binding, otherwise)


def _as_heading(binding: Binding, otherwise: str) -> Binding:
    def value(scope: Scope) -> CellValue:
        return as_text(binding.value(scope)) or otherwise

    return replace(binding, value=value, column=lambda scopes: list(map(value, scopes)))
