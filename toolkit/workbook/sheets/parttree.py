"""The parts that belong to one sheet: what is copied with it, what is shared, what is refused."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.relationships import Relationship
from toolkit.workbook.opc.xml import MAIN, qualified

_COPIED = frozenset(
    {
        *("drawing", "vmlDrawing", "comments", "threadedComment", "table", "printerSettings"),
        *("chart", "chartEx", "chartStyle", "chartColorStyle", "chartUserShapes"),
        *("themeOverride", "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors"),
        *("diagramDrawing", "customProperty"),
    }
)
"""What every sheet has for itself, by the last word of the relationship."""
_SHARED = frozenset({"image", "hdphoto", "person"})
"""What several sheets may show."""
_REFUSED: Mapping[str, str] = {
    "pivotTable": "a pivot table",
    "slicer": "a slicer",
    "timeline": "a timeline",
    "queryTable": "a query",
    "oleObject": "an embedded object",
    "package": "an embedded file",
    "control": "an ActiveX control",
    "ctrlProp": "a form control",
    "tableSingleCells": "cells that are mapped to XML",
    "namedSheetView": "saved views",
}
_NUMBER = re.compile(r"\d*(\.\w+)\Z")


class CannotCopy(ValueError):
    """Something on a sheet of which there can be only one; the message names it."""


@dataclass(frozen=True)
class OwnPart:
    """A part that belongs to a sheet, and the kind of the relationship that leads to it."""

    name: str
    kind: str


def own_parts(package: Package, sheet_part: str) -> list[OwnPart]:
    """Return the parts that are copied with a sheet, itself first; raises CannotCopy."""
    found = [OwnPart(sheet_part, "worksheet")]
    seen = {sheet_part}
    for part in found:  # grows while it is walked
        for relationship in package.relationships(part.name):
            if _is_own(relationship, part.kind) and relationship.target not in seen:
                if relationship.target not in package:
                    continue
                seen.add(relationship.target)
                found.append(OwnPart(relationship.target, kind_of(relationship)))
    _refuse_tables(package, found)
    return found


def kind_of(relationship: Relationship) -> str:
    """Return the last word of a relationship's type."""
    return relationship.type.rpartition("/")[2]


def _is_own(relationship: Relationship, owner: str) -> bool:
    """Return whether a part is copied; raises CannotCopy where it is neither that nor shared."""
    kind = kind_of(relationship)
    if kind in _REFUSED:
        raise CannotCopy(_REFUSED[kind])
    if relationship.external or kind in _SHARED or kind == "hyperlink":
        return False
    if kind not in _COPIED:
        raise CannotCopy(f'something of the kind "{kind}" in its {owner}')
    return True


def _refuse_tables(package: Package, parts: list[OwnPart]) -> None:
    for part in parts:
        if part.kind == "table":
            root = package.xml(part.name)
            if root.get("tableType", "worksheet") != "worksheet":
                raise CannotCopy("a Table with a source outside of the workbook")
            if root.find(f".//{qualified(MAIN, 'xmlColumnPr')}") is not None:
                raise CannotCopy("a Table that is mapped to XML")


class FreeNames:
    """Names for new parts: that of the old one with the lowest number that is free."""

    def __init__(self, package: Package) -> None:
        """Take the package; no other part may be added to it meanwhile."""
        self._taken = {name.casefold() for name in package.names()}
        self._numbers: dict[str, int] = {}

    def like(self, name: str) -> str:
        """Return a free name like `xl/tables/table1.xml` and take it."""
        pattern = _NUMBER.sub(r"{}\1", name.replace("{", "").replace("}", ""))
        for number in self._from(pattern):
            found = pattern.format(number)
            if found.casefold() not in self._taken:
                self._numbers[pattern] = number
                self._taken.add(found.casefold())
                return found
        raise AssertionError("numbers do not end")

    def _from(self, pattern: str) -> Iterator[int]:
        number = self._numbers.get(pattern, 0)
        while True:
            number += 1
            yield number
