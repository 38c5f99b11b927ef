"""Writes the indicators: a chart of what may be compared as numbers, its Table, that of all."""

from openpyxl.workbook import Workbook

from toolkit.workbook.starter import design
from toolkit.workbook.starter.blocks import write_block
from toolkit.workbook.starter.chart import Frame, add_bars
from toolkit.workbook.starter.layout import A3, TableColumn, word
from toolkit.workbook.starter.sheet import HEADING_ROW, set_up_page, write_head, write_widths

NAME = "Indicators"
WORD = "indicators"
_CHART = HEADING_ROW + 2
"""The row of the chart. It stands above its Table: the rows of that may be of any height, and
LibreOffice sets heights after it has placed the charts."""
_CHART_HEIGHT = 230.0
_CHART_COLUMNS = 5
"""How many columns of the template the chart spans; that of the relationships is repeated."""


def write_indicators(workbook: Workbook, cover: str) -> None:
    """Append the indicators."""
    sheet = workbook.create_sheet(NAME)
    write_head(sheet, WORD, cover)
    sheet.row_dimensions[_CHART].height = _CHART_HEIGHT
    heading = write_block(sheet, HEADING_ROW, "comparable", "Comparable", _COMPARABLE, gap=1)
    frame = Frame((_CHART, 1), (_CHART, _CHART_COLUMNS))
    add_bars(sheet, frame, "indicators", heading=heading, columns=_NUMBERS)
    heading = write_block(sheet, heading + 3, "figures", "Indicators", _COLUMNS, main=True)
    write_widths(sheet, _COLUMNS)
    last = sheet.cell(heading + 1, len(_COLUMNS)).coordinate
    set_up_page(sheet, f"A1:{last}", pages=2, paper=A3)
    sheet.print_title_cols = "A:B"


_AXIS = "{{ compared_axes[].short | across single }}"


def _side(field: str, side: str = "[compared_axes[].id]") -> str:
    return "{{ figures[].sides" + side + "." + field + " }}"


def _single(key: str) -> str:
    """Return the heading of a column that is repeated by itself: the relationships side by side."""
    return f"{_AXIS}: {word(key)}"


def _each(key: str, field: str, width: float, style: str) -> TableColumn:
    return TableColumn(_single(key), _side(field), width, style, opens_group=True)


_ONLY = " | where comparable is true"
_ELSEWHERE = '["context"]'
_CONTEXT = "{{ words.timeline.context }}"
# Both Tables stand in the same columns, so what is repeated in one is so in the other.
_COMPARABLE = (
    TableColumn(word("indicator"), "{{ figures[].title" + _ONLY + " }}", 30, design.NAME),
    TableColumn(word("unit"), "{{ figures[].units }}", 40, design.PROSE),
    TableColumn(word("reason"), "{{ figures[].reason }}", 30, design.PROSE),
    TableColumn(_AXIS, _side("number"), 20, design.FIGURE),
    TableColumn(_CONTEXT, _side("number", _ELSEWHERE), 20, design.FIGURE),
)
_NUMBERS = (4, 5)
_COLUMNS = (
    TableColumn(word("key"), "{{ figures[].key }}", 30, design.KEY),
    TableColumn(word("indicator"), "{{ figures[].title }}", 40, design.NAME),
    TableColumn(word("unit"), "{{ figures[].units }}", 30, design.PROSE),
    _each("side_value", "value_shown", 20, design.CELL),
    TableColumn(
        f"{_CONTEXT}: {word('side_value')}", _side("value_shown", _ELSEWHERE), 20, design.CELL
    ),
    TableColumn(
        word("comparability"),
        "{{ figures[].comparability_shown }}",
        15,
        design.CELL,
        opens_group=True,
        codes="indicators.pairs.comparability",
    ),
    TableColumn(word("reason"), "{{ figures[].reason }}", 44, design.PROSE),
    TableColumn(
        word("category"),
        "{{ figures[].category | label }}",
        16,
        design.CELL,
        codes="indicators.category",
    ),
    _each("side_period", "period", 20, design.PROSE),
    _each("side_readings", "readings", 34, design.PROSE),
    _each("point_checked", "checked", 13, design.CELL),
    _each("cited", "sources", 34, design.PROSE),
    _each("side_note", "note", 30, design.PROSE),
    TableColumn(
        word("measures"), "{{ figures[].measures_shown }}", 24, design.PROSE, opens_group=True
    ),
)
