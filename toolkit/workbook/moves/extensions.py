"""Extensions of a worksheet: sparklines and lists of areas follow, unknown ones are named."""

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from toolkit.workbook.moves.common import Work, child_named, named, remove, set_text
from toolkit.workbook.opc.xml import local
from toolkit.workbook.references.formula_tokens import Operand, split_formula
from toolkit.workbook.references.references import Ref, cell_name, parse_sqref, print_sqref
from toolkit.workbook.references.shift import At

_HANDLED = frozenset({"conditionalFormattings", "dataValidations", "sparklineGroups"})
_LISTS = frozenset({"ignoredErrors", "protectedRanges"})
_WITHOUT_CELLS = frozenset({"slicerList", "timelineRefs", "id"})


def move_sparklines(work: Work) -> None:
    """Move sparklines and the data that they draw; one in a repeated cell stands in every copy."""
    for group in named(work.root, "sparklineGroup"):
        for axis in group:
            if local(axis) == "f" and axis.text:  # the dates of a date axis
                set_text(axis, work.formula(axis.text, "sparklines", single="always"))
        for sparkline in named(group, "sparkline"):
            _move_sparkline(work, sparkline)


def _move_sparkline(work: Work, sparkline: etree._Element) -> None:
    place = child_named(sparkline, "sqref")
    try:
        ref = parse_sqref(place.text or "")[0] if place is not None else None
    except (ValueError, IndexError):
        ref = None
    if ref is None:
        return
    pristine, current = deepcopy(sparkline), sparkline
    pristine.tail = None
    copies = list(work.shift.copies(ref))
    for number, (at, area) in enumerate(copies):
        if number:
            following = deepcopy(pristine)
            current.addnext(following)
            current = following
        _place_sparkline(work, current, ref, at, area)
    if not copies:
        remove(sparkline)


def _place_sparkline(work: Work, sparkline: etree._Element, ref: Ref, at: At, area: Ref) -> None:
    place, data = child_named(sparkline, "sqref"), child_named(sparkline, "f")
    if place is not None:
        set_text(place, str(area))
    if data is not None and data.text:
        cell = cell_name(ref.r1, ref.c1)
        set_text(data, work.formula(data.text, "sparkline", at, cell=cell, single="always"))


def move_x14_lists(work: Work) -> None:
    """Move the areas of x14 lists that have no formulas (ignored errors, protected ranges)."""
    for holder in named(work.root, "ext"):
        for child in holder:
            if local(child) in _LISTS:
                _move_lists(work, child)


def _move_lists(work: Work, holder: etree._Element) -> None:
    for areas in named(holder, "sqref"):
        try:
            refs = parse_sqref(areas.text or "")
        except ValueError:
            continue
        pieces = [piece for ref in refs for piece in work.shift.pieces(ref)]
        if pieces and pieces != refs:
            set_text(areas, print_sqref(pieces))


def warn_of_unknown(work: Work) -> None:
    """Report extensions that hold what looks like a reference and that nothing here moves."""
    if work.shift.identity:
        return
    for holder in work.root:
        if local(holder) != "extLst":
            continue
        for child in (child for ext in holder for child in ext):
            if local(child) in _HANDLED | _LISTS | _WITHOUT_CELLS:
                continue
            found = next(_references(child), None)
            if found is not None:
                message = f'the extension "{local(child)}" refers to {found} and does not follow'
                work.report("F104", message)


def _references(element: etree._Element) -> Iterator[Ref]:
    for part in element.iter():
        if not local(part):
            continue
        for value in (part.text or "", *map(str, part.attrib.values())):
            for piece in split_formula(value.strip()) if len(value) < 8192 else ():
                if isinstance(piece, Operand) and piece.ref.kind != "error":
                    yield piece.ref
