"""Charts whose names and numbers stand in cells; a series over a repeated column is repeated.

Series differ by pattern or marker as well as by colour. The title, the names of the axes and the
alternative text are tags in the group `charts` of the words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lxml import etree
from openpyxl.chart import BarChart, Reference, ScatterChart, Series
from openpyxl.chart._chart import ChartBase
from openpyxl.chart.axis import NumericAxis, TextAxis
from openpyxl.chart.data_source import AxDataSource, StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import Marker
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.colors import ColorChoice, SchemeColor
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import (
    CharacterProperties,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
    RichTextProperties,
)
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import XDR, A, C, R, qualified, to_bytes
from toolkit.workbook.references.references import quote_sheet

_TITLE, _TEXT = 1200, 1000
"""Sizes of letters in hundredths of a point."""
_GRID = "D5DCE0"
_Place = Literal["accent1", "accent6", "bg1"]
_FILLS: tuple[tuple[_Place, Literal["pct90", "pct50"]], ...] = (
    ("accent1", "pct90"),
    ("accent6", "pct50"),
)
_MARKS: tuple[tuple[_Place, Literal["circle", "x"]], ...] = (
    ("accent1", "circle"),
    ("accent6", "x"),
)
"""Looks of the series that a template holds: the relationships, and what surrounds them."""


@dataclass(frozen=True)
class Frame:
    """Where a chart stands: first and last cell, each as (row, column) from 1, both covered."""

    first: tuple[int, int]
    last: tuple[int, int]


def add_bars(
    sheet: Worksheet,
    frame: Frame,
    word: str,
    *,
    heading: int,
    columns: Sequence[int],
    direction: Literal["bar", "col"] = "bar",
) -> None:
    """Draw the numbers below the headings in row `heading` as bars; column A names the bars.

    `word` is the key of its texts in the words. `columns` are those of the series in the template,
    each with one body row. Bars are labelled, so that nothing hangs on reading a scale.
    """
    chart = BarChart(barDir=direction, gapWidth=50, overlap=0)
    for number, column in enumerate(columns):
        data = Reference(sheet, min_col=column, min_row=heading, max_row=heading + 1)
        series = Series(data, title_from_data=True)
        series.cat = AxDataSource(strRef=StrRef(f=f"{quote_sheet(sheet.title)}$A${heading + 1}"))
        series.graphicalProperties = _patterned(number)
        series.invertIfNegative = False
        series.dLbls = _labels()
        chart.series.append(series)
    chart.x_axis, chart.y_axis = TextAxis(), NumericAxis()
    chart.x_axis.axPos, chart.y_axis.axPos = ("l", "b") if direction == "bar" else ("b", "l")
    if direction == "bar":
        chart.x_axis.scaling.orientation = "maxMin"  # the first row of the cells on top
    _axis(chart.x_axis, _tag(word, "categories"))
    _axis(chart.y_axis, _tag(word, "values"), grid=True)
    chart.y_axis.crosses = "max" if direction == "bar" else "autoZero"
    chart.y_axis.number_format = "0"
    chart.y_axis.scaling.min = 0
    _finish(sheet, chart, frame, word)


def add_marks(
    sheet: Worksheet,
    frame: Frame,
    word: str,
    *,
    heading: int,
    across: int,
    heights: Sequence[int],
) -> None:
    """Draw a mark for every row below row `heading`: `across` from column to column, as high as the
    numbers in the columns `heights` say; every one of them is a series.
    """
    chart = ScatterChart(scatterStyle="lineMarker")
    where = Reference(sheet, min_col=across, min_row=heading + 1, max_row=heading + 1)
    for number, column in enumerate(heights):
        values = Reference(sheet, min_col=column, min_row=heading, max_row=heading + 1)
        series = Series(values, where, title_from_data=True)
        accent, symbol = _MARKS[number]
        series.marker = Marker(symbol=symbol, size=6)
        series.marker.graphicalProperties = _coloured(accent)
        series.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
        series.smooth = False
        chart.series.append(series)
    _axis(chart.x_axis, _tag(word, "categories"), grid=True)
    _axis(chart.y_axis, _tag(word, "values"))
    chart.x_axis.number_format = "0"
    chart.y_axis.tickLblPos = None  # the heights mean nothing; the legend names the lanes
    chart.y_axis.majorUnit = 1
    chart.y_axis.majorGridlines = None
    _finish(sheet, chart, frame, word)


def _finish(sheet: Worksheet, chart: ChartBase, frame: Frame, word: str) -> None:
    chart.title = _title(_tag(word), _TITLE, bold=True)
    chart.legend = Legend(legendPos="t")
    chart.legend.txPr = _letters()
    chart.layout = Layout()
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))
    chart.roundedCorners = False
    (top, left), (bottom, right) = frame.first, frame.last
    # Rows and columns that are repeated between the corners make the chart larger.
    chart.anchor = TwoCellAnchor(  # type: ignore[assignment]
        editAs="twoCell",
        _from=AnchorMarker(row=top - 1, col=left - 1),
        to=AnchorMarker(row=bottom, col=right),
    )
    sheet.add_chart(chart)


def finish_charts(package: Package) -> None:
    """Write what openpyxl has no word for: alternative texts, and that the titles are typed."""
    for part in [name for name in package.names() if name.startswith("xl/charts/chart")]:
        root = package.xml(part)
        for area in root.iter(qualified(C, "plotArea")):
            area.addprevious(root.makeelement(qualified(C, "autoTitleDeleted"), {"val": "0"}))
        # The library writes an empty run where only the look of letters is told, and dashes that
        # copies of a series would vary.
        for letters in root.iter(qualified(C, "txPr")):
            etree.strip_elements(letters, qualified(A, "r"))
        etree.strip_elements(root, qualified(A, "prstDash"))
        for axis in root.iter(qualified(C, "valAx")):
            behind = axis.find(qualified(C, "minorTickMark"))
            if behind is not None and axis.find(qualified(C, "tickLblPos")) is None:
                behind.addnext(axis.makeelement(qualified(C, "tickLblPos"), {"val": "none"}))
        package.replace(part, to_bytes(root))
    for part in [name for name in package.names() if name.startswith("xl/drawings/drawing")]:
        root = package.xml(part)
        charts = {one.id: one.target for one in package.relationships(part)}
        for frame in root.iter(qualified(XDR, "graphicFrame")):
            chart = charts[next(frame.iter(qualified(C, "chart"))).get(qualified(R, "id"), "")]
            properties = next(frame.iter(qualified(XDR, "cNvPr")))
            properties.set("descr", _tag(_word_of(package, chart), "alternative"))
        package.replace(part, to_bytes(root))


def _word_of(package: Package, chart: str) -> str:
    """Return the key of a chart's texts, from the tag that is its title."""
    title = next(package.xml(chart).iter(qualified(C, "title")))
    return "".join(map(str, title.itertext())).split(".")[-1].removesuffix(" }}")


