"""X: what a workbook needs that people edit."""

import re
from collections.abc import Iterator

from toolkit.lint.book import Book, Sheet
from toolkit.lint.limits import Limits
from toolkit.lint.rule import Problem, at, on
from toolkit.lint.words import CHANGES, IMPRINT, KEY_HEADING, VERSION
from toolkit.workbook.references.formula_tokens import Operand, split_formula
from toolkit.workbook.references.references import cell_name

_LONGEST_LIST = 255
_NAMED = re.compile(r"version|digest|hash|checksum", re.IGNORECASE)
_DIGEST = re.compile(r"[0-9a-f]{32,128}", re.IGNORECASE)


def prompts(book: Book, _: Limits) -> Iterator[Problem]:
    """X01."""
    for sheet in book.worksheets:
        for choice in sheet.choices:
            address = cell_name(choice.area.top, choice.area.left)
            if not choice.prompted:
                yield at(sheet, address, "the drop-down has no prompt")
            if not choice.explained:
                yield at(sheet, address, "the drop-down has no error text")


def lists(book: Book, _: Limits) -> Iterator[Problem]:
    """X02."""
    names = {name.casefold() for name, _ in book.names}
    for sheet in book.worksheets:
        for choice in sheet.choices:
            address = cell_name(choice.area.top, choice.area.left)
            if choice.formula.startswith('"'):
                if len(choice.formula) - 2 > _LONGEST_LIST:
                    yield at(sheet, address, f"the list has more than {_LONGEST_LIST} characters")
            elif not _is_there(book, choice.formula, names):
                yield at(sheet, address, f'the list "{choice.formula}" refers to nothing')


def keys(book: Book, _: Limits) -> Iterator[Problem]:
    """X03."""
    for sheet in book.worksheets:
        for table in sheet.tables:
            heading = sheet.text(table.area.top, table.area.left).strip()
            if not KEY_HEADING.match(heading) or sheet.is_empty(table):
                continue
            seen: set[str] = set()
            for row in range(table.body.top, table.body.bottom + 1):
                key = sheet.text(row, table.area.left).strip()
                address = cell_name(row, table.area.left)
                if not key:
                    yield at(sheet, address, "the row has no key")
                elif key.casefold() in seen:
                    yield at(sheet, address, f'the key "{key}" is given twice')
                seen.add(key.casefold())


def version(book: Book, _: Limits) -> Iterator[Problem]:
    """X04."""
    cover = book.cover
    if cover and not any(VERSION.search(cell.text) for cell in cover.texts):
        yield on(cover, "the first sheet does not say which version the workbook holds")
    known = book.custom.items()
    if not any(_NAMED.search(name) or _DIGEST.fullmatch(value) for name, value in known):
        yield Problem("no custom property has the version or digest of the data")


def changes(book: Book, _: Limits) -> Iterator[Problem]:
    """X05."""
    told = any(CHANGES.search(each) for sheet in book.worksheets for each in _titles(sheet))
    if not told:
        yield Problem("no sheet lists changes since the last release")


def imprint(book: Book, _: Limits) -> Iterator[Problem]:
    """X06."""
    cover = book.cover
    if cover is None:
        return
    text = "\n".join(cell.text for cell in cover.texts)
    for what, words in IMPRINT.items():
        if not words.search(text):
            yield on(cover, f"the first sheet does not name: {what}")


def _titles(sheet: Sheet) -> Iterator[str]:
    yield sheet.name
    yield sheet.text(1, 1)
    yield from (table.name for table in sheet.tables)


def _is_there(book: Book, formula: str, names: set[str]) -> bool:
    for piece in split_formula(formula):
        if isinstance(piece, Operand):
            sheet = piece.ref.sheet
            if piece.ref.kind == "error" or (sheet is not None and book.sheet(sheet) is None):
                return False
        elif re.fullmatch(r"[^\W\d][\w.]*", piece) and piece.casefold() not in names:
            return False
    return bool(formula)
