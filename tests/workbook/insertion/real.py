"""Where a line can be repeated in any workbook so that this does no more than an insertion."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from tests.workbook.insertion.insertions import Insertion
from tests.workbook.tagging import last_column, last_row, put_tag, sheet_part
from toolkit.workbook.opc.package import Package, SheetInfo
from toolkit.workbook.opc.xml import local
from toolkit.workbook.references.formula_tokens import split_formula
from toolkit.workbook.references.references import Ref, parse_cell, parse_reference

_TEXTS = ("f", "formula", "formula1", "formula2", "sqref", "definedName")
_AREAS = ("ref", "sqref")
_OF_VIEWS = ("dimension", "selection")
_ADDED = 2
_APART = 40  # columns or rows from all else to the tag


def tag_line(path: Path, axis: str) -> tuple[Package, Insertion]:
    """Return a workbook with a tag that repeats a line of one of its sheets.

    The line is the one nearest to the middle at which no area begins or ends and to which no other
    line refers: a fill would stretch those, an insertion does not. Where a sheet has none, the next
    sheet is asked; in the last resort it is the line behind all.
    """
    package = Package.open(path)
    _silence(package)
    sheets = [sheet for sheet in package.sheets() if sheet.kind == "worksheet"]
    found = [_line(package, info, axis) for info in sheets]
    at = next((n for n, (line, most) in enumerate(found) if line <= most), 0)
    info, line = sheets[at], found[at][0]
    sheet = sheet_part(package, info)
    down = axis == "rows"
    tag = (line, last_column(sheet) + _APART) if down else (last_row(sheet) + _APART, line)
    put_tag(package, info, *tag, "{{ r[].n }}" if down else "{{ r[].n | across }}")
    return package, Insertion(info.name, axis, line, _ADDED, tag)


def _silence(package: Package) -> None:
    """Take the braces off the tags of other engines."""
    for name in package.names():
        data = package.read(name)
        if name.endswith(".xml") and b"{{" in data:
            package.replace(name, data.replace(b"{{", b"((").replace(b"}}", b"))"))


def _line(package: Package, info: SheetInfo, axis: str) -> tuple[int, int]:
    """The line of a sheet that can be repeated, and the last that there is."""
    sheet = sheet_part(package, info)
    most = last_row(sheet) if axis == "rows" else last_column(sheet)
    ends = set(_ends(package, info.part, axis))
    free = (line for line in range(1, most + _APART) if line not in ends)
    return min(free, key=lambda line: abs(line - most // 2)), most


def _ends(package: Package, part: str, axis: str) -> Iterator[int]:
    """The lines at which anything in the workbook begins or ends, whatever its sheet."""
    for name in package.names():
        if not name.endswith(".xml"):
            continue
        root = package.xml(name)
        if local(root) == "table" and axis == "columns":  # each column needs a heading of its own
            for ref in _references(root):
                yield from range(ref.c1, ref.c2 + 1)
        for element in root.iter(etree.Element):
            if local(element) not in _OF_VIEWS:
                own = _own_line(element, axis) if name == part else 0
                for ref in _references(element):
                    yield from _lines(ref, axis, own)


def _own_line(element: etree._Element, axis: str) -> int:
    """The line of the cell that a formula stands in, else 0."""
    cell = element.getparent()
    if local(element) != "f" or cell is None or local(cell) != "c" or element.get("ref"):
        return 0
    return parse_cell(cell.get("r", ""))[0 if axis == "rows" else 1]


def _references(element: etree._Element) -> Iterator[Ref]:
    if local(element) in _TEXTS:
        for piece in split_formula(element.text or ""):
            if not isinstance(piece, str):
                yield piece.ref
    for name in _AREAS:
        found = map(parse_reference, element.get(name, "").split())
        yield from (ref for ref in found if ref is not None)


def _lines(ref: Ref, axis: str, own: int) -> Iterator[int]:
    if ref.kind in ("error", "columns" if axis == "rows" else "rows"):
        return
    ends = (
        ((ref.r1, ref.r1_fixed), (ref.r2, ref.r2_fixed))
        if axis == "rows"
        else ((ref.c1, ref.c1_fixed), (ref.c2, ref.c2_fixed))
    )
    for line, fixed in ends:
        if fixed or line != own:
            yield line
