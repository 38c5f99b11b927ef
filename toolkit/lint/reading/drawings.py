"""What floats above the cells of a sheet: pictures, charts, shapes, with their alt text."""

from collections.abc import Iterator

from lxml import etree

from toolkit.lint.cell import Area
from toolkit.lint.parts import Chart, Thing
from toolkit.lint.reading.charts import read_chart
from toolkit.lint.reading.palette import Palette
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import XDR, C, R, local, qualified

_KINDS = {
    **{"pic": "picture", "sp": "shape", "cxnSp": "shape", "grpSp": "shape"},
    **{"contentPart": "object", "graphicFrame": "object"},
}
_CHARTS = ("chart", "chartEx", "chartsheet")
_FALLBACK = "Fallback"
_NOTE = "Note"


def read_things(package: Package, part: str, palette: Palette) -> list[Thing]:
    """Return what floats above a sheet, in the order of its drawing; may raise WorkbookError."""
    found: list[Thing] = []
    for drawing in package.related(part, "drawing"):
        if drawing in package:
            found.extend(_of_drawing(package, drawing, palette))
    for legacy in package.related(part, "vmlDrawing"):
        if legacy in package:
            found.extend(_of_legacy(package.xml(legacy)))
    return found


def _of_drawing(package: Package, drawing: str, palette: Palette) -> Iterator[Thing]:
    for anchor in package.xml(drawing):
        where = _area(anchor)
        for element in anchor.iter(*(qualified(XDR, name) for name in _KINDS)):
            parents = {local(above) for above in element.iterancestors()}
            if _FALLBACK not in parents and "grpSp" not in parents:
                yield _thing(package, drawing, element, where, palette)


def _thing(
    package: Package, drawing: str, element: etree._Element, where: Area, palette: Palette
) -> Thing:
    known = element.find(f"./*/{qualified(XDR, 'cNvPr')}")
    kind, chart = _KINDS[local(element)], None
    if local(element) == "graphicFrame":
        kind, chart = _graphic(package, drawing, element, palette)
    said = known if known is not None else etree.Element("none")
    alt = said.get("descr") or said.get("title") or ""
    return Thing(kind, said.get("name", ""), alt, _is_decorative(said), where, chart)


def _graphic(
    package: Package, drawing: str, element: etree._Element, palette: Palette
) -> tuple[str, Chart | None]:
    targets = {each.id: each.target for each in package.relationships(drawing)}
    for inner in element.iter():
        target = targets.get(inner.get(qualified(R, "id"), ""), "")
        if local(inner) == "chart" and target in package:
            is_plain = inner.tag == qualified(C, "chart")
            return "chart", read_chart(package.xml(target), palette) if is_plain else None
        if local(inner) == "relIds":
            return "diagram", None
    return "object", None


def _is_decorative(said: etree._Element) -> bool:
    marks = (each for each in said.iter() if local(each) == "decorative")
    return any(mark.get("val") in ("1", "true") for mark in marks)


def _area(anchor: etree._Element) -> Area:
    start, end = (_corner(anchor.find(qualified(XDR, name))) for name in ("from", "to"))
    top, left = start or (1, 1)
    bottom, right = end or (top, left)
    return Area(top, left, max(top, bottom), max(left, right))


def _corner(element: etree._Element | None) -> tuple[int, int] | None:
    if element is None:
        return None
    row, column = (element.findtext(qualified(XDR, name)) or "" for name in ("row", "col"))
    return _position(row), _position(column)


def _position(text: str) -> int:
    return int(text) + 1 if text.strip().isdecimal() and len(text) < 8 else 1


def _of_legacy(root: etree._Element) -> Iterator[Thing]:
    """Yield the controls of an old drawing; those of notes are no things of their own."""
    for data in root.iter("{*}ClientData"):
        kind = data.get("ObjectType", "")
        if kind and kind != _NOTE:
            row, column = (data.findtext(f"{{*}}{name}") or "0" for name in ("Row", "Column"))
            top, left = _position(row), _position(column)
            yield Thing("control", kind, "", False, Area(top, left, top, left))
