"""What a fill will do, as a plan that a person can read: what repeats where, over which list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.workbook.fill.blocks import LAST_COLUMN, ColumnBlock, RowBlock
from toolkit.workbook.fill.groups import Subtotal
from toolkit.workbook.fill.plan import Plan, SheetPlan
from toolkit.workbook.fill.template import Area, TaggedCell
from toolkit.workbook.references.references import cell_name, column_letters


@dataclass(frozen=True)
class PlannedCell:
    """A tagged cell: its address, the heading of its column in a Table, its text."""

    cell: str
    heading: str
    text: str


@dataclass(frozen=True)
class Repeat:
    """Something that repeats: rows, the body of a Table, or columns; or rows with a condition.

    `kind` is rows, table, columns or condition; `area` where it stands in the template (`A7:R7`,
    `C:H`), `table` the name of the Table, `over` the list (`comparison[]`; of lists in one another
    the innermost), `within` the area of the block that it is in, if any, `items` how often it
    comes with the data there is.
    """

    kind: str
    area: str
    table: str
    over: str
    within: str
    items: int
    cells: tuple[PlannedCell, ...]


@dataclass(frozen=True)
class SheetOutline:
    """The plan of one sheet: what repeats, and the cells that are filled once.

    Where the sheet itself stands for every item, `over` is the list, and `items` how many sheets
    there are with the data there is; a repeat counts its items on all of them.
    """

    sheet: str
    repeats: tuple[Repeat, ...]
    single: tuple[PlannedCell, ...]
    over: str = ""
    items: int = 0


def outline(plan: Plan) -> list[SheetOutline]:
    """Return the plan of every sheet that holds a tag, in the order of the tabs."""
    copies: dict[str, list[SheetPlan]] = {}
    for sheet in plan.sheets:
        if sheet.sheet.tagged or sheet.item.template:
            copies.setdefault(sheet.sheet.typed, []).append(sheet)
    return [_copied(sheets) for sheets in copies.values()]


def _copied(sheets: list[SheetPlan]) -> SheetOutline:
    """Return the plan of a sheet of the template from those of the sheets that it became."""
    first, outlines = sheets[0], [_sheet(sheet) for sheet in sheets]
    repeats = zip(*(each.repeats for each in outlines), strict=True)
    summed = tuple(replace(same[0], items=sum(each.items for each in same)) for same in repeats)
    over = str(first.item.chain[-1]) if first.item.chain else ""
    items = len(sheets) if over and not first.item.empty else 0
    return replace(outlines[0], repeats=summed, over=over, items=items)


def repeats_items(plan: SheetPlan, block: RowBlock) -> bool:
    """Return whether a block stands once per item of a list, not only where a condition holds."""
    outer = plan.rows[block.within].chain if block.within is not None else ()
    return len(block.chain) > len(outer)


def _sheet(plan: SheetPlan) -> SheetOutline:
    alone = [
        cell
        for (row, column), cell in sorted(plan.sheet.tagged.items())
        if cell.tags and plan.block_at(row, column) is None and plan.columns_at(column) is None
    ]
    single = tuple(_planned(plan, cell) for cell in alone)
    return SheetOutline(plan.sheet.typed, tuple(_repeats(plan)), single)


def _repeats(plan: SheetPlan) -> Iterator[Repeat]:
    by_row: dict[int, list[TaggedCell]] = {}
    for (row, _), cell in sorted(plan.sheet.tagged.items()):
        by_row.setdefault(row, []).append(cell)
    for block in plan.rows:
        found = _of_rows(plan, block, by_row)
        if found:
            yield found
    for across in plan.columns:
        inside = [cell for cell in plan.sheet.tagged.values() if _stands_in(cell, across, plan)]
        letters = f"{column_letters(across.left)}:{column_letters(across.right)}"
        cells = tuple(_planned(plan, cell) for cell in inside)
        yield Repeat("columns", letters, "", str(across.path), "", len(across.items), cells)


def _of_rows(
    plan: SheetPlan, block: RowBlock, by_row: Mapping[int, Sequence[TaggedCell]]
) -> Repeat | None:
    """Return what repeats in some rows; None for a row that holds nothing but `#each` and such."""
    area = block.area
    in_rows = [cell for row in range(area.top, area.bottom + 1) for cell in by_row.get(row, ())]
    around = [cell for cell in in_rows if area.holds(cell.row, cell.cell.column)]
    own = [c for c in around if plan.block_at(c.row, c.cell.column) is block and c.tags]
    repeated = repeats_items(plan, block)
    if not repeated and not any(cell.tags for cell in around):
        return None
    kind = ("table" if block.table else "rows") if repeated else "condition"
    shown = block.table.body if block.table else _used(area, around)
    outer = plan.rows[block.within] if block.within is not None else None
    return Repeat(
        kind,
        _printed(shown),
        block.table.name if block.table else "",
        str(block.chain[-1]) if repeated else "",
        _printed(_used(outer.area, [])) if outer else "",
        sum(1 for item in block.items if item is not None and not isinstance(item, Subtotal)),
        tuple(_planned(plan, cell) for cell in own),
    )


def _stands_in(cell: TaggedCell, across: ColumnBlock, plan: SheetPlan) -> bool:
    """Return whether a cell repeats with the columns only; those of rows are listed with these."""
    column = cell.cell.column
    return across.left <= column <= across.right and plan.block_at(cell.row, column) is None


def _used(area: Area, inside: list[TaggedCell]) -> Area:
    """Return the part of whole rows in which the tags stand."""
    columns = [cell.cell.column for cell in inside] or [area.left, area.right]
    return Area(area.top, min(columns), area.bottom, max(columns))


def _printed(area: Area) -> str:
    if area.left == 1 and area.right == LAST_COLUMN:
        return f"{area.top}:{area.bottom}"
    return f"{cell_name(area.top, area.left)}:{cell_name(area.bottom, area.right)}"


def _planned(plan: SheetPlan, cell: TaggedCell) -> PlannedCell:
    column = cell.cell.column
    table = next((t for t in plan.sheet.tables if t.body.holds(cell.row, column)), None)
    heading = table.columns[column - table.area.left] if table else ""
    text = "".join(piece if isinstance(piece, str) else _text(piece) for piece in cell.pieces)
    return PlannedCell(cell_name(cell.row, column), heading, text)


def _text(piece: object) -> str:
    return str(getattr(piece, "text", ""))
