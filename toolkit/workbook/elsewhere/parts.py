"""Which parts hold texts outside of cells, to which sheet each belongs, and where it hangs."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from toolkit.errors import WorkbookError
from toolkit.workbook.elsewhere.documentproperties import property_spots
from toolkit.workbook.elsewhere.frames import frame_spots
from toolkit.workbook.elsewhere.notes import note_spots
from toolkit.workbook.elsewhere.shapes import anchor_cell, chart_spots, diagram_spots, shape_spots
from toolkit.workbook.elsewhere.spots import Spot
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import R, qualified

Spots = Callable[[etree._Element], Iterator[Spot]]

_OF_SHEETS: Mapping[str, Spots] = {"drawing": shape_spots, "comments": note_spots}
_OF_DRAWINGS: Mapping[str, Spots] = {
    "chart": chart_spots,
    "chartEx": chart_spots,
    "diagramData": diagram_spots,
    "diagramDrawing": diagram_spots,
}
_OF_CHARTS: Mapping[str, Spots] = {"chartUserShapes": shape_spots}
_OF_PACKAGE: Mapping[str, Spots] = {
    "core-properties": property_spots,
    "extended-properties": property_spots,
}


@dataclass(frozen=True)
class TextPart:
    """A part with texts: the sheet that it belongs to (empty: none), the cell that it hangs on."""

    name: str
    sheet: str
    spots: Spots
    cell: str = ""


def text_parts(package: Package) -> Iterator[TextPart]:
    """Yield every part that may hold texts with tags, worksheets left out, each once."""
    seen: set[str] = set()
    for part in _every(package):
        if part.name in package and part.name not in seen:
            seen.add(part.name)
            yield part


def may_hold_tag(data: bytes) -> bool:
    """Return whether a part could hold a tag, also one that is split over runs."""
    return data.count(b"{") > 1


def _every(package: Package) -> Iterator[TextPart]:
    for kind, spots in _OF_PACKAGE.items():
        for name in package.related("", kind):
            yield TextPart(name, "", spots)
    for sheet in package.sheets():
        if sheet.kind == "chartsheet":
            yield TextPart(sheet.part, sheet.name, frame_spots)
        for kind, spots in _OF_SHEETS.items():
            for name in package.related(sheet.part, kind):
                yield TextPart(name, sheet.name, spots)
                yield from _below(package, name, sheet.name)


def _below(package: Package, drawing: str, sheet: str) -> Iterator[TextPart]:
    """Yield charts and graphics of a drawing, and the shapes drawn into charts."""
    cells = _frame_cells(package, drawing)
    for relationship in package.relationships(drawing):
        kind = relationship.type.rpartition("/")[2]
        if relationship.external or kind not in _OF_DRAWINGS:
            continue
        cell = cells.get(relationship.id, "")
        yield TextPart(relationship.target, sheet, _OF_DRAWINGS[kind], cell)
        for inner, spots in _OF_CHARTS.items():
            for name in package.related(relationship.target, inner):
                yield TextPart(name, sheet, spots, cell)


def _frame_cells(package: Package, drawing: str) -> dict[str, str]:
    """Return the cells in which the charts and graphics of a drawing begin, by relationship."""
    found: dict[str, str] = {}
    try:
        root = package.xml(drawing)
    except WorkbookError:
        return found
    for frame in root.iter("{*}graphicFrame"):
        for element in frame.iter():
            for name in ("id", "dm"):
                rel = element.get(qualified(R, name))
                if rel:
                    found[rel] = anchor_cell(frame)
    return found
