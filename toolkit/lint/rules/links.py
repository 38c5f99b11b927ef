"""L: links."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from toolkit.lint.book import Book, Sheet
from toolkit.lint.cell import Cell
from toolkit.lint.limits import Limits
from toolkit.lint.rule import Problem, at, on
from toolkit.lint.words import CONTENTS_NAME
from toolkit.workbook.references.formula_tokens import string_constants
from toolkit.workbook.references.references import parse_reference

_ADDRESS = re.compile(r"^\s*(?:https?://|ftp://|www\.|mailto:)\S*\s*$", re.IGNORECASE)
_VAGUE = re.compile(
    r"^(?:click )?(?:here|link|this|more|read more|see|see here|details|ici|lien|cliquez ici"
    r"|plus|aqu[ií]|haga clic aqu[ií]|enlace|m[aá]s|→|➔|>+)[.!]?$",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(r"\.(pdf|docx?|xlsx?|xlsm|ods|odt|csv|pptx?|zip)(?:[?#].*)?$", re.IGNORECASE)
_SIZE = re.compile(r"\d\s*(?:[KMG]i?[Bo]|bytes?|octets?|pages?)\b", re.IGNORECASE)
_KNOWN_AS = {"xls": "excel", "xlsx": "excel", "doc": "word", "docx": "word", "ppt": "powerpoint"}
_HYPERLINK = re.compile(r"^HYPERLINK\(", re.IGNORECASE)


class _Shown(NamedTuple):
    """A link as a reader meets it: the cell with its text, and where it leads."""

    cell: Cell
    target: str
    location: str

    @property
    def leads_to(self) -> str:
        return f"{self.target}#{self.location}" if self.location else self.target


def descriptive(book: Book, _: Limits) -> Iterator[Problem]:
    """L01."""
    for sheet in book.worksheets:
        for link in _links(sheet):
            text = link.cell.text.strip()
            if _ADDRESS.match(text):
                yield at(sheet, link.cell, "the text of the link is an address")
            elif _VAGUE.match(text):
                yield at(sheet, link.cell, f'the text of the link is "{text}"')
            elif not text:
                yield at(sheet, link.cell, "the link has no text")


def one_text_each(book: Book, limits: Limits) -> Iterator[Problem]:
    """L02."""
    for sheet in book.worksheets:
        by_text: dict[str, _Shown] = {}
        by_target: dict[str, _Shown] = {}
        for link in _links(sheet):
            cell = link.cell
            if not cell.text or (limits.linked_values and sheet.table_at(cell.row, cell.column)):
                continue
            text, target = cell.text.strip().casefold(), link.leads_to.casefold()
            first = by_text.setdefault(text, link)
            if first.leads_to.casefold() != target:
                where = first.cell.address
                yield at(sheet, cell, f'"{cell.text}" leads elsewhere than the same in {where}')
            known = by_target.setdefault(target, link)
            if known.cell.text.strip().casefold() != text:
                where = known.cell.address
                yield at(sheet, cell, f"the link leads where {where} leads, in other words")


def documents(book: Book, _: Limits) -> Iterator[Problem]:
    """L03."""
    for sheet in book.worksheets:
        for link in _links(sheet):
            kind = _DOCUMENT.search(link.target)
            if not kind:
                continue
            text, name = link.cell.text.lower(), kind[1].lower()
            if name not in text and _KNOWN_AS.get(name, name) not in text:
                yield at(sheet, link.cell, f"the link does not say that it leads to a .{name}")
            elif not _SIZE.search(text):
                yield at(sheet, link.cell, "the link does not say how large the document is")


def contents_to_a1(book: Book, _: Limits) -> Iterator[Problem]:
    """L04."""
    for sheet in book.worksheets:
        if sheet is not book.cover and not CONTENTS_NAME.search(sheet.name):
            continue
        for link in _links(sheet):
            ref = parse_reference(link.location) if not link.target else None
            if ref and ref.sheet and (ref.r1, ref.c1) != (1, 1):
                yield at(sheet, link.cell, f"the link leads to {link.location}, not to A1")


def underlined(book: Book, _: Limits) -> Iterator[Problem]:
    """L05."""
    for sheet in book.worksheets:
        for link in _links(sheet):
            if link.cell.text and not all(font.underlined for font in link.cell.fonts):
                yield at(sheet, link.cell, "the link is not underlined")


def targets(book: Book, _: Limits) -> Iterator[Problem]:
    """L06."""
    names = {name.casefold() for name, _ in book.names}
    names |= {table.name.casefold() for sheet in book.sheets for table in sheet.tables}
    for sheet in book.worksheets:
        for link in sheet.links:
            if link.broken:
                yield on(sheet, "a link has lost its target")
        for shown in _links(sheet):
            place = shown.location
            if shown.target and not _is_address(shown.target):
                yield at(sheet, shown.cell, f'"{shown.target}" is no well-formed address')
            elif place and not shown.target and not _exists(book, place, names):
                yield at(sheet, shown.cell, f'there is no place "{place}" in the workbook')


def _links(sheet: Sheet) -> Iterator[_Shown]:
    """Yield the links of a sheet with the first cell of each."""
    for link in sheet.links:
        cell = sheet.cells.get((link.area.top, link.area.left))
        if cell and not link.broken:
            yield _Shown(cell, link.target, link.location)
    for cell in sheet.filled:
        if cell.formula and _HYPERLINK.match(cell.formula):
            target = next(iter(string_constants(cell.formula)), "")
            inside = target.startswith("#")
            yield _Shown(cell, "" if inside else target, target[1:] if inside else "")


def _is_address(target: str) -> bool:
    if any(char.isspace() or ord(char) < 32 for char in target.strip()):
        return False
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    if parts.scheme in ("http", "https", "ftp"):
        return "." in parts.netloc or parts.netloc.startswith("localhost")
    return bool(parts.path)


def _exists(book: Book, place: str, names: set[str]) -> bool:
    ref = parse_reference(place.removeprefix("#"))
    if ref is None:
        return place.rpartition("!")[2].casefold() in names
    if ref.kind == "error":
        return False
    return ref.sheet is None or book.sheet(ref.sheet) is not None
