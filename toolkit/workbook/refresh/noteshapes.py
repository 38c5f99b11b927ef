"""The boxes in which notes are shown, in the VML of a sheet."""

import re
from collections.abc import Iterator

from lxml import etree

from toolkit.errors import WorkbookError
from toolkit.workbook.moves.common import child_named, named
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import R, to_bytes
from toolkit.workbook.sheets.shapenumbers import Blocks

_VML, _OFFICE, _EXCEL = (
    f"urn:schemas-microsoft-com:{name}" for name in ("vml", "office:office", "office:excel")
)
_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_BLOCK = 1024
_NUMBER = re.compile(r"_s(\d+)\Z")
_EMPTY = (
    f'<xml xmlns:v="{_VML}" xmlns:o="{_OFFICE}" xmlns:x="{_EXCEL}">'
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{block}"/></o:shapelayout>'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    ' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_SHAPE = (
    f'<v:shape xmlns:v="{_VML}" xmlns:o="{_OFFICE}" xmlns:x="{_EXCEL}" id="_x0000_s{{number}}"'
    ' type="#_x0000_t202" style="position:absolute;visibility:{visibility}" fillcolor="#ffffe1"'
    ' o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox/><x:ClientData ObjectType="Note">'
    "<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column>{shown}</x:ClientData></v:shape>"
)
_USUAL = (15, 10, 15, 4)
"""Where in its cells a box begins and ends, in points, as Excel draws a new one."""
_WIDE, _HIGH = 2, 4
Cell = tuple[int, int]


class NoteShapes:
    """The boxes of the notes of one sheet, which take in those of the old one."""

    def __init__(self, old: Package, new: Package, old_sheet: str, new_sheet: str) -> None:
        """Take both workbooks, and the part of the sheet in each."""
        self._package, self._sheet = new, new_sheet
        self._old = dict(_boxes(old, old_sheet))
        parts = [part for part in new.related(new_sheet, "vmlDrawing") if part in new]
        self._part = parts[0] if parts else ""
        if self._part:
            self.root = new.xml(self._part)
        else:
            block = str(Blocks(new).take())
            self.root = etree.fromstring(_EMPTY.replace("{block}", block))

    def hang(self, old: Cell, new: Cell) -> None:
        """Add the box of a note on cell `new`, as large and as visible as that of `old` was."""
        for shape in named(self.root, "shape"):
            if _cell_of(shape) == new:
                self.root.remove(shape)
        wide, high, shown = self._old.get(old, (_WIDE, _HIGH, False))
        row, column = new[0] - 1, new[1] - 1
        top = max(row - 1, 0)
        left, right, above, below = _USUAL
        anchor = (column + 1, left, top, right, column + 1 + wide, above, top + high, below)
        text = _SHAPE.format(
            number=self._free_number(),
            visibility="visible" if shown else "hidden",
            anchor=", ".join(map(str, anchor)),
            row=row,
            column=column,
            shown="<x:Visible/>" if shown else "",
        )
        self.root.append(etree.fromstring(text))

    def store(self) -> str:
        """Write the part; return the id of the sheet's relationship to it."""
        data = to_bytes(self.root)
        if self._part:
            self._package.replace(self._part, data)
            relations = self._package.relationships(self._sheet)
            return next(r.id for r in relations if r.target == self._part)
        name = self._package.free_name("xl/drawings/vmlDrawing{}.vml")
        self._package.add(name, data, _TYPE)
        return self._package.add_relationship(self._sheet, f"{R}/vmlDrawing", name)

    def _free_number(self) -> int:
        found = (_NUMBER.search(shape.get("id", "")) for shape in named(self.root, "shape"))
        numbers = [int(match[1]) for match in found if match]
        if numbers:
            return max(numbers) + 1
        (block, *_) = [m.get("data", "1") for m in named(self.root, "idmap")] or ["1"]
        return int(block.split(",")[0]) * _BLOCK + 1


def _boxes(package: Package, sheet: str) -> Iterator[tuple[Cell, tuple[int, int, bool]]]:
    """Yield the cells with notes, how many columns and rows their boxes cover, and whether they
    are always visible.
    """
    for part in package.related(sheet, "vmlDrawing"):
        try:
            root = package.xml(part)
        except WorkbookError:  # VML need not be well-formed; the box gets its usual size
            continue
        for shape in named(root, "shape"):
            cell = _cell_of(shape)
            anchor = [text.strip() for text in _text(shape, "Anchor").split(",")]
            if cell and len(anchor) == 8 and all(text.isdecimal() for text in anchor):
                numbers = [int(text) for text in anchor]
                shown = bool(named(shape, "Visible")) and _text(shape, "Visible") != "False"
                wide, high = numbers[4] - numbers[0], numbers[6] - numbers[2]
                yield cell, (max(wide, 1), max(high, 1), shown)


def _cell_of(shape: etree._Element) -> Cell | None:
    row, column = _text(shape, "Row"), _text(shape, "Column")
    return (int(row) + 1, int(column) + 1) if row.isdecimal() and column.isdecimal() else None


def _text(shape: etree._Element, name: str) -> str:
    data = child_named(shape, "ClientData")
    found = child_named(data, name) if data is not None else None
    return (found.text or "").strip() if found is not None else ""
