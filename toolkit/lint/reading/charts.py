"""A chart part as far as the rules look at it."""

from lxml import etree

from toolkit.lint.parts import Chart, Series
from toolkit.lint.reading.numbers import set_to_true
from toolkit.lint.reading.palette import Palette
from toolkit.workbook.opc.xml import A, C, local, qualified

_AXES = ("catAx", "valAx", "dateAx", "serAx")
_LABELS = ("showVal", "showCatName", "showSerName", "showPercent")


def read_chart(root: etree._Element, palette: Palette) -> Chart:
    """Return what a chart part says."""
    chart = root.find(_c("chart"))
    plot = chart.find(_c("plotArea")) if chart is not None else None
    if chart is None or plot is None:
        return Chart(False, (), False, False, False, ())
    groups = [each for each in plot if each.find(_c("ser")) is not None]
    labels = [each for each in plot.iter(_c("dLbls"))]
    return Chart(
        chart.find(_c("title")) is not None,
        tuple(local(axis) for axis in plot if local(axis) in _AXES and _is_untitled(axis)),
        chart.find(_c("legend")) is not None or any(_shows(each, *_LABELS) for each in labels),
        any(set_to_true(group, _c("varyColors")) for group in groups)
        and any(local(group) in ("pieChart", "doughnutChart", "pie3DChart") for group in groups),
        any(_shows(each, "showCatName") for each in labels),
        tuple(_series(each, palette) for group in groups for each in group.iter(_c("ser"))),
    )


def _is_untitled(axis: etree._Element) -> bool:
    return not set_to_true(axis, _c("delete")) and axis.find(_c("title")) is None


def _series(element: etree._Element, palette: Palette) -> Series:
    formulas = tuple(each.text or "" for each in element.iter(_c("f")))
    look = element.find(_c("spPr"))
    line = look.find(qualified(A, "ln")) if look is not None else None
    dashes = line.find(qualified(A, "prstDash")) if line is not None else None
    is_dashed = dashes is not None and dashes.get("val") != "solid"
    is_patterned = look is not None and look.find(qualified(A, "pattFill")) is not None
    symbol = element.find(f"{_c('marker')}/{_c('symbol')}")
    has_marker = symbol is not None and symbol.get("val") != "none"
    named = any(_shows(each, "showSerName") for each in element.iter(_c("dLbls")))
    # An outline is the colour of what has no fill of its own: a line, not a bar with a pattern.
    is_filled = look is not None and any(local(each).endswith("Fill") for each in look)
    return Series(
        formulas,
        palette.drawn(look if is_filled else line),
        is_dashed or is_patterned or has_marker or named,
    )


def _shows(labels: etree._Element, *names: str) -> bool:
    return any(set_to_true(labels, _c(name)) for name in names)


def _c(name: str) -> str:
    return qualified(C, name)