def _tag(word: str, part: str = "") -> str:
    return "{{ words.charts." + (f"{word}_{part}" if part else word) + " }}"


def _axis(axis: NumericAxis | TextAxis, name: str, *, grid: bool = False) -> None:
    axis.delete = False
    axis.title = _title(name, _TEXT, bold=False)
    axis.txPr = _letters()
    axis.majorTickMark, axis.tickLblPos = "none", "nextTo"
    axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=_GRID))
    if not grid:
        axis.majorGridlines = None
    elif axis.majorGridlines is not None:
        line = LineProperties(solidFill=_GRID, w=6350)
        axis.majorGridlines.spPr = GraphicalProperties(ln=line)


def _patterned(number: int) -> GraphicalProperties:
    """Return the fill of a series; the copies of a repeated one vary it, so that they differ
    without colour. The first is as good as solid.
    """
    accent, pattern = _FILLS[number]
    fill = PatternFillProperties(prst=pattern, fgClr=_colour(accent), bgClr=_colour("bg1"))
    line = LineProperties(solidFill=_colour(accent), w=9525)
    return GraphicalProperties(pattFill=fill, ln=line)


def _coloured(accent: _Place) -> GraphicalProperties:
    line = LineProperties(solidFill=_colour(accent))
    return GraphicalProperties(solidFill=_colour(accent), ln=line)


def _colour(place: _Place) -> ColorChoice:
    return ColorChoice(schemeClr=SchemeColor(val=place))  # type: ignore[arg-type]


def _labels() -> DataLabelList:
    labels = DataLabelList(showVal=True, txPr=_letters())
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
    return labels


def _letters() -> RichText:
    properties = CharacterProperties(sz=_TEXT)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=properties), endParaRPr=properties)
    return RichText(bodyPr=RichTextProperties(), p=[paragraph])


def _title(text: str, size: int, *, bold: bool) -> Title:
    """Return a title beside the plot, not upon it."""
    properties = CharacterProperties(sz=size, b=bold)
    run = RegularTextRun(rPr=properties, t=text)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=properties), r=[run])
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)
