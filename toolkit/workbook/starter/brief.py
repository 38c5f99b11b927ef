"""Writes the template of the briefs: a cover, and one printed page on each of some measures."""

from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, NamedStyle
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.workbook.cells.sharing import share_inline_strings
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.properties import set_core
from toolkit.workbook.opc.save import save
from toolkit.workbook.starter import design
from toolkit.workbook.starter.blocks import set_widths, write_quiet_headings, write_title
from toolkit.workbook.starter.comparison import BEGINNING
from toolkit.workbook.starter.cover import NAME as COVER
from toolkit.workbook.starter.cover import write_about
from toolkit.workbook.starter.layout import TableColumn, word
from toolkit.workbook.starter.reference_sheets import GLOSSARY
from toolkit.workbook.starter.sheet import add_table, link, put, set_up_page, tab_of, write_columns

BRIEF = "{{ briefs.short }}"
"""The name of the sheet that stands for every measure."""
_WIDTHS = (36, 53)
"""Of the words at the left and of each relationship: with two of these, A4 shows 72 %."""
_AXIS = "{{ compared_axes[].short | across }}"
_FIELDS = {
    "presence": "presence | label",
    **{
        name: f"{name}_shown"
        for name in (
            *("name", "status", "dates", "partners", "instrument_type"),
            *("institutionalisation", "summary"),
        )
    },
}
"""What is compared: the key of the word at the left, and what each relationship shows."""
_LINE = (
    "{{ briefs.kind | label }}. {{ words.columns.domain }}: {{ briefs.domain | label }}."
    " {{ words.columns.parent }}: {{ briefs.parent_shown }}."
)
_TEXT = "Text"
_THREE_LINES = 46
"""Points for what is merged: no program finds the height of that by itself."""


_PARTS = {"readings": 3, "pairs": 8, "events": 6, "sources": 5}
"""The lists of a page, and how many rows of each it has room for."""
_SPACE, _TITLE = 4, 20
"""Points between a Table and the title of the next, and of that title."""
_COVER_WIDTHS = (28, 76, 24, 26)
_MEASURES = (
    TableColumn(word("measure"), "{{ briefs[].short | link to sheet }}", 28, design.LINKED),
    TableColumn(word("difference"), "{{ briefs[].difference }}", 76, design.PROSE),
    TableColumn(word("kind"), "{{ briefs[].kind | label }}", 24, design.CELL),
    TableColumn(word("domain"), "{{ briefs[].domain | label }}", 26, design.CELL),
)


