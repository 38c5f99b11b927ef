"""Shapes that show the text of a cell: the text that they remember of it."""

from dataclasses import dataclass

from lxml import etree

from toolkit.workbook.caches.numberformats import NumberFormats
from toolkit.workbook.caches.places import Area, Places
from toolkit.workbook.caches.shown import Cells
from toolkit.workbook.opc.xml import A, qualified

_TEXT = qualified(A, "t")


@dataclass(frozen=True)
class LinkedText:
    """A shape and the cell whose text it shows."""

    shape: etree._Element
    area: Area


def linked_texts(root: etree._Element, places: Places) -> list[LinkedText]:
    """Return the shapes of a drawing that show the text of a cell of this workbook."""
    found = []
    for shape in root.iter("{*}sp"):
        areas = places.areas(shape.get("textlink") or "") if shape.get("textlink") else None
        if areas and len(areas) == 1 and areas[0].size == 1:
            found.append(LinkedText(shape, areas[0]))
    return found


def write_text(text: LinkedText, cells: Cells, formats: NumberFormats) -> bool:
    """Write the cell's text into the shape; return whether it said something else."""
    (cell,) = cells.of(text.area, hidden=True)
    said = cell.text if cell else ""
    if cell and cell.kind == "number":
        said = formats.shown(cell.text, cell.style)
    holders = list(text.shape.iter(_TEXT))
    if not holders or "".join(holder.text or "" for holder in holders) == said:
        return False
    for holder in holders:
        holder.text = ""
    holders[0].text = said
    return True
