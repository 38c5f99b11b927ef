"""Writes the indicators: a chart of what may be compared as numbers, its Table, that of all."""

from openpyxl.workbook import Workbook

from toolkit.workbook.starter import design
from toolkit.workbook.starter.blocks import write_block, write_title
from toolkit.workbook.starter.chart import Frame, add_bars
from toolkit.workbook.starter.layout import A3, TableColumn, word
from toolkit.workbook.starter.sheet import HEADING_ROW, set_up_page, write_head, write_widths

NAME = "Indicators"
WORD = "indicators"
_CHART = HEADING_ROW + 1
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
    write_title(sheet, HEADING_ROW, "{{ words.parts.chart }}")
    heading = write_block(sheet, _CHART + 1, "comparable", "Comparable", _COMPARABLE)
    frame = Frame((_CHART, 1), (_CHART, _CHART_COLUMNS))
    add_bars(sheet, frame, "indicators", heading=heading, columns=_NUMBERS)
    heading = write_block(sheet, heading + 3, "figures", "Indicators", _COLUMNS, main=True)
    write_widths(sheet, _COLUMNS)
    last = sheet.cell(heading + 1, len(_COLUMNS)).coordinate
    drawn = sheet.cell(heading - 4, _CHART_COLUMNS).coordinate
    set_up_page(sheet, f"A1:{drawn},A{heading - 2}:{last}", pages=2, paper=A3)
    sheet.print_title_cols = "A:B"
    sheet.print_title_rows = f"{heading}:{heading}"


_AXIS = "{{ compared_axes[].short | across single }}"
_CONTEXT, _ELSEWHERE = "{{ words.timeline.context }}", '["context"]'


def _side(field: str, side: str = "[compared_axes[].id]") -> str:
    return "{{ figures[].sides" + side + "." + field + " }}"


def _sides(key: str, field: str, width: float, style: str) -> tuple[TableColumn, TableColumn]:
    """Return a column that is repeated by itself for the relationships, and that of the context."""
    return (
        TableColumn(f"{_AXIS}: {word(key)}", _side(field), width, style, opens_group=True),
        TableColumn(f"{_CONTEXT}: {word(key)}", _side(field, _ELSEWHERE), width, style),
    )


_ONLY = " | where comparable is true"
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
    *_sides("side_value", "value_shown", 20, design.CELL),
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
    *_sides("side_period", "period", 20, design.CELL),
    TableColumn(
        word("other_readings"), "{{ figures[].readings }}", 36, design.PROSE, opens_group=True
    ),
    *_sides("point_checked", "checked", 13, design.CELL),
    *_sides("cited", "sources", 32, design.PROSE),
    *_sides("side_notes", "note_marks", 12, design.CELL),
    TableColumn(
        word("measures"), "{{ figures[].measures_shown }}", 24, design.PROSE, opens_group=True
    ),
)
