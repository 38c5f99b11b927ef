"""Writes the cover: what the workbook is, how to read it, where everything stands."""

from collections.abc import Sequence

from openpyxl.workbook import Workbook
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.workbook.starter import design
from toolkit.workbook.starter.blocks import (
    set_widths,
    write_pairs,
    write_quiet_headings,
    write_title,
)
from toolkit.workbook.starter.layout import Tab, word
from toolkit.workbook.starter.sheet import add_table, link, put, set_up_page

NAME = "Cover"
_WIDTHS = (28, 70, 74, 9)
FACTS = (
    ("version", "{{ release.version }}"),
    ("date", "{{ release.date | date }}"),
    ("language", "{{ words.cover.language_name }}"),
    ("status", "{{ release.status | label }}"),
    ("publisher", "{{ release.publisher }}"),
    ("contact", "{{ release.contact }}"),
    ("licence", "{{ release.licence }}"),
    ("next_update", "{{ words.cover.next_update_text }}"),
    ("toolkit", "{{ edition.toolkit }}"),
    ("digest", "{{ edition.data_digest }}"),
)
_GUIDE = ("traced", "gaps", "both", "limits", "choices", "filters", "abbreviations")


def write_cover(workbook: Workbook, tabs: Sequence[Tab]) -> None:
    """Append the cover, which leads to `tabs`."""
    sheet = workbook.create_sheet(NAME)
    set_widths(sheet, _WIDTHS)
    put(sheet, 1, 1, "{{ release.title }}", design.HEADING_1)
    put(sheet, 2, 1, "{{ release.subtitle }}", design.LINE)
    sheet.row_dimensions[1].height = 30
    put(sheet, 3, 1, _text("tables"), design.LINE)
    row = _contents(sheet, 5, tabs)
    sheet.row_breaks.append(Break(id=row))
    row = _pairs(sheet, row + 1, "how", "Guide", [(key, _text(f"{key}_text")) for key in _GUIDE])
    row = write_about(sheet, row + 1)
    set_up_page(sheet, f"A1:D{row - 1}")


def write_about(sheet: Worksheet, row: int) -> int:
    """Write the Table on the edition, with its title in `row`; return the row behind it."""
    return _pairs(sheet, row, "about", "About", FACTS)


def _pairs(
    sheet: Worksheet, row: int, title: str, table: str, rows: Sequence[tuple[str, str]]
) -> int:
    """Write a Table of names and texts under a title; return the row behind it."""
    write_title(sheet, row, _text(title))
    headings = [word("item"), word("detail")]
    return write_pairs(sheet, row + 1, table, headings, [(_text(key), said) for key, said in rows])


def _contents(sheet: Worksheet, row: int, tabs: Sequence[Tab]) -> int:
    write_title(sheet, row, _text("contents"))
    headings = [word(key) for key in ("sheet", "holds", "answers", "rows")]
    write_quiet_headings(sheet, row + 1, headings, counts=(4,))
    for number, tab in enumerate(tabs, start=row + 2):
        put(sheet, number, 1, "{{ words.sheets." + tab.word + " }}", design.LINKED)
        link(sheet, number, 1, tab.name)
        put(sheet, number, 2, "{{ words.contents." + tab.word + " }}", design.PROSE)
        put(sheet, number, 3, "{{ words.answers." + tab.word + " }}", design.PROSE)
        put(sheet, number, 4, _rows(tab), design.NUMBER)
    add_table(sheet, "Contents", row + 1, headings, rows=len(tabs))
    return row + 2 + len(tabs)


def _rows(tab: Tab) -> str | None:
    """Return the formula that counts the rows with a key: an empty Table keeps a blank one."""
    if tab.counted is None:
        return None
    table, key = tab.counted
    return f'=COUNTIF({table}[{key}],"?*")'


def _text(key: str) -> str:
    return "{{ words.cover." + key + " }}"
