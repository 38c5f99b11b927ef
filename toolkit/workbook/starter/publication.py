"""Writes the publication template: the data under the rules for spreadsheets that are published."""

from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.workbook.cells.sharing import share_inline_strings
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.properties import set_core, set_custom
from toolkit.workbook.opc.save import save
from toolkit.workbook.opc.wishes import PROFILES, RECEIPT
from toolkit.workbook.starter import design
from toolkit.workbook.starter import publication_compared as compared
from toolkit.workbook.starter import publication_context as context
from toolkit.workbook.starter import publication_evidence as evidence
from toolkit.workbook.starter import publication_reference as reference
from toolkit.workbook.starter.comparison import BEGINNING
from toolkit.workbook.starter.cover import FACTS
from toolkit.workbook.starter.cover import NAME as COVER
from toolkit.workbook.starter.layout import A3, A4, word
from toolkit.workbook.starter.publication_design import TEXT, add_plain_styles
from toolkit.workbook.starter.publication_layout import NOT_AVAILABLE, PlainSheet
from toolkit.workbook.starter.sheet import (
    add_table,
    finish_links,
    link,
    put,
    set_up_page,
    unlink,
    write_columns,
    write_widths,
)

CONTENTS = "Contents"
SHEETS = (
    reference.NOTES,
    compared.MEASURES,
    compared.COMPARISON,
    compared.MATCHES,
    compared.POINTS,
    context.TIMELINE,
    context.INDICATORS,
    context.PAIRS,
    context.INSTITUTIONS,
    context.FINDINGS,
    evidence.EVIDENCE,
    evidence.READINGS,
    evidence.QUESTIONS,
    evidence.SOURCES,
    reference.CODEBOOK,
    reference.GLOSSARY,
    reference.CHANGES,
)
"""The sheets behind cover and contents, in order."""
_COVER_WIDTH = 96
_PARTS = (
    ("reading", ("traced", "gaps", "shorthand", "notes", "abbreviations")),
    ("limits", ("limits_counts", "limits_checked", "limits_differing")),
)
_CONTENTS_HEADINGS = (word("sheet"), word("holds"))
_CONTENTS_WIDTHS = (30, 108)
_HEADINGS_ROW = 6
"""Rows 1 to 5 hold the title, three lines, and the way back to the contents."""
_HEADINGS_HEIGHT = 36
"""Points for two lines: LibreOffice would draw the rule above the row through the first."""
_WIDEST_ON_A4 = 150
"""Characters that fit the width of A4 in landscape so that 12 points stay legible."""


