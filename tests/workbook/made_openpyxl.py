"""Workbooks made with openpyxl: each has one kind of what it can write, over ten rows of data."""

import io
from collections.abc import Callable, Mapping

import openpyxl
from openpyxl import chart as charts
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.comments import Comment
from openpyxl.formatting.rule import ColorScaleRule, DataBarRule, FormulaRule, IconSetRule
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.scenario import InputCells, Scenario, ScenarioList
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

Write = Callable[[Worksheet], None]

CHARTS: tuple[type, ...] = (
    charts.AreaChart,
    charts.AreaChart3D,
    charts.BarChart,
    charts.BarChart3D,
    charts.BubbleChart,
    charts.DoughnutChart,
    charts.LineChart,
    charts.LineChart3D,
    charts.PieChart,
    charts.PieChart3D,
    charts.ProjectedPieChart,
    charts.RadarChart,
    charts.ScatterChart,
    charts.StockChart,
    charts.SurfaceChart,
    charts.SurfaceChart3D,
)


def workbook(*writers: Write) -> bytes:
    """Return a workbook with data in A1:D10 of its first sheet, and what the writers add."""
    book = openpyxl.Workbook()
    sheet, other = book.worksheets[0], book.create_sheet("Other's")
    sheet.title = "Data"
    sheet.append(["Key", "Low", "High", "Close"])
    for row in range(1, 10):
        sheet.append([row, row * 2, row * 3, f"t{row}"])
    sheet["B12"] = "=SUM(B2:B10)"
    other["A1"] = "=SUM(Data!B2:B10)+Data!$A$5"
    for write in writers:
        write(sheet)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _chart(kind: type) -> Write:
    def write(sheet: Worksheet) -> None:
        chart, data = kind(), charts.Reference(sheet, min_col=2, max_col=3, min_row=1, max_row=10)
        keys = charts.Reference(sheet, min_col=1, min_row=2, max_row=10)
        if kind in (charts.ScatterChart, charts.BubbleChart):
            values = charts.Reference(sheet, min_col=3, min_row=2, max_row=10)
            size = values if kind is charts.BubbleChart else None
            series = charts.Series(values, keys, zvalues=size, title="s")
            series.spPr = GraphicalProperties(noFill=True)
            chart.series.append(series)
        else:
            chart.add_data(data, titles_from_data=True)
            chart.set_categories(keys)
            assert isinstance(chart.series[0].tx, SeriesLabel)
        chart.title = "title"
        sheet.add_chart(chart, "F4")

    return write


def _formats(sheet: Worksheet) -> None:
    red = PatternFill(bgColor="FFFF0000")
    rules = sheet.conditional_formatting
    rules.add("B2:B10 D4", FormulaRule(formula=["$A2>$A$5"], fill=red))
    rules.add("C2:C10", ColorScaleRule("min", None, "FFFF0000", "max", None, "FF00FF00"))
    rules.add("A2:A10", DataBarRule("min", None, "max", None, color="FF638EC6"))
    rules.add("A2:A10", IconSetRule("3TrafficLights1", "formula", ["$A$2", "$A$4", "$A$8"]))


def _validations(sheet: Worksheet) -> None:
    listed = DataValidation(type="list", formula1="=$A$2:$A$10", allow_blank=True)
    listed.add("B2:B10")
    listed.add("D5")
    whole = DataValidation(type="whole", operator="between", formula1="$A$2", formula2="$A$9")
    whole.add("C4:C8")
    for rule in (listed, whole):
        sheet.add_data_validation(rule)


def _tables(sheet: Worksheet) -> None:
    sheet.add_table(Table(displayName="All", ref="A1:D10"))
    sheet["F3"] = "=SUM(All[Low])"


def _notes(sheet: Worksheet) -> None:
    for cell in ("A2", "B5", "C10"):
        sheet[cell].comment = Comment(f"note of {cell}", "somebody", height=50, width=90)


def _views(sheet: Worksheet) -> None:
    sheet.freeze_panes = "B5"
    sheet.auto_filter.ref = "A1:D10"
    sheet.auto_filter.add_sort_condition("B2:B10")
    sheet.auto_filter.add_filter_column(3, ["t2"])
    sheet.column_dimensions.group("E", "G", hidden=True)
    sheet.row_dimensions.group(4, 6)
    sheet.row_dimensions[5].height = 30
    sheet.merge_cells("F7:G9")


def _printed(sheet: Worksheet) -> None:
    sheet.print_area = "A1:D10"
    sheet.print_title_rows = "1:2"
    sheet.print_title_cols = "A:A"
    sheet.row_breaks.append(Break(id=5))
    sheet.col_breaks.append(Break(id=3))
    sheet.oddHeader.center.text = "&[Page]"


def _names(sheet: Worksheet) -> None:
    book = sheet.parent
    assert book is not None
    book.defined_names["Rate"] = DefinedName("Rate", attr_text="Data!$B$5")
    sheet.defined_names["Here"] = DefinedName("Here", attr_text="Data!$B$2:$B$10")
    sheet["F2"] = "=Rate+SUM(Here)"


def _formulas(sheet: Worksheet) -> None:
    sheet["F5"] = ArrayFormula("F5:F5", "=SUM(B2:B10*C2:C10)")
    sheet["G8"] = DataTableFormula("G8:G9", dt2D=False, r1="A2", t="dataTable")
    sheet["H5"] = '=SUMIF(A2:A10,">3",B2:B10)&" of A5"'


def _others(sheet: Worksheet) -> None:
    cells = [InputCells(r="B3", val="5"), InputCells(r="B8", val="9")]
    listed = Scenario(name="high", locked=True, count=2, inputCells=cells)
    sheet.scenarios = ScenarioList(scenario=[listed], current=0, show=0)
    sheet["E5"].hyperlink = "#Data!A7"
    sheet["E8"].hyperlink = "https://example.org/"
    sheet.protection.sheet = True


def made() -> Mapping[str, bytes]:
    """Return the workbooks by name."""
    return {
        **{kind.__name__: workbook(_chart(kind)) for kind in CHARTS},
        "formats": workbook(_formats),
        "validations": workbook(_validations),
        "tables": workbook(_tables),
        "notes": workbook(_notes),
        "views": workbook(_views),
        "printed": workbook(_printed),
        "names": workbook(_names),
        "formulas": workbook(_formulas),
        "others": workbook(_others),
        "much": workbook(_tables, _notes, _printed, _names, _formats, _validations, _others),
    }
