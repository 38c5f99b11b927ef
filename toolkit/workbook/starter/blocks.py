"""Parts of a sheet that holds more than one Table: a title, a line, a Table, a chart beside it."""

from collections.abc import Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.workbook.starter import design
from toolkit.workbook.starter.layout import TableColumn
from toolkit.workbook.starter.sheet import add_table, put, write_columns

TITLE_HEIGHT = 24


def write_title(sheet: Worksheet, row: int, tag: str) -> None:
    """Write the title of a part of the sheet."""
    put(sheet, row, 1, tag, design.HEADING_2)
    sheet.row_dimensions[row].height = TITLE_HEIGHT


def write_pairs(
    sheet: Worksheet,
    row: int,
    table: str,
    headings: Sequence[str],
    rows: Sequence[tuple[str, str]],
) -> int:
    """Write a Table of names and texts, headings in `row`; return the row behind it."""
    write_quiet_headings(sheet, row, headings)
    for number, (name, text) in enumerate(rows, start=row + 1):
        put(sheet, number, 1, name, design.NAME)
        put(sheet, number, 2, text, design.PROSE)
    add_table(sheet, table, row, headings, rows=len(rows))
    return row + 1 + len(rows)


def write_block(
    sheet: Worksheet,
    row: int,
    word: str,
    table: str,
    columns: Sequence[TableColumn],
    *,
    main: bool = False,
) -> int:
    """Write title, line and Table of the part whose texts have the key `word`, one body row.

    The main Table of a sheet has the look of one that has the sheet to itself, and filter buttons.
    Returns the row of the headings.
    """
    write_title(sheet, row, "{{ words.parts." + word + " }}")
    put(sheet, row + 1, 1, "{{ words.parts." + word + "_text }}", design.LINE)
    heading = row + 2
    write_columns(sheet, heading, columns, quiet=not main)
    add_table(sheet, table, heading, [column.heading for column in columns], filters=main)
    return heading


def write_quiet_headings(
    sheet: Worksheet, row: int, headings: Sequence[str], counts: Sequence[int] = ()
) -> None:
    """Write headings in the style of small Tables; `counts` are the columns of numbers, from 1."""
    for number, heading in enumerate(headings, start=1):
        style = design.QUIET_NUMBER if number in counts else design.QUIET
        put(sheet, row, number, heading, style)


def set_widths(sheet: Worksheet, widths: Sequence[float]) -> None:
    """Set the widths of the columns from A on, in characters."""
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
