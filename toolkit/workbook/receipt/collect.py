"""From the plan of a fill to its receipt."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.merge.receipt import Column, Kind, Receipt, Row, Single, Table, Written, computed
from toolkit.workbook.cells.rows import Cell
from toolkit.workbook.fill.bindings import Binding
from toolkit.workbook.fill.groups import Subtotal
from toolkit.workbook.fill.headings import Heading, headings_of
from toolkit.workbook.fill.plan import Plan, SheetPlan
from toolkit.workbook.fill.template import TemplateTable, inline_text
from toolkit.workbook.looks.sheetlooks import looks_of
from toolkit.workbook.receipt.fixed import fixed_cells, names_of_cells
from toolkit.workbook.receipt.patterns import Parts
from toolkit.workbook.receipt.sources import source_of
from toolkit.workbook.references.references import cell_name
from toolkit.workbook.tags.context import Context
from toolkit.workbook.tags.paths import Scope
from toolkit.workbook.tags.values import as_text


def receipt_of(plan: Plan, context: Context, records: Mapping[str, str]) -> Receipt:
    """Return the receipt of a plan that was carried out; `records` are digests by path."""
    package = plan.template.package
    tables, singles = list[Table](), list[Single]()
    names = names_of_cells(package)
    for sheet in plan.sheets:
        for each in sheet.sheet.tables:
            tables.extend(_table(plan, sheet, each, context))
        singles.extend(_singles(sheet, {table.name for table in tables}, context, names))
    fixed = fixed_cells(package, {table.name for table in tables}, singles)
    looks = looks_of(package, tables)
    return Receipt(context.language, tuple(tables), tuple(singles), fixed, records, looks)


@dataclass(frozen=True)
class _Cells:
    """One column of a filled Table: its heading, and place and content of every row."""

    heading: str
    kind: Kind
    pattern: str
    places: Sequence[str | None]
    written: Sequence[Written]
    about: Sequence[str | None]


def _table(plan: Plan, sheet: SheetPlan, table: TemplateTable, context: Context) -> Iterator[Table]:
    """Yield a Table whose rows are records, and none that has no key in its first column."""
    block, body = sheet.block_at(table.body.top, table.area.left), table.body
    key = sheet.bindings.get((body.top, table.area.left))
    if block is None or key is None or body.top != body.bottom or not table.header_rows:
        return
    scopes = [scope for scope in block.items if scope is not None]
    keys = [as_text(key.value(scope)) for scope in scopes]
    if len(set(keys)) < len(keys) or "" in keys:
        return
    headings = headings_of(sheet, table, lambda _: None)
    columns = [_cells(plan, sheet, body.top, heading, scopes, context) for heading in headings]
    parts = Parts(keys)
    described = tuple(_described(each, parts, first=not i) for i, each in enumerate(columns))
    rows = {
        key: Row(
            parts.row(index),
            (Written(key, key), *(each.written[index] for each in columns[1:])),
        )
        for index, key in enumerate(keys)
    }
    source = str(block.chain[len(sheet.item.chain)]).removesuffix("[]")
    yield Table(table.name, sheet.sheet.name, source, described, rows)


def _cells(
    plan: Plan,
    sheet: SheetPlan,
    row: int,
    heading: Heading,
    scopes: Sequence[Scope],
    context: Context,
) -> _Cells:
    binding = sheet.bindings.get((row, heading.column))
    if binding is None:
        nothing, constant = [None] * len(scopes), _untagged(plan, sheet, row, heading.column)
        kind: Kind = "computed" if constant else "formula"
        same = [constant or Written()] * len(scopes)
        return _Cells(heading.name, kind, "", nothing, same, nothing)
    across = sheet.columns_at(heading.column)
    if across and across.path in binding.chain:
        other = across.items[heading.copy]
        scopes = [(*scope, other) for scope in scopes]
    source = source_of(binding, context)
    found = [source.written(scope) for scope in scopes]
    about = [source.about(scope) for scope in scopes]
    places, written = [place for place, _ in found], [each for _, each in found]
    if _are_of_others(places):
        shown = [computed(each.shown) if not each.computed else each for each in written]
        return _Cells(heading.name, "computed", source.pattern, [None] * len(found), shown, places)
    return _Cells(heading.name, source.kind, source.pattern, places, written, about)


def _are_of_others(places: Sequence[str | None]) -> bool:
    """Return whether most rows of a column share their fields with others: those of other records.

    Who types another name there means another record, and not that the record is renamed.
    """
    known = [place for place in places if place]
    return 2 * len(set(known)) < len(known)


def _untagged(plan: Plan, sheet: SheetPlan, row: int, column: int) -> Written | None:
    """Return what stands in every row of a column without a tag; None for a formula."""
    cells = sheet.sheet.read_rows[row].cells
    cell = next((cell for cell in cells if cell.column == column), Cell(column, {}))
    if cell.formula is not None:
        return None
    if cell.shared_string is not None:
        return computed(plan.template.strings.texts[cell.shared_string])
    return computed(float(cell.value) if cell.value else inline_text(cell))


def _described(cells: _Cells, parts: Parts, *, first: bool) -> Column:
    pattern = parts.pattern(cells.places, cells.pattern)
    if first:
        return Column(cells.heading, "key", pattern)
    if not pattern and cells.kind != "formula":
        return Column(cells.heading, "computed", parts.pattern(cells.about, cells.pattern))
    return Column(cells.heading, "key" if pattern.endswith("/id") else cells.kind, pattern)


def _singles(
    sheet: SheetPlan, of_records: set[str], context: Context, names: Mapping[tuple[str, str], str]
) -> Iterator[Single]:
    """Yield the filled cells outside of the bodies of Tables of records."""
    bodies = [table.body for table in sheet.sheet.tables if table.name in of_records]
    title = sheet.sheet.name
    for (row, column), binding in sheet.bindings.items():
        if any(body.holds(row, column) for body in bodies):
            continue
        source = source_of(binding, context)
        for address, scope in _copies(sheet, row, column, binding):
            place, written = source.written(scope)
            kind = source.kind if place else "computed"
            field = place or source.about(scope) or ""
            yield Single(title, address, kind, written, field, names.get((title, address), ""))


def _copies(
    sheet: SheetPlan, row: int, column: int, binding: Binding
) -> Iterator[tuple[str, Scope]]:
    """Yield where a cell of the template comes to stand, with the current items there."""
    block, across = sheet.block_at(row, column), sheet.columns_at(column)
    walks = across is not None and across.path in binding.chain
    for copy, item in enumerate(block.items if block else [sheet.item.items]):
        if item is None or isinstance(item, Subtotal):
            continue
        for index, other in enumerate(across.items if across and walks else [None]):
            at = sheet.shift.row(row, column, copy), sheet.shift.column(column, index)
            if at[0] and at[1]:
                yield cell_name(at[0], at[1]), (*item, other) if walks else item
