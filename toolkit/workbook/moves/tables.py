"""Excel Tables: their area, their columns, their formulas."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from toolkit.workbook.moves.areas import move_filter
from toolkit.workbook.moves.common import Column, Work, area_of, named, set_attribute, set_text
from toolkit.workbook.opc.xml import local
from toolkit.workbook.references.references import Ref
from toolkit.workbook.references.shift import At

_NOT_COPIED = ("queryTableFieldId", "uniqueName")
_ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_|[\x00-\x1f]")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def move_table(work: Work) -> None:
    """Move a Table's area and filters; write its columns anew from the headings that it gets."""
    root = work.root
    ref = area_of(root.get("ref"))
    if ref is None:
        return
    moved = work.shift.range(ref)
    if moved is None:
        work.report("T110", f'the Table "{table_name(root)}" lies in rows that are left out')
        return
    set_attribute(root, "ref", str(moved))
    for element in named(root, "autoFilter", "sortState", "sortCondition"):
        move_filter(work.shift, element)
    for holder in root:
        if local(holder) == "tableColumns":
            _move_columns(work, holder, ref)


def table_name(root: etree._Element) -> str:
    """Return the name by which formulas know a Table."""
    return root.get("displayName") or root.get("name") or ""


def column_names(root: etree._Element) -> list[str]:
    """Return the names of a Table's columns as they read in the cells."""
    return [unescape_name(column.get("name", "")) for column in named(root, "tableColumn")]


def escape_name(name: str) -> str:
    """Return a column's name as the attribute holds it: control characters as `_x000a_`."""
    return _ESCAPE.sub(_escaped, name)


def unescape_name(name: str) -> str:
    """Return the name that an attribute holds: `_x000a_` is a line break."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), name)


def _escaped(match: re.Match[str]) -> str:
    found = match[0]
    return f"_x{ord(found):04x}_" if len(found) == 1 else f"_x005F{found}"


def _move_columns(work: Work, holder: etree._Element, ref: Ref) -> None:
    columns = _new_columns(work, holder, ref)
    old = [child for child in holder if local(child) == "tableColumn"]
    numbers = _free_ids(old)
    pristine = [deepcopy(column) for column in old]
    used: set[int] = set()
    behind: etree._Element | None = None
    for name, column, copy in columns:
        at = column - ref.c1
        element = old[at] if at not in used else _copied(pristine[at], next(numbers))
        if at in used and behind is not None:
            behind.addnext(element)
        used.add(at)
        _write_column(work, element, name, ref.r1, column, copy)
        behind = element
    for position, element in enumerate(old):
        if position not in used:
            holder.remove(element)
    if holder.get("count") is not None:
        set_attribute(holder, "count", str(len(columns)))


def _new_columns(work: Work, holder: etree._Element, ref: Ref) -> Sequence[Column]:
    """The columns from left to right: those that the caller resolved, else copies with numbers."""
    table = work.root
    for name in (table.get("displayName"), table.get("name")):
        if name and name in work.moves.headings:
            return work.moves.headings[name]
    names = [unescape_name(column.get("name", "")) for column in holder]
    taken = {name.casefold() for name in names}
    found: list[tuple[int, Column]] = []
    for offset, name in enumerate(names):
        column = ref.c1 + offset
        repeat = work.shift.around(Ref(None, 1, column, 1, column))[1]
        for copy in range(max(1, repeat.copies) if repeat else 1):
            place = work.shift.column(column, copy)
            if place is not None:
                found.append((place, (_unique(name, taken) if copy else name, column, copy)))
    return [column for _, column in sorted(found)]


def _unique(name: str, taken: set[str]) -> str:
    number = 2
    while f"{name}{number}".casefold() in taken:
        number += 1
    taken.add(f"{name}{number}".casefold())
    return f"{name}{number}"


def _free_ids(columns: Sequence[etree._Element]) -> Iterator[int]:
    number = max((int(column.get("id", "0")) for column in columns), default=0)
    while True:
        number += 1
        yield number


def _copied(column: etree._Element, number: int) -> etree._Element:
    copy = deepcopy(column)
    for name in list(copy.attrib):
        if name in _NOT_COPIED or str(name).endswith("}uid"):
            del copy.attrib[name]
    copy.set("id", str(number))
    return copy


def _write_column(
    work: Work, element: etree._Element, name: str, row: int, column: int, copy: int
) -> None:
    if unescape_name(element.get("name", "")) != name:
        element.set("name", escape_name(name))
    table = table_name(work.root)
    columns = work.shift.at(row, column, 0, copy).columns
    first_row = row + int(work.root.get("headerRowCount", "1"))
    inside = At(work.shift.at(first_row, column).rows, columns)
    for formula in named(element, "calculatedColumnFormula", "totalsRowFormula"):
        if not formula.text:
            continue
        body = local(formula) == "calculatedColumnFormula"
        moved = work.formula(formula.text, f'Table "{table}"', inside if body else At((), columns))
        set_text(formula, work.renamed(moved, table, copy if columns else None))
