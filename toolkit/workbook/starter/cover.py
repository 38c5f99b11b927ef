"""Writes the cover of the comparison template: what it is, how to read it, contents, counts."""

from collections.abc import Sequence

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.workbook.starter import design
from toolkit.workbook.starter.chart import add_bar_chart
from toolkit.workbook.starter.layout import TableSheet, word
from toolkit.workbook.starter.sheet import add_table, link, put, set_up_page

NAME = "Cover"
_WIDTHS = (30, 70, 12, 12, 12, 12, 12, 12, 12)
_FACTS = (
    ("version", "{{ release.version }}"),
    ("date", "{{ release.date | date }}"),
    ("language", "{{ words.cover.language_name }}"),
    ("status", "{{ release.status | label }}"),
    ("publisher", "{{ release.publisher }}"),
    ("contact", "{{ release.contact }}"),
    ("licence", "{{ release.licence }}"),
)
_GUIDE = ("traced", "gaps", "both", "filters")
_KEY, _AXIS, _STANDING, _MATCH = (word(key) for key in ("key", "axis", "standing", "match"))
_PRESENCES = tuple(
    '{{ codebook["presence=' + code + '"].title }}'
    for code in ("present", "absent", "not-reported", "not-applicable")
)


def write_cover(workbook: Workbook, sheets: Sequence[TableSheet]) -> None:
    """Append the cover, which leads to `sheets`."""
    sheet = workbook.create_sheet(NAME)
    for number, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEFGHI"[number]].width = width
    put(sheet, 1, 1, "{{ release.title }}", design.HEADING_1)
    put(sheet, 2, 1, "{{ release.subtitle }}", design.LINE)
    sheet.row_dimensions[1].height = 30
    row = _facts(sheet, 4)
    row = _guide(sheet, row + 1)
    row = _contents(sheet, row + 1, sheets)
    row = _summary(sheet, row + 1)
    row = _matches(sheet, row + 1)
    set_up_page(sheet, f"A1:I{row}", high=1)


def _facts(sheet: Worksheet, row: int) -> int:
    rows = [("{{ words.cover." + key + " }}", value) for key, value in _FACTS]
    return _pairs(sheet, row, "about", "About", rows)


def _guide(sheet: Worksheet, row: int) -> int:
    rows = [("{{ words.cover." + k + " }}", "{{ words.cover." + k + "_text }}") for k in _GUIDE]
    return _pairs(sheet, row, "how", "Guide", rows)


def _pairs(
    sheet: Worksheet, row: int, title: str, table: str, rows: Sequence[tuple[str, str]]
) -> int:
    """Write a Table of names and texts under a title; return the row behind it."""
    _title(sheet, row, title)
    headings = [word("item"), word("detail")]
    _headings(sheet, row + 1, headings)
    for number, (name, text) in enumerate(rows, start=row + 2):
        put(sheet, number, 1, name, design.NAME)
        put(sheet, number, 2, text, design.CELL)
    add_table(sheet, table, row + 1, headings, rows=len(rows))
    return row + 2 + len(rows)


def _contents(sheet: Worksheet, row: int, sheets: Sequence[TableSheet]) -> int:
    _title(sheet, row, "contents")
    headings = [word("sheet"), word("holds"), word("rows")]
    _headings(sheet, row + 1, headings)
    for number, target in enumerate(sheets, start=row + 2):
        put(sheet, number, 1, "{{ words.sheets." + target.word + " }}", design.LINKED)
        link(sheet, number, 1, target.name)
        put(sheet, number, 2, "{{ words.contents." + target.word + " }}", design.CELL)
        # An empty Table keeps a blank body row, so rows with a key are counted.
        put(sheet, number, 3, f'=COUNTIF({target.table}[{_KEY}],"?*")', design.NUMBER)
    add_table(sheet, "Contents", row + 1, headings, rows=len(sheets))
    return row + 2 + len(sheets)


def _summary(sheet: Worksheet, row: int) -> int:
    """Write one row a relationship: measures by presence, claims, readings, questions."""
    _title(sheet, row, "glance")
    put(sheet, row + 1, 1, "{{ words.cover.glance_text }}", design.LINE)
    top = row + 2
    headings = [_AXIS, word("description"), *_PRESENCES]
    headings += [word(key) for key in ("claims", "differing", "open")]
    _headings(sheet, top, headings)
    put(sheet, top + 1, 1, "{{ compared_axes[].short }}", design.NAME)
    put(sheet, top + 1, 2, "{{ compared_axes[].description }}", design.CELL)
    own = f"$A{top + 1}"
    # The first column of each relationship's group holds the presence. The heading is taken along
    # because a range of one row by itself is not read by every program; it is never counted.
    column = f'INDEX(Comparison[#All],0,MATCH({own}&": *",Comparison[#Headers],0))'
    for number, letter in enumerate("CDEF", start=3):
        put(sheet, top + 1, number, f"=COUNTIF({column},{letter}${top})", design.NUMBER)
    claims = f'=COUNTIFS(Evidence[{_AXIS}],{own},Evidence[{_STANDING}],"?*")'
    readings, questions = (
        f"=COUNTIF({table}[{_AXIS}],{own})" for table in ("Readings", "Questions")
    )
    for number, formula in enumerate((claims, readings, questions), start=7):
        put(sheet, top + 1, number, formula, design.NUMBER)
    add_table(sheet, "Summary", top, headings)
    return top + 2


def _matches(sheet: Worksheet, row: int) -> int:
    """Write one row a degree of match between points, and the chart beside it."""
    _title(sheet, row, "matches")
    put(sheet, row + 1, 1, "{{ words.cover.matches_text }}", design.LINE)
    top = row + 2
    headings = [_MATCH, word("description"), word("rows")]
    _headings(sheet, top, headings)
    put(sheet, top + 1, 1, "{{ matches[].title }}", design.NAME)
    put(sheet, top + 1, 2, "{{ matches[].description }}", design.CELL)
    put(sheet, top + 1, 3, f"=COUNTIF(Points[{_MATCH}],$A{top + 1})", design.NUMBER)
    add_table(sheet, "Matches", top, headings)
    title = "{{ words.cover.matches }}"
    add_bar_chart(sheet, heading=(top, 3), anchor=f"D{top}", title=title)
    return top + 10


def _title(sheet: Worksheet, row: int, key: str) -> None:
    put(sheet, row, 1, "{{ words.cover." + key + " }}", design.HEADING_2)
    sheet.row_dimensions[row].height = 24


def _headings(sheet: Worksheet, row: int, headings: Sequence[str]) -> None:
    for number, heading in enumerate(headings, start=1):
        style = design.QUIET if number < 3 else design.QUIET_NUMBER
        put(sheet, row, number, heading, style)
