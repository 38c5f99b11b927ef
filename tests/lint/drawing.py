"""Charts, pictures and shapes for the good workbook."""

import re
from typing import Any

from openpyxl.chart import BarChart, LineChart, PieChart, Reference
from openpyxl.chart.label import DataLabelList

from tests.lint.making import Change, Making, Parts

ALT = "Bars of the lengths of three measures; posts are the longest."
_FRAME = re.compile(r"<graphicFrame.*?</graphicFrame>", re.DOTALL)
_PICTURE = (
    '<pic><nvPicPr><cNvPr id="2" name="{name}" descr="{alt}"/><cNvPicPr/></nvPicPr>'
    "<blipFill/><spPr/></pic>"
)
_SHAPE = '<sp><nvSpPr><cNvPr id="2" name="TextBox 1" descr="{alt}"/><cNvSpPr/></nvSpPr></sp>'


def chart(
    *,
    alt: str = ALT,
    at: str = "A12",
    sheet: str = "Data",
    title: str | None = "Lengths",
    axes: bool = True,
    kind: str = "bar",
    series: int = 1,
    marked: bool = False,
    **patch: Any,
) -> Change:
    """Draw a chart of the lengths on a sheet, with or without what rules ask for."""

    def change(made: Making) -> None:
        drawn: Any = {"bar": BarChart, "line": LineChart, "pie": PieChart}[kind]()
        data = made.sheet("Data")
        for _ in range(series):
            drawn.add_data(Reference(data, min_col=2, min_row=5, max_row=8), titles_from_data=True)
        drawn.set_categories(Reference(data, min_col=1, min_row=6, max_row=8))
        drawn.title = title
        if kind != "pie":
            drawn.x_axis.delete = drawn.y_axis.delete = False
            if axes:
                drawn.x_axis.title, drawn.y_axis.title = "Measure", "Length (km)"
        if marked:
            _mark(drawn, kind)
        for name, value in patch.items():
            setattr(drawn, name, value)
        made.sheet(sheet).add_chart(drawn, at)
        made.edits.append(lambda parts: _describe(parts, alt))

    return change


def _mark(drawn: Any, kind: str) -> None:
    if kind == "pie":
        drawn.dataLabels = DataLabelList(showCatName=True)
    else:
        for number, each in enumerate(drawn.series):
            each.marker.symbol = ("circle", "square", "triangle")[number]


def _describe(parts: Parts, alt: str) -> None:
    text = parts["xl/drawings/drawing1.xml"].decode()
    described = text.replace('name="Chart 1"', f'name="Chart 1" descr="{alt}"')
    parts["xl/drawings/drawing1.xml"] = described.encode()


def picture(alt: str = "Two flags beside a road.", name: str = "Picture 1") -> Change:
    """Hang a picture on Data."""
    return _in_place_of_a_chart(_PICTURE.format(alt=alt, name=name))


def shape() -> Change:
    """Put a text box on Data."""
    return _in_place_of_a_chart(_SHAPE.format(alt="a text"))


def _in_place_of_a_chart(element: str) -> Change:
    def change(made: Making) -> None:
        chart()(made)
        made.edits.append(lambda parts: _swap(parts, element))

    return change


def _swap(parts: Parts, element: str) -> None:
    text = parts["xl/drawings/drawing1.xml"].decode()
    changed, count = _FRAME.subn(element, text)
    assert count == 1
    parts["xl/drawings/drawing1.xml"] = changed.encode()
