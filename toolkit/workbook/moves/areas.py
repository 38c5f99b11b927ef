"""Areas of a worksheet's frame: dimension, views, filters, merges, links, breaks and their kin."""

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from toolkit.workbook.moves.common import (
    Work,
    area_of,
    drop_attribute,
    named,
    remove,
    set_attribute,
    set_count,
    set_text,
)
from toolkit.workbook.opc.xml import XR, local, qualified
from toolkit.workbook.references.formulas import Single
from toolkit.workbook.references.references import Ref, cell_name, parse_sqref, print_sqref
from toolkit.workbook.references.shift import WHOLE, At, RowRepeat, ShiftMap

_MOST_BREAKS = 1026
_UID = qualified(XR, "uid")
_ONE_AREA = {
    "dimension": "ref",
    "cellWatch": "r",
    "inputCells": "r",
    "dataRef": "ref",
    "webPublishItem": "sourceRef",
    "sheetPr": "syncRef",
}
_LISTS = {"ignoredError": "sqref", "protectedRange": "sqref"}


def move_single_areas(work: Work) -> None:
    """Move what names one area or cell and nothing else."""
    for element in named(work.root, *_ONE_AREA):
        name = _ONE_AREA[local(element)]
        ref = area_of(element.get(name))
        if ref is None or (local(element) == "dataRef" and element.get("sheet") != work.sheet):
            continue
        only_a_cell = local(element) in ("cellWatch", "inputCells", "sheetPr")
        moved = work.shift.first(ref) if only_a_cell else work.shift.range(ref)
        if moved is not None:
            set_attribute(element, name, str(moved))


def move_area_lists(work: Work) -> None:
    """Move what applies to a list of areas; an entry whose areas are all gone goes too."""
    for element in named(work.root, *_LISTS):
        _move_list(work.shift, element, "sqref")
    for element in named(work.root, "ignoredErrors"):
        if not len(element):
            remove(element)


def _move_list(shift: ShiftMap, element: etree._Element, name: str) -> None:
    try:
        refs = parse_sqref(element.get(name, ""))
    except ValueError:
        return
    pieces = [piece for ref in refs for piece in shift.pieces(ref)]
    if pieces != refs:
        if pieces:
            element.set(name, print_sqref(pieces))
        else:
            remove(element)


def move_views(work: Work) -> None:
    """Move selections, scrolled positions and frozen panes."""
    for view in named(work.root, "sheetView", "customSheetView"):
        for pane in named(view, "pane"):
            if pane.get("state", "").startswith("frozen"):
                _move_split(work.shift, view, pane)
        for element in (view, *named(view, "pane")):
            _move_first(work.shift, element, "topLeftCell")
    for selection in named(work.root, "selection"):
        _move_first(work.shift, selection, "activeCell")
        _move_selected(work.shift, selection)


def _move_split(shift: ShiftMap, view: etree._Element, pane: etree._Element) -> None:
    """Keep the same rows and columns frozen, with all their copies."""
    top = area_of(view.get("topLeftCell")) or Ref(None, 1, 1, 1, 1)
    rows, columns = pane.get("ySplit", ""), pane.get("xSplit", "")
    if rows.isdigit():
        end = shift.line(top.r1 + int(rows), WHOLE)
        set_attribute(pane, "ySplit", str(end - shift.line(top.r1, WHOLE)))
    if columns.isdigit():
        end = shift.column_line(top.c1 + int(columns))
        set_attribute(pane, "xSplit", str(end - shift.column_line(top.c1)))


def _move_first(shift: ShiftMap, element: etree._Element, name: str) -> None:
    ref = area_of(element.get(name))
    if ref is not None and ref.kind == "cell":
        place = cell_name(shift.line(ref.r1, ref.c1), shift.column_line(ref.c1))
        set_attribute(element, name, place)


def _move_selected(shift: ShiftMap, selection: etree._Element) -> None:
    """A selected cell stays one cell; an area grows."""
    try:
        refs = parse_sqref(selection.get("sqref", ""))
    except ValueError:
        return
    moved = [shift.first(ref) for ref in refs]
    if None in moved:  # something selected is gone: select the cell in its place
        drop_attribute(selection, "activeCellId")
        selection.set("sqref", selection.get("activeCell", "A1"))
    elif refs:
        set_attribute(selection, "sqref", " ".join(map(str, moved)))


def move_filters(work: Work) -> None:
    """Move the sheet's own filter and sort areas; filters keep to their columns."""
    for element in named(work.root, "autoFilter", "sortState", "sortCondition", "nsvFilter"):
        move_filter(work.shift, element)


def move_filter(shift: ShiftMap, element: etree._Element) -> None:
    """Move an auto filter, a sort state or one of its conditions, in a sheet or a Table."""
    ref = area_of(element.get("ref"))
    moved = shift.range(ref) if ref else None
    if ref is None or moved is None:
        return
    set_attribute(element, "ref", str(moved))
    for column in named(element, "filterColumn", "columnFilter"):
        offset = column.get("colId", "")
        if offset.isdigit():
            place = shift.column_line(ref.c1 + int(offset)) - moved.c1
            set_attribute(column, "colId", str(place))


