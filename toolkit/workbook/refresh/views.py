"""Frozen panes, zoom, lines of the grid, tabs: how a sheet as a whole is shown."""

from collections.abc import Mapping

from lxml import etree

from toolkit.workbook.moves.common import drop_attribute, named
from toolkit.workbook.opc.childorder import insert_in_order
from toolkit.workbook.opc.xml import main, to_bytes
from toolkit.workbook.references.references import cell_name
from toolkit.workbook.refresh.work import Work


def show_as(work: Work, sheet: str, aspects: Mapping[str, str]) -> None:
    """Show a sheet of the new workbook as somebody wants it; an empty text is the usual."""
    root = work.new_sheet(sheet).root
    for view in root.iter(main("sheetView")):
        if "frozen" in aspects:
            _freeze(view, aspects["frozen"])
        if "zoom" in aspects:
            zoom = aspects["zoom"] or "100"
            view.set("zoomScale", zoom)
            view.set("zoomScaleNormal", zoom)
        if "gridlines" in aspects:
            view.set("showGridLines", "0" if aspects["gridlines"] else "1")
    if "tab" in aspects:
        _colour_tab(root, aspects["tab"])
    if "state" in aspects:
        _set_state(work, sheet, aspects["state"])


def _freeze(view: etree._Element, split: str) -> None:
    for element in named(view, "pane", "selection"):
        view.remove(element)
    if not split:
        return
    across, down = (int(float(each)) for each in split.split())
    pane = etree.Element(main("pane"))
    if across:
        pane.set("xSplit", str(across))
    if down:
        pane.set("ySplit", str(down))
    corner = "bottomRight" if across and down else "topRight" if across else "bottomLeft"
    pane.set("topLeftCell", cell_name(down + 1, across + 1))
    pane.set("activePane", corner)
    pane.set("state", "frozen")
    view.insert(0, pane)
    pane.addnext(etree.Element(main("selection"), pane=corner))


def _colour_tab(root: etree._Element, colour: str) -> None:
    properties = root.find(main("sheetPr"))
    if properties is None:
        properties = etree.Element(main("sheetPr"))
        insert_in_order(root, properties)
    for element in properties.findall(main("tabColor")):
        properties.remove(element)
    if colour:
        properties.insert(0, etree.Element(main("tabColor"), rgb=f"FF{colour}"))


def _set_state(work: Work, sheet: str, state: str) -> None:
    part = work.new.workbook_part
    root = work.new.xml(part)
    for element in named(root, "sheet"):
        if element.get("name") == sheet:
            if state:
                element.set("state", state)
            else:
                drop_attribute(element, "state")
    work.new.replace(part, to_bytes(root))
