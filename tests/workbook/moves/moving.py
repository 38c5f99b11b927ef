"""Small parts in code, moved by one move."""

import re
from collections.abc import Mapping, Sequence

from lxml import etree

from toolkit.workbook.moves.common import Column, Move, Moves, Work
from toolkit.workbook.references.shift import ColumnRepeat, RowRepeat, ShiftMap

NAMESPACES = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
    'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" '
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)

ROWS = ShiftMap([RowRepeat(7, 7, copies=3)])
"""Row 7 stands three times."""
BLOCK = ShiftMap([RowRepeat(7, 8, copies=3)])
"""Rows 7 and 8 stand three times."""
COLUMNS = ShiftMap([], [ColumnRepeat(3, 3, copies=3)])
"""Column C stands three times."""
PAIRS = ShiftMap([], [ColumnRepeat(3, 4, copies=2)])
"""Columns C and D stand twice."""
GONE = ShiftMap([RowRepeat(7, 8, copies=0, vanish=True)])
"""Rows 7 and 8 are left out."""


def work_on(
    move: Move,
    xml: str,
    shift: ShiftMap = ROWS,
    headings: Mapping[str, Sequence[Column]] | None = None,
    renames: Mapping[str, Mapping[str, Sequence[str]]] | None = None,
    root: str = "root",
) -> Work:
    """Return the work after the move of what is inside a root on the sheet S."""
    element = etree.fromstring(f"<{root} {NAMESPACES}>{xml}</{root.split()[0]}>")
    moves = Moves({"S": shift}, {"xl/s.xml": "S"}, "t.xlsx", headings or {}, renames or {})
    work = Work(element, "S", moves)
    move(work)
    return work


def inside(work: Work) -> str:
    """Return what is inside the root, without declarations of namespaces."""
    text = "".join(etree.tostring(child).decode() for child in work.root)
    return re.sub(r' xmlns(:\w+)?="[^"]*"', "", text)


def moved(move: Move, xml: str, shift: ShiftMap = ROWS) -> str:
    """Return what the inside of a root on the sheet S becomes."""
    return inside(work_on(move, xml, shift))


def codes(work: Work) -> list[str]:
    """Return the findings' codes with their cells."""
    return [f"{finding.code} {finding.place}" for finding in work.findings]


def attributes(work: Work, name: str, attribute: str) -> list[str | None]:
    """Return one attribute of all elements with a name, in any namespace."""
    return [element.get(attribute) for element in work.root.iter("{*}" + name)]


def texts(work: Work, name: str) -> list[str | None]:
    """Return the text of all elements with a name, in any namespace."""
    return [element.text for element in work.root.iter("{*}" + name)]
