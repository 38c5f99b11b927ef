"""Every cell of a workbook that is not empty, whichever program saved it.

Shared and inline texts, rich text, booleans, numbers with what their format makes of them, days of
either calendar, formulas (shared ones written out) and errors come back as `Seen`.
"""

import math
import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from lxml import etree

from toolkit.merge.cells import Form, Seen
from toolkit.merge.workbook import Area, Workbook
from toolkit.workbook.caches.numberformats import NumberFormats
from toolkit.workbook.calculate.book import Book, read_book
from toolkit.workbook.calculate.tables import Table
from toolkit.workbook.cells.sharedtexts import shared_texts, text_of, unescape
from toolkit.workbook.opc import xml
from toolkit.workbook.opc.attributes import address_of, indexed, whole
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import main
from toolkit.workbook.references.references import cell_name

_TRUE = ("1", "true")
_DAYS_TO_1904 = 1462
_DAY_0 = datetime(1899, 12, 30)
_SILENT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]', re.IGNORECASE)
_QUOTED = re.compile(r'("(?:[^"]|"")*"|\'(?:[^\']|\'\')*\')')
_OF_ROW = re.compile(r"[\w.\\]*\[(?:\[#THISROW\],\[([^\[\]]+)\]|@\[?([^\[\]]+)\]?)\]")
_OF_DATA = re.compile(r"\[\[#DATA\],\[([^\[\]]+)\]\]")
_PREFIXES = re.compile(r"_xl(?:fn|ws)\.", re.IGNORECASE)


def read_cells(package: Package) -> Workbook:
    """Return the cells of a workbook; raises WorkbookError.

    Sheets that are produced while they are written are left out.
    """
    book = read_book(package)
    reader = _Reader(package, book)
    sheets = {}
    for number, sheet in enumerate(book.worksheets):
        if not package.is_streamed(sheet.part):
            rows = xml.elements(package.utf8(sheet.part), sheet.part, main("row"))
            sheets[sheet.name] = dict(reader.read(number, rows))
    return Workbook(sheets, _areas(package, book))


class _Reader:
    """What the cells of one workbook have in common."""

    def __init__(self, package: Package, book: Book) -> None:
        styles = next(iter(package.related(package.workbook_part, "styles")), "")
        self._formats = NumberFormats(package.xml(styles) if styles in package else None)
        self._forms: dict[int, Form] = {}
        self._texts = shared_texts(package)
        self._book = book
        properties = package.xml(package.workbook_part).find(main("workbookPr"))
        self._from_1904 = properties is not None and properties.get("date1904") in _TRUE

    def read(
        self, sheet: int, rows: Iterator[etree._Element]
    ) -> Iterator[tuple[tuple[int, int], Seen]]:
        """Yield the cells of one worksheet that are not empty."""
        number = 0
        for row in rows:
            number, column = whole(row, "r", number + 1), 0
            for cell in row.iterchildren(main("c")):
                column = (address_of(cell) or (0, column + 1))[1]
                seen = self._seen(cell, (sheet, number, column))
                if not seen.is_empty:
                    yield (number, column), seen

    def _seen(self, cell: etree._Element, place: tuple[int, int, int]) -> Seen:
        address = cell_name(place[1], place[2])
        formula = self._book.formulas.get(place)
        if formula is not None:
            return Seen(address, None, "formula", same_everywhere(formula.text))
        kind, value = cell.get("t", "n"), cell.findtext(main("v"))
        if kind == "inlineStr":
            inline = cell.find(main("is"))
            return Seen(address, text_of(inline) if inline is not None else None)
        if value is None:
            return Seen(address)
        if kind in ("s", "str"):
            return Seen(address, indexed(self._texts, value) if kind == "s" else unescape(value))
        if kind == "b":
            return Seen(address, value in _TRUE)
        if kind == "d":
            return _day(address, value)
        if kind == "e":
            return Seen(address, None, "error", value)
        return self._number(address, value, whole(cell, "s"))

    def _number(self, address: str, value: str, style: int) -> Seen:
        try:
            number = float(value)
        except ValueError:
            return Seen(address, None, "error", value)
        if not math.isfinite(number):
            return Seen(address, None, "error", value)
        form = self._form(style)
        shown = self._formats.shown(value, style)
        if form == "day" and self._from_1904:
            number += _DAYS_TO_1904
        plain = int(number) if number.is_integer() else number
        return Seen(address, plain, form, shown)

    def _form(self, style: int) -> Form:
        if style not in self._forms:
            self._forms[style] = form_of(self._formats.code(style))
        return self._forms[style]


def _day(address: str, value: str) -> Seen:
    """Return a day that is written as in ISO 8601, as openpyxl does if it is told to."""
    try:
        moment = datetime.fromisoformat(value).replace(tzinfo=None)
    except ValueError:  # a time without a day
        return Seen(address, None, "error", value)
    number = (moment - _DAY_0) / timedelta(days=1)
    return Seen(address, int(number) if number.is_integer() else number, "day", value)


def form_of(code: str) -> Form:
    """Return what a number format makes of a number."""
    bare = _SILENT.sub("", code.split(";")[0]).lower()
    if "general" in bare or "@" in bare:
        return "plain"
    if "%" in bare:
        return "percent"
    return "day" if any(letter in bare for letter in "ymdhs") else "plain"


def same_everywhere(formula: str) -> str:
    """Return a formula as it is the same in every program: no spaces, short names."""
    pieces = _QUOTED.split(_PREFIXES.sub("", formula))
    return "".join(p if i % 2 else _bare(p) for i, p in enumerate(pieces))


def _bare(piece: str) -> str:
    bare = "".join(piece.split()).upper().replace("$", "")
    bare = _OF_ROW.sub(lambda match: f"[@{match[1] or match[2]}]", bare)
    return _OF_DATA.sub(r"[\1]", bare)


def _areas(package: Package, book: Book) -> dict[str, Area]:
    """Return where the Tables stand, by their names as they are written."""
    found = {}
    for sheet in book.worksheets:
        for part in package.related(sheet.part, "table"):
            root = package.xml(part)
            name = root.get("displayName", root.get("name", ""))
            table = book.around.tables.get(name.casefold())
            if table is not None:
                found[name] = _area(table)
    return found


def _area(table: Table) -> Area:
    place = table.top, table.left, table.bottom, table.right
    return Area(table.sheet, *place, table.headings, table.totals)
