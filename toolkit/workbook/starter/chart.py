"""A bar chart whose names and numbers stand in cells."""

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.data_source import AxDataSource, StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.colors import ColorChoice, SchemeColor
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
)
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.workbook.references.references import quote_sheet

ALT_TEXT = (
    "Bar chart of the rows on Action-plan points by match; its numbers stand in the Table Matches"
    " to its left"
)
_AREA = ManualLayout(x=0.2, y=0.2, w=0.7, h=0.76, xMode="edge", yMode="edge")
_TITLE_SIZE = 1200  # hundredths of a point


def add_bar_chart(sheet: Worksheet, *, heading: tuple[int, int], anchor: str, title: str) -> None:
    """Draw the numbers below `heading`, a cell as (row, column), as bars; column A names them.

    Bars are labelled, so that nothing hangs on colour or on reading a scale. `title` may hold tags.
    """
    row, column = heading
    chart = BarChart(barDir="bar", gapWidth=60)
    numbers = Reference(sheet, min_col=column, min_row=row, max_row=row + 1)
    chart.add_data(numbers, titles_from_data=True)
    series = chart.series[0]
    series.cat = AxDataSource(strRef=StrRef(f=f"{quote_sheet(sheet.title)}$A${row + 1}"))
    colour = ColorChoice(schemeClr=SchemeColor(val="accent1"))  # type: ignore[arg-type]
    series.graphicalProperties = GraphicalProperties(solidFill=colour)
    series.dLbls = DataLabelList(showVal=True)
    series.dLbls.showSerName = series.dLbls.showCatName = series.dLbls.showLegendKey = False
    chart.title, chart.legend = _title(title), None
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))
    chart.width, chart.height = 12, 4.5
    chart.x_axis.delete, chart.y_axis.delete = False, True
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.majorGridlines = None
    chart.y_axis.scaling.min = 0
    chart.layout = Layout(manualLayout=_AREA)
    sheet.add_chart(chart, anchor)


def _title(text: str) -> Title:
    """Return a title above the plot, not upon it."""
    properties = CharacterProperties(sz=_TITLE_SIZE, b=True)
    run = RegularTextRun(rPr=properties, t=text)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=properties), r=[run])
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)
