"""What grows beyond the last row or column that a worksheet can have, told before it is filled."""

from collections.abc import Iterator, Sequence

from toolkit.workbook.fill.blocks import ColumnBlock, Mistake, RowBlock
from toolkit.workbook.fill.template import TemplateSheet
from toolkit.workbook.opc.limits import MAX_COLUMNS, MAX_ROWS
from toolkit.workbook.references.shift import ShiftMap

_CODE = "F108"


def too_large(
    sheet: TemplateSheet,
    rows: Sequence[RowBlock],
    columns: Sequence[ColumnBlock],
    shift: ShiftMap,
) -> Iterator[Mistake]:
    """Yield a mistake where rows, and one where columns, would stand behind the last of a sheet."""
    if rows and (last := _last_row(sheet, rows, shift)) > MAX_ROWS:
        block = max(rows, key=lambda each: len(each.items))
        area = block.area
        items = f"{len(block.items):,} times {block.chain[-1]}" if block.chain else "the rows"
        message = f"{items} needs {last:,} rows, and a sheet has {MAX_ROWS:,}"
        yield Mistake(_CODE, message, area.top, area.left)
    if columns and (last := _last_column(sheet, shift)) > MAX_COLUMNS:
        across = max(columns, key=lambda each: len(each.items))
        items = f"{len(across.items):,} times {across.path}"
        message = f"{items} needs {last:,} columns, and a sheet has {MAX_COLUMNS:,}"
        yield Mistake(_CODE, message, 1, across.left)


def _last_row(sheet: TemplateSheet, blocks: Sequence[RowBlock], shift: ShiftMap) -> int:
    """Return the last row of the filled sheet; lists side by side grow by themselves."""
    below = sheet.source.rows[-1].number + 1
    columns = {1, *(b.area.left for b in blocks), *(b.area.right + 1 for b in blocks)}
    return max(shift.line(below, column) for column in columns) - 1


def _last_column(sheet: TemplateSheet, shift: ShiftMap) -> int:
    cells = (row.cells[-1].column for row in sheet.source.read_all() if row.cells)
    return shift.column_line(max(cells) + 1) - 1
