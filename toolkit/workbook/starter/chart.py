"""A bar chart whose title, heading and numbers stand in cells."""

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.colors import ColorChoice, SchemeColor
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.workbook.references import quote_sheet

ALT_TEXT = (
    "Bar chart of the rows on Action-plan points by match; its numbers stand in the Table Matches"
    " to its left"
)


def add_bar_chart(
    sheet: Worksheet, *, title: tuple[int, int], heading: tuple[int, int], first: int, anchor: str
) -> None:
    """Draw the numbers from row `first` in the column of `heading` as bars, named by column A.

    Cells are (row, column). Bars are labelled, so that nothing hangs on colour or on reading a
    scale.
    """
    row, column = heading
    chart = BarChart(barDir="bar", gapWidth=60)
    chart.add_data(
        Reference(sheet, min_col=column, min_row=row, max_row=first), titles_from_data=True
    )
    chart.set_categories(Reference(sheet, min_col=1, min_row=first, max_row=first))
    chart.title = _title(sheet, *title, size=12)
    chart.legend = None
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))
    chart.width, chart.height = 12, 6
    series = chart.series[0]
    series.graphicalProperties = GraphicalProperties(
        solidFill=ColorChoice(schemeClr=SchemeColor(val="accent1"))  # type: ignore[arg-type]
    )
    series.dLbls = DataLabelList(showVal=True)
    series.dLbls.showSerName = series.dLbls.showCatName = series.dLbls.showLegendKey = False
    # The labels say the numbers, so that the scale is not needed.
    chart.x_axis.delete, chart.y_axis.delete = False, True
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.majorGridlines = None
    chart.y_axis.scaling.min = 0
    chart.layout = Layout(
        manualLayout=ManualLayout(x=0.2, y=0.2, w=0.7, h=0.74, xMode="edge", yMode="edge")
    )
    sheet.add_chart(chart, anchor)


def _title(sheet: Worksheet, row: int, column: int, *, size: int) -> Title:
    cell = f"{quote_sheet(sheet.title)}${get_column_letter(column)}${row}"
    run = CharacterProperties(sz=size * 100, b=size > 10)
    look = RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=run), endParaRPr=run)])
    return Title(tx=Text(strRef=StrRef(f=cell)), txPr=look, overlay=False)