def author_publication(path: Path) -> None:
    """Write the starter template of the publication to `path`; it holds tags and no data.

    The same bytes each time. Raises FileError if the file cannot be written.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    add_plain_styles(workbook)
    _write_cover(workbook)
    _write_contents(workbook)
    for layout in SHEETS:
        _write_sheet(workbook, layout)
    _describe(workbook)
    held = BytesIO()
    workbook.save(held)
    package = Package.from_bytes(held.getvalue(), path.name)
    share_inline_strings(package)
    set_core(package, date=BEGINNING)
    set_custom(package, {RECEIPT: "none", PROFILES: "uk canada us"})
    finish_links(package)
    save(package, path)


def _write_cover(workbook: Workbook) -> None:
    sheet = workbook.create_sheet(COVER)
    sheet.column_dimensions["A"].width = _COVER_WIDTH
    lines = [
        ("{{ release.title }}", design.HEADING_1),
        ("{{ release.subtitle }}", TEXT),
        (_text("contents_link"), design.LINE_LINK),
        ("{{ words.cover.about }}", design.HEADING_2),
        *(("{{ words.cover." + key + " }}: " + tag, TEXT) for key, tag in FACTS),
    ]
    for part, keys in _PARTS:
        lines.append((_text(part + "_title"), design.HEADING_2))
        lines.extend((_text(key), TEXT) for key in keys)
    lines += [("{{ words.sheets.citation }}", design.HEADING_2), ("{{ citation[].text }}", TEXT)]
    for row, (text, style) in enumerate(lines, start=1):
        put(sheet, row, 1, text, style)
        if style == design.HEADING_2:
            sheet.row_dimensions[row].height = 30
    link(sheet, 3, 1, CONTENTS)
    _set_up(sheet, f"A1:A{len(lines)}", _COVER_WIDTH)
    sheet.page_setup.orientation = "portrait"


def _write_contents(workbook: Workbook) -> None:
    sheet = workbook.create_sheet(CONTENTS)
    top = 5
    put(sheet, 1, 1, "{{ words.cover.contents }}: {{ release.title }}", design.HEADING_1)
    put(sheet, 2, 1, _text("contents"), design.LINE)
    put(sheet, 3, 1, _text("contents_order"), design.LINE)
    put(sheet, 4, 1, _text("cover_link"), design.LINE_LINK)
    link(sheet, 4, 1, COVER)
    for column, (heading, width) in enumerate(
        zip(_CONTENTS_HEADINGS, _CONTENTS_WIDTHS, strict=True), start=1
    ):
        put(sheet, top, column, heading, design.COLUMN)
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row, layout in enumerate(SHEETS, start=top + 1):
        put(sheet, row, 1, _title(layout), design.LINKED)
        link(sheet, row, 1, layout.name)
        put(sheet, row, 2, _holds(layout), design.PROSE)
    add_table(sheet, "Contents", top, _CONTENTS_HEADINGS, rows=len(SHEETS))
    _set_up(sheet, f"A1:B{top + len(SHEETS)}", sum(_CONTENTS_WIDTHS))


def _write_sheet(workbook: Workbook, layout: PlainSheet) -> None:
    sheet = workbook.create_sheet(layout.name)
    put(sheet, 1, 1, f"{_title(layout)}: {{{{ release.title }}}}", design.HEADING_1)
    put(sheet, 2, 1, _holds(layout), design.LINE)
    put(sheet, 3, 1, "{{ words.publication_order." + layout.word + " }}", design.LINE)
    put(sheet, 4, 1, _text(layout.shorthand), design.LINE)
    put(sheet, 5, 1, _text("contents_link"), design.LINE_LINK)
    link(sheet, 5, 1, CONTENTS)
    write_columns(sheet, _HEADINGS_ROW, layout.columns)
    for column, each in enumerate(layout.columns, start=1):
        if each.style == design.LINKED:
            cell = sheet.cell(_HEADINGS_ROW + 1, column).coordinate
            unlink(sheet, cell, f'{cell}="{NOT_AVAILABLE}"')
    sheet.row_dimensions[_HEADINGS_ROW].height = _HEADINGS_HEIGHT
    write_widths(sheet, layout.columns)
    add_table(sheet, layout.table, _HEADINGS_ROW, [column.heading for column in layout.columns])
    last = get_column_letter(len(layout.columns))
    _set_up(sheet, f"A1:{last}{_HEADINGS_ROW + 1}", layout.width)
    sheet.print_title_rows = f"{_HEADINGS_ROW}:{_HEADINGS_ROW}"


def _set_up(sheet: Worksheet, area: str, width: float) -> None:
    """Set up print and view; gridlines stay as they are by default."""
    set_up_page(sheet, area, paper=A4 if width <= _WIDEST_ON_A4 else A3)
    sheet.sheet_view.showGridLines = True


def _describe(workbook: Workbook) -> None:
    about = workbook.properties
    about.title = "{{ release.title }}"
    about.creator, about.lastModifiedBy = "{{ release.publisher }}", "Border Policy Toolkit"
    about.subject = "{{ release.subtitle }}"
    about.keywords = "{{ words.publication.keywords }}"
    about.language = "en"
    workbook.active = 0


def _title(layout: PlainSheet) -> str:
    return "{{ words.sheets." + layout.word + " }}"


def _holds(layout: PlainSheet) -> str:
    return "{{ words.publication_holds." + layout.word + " }}"


def _text(key: str) -> str:
    return "{{ words.publication." + key + " }}"
