"""A bar chart whose names and numbers stand in cells."""

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.data_source import AxDataSource, StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.colors import ColorChoice, SchemeColor
from openpyxl.drawing.line import LineProperties
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.workbook.references.references import quote_sheet

ALT_TEXT = (
    "Bar chart of the rows on Action-plan points by match; its numbers stand in the Table Matches"
    " to its left"
)
_AREA = ManualLayout(x=0.2, y=0.04, w=0.7, h=0.92, xMode="edge", yMode="edge")


def add_bar_chart(sheet: Worksheet, *, heading: tuple[int, int], anchor: str) -> None:
    """Draw the numbers below `heading`, a cell as (row, column), as bars; column A names them.

    Bars are labelled, so that nothing hangs on colour or on reading a scale. The title is the
    heading on the sheet, which is in the edition's language.
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
    chart.legend = None
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))
    chart.width, chart.height = 12, 4.5
    chart.x_axis.delete, chart.y_axis.delete = False, True
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.majorGridlines = None
    chart.y_axis.scaling.min = 0
    chart.layout = Layout(manualLayout=_AREA)
    sheet.add_chart(chart, anchor)
