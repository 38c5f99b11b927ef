"""Writes the timeline: a chart with a lane for each relationship, above the Table of all events."""

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.workbook.starter import design
from toolkit.workbook.starter.blocks import write_block, write_title
from toolkit.workbook.starter.chart import Frame, add_marks
from toolkit.workbook.starter.layout import A3, TableColumn, word
from toolkit.workbook.starter.sheet import (
    HEADING_ROW,
    add_table,
    put,
    set_up_page,
    unlink,
    write_head,
    write_widths,
)

NAME = "Timeline"
WORD = "timeline"
_YEARS = HEADING_ROW + 2
"""The row of the headings of the Table that says which years the chart shows."""
_CHART = _YEARS + 3
_EVENTS = _CHART + 1
_FIRST, _LAST = f"$B${_YEARS + 1}", f"$B${_YEARS + 2}"
_CHART_HEIGHT = 360.0
_CHART_COLUMNS = 7
_MEASURES, _DAY = "F", "G"
"""The columns of the measures and of the earliest possible day, which leads to them."""


def write_timeline(workbook: Workbook, cover: str) -> None:
    """Append the timeline."""
    sheet = workbook.create_sheet(NAME)
    write_head(sheet, WORD, cover)
    columns = _columns(_EVENTS + 3)
    write_widths(sheet, columns)
    write_title(sheet, HEADING_ROW, "{{ words.parts.years }}")
    put(sheet, HEADING_ROW + 1, 1, "{{ words.parts.years_text }}", design.LINE)
    _write_years(sheet)
    heading = write_block(sheet, _EVENTS, "events", "Timeline", columns, main=True)
    lane, context, year = range(len(columns) - 2, len(columns) + 1)
    day, measures = (f"{letter}{heading + 1}" for letter in (_DAY, _MEASURES))
    unlink(sheet, day, f'{measures}=""')
    sheet.row_dimensions[_CHART].height = _CHART_HEIGHT
    frame = Frame((_CHART, 1), (_CHART, _CHART_COLUMNS))
    add_marks(sheet, frame, "timeline", heading=heading, across=year, heights=(lane, context))
    last = sheet.cell(heading + 1, lane - 1).coordinate
    drawn = sheet.cell(_CHART, _CHART_COLUMNS).coordinate
    set_up_page(sheet, f"A1:{drawn},A{_EVENTS}:{last}", paper=A3)
    sheet.print_title_rows = f"{heading}:{heading}"


def _write_years(sheet: Worksheet) -> None:
    """Write which years the chart shows: those that hold nine rows of ten, or what is typed."""
    days = f"Timeline[{word('earliest_day')}]"
    headings = [word("item"), word("year")]
    for place, heading in enumerate(headings, start=1):
        put(sheet, _YEARS, place, heading, design.QUIET)
    for row, key, part in ((_YEARS + 1, "first_year", 0.05), (_YEARS + 2, "last_year", 0.95)):
        put(sheet, row, 1, "{{ words.parts." + key + " }}", design.NAME)
        put(sheet, row, 2, f'=IFERROR(YEAR(PERCENTILE({days},{part})),"")', design.ORDINAL)
    add_table(sheet, "ChartYears", _YEARS, headings, rows=2)


def _columns(body: int) -> tuple[TableColumn, ...]:
    day = f"{_DAY}{body}"
    # Every row has a number, or programs would number the marks instead of placing them.
    place = f"=IF(ISNUMBER({day}),MAX({_FIRST}-1,MIN({_LAST}+1,YEAR({day}))),{_FIRST}-1)"
    lane = "{{ timeline[].lanes[compared_axes[].id].height }}"
    axis, context = "{{ compared_axes[].short | across }}", "{{ words.timeline.context }}"
    return (
        TableColumn(word("key"), "{{ timeline[].key }}", 27, design.KEY),
        TableColumn(word("date"), "{{ timeline[].date }}", 22, design.CELL),
        TableColumn(word("event"), "{{ timeline[].title }}", 44, design.NAME),
        TableColumn(word("axis"), "{{ timeline[].axis_shown }}", 16, design.CELL),
        TableColumn(word("event_kind"), "{{ timeline[].kind }}", 16, design.CELL),
        TableColumn(word("measures"), "{{ timeline[].measures_shown }}", 26, design.PROSE),
        TableColumn(
            word("earliest_day"),
            "{{ timeline[].earliest | earliest | link to Comparison by measures }}",
            13,
            design.DATE,
        ),
        TableColumn(word("latest"), "{{ timeline[].latest | latest }}", 13, design.DAY),
        TableColumn(word("place"), "{{ timeline[].place }}", 20, design.CELL),
        TableColumn(word("summary"), "{{ timeline[].summary }}", 36, design.PROSE),
        TableColumn(word("other_readings"), "{{ timeline[].readings }}", 36, design.PROSE),
        TableColumn(word("checked"), "{{ timeline[].checked }}", 13, design.CELL),
        TableColumn(word("source_list"), "{{ timeline[].sources }}", 44, design.PROSE),
        TableColumn(word("note"), "{{ timeline[].note }}", 30, design.PROSE),
        TableColumn(word("note_marks"), "{{ timeline[].note_marks }}", 12, design.CELL),
        TableColumn(axis, lane, 13, design.FIGURE, opens_group=True),
        TableColumn(context, '{{ timeline[].lanes["context"].height }}', 13, design.FIGURE),
        TableColumn(word("chart_year"), place, 13, design.ORDINAL),
    )
