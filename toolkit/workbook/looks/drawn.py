"""What is drawn on a sheet, and what else it has that is no cell: counted by kind."""

from collections import Counter
from collections.abc import Iterator

from toolkit.errors import WorkbookError
from toolkit.workbook.moves.common import child_named, named
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import local

_SHAPES = {"pic": "picture", "sp": "shape", "cxnSp": "line", "grpSp": "group of shapes"}
_ANCHORS = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")
_PARTS = {
    "pivotTable": "pivot table",
    "slicer": "slicer",
    "timeline": "timeline",
    "queryTable": "query",
    "oleObject": "embedded object",
    "package": "embedded file",
    "control": "ActiveX control",
    "ctrlProp": "form control",
    "tableSingleCells": "mapping to XML",
    "table": "Table",
}
"""What belongs to a sheet, by the last word of the relationship that leads to it."""
_PROTECTION = ("sheetProtection", "protectedRanges", "scenarios", "dataConsolidate", "picture")
_EXTENSIONS = {"sparklineGroup": "sparkline"}


def drawn_on(package: Package, sheet_part: str) -> Counter[str]:
    """Return how many things of each kind a sheet has."""
    return Counter(_drawn(package, sheet_part))


def _drawn(package: Package, sheet_part: str) -> Iterator[str]:
    for relationship in package.relationships(sheet_part):
        kind = relationship.type.rpartition("/")[2]
        if kind in _PARTS:
            yield _PARTS[kind]
        elif kind == "drawing" and relationship.target in package:
            yield from _shapes(package, relationship.target)
    root = package.xml(sheet_part)
    for element in root:
        if local(element) in _PROTECTION:
            yield {"sheetProtection": "protection"}.get(local(element), local(element))
    for name, kind in _EXTENSIONS.items():
        yield from [kind] * len(named(root, name))


def _shapes(package: Package, part: str) -> Iterator[str]:
    try:
        root = package.xml(part)
    except WorkbookError:
        yield "drawing that cannot be read"
        return
    for anchor in named(root, *_ANCHORS):
        frame = child_named(anchor, "graphicFrame")
        if frame is not None:
            yield "chart" if named(frame, "chart") else "diagram"
            continue
        yield from (kind for name, kind in _SHAPES.items() if child_named(anchor, name) is not None)


def as_text(counted: Counter[str]) -> str:
    """Return counts in one line: `chart:2 picture:1`, kinds with `_` for blanks."""
    return " ".join(f"{kind.replace(' ', '_')}:{n}" for kind, n in sorted(counted.items()))


def from_text(text: str) -> Counter[str]:
    """Return the counts of such a line."""
    pairs = (word.rpartition(":") for word in text.split())
    return Counter({kind.replace("_", " "): int(n) for kind, _, n in pairs})