def author_brief(path: Path) -> None:
    """Write the starter template of the briefs to `path`; it holds tags and no data.

    The same bytes each time. Raises FileError if the file cannot be written.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    design.add_styles(workbook)
    paragraph = Alignment(vertical="top", wrap_text=True)
    font = Font(name=design.FONT, family=2, scheme="minor", sz=11)
    workbook.add_named_style(NamedStyle(_TEXT, font, alignment=paragraph))
    _write_cover(workbook)
    _write_brief(workbook)
    tab_of(GLOSSARY).write(workbook, COVER)
    _describe(workbook)
    held = BytesIO()
    workbook.save(held)
    package = Package.from_bytes(held.getvalue(), path.name)
    share_inline_strings(package)
    set_core(package, date=BEGINNING)
    save(package, path)


def _describe(workbook: Workbook) -> None:
    about = workbook.properties
    about.title = f"{_text('title')}: {{{{ release.title }}}}"
    about.creator, about.lastModifiedBy = "{{ release.publisher }}", "Border Policy Toolkit"
    about.subject = "{{ release.subtitle }}"
    about.keywords = "{{ words.publication.keywords }}"
    about.language = "en"
    workbook.active = 0


def _write_cover(workbook: Workbook) -> None:
    sheet = workbook.create_sheet(COVER)
    set_widths(sheet, _COVER_WIDTHS)
    put(sheet, 1, 1, f"{_text('title')}: {{{{ release.title }}}}", design.HEADING_1)
    sheet.row_dimensions[1].height = 30
    put(sheet, 2, 1, "{{ release.subtitle }}", design.LINE)
    put(sheet, 3, 1, _text("cover"), design.LINE)
    put(sheet, 4, 1, _text("cover_more"), design.LINE)
    put(sheet, 5, 1, "{{ words.cover.limits_text }}", design.LINE)
    write_title(sheet, 7, _text("measures"))
    write_columns(sheet, 8, _MEASURES)
    add_table(sheet, "Measures", 8, [column.heading for column in _MEASURES])
    row = write_about(sheet, 11)
    set_up_page(sheet, f"A1:D{row - 1}")


def _write_brief(workbook: Workbook) -> None:
    sheet = workbook.create_sheet(BRIEF)
    set_widths(sheet, _WIDTHS)
    put(sheet, 1, 1, "{{ briefs.title }}", design.HEADING_1)
    sheet.row_dimensions[1].height = 24
    put(sheet, 2, 1, _LINE, design.LINE)
    said = f"{{{{ briefs.summary }}}} {_text('difference')} {{{{ briefs.difference }}}}."
    put(sheet, 3, 1, said, _TEXT)
    sheet.merge_cells("A3:B3")
    sheet.row_dimensions[3].height = _THREE_LINES
    put(sheet, 4, 1, _text("line"), design.LINE)
    put(sheet, 5, 1, _text("back"), design.LINE_LINK)
    link(sheet, 5, 1, COVER)
    row = _write_compared(sheet, 6)
    for part, most in _PARTS.items():
        row = _write_part(sheet, row, part, most)
    set_up_page(sheet, f"A1:B{row - 1}", high=1)
    sheet.page_setup.orientation = "portrait"
    sheet.page_margins.top, sheet.page_margins.bottom = 0.3, 0.45


def _write_compared(sheet: Worksheet, row: int) -> int:
    """Write the Table that sets the relationships side by side; return the row behind it."""
    write_title(sheet, row, _text("compared"))
    sheet.row_dimensions[row].height = _TITLE
    row += 1
    headings = [word("field"), _AXIS]
    for column, heading in enumerate(headings, start=1):
        put(sheet, row, column, heading, design.COLUMN)
    for number, (key, field) in enumerate(_FIELDS.items(), start=row + 1):
        put(sheet, number, 1, "{{ words.headings." + key + " }}", design.NAME)
        tag = "{{ briefs.entries[compared_axes[].id]." + field + " }}"
        put(sheet, number, 2, tag, design.PROSE)
    add_table(sheet, "Compared", row, headings, rows=len(_FIELDS))
    return row + 1 + len(_FIELDS)


def _write_part(sheet: Worksheet, row: int, part: str, most: int) -> int:
    """Write a list with its title, below a row that parts it from the one before; return the row
    behind it.
    """
    count = f"briefs.{part}_count"
    sheet.row_dimensions[row].height = _SPACE
    put(sheet, row + 1, 1, "{{#if " + f"{count} > {most}" + "}}", design.LINE)
    shown = f"{most} {_text('of')} {{{{ {count} }}}}"
    for place, title in ((row + 2, f"{_text(part)}: {shown}"), (row + 4, _text(part))):
        write_title(sheet, place, title)
        sheet.row_dimensions[place].height = _TITLE
    put(sheet, row + 3, 1, "{{else}}", design.LINE)
    put(sheet, row + 5, 1, "{{/if}}", design.LINE)
    headings = [_text(f"{part}_item"), _AXIS]
    write_quiet_headings(sheet, row + 6, headings)
    chosen = f" | where part is {part} | first {most}"
    put(sheet, row + 7, 1, "{{ briefs.rows[].item" + chosen + " }}", design.CELL)
    put(sheet, row + 7, 2, "{{ briefs.rows[].sides[compared_axes[].id].shown }}", design.PROSE)
    add_table(sheet, part.capitalize(), row + 6, headings)
    return row + 8


def _text(key: str) -> str:
    return "{{ words.brief." + key + " }}"
