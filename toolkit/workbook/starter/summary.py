"""Writes the summary: how the relationships compare, counted by live formulas, with charts."""

from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl.workbook import Workbook
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.workbook.starter import design
from toolkit.workbook.starter.blocks import set_widths, write_block
from toolkit.workbook.starter.chart import Frame, add_bars
from toolkit.workbook.starter.layout import TableColumn, word
from toolkit.workbook.starter.sheet import HEADING_ROW, set_up_page, write_head

NAME = "Summary"
WORD = "summary"
_AXIS = "{{ compared_axes[].short | across }}"
_WIDTHS = (36, 13, 13, 2)
_FIRST, _LAST = 5, 13
"""The columns of the charts in the template, right of the numbers and a narrow gap."""
_ROOM = 118.0
"""Points below each Table, so that the chart beside a short one is high enough to be read."""
_PRESENT = f'INDEX(Codebook[{word("title")}],MATCH("presence=present",Codebook[{word("key")}],0))'


@dataclass(frozen=True)
class _Count:
    """A Table that counts: the list of its rows, what they are called, and the formula.

    `formula` may hold `{own}`, the cell with the row's name, `{axis}`, the cell with the axis's,
    `{field}`, the cell with the heading of the field, and `{presence}`, that of the presence.
    """

    key: str
    table: str
    rows: str
    heading: str
    formula: str
    last_on_page: bool = False


def _codes(name: str) -> str:
    return "{{ codebook[].title | where codes is " + name + " | where code is not empty }}"


def _column(table: str, heading: str) -> str:
    """Return the formula of a whole column, heading and all.

    With the heading it has two rows at least: a range of one row by itself is not read by every
    program. No heading is ever counted.
    """
    return f"INDEX({table}[#All],0,MATCH({heading},{table}[#Headers],0))"


_FIELD = _column("Comparison", "{field}")
_FIELD_ON_AXIS = _column("Comparison", '{axis}&": "&{field}')
_PRESENCE_ON_AXIS = _column("Comparison", '{axis}&": "&{presence}')
_FIRST_OF_POINT = _column("Points", '{axis}&": *"')
_OF_PRESENCES = f"COUNTIF({_FIELD_ON_AXIS},{{own}})"
_OF_ENTRIES = f"COUNTIFS({_FIELD_ON_AXIS},{{own}},{_PRESENCE_ON_AXIS},{_PRESENT})"
_OF_MEASURES = f"COUNTIFS({_FIELD},{{own}},{_PRESENCE_ON_AXIS},{_PRESENT})"
_OF_POINTS = f'COUNTIFS({_column("Points", "{field}")},{{own}},{_FIRST_OF_POINT},">0")'
_OF_CLAIMS = (
    f"COUNTIFS({_column('Evidence', '{field}')},{{own}},Evidence[[#All],[{word('axis')}]],{{axis}})"
)
_COUNTS = (
    _Count(
        "presence",
        "ByPresence",
        "{{ by_presence[].title }}",
        "{{ words.parts.presence_heading }}",
        _OF_PRESENCES,
    ),
    _Count(
        "level",
        "ByLevel",
        "{{ by_level[].title }}",
        "{{ words.parts.level_heading }}",
        _OF_ENTRIES,
        last_on_page=True,
    ),
    _Count(
        "domain",
        "ByDomain",
        "{{ by_domain[].title }}",
        word("domain"),
        _OF_MEASURES,
        last_on_page=True,
    ),
    _Count(
        "instrument",
        "ByInstrument",
        "{{ by_instrument[].title }}",
        "{{ words.parts.instrument_heading }}",
        _OF_ENTRIES,
        last_on_page=True,
    ),
    _Count("asymmetry", "BySymmetry", _codes("symmetry"), word("symmetry"), _OF_MEASURES),
    _Count(
        "matches", "Matches", "{{ matches[].title }}", word("match"), _OF_POINTS, last_on_page=True
    ),
    _Count("checked", "ByCheck", _codes("checked"), word("checked"), _OF_CLAIMS),
    _Count("standing", "ByStanding", _codes("standing"), word("standing"), _OF_CLAIMS),
)


def write_summary(workbook: Workbook, cover: str) -> None:
    """Append the summary, which counts what stands on the other sheets."""
    sheet = workbook.create_sheet(NAME)
    write_head(sheet, WORD, cover)
    set_widths(sheet, _WIDTHS)
    row = HEADING_ROW
    presence = f"$A${row + 2}"
    for count in _COUNTS:
        row = _write(sheet, row, count, presence) + 1
        if count.last_on_page:
            sheet.row_breaks.append(Break(id=row - 1))
    set_up_page(sheet, f"A1:M{row - 1}")


def _write(sheet: Worksheet, row: int, count: _Count, presence: str) -> int:
    """Write one part with its chart; return the row that parts it from the next."""
    heading = write_block(
        sheet, row, count.key, count.table, list(_columns(count, row + 2, presence))
    )
    sheet.row_dimensions[heading + 2].height = _ROOM
    frame = Frame((heading, _FIRST), (heading + 2, _LAST))
    add_bars(sheet, frame, count.key, heading=heading, columns=[2])
    return heading + 2


def _columns(count: _Count, heading: int, presence: str) -> Iterator[TableColumn]:
    body = heading + 1
    places = {
        "{own}": f"$A{body}",
        "{axis}": f"B${heading}",
        "{field}": f"$A${heading}",
        "{presence}": presence,
    }
    formula = "=" + count.formula
    for place, cell in places.items():
        formula = formula.replace(place, cell)
    # With `$` the rows of all copies are meant, without it the one that the formula stands in.
    whole = f"SUM(B${body}:B${body})"
    share = f'=IF({whole}=0,"",B{body}/{whole})'
    yield TableColumn(count.heading, count.rows, _WIDTHS[0], design.NAME)
    yield TableColumn(_AXIS, formula, _WIDTHS[1], design.NUMBER)
    yield TableColumn(f"{_AXIS}: {word('share')}", share, _WIDTHS[2], design.SHARE)