def move_merges(work: Work) -> None:
    """Move merged areas; one inside a repeated block is merged in every copy."""
    for holder in named(work.root, "mergeCells"):
        for merge in list(holder):
            ref = area_of(merge.get("ref"))
            if ref is None:
                continue
            if work.shift.cuts(ref):
                message = f"the merged cells {ref} lie half inside rows or columns that repeat"
                work.report("T110", message, cell_name(ref.r1, ref.c1))
                continue
            areas = [area for _, area in work.shift.copies(ref)]
            _write_copies(merge, areas)
        _finish(holder)


def _write_copies(element: etree._Element, areas: Sequence[Ref]) -> None:
    """Put one element for every area in the place of the element."""
    if not areas:
        remove(element)
        return
    set_attribute(element, "ref", str(areas[0]))
    behind = element
    for area in areas[1:]:
        copy = deepcopy(element)
        drop_attribute(copy, _UID)
        copy.set("ref", str(area))
        behind.addnext(copy)
        behind = copy


def _finish(holder: etree._Element) -> None:
    if len(holder):
        set_count(holder)
    else:
        remove(holder)


def move_links(work: Work) -> None:
    """Move links, one for every copy, and the places in the workbook that they lead to."""
    for holder in named(work.root, "hyperlinks"):
        for link in list(holder):
            ref = area_of(link.get("ref"))
            if ref is not None:
                _move_link(work, link, ref)
        _finish(holder)


def _move_link(work: Work, link: etree._Element, ref: Ref) -> None:
    places = list(work.shift.copies(ref))
    location = link.get("location")
    _write_copies(link, [area for _, area in places])
    if location is None:
        return
    copy: etree._Element | None = link
    for at, _ in places:
        assert copy is not None
        cell = cell_name(ref.r1, ref.c1)
        moved = work.place(location, "link", at, cell=cell)
        set_attribute(copy, "location", moved)
        copy = copy.getnext()


def move_breaks(work: Work) -> None:
    """Move page breaks; one inside a repeated block stands in every copy."""
    for holder in named(work.root, "rowBreaks", "colBreaks"):
        down = local(holder) == "rowBreaks"
        for brk in named(holder, "brk"):
            places = _break_places(work.shift, int(brk.get("id", "0")), down=down)
            _write_breaks(brk, places)
        if len(holder) > _MOST_BREAKS:
            message = f"a sheet has at most {_MOST_BREAKS} page breaks; later ones are left out"
            work.report("F104", message)
            for brk in list(holder)[_MOST_BREAKS:]:
                remove(brk)
        if not len(holder):
            remove(holder)
            continue
        set_count(holder)
        manual = sum(brk.get("man") in ("1", "true") for brk in holder)
        if holder.get("manualBreakCount") is not None:
            set_attribute(holder, "manualBreakCount", str(manual))


def _break_places(shift: ShiftMap, line: int, *, down: bool) -> list[int]:
    """The new lines behind which there is a break; a break at the edge of the sheet stays."""
    if line < 1:
        return [line]
    ref = Ref(None, line, 1, line, 16384, kind="rows") if down else Ref(None, 1, line, 1, line)
    repeat = shift.around(ref)[0 if down else 1]
    if isinstance(repeat, RowRepeat) and repeat.within is not None:
        around = shift.rows[repeat.within]
        if around.bottom == line:
            return _ends_of(shift, around, ref)
    copies = range(max(1, repeat.copies) if repeat else 1)
    places = [shift.row(line, WHOLE, c) if down else shift.column(line, c) for c in copies]
    return [place for place in places if place is not None]


def _ends_of(shift: ShiftMap, repeat: RowRepeat, last: Ref) -> list[int]:
    """The last rows of all copies of rows that end with rows within them: there ends an item."""
    while repeat.within is not None and shift.rows[repeat.within].bottom == last.r2:
        repeat = shift.rows[repeat.within]
    index = shift.rows.index(repeat)
    moved = (shift.range(last, At(((index, copy),))) for copy in range(max(1, repeat.copies)))
    return [place.r2 for place in moved if place is not None]


def _write_breaks(brk: etree._Element, places: Sequence[int]) -> None:
    if not places:
        remove(brk)
        return
    set_attribute(brk, "id", str(places[0]))
    behind = brk
    for place in places[1:]:
        copy = deepcopy(brk)
        copy.set("id", str(place))
        behind.addnext(copy)
        behind = copy


def move_embedded(work: Work) -> None:
    """Move what controls and embedded objects say of cells: linked cells and lists."""
    for element in named(work.root, "controlPr", "objectPr"):
        for name in ("linkedCell", "listFillRange"):
            text = element.get(name)
            if text:
                single: Single = "always" if name == "listFillRange" else "never"
                set_attribute(element, name, work.formula(text, "control", single=single))
    for element in named(work.root, "textlink"):
        set_text(element, work.formula(element.text or "", "linked text", single="never"))
