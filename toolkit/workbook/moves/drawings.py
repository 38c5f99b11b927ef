"""Drawings: what hangs on cells moves with them as its properties in Excel say."""

from lxml import etree

from toolkit.workbook.moves.common import (
    Work,
    child_named,
    named,
    set_attribute,
    set_text,
)
from toolkit.workbook.opc.xml import local
from toolkit.workbook.references.references import MAX_COLUMN, MAX_ROW
from toolkit.workbook.references.shift import ShiftMap

_ANCHORS = ("twoCellAnchor", "oneCellAnchor", "anchor")


def move_anchors(work: Work) -> None:
    """Move the anchors of shapes, pictures, charts and controls.

    `editAs` decides as in Excel: `twoCell` (the default) grows with the cells below it, `oneCell`
    keeps its size, `absolute` stays. In a repeated block it stays with the first copy.
    """
    for anchor in named(work.root, *_ANCHORS):
        edit = anchor.get("editAs", _control_edit(anchor))
        start, end = child_named(anchor, "from"), child_named(anchor, "to")
        if start is None or edit == "absolute":
            continue
        before = _corner(start)
        after = _moved(work.shift, before)
        if end is not None:
            corner = _corner(end)
            grown = _moved(work.shift, corner)
            if edit == "oneCell":
                grown = after[0] + corner[0] - before[0], after[1] + corner[1] - before[1]
            _write(end, max(after[0], grown[0]), max(after[1], grown[1]))
        _write(start, *after)


def move_text_links(work: Work) -> None:
    """Move the cell whose text a shape shows."""
    for shape in named(work.root, "sp"):
        text = shape.get("textlink")
        if text:
            set_attribute(shape, "textlink", work.formula(text, "text of a shape", single="never"))


def _control_edit(anchor: etree._Element) -> str:
    """What an anchor of a form control or object says in words of its own (ECMA-376,
    CT_ObjectAnchor).
    """
    if local(anchor) != "anchor":
        return "twoCell"
    if anchor.get("sizeWithCells") in ("1", "true"):
        return "twoCell"
    return "oneCell" if anchor.get("moveWithCells") in ("1", "true") else "absolute"


def _corner(corner: etree._Element) -> tuple[int, int]:
    """Row and column from 0."""
    numbers = {local(child): child.text or "0" for child in corner}
    return int(numbers.get("row", "0")), int(numbers.get("col", "0"))


def _moved(shift: ShiftMap, corner: tuple[int, int]) -> tuple[int, int]:
    row, col = corner[0] + 1, corner[1] + 1
    new_row, new_col = shift.line(row, col), shift.column_line(col)
    return min(new_row, MAX_ROW) - 1, min(new_col, MAX_COLUMN) - 1


def _write(corner: etree._Element, row: int, col: int) -> None:
    for child in corner:
        if local(child) == "row":
            set_text(child, str(row))
        elif local(child) == "col":
            set_text(child, str(col))
