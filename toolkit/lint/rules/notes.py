"""N: notes and missing values."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit.lint.book import Book, Sheet
from toolkit.lint.cell import Cell
from toolkit.lint.limits import Limits
from toolkit.lint.rule import Problem, at, on
from toolkit.lint.words import LIMITS, NOTES_COLUMN, NOTES_NAME

_MARK = re.compile(r"\[not[ea] (\d+)\]")
_ODD_MARK = re.compile(
    r"\[\s*not(?:es?|as?)\b[^\]]*\]|\(\s*not(?:es?|as?)\s*\d+[^)]*\)", re.IGNORECASE
)
_RAISED_MARK = re.compile(r"(?<![cdkm])[¹²³⁰⁴-⁹]+$|(?<=\w)\*{1,3}$|[†‡]$")
_BARE_MARK = re.compile(r"\w\s?(?:\[\d{1,2}\]|\(\d{1,2}\))$")
_SHORTHAND = re.compile(r"\[([A-Za-z]{1,4})\]")
_KNOWN = {"c", "e", "k", "x", "z", "low", "p", "r", "u", "w"}
_NOT_AVAILABLE = {
    *("na", "n/a", "n.a.", "#n/a", "n/d", "n.d.", "nd", "s.o.", "s/o", "nil", "null", "none.", "?"),
    *("tbd", "tbc", "..", "..."),
}


def notes_sheet(book: Book, _: Limits) -> Iterator[Problem]:
    """N01."""
    used = list(_marks(book))
    if not used:
        return
    sheet = _notes(book)
    if sheet is None:
        first, cell, _number = used[0]
        yield at(first, cell, "there are notes, and no sheet Notes")
    elif not any(table.area.right > table.area.left for table in sheet.tables):
        yield on(sheet, "the notes are in no Table of number and text")


def mark_form(book: Book, _: Limits) -> Iterator[Problem]:
    """N02."""
    for sheet in book.worksheets:
        for cell in sheet.texts:
            text = cell.text.strip()
            odd = [m[0] for m in _ODD_MARK.finditer(text) if not _MARK.fullmatch(m[0])]
            raised = _RAISED_MARK.search(text)
            bare = _BARE_MARK.search(text) if _is_title(sheet, cell) else None
            found = [*odd, *(m[0] for m in (raised, bare) if m)]
            if found:
                yield at(sheet, cell, f'the mark "{found[0]}" has another form than [note 1]')


def mark_places(book: Book, _: Limits) -> Iterator[Problem]:
    """N03."""
    for sheet, cell, _number in _marks(book):
        table = sheet.table_at(cell.row, cell.column)
        if table is None or cell.row == table.area.top or cell.column == table.area.left:
            continue
        if not NOTES_COLUMN.search(sheet.text(table.area.top, cell.column)):
            yield at(sheet, cell, "a note is marked in the midst of the Table")


def notes_fit(book: Book, _: Limits) -> Iterator[Problem]:
    """N04."""
    sheet = _notes(book)
    used = list(_marks(book))
    if sheet is None or not sheet.tables or not used:
        return
    rows = {number: cell for cell, number in _numbered(sheet)}
    for where, cell, number in used:
        if number not in rows:
            yield at(where, cell, f"there is no note {number}")
    known = [number for _, _, number in used]
    for number, cell in rows.items():
        if number not in known:
            yield at(sheet, cell, "nothing has the mark of this note")
    order = list(dict.fromkeys(known))
    for before, after in pairwise(order):
        if after < before:
            yield on(sheet, f"note {before} is met before note {after}")


def shorthand(book: Book, _: Limits) -> Iterator[Problem]:
    """N05."""
    for sheet in book.worksheets:
        told = _explained([sheet, *([book.cover] if book.cover else [])])
        for cell in sheet.filled:
            table = sheet.table_at(cell.row, cell.column)
            if table is None:
                continue
            text = cell.text.strip()
            code = _SHORTHAND.fullmatch(text)
            if text.lower() in _NOT_AVAILABLE:
                yield at(sheet, cell, f'"{text}" stands for a missing value')
            elif code and code[1] not in _KNOWN:
                yield at(sheet, cell, f'"{text}" is no shorthand of the shared list')
            elif code and code[1] not in told and cell.row != table.area.top:
                yield at(sheet, cell, f'"{text}" is explained neither above nor on the cover')


def limits_told(book: Book, _: Limits) -> Iterator[Problem]:
    """N07."""
    notes = _notes(book)
    places = [sheet for sheet in (book.cover, notes) if sheet is not None]
    if places and not any(LIMITS.search(cell.text) for sheet in places for cell in sheet.texts):
        yield on(places[0], "neither cover nor notes speak of the limits of the data")


def _notes(book: Book) -> Sheet | None:
    return next((sheet for sheet in book.worksheets if NOTES_NAME.search(sheet.name)), None)


def _marks(book: Book) -> Iterator[tuple[Sheet, Cell, int]]:
    notes = _notes(book)
    for sheet in book.worksheets:
        for cell in sheet.texts:
            if sheet is not notes:
                for mark in _MARK.finditer(cell.text):
                    yield sheet, cell, int(mark[1])


def _numbered(sheet: Sheet) -> Iterator[tuple[Cell, int]]:
    """Yield the first cell of each note with its number."""
    body = sheet.tables[0].body
    for row in range(body.top, min(body.bottom, sheet.last_row) + 1):
        cell = sheet.cells.get((row, body.left))
        number = re.search(r"\d+", cell.text) if cell else None
        if cell and number:
            yield cell, int(number[0])


def _is_title(sheet: Sheet, cell: Cell) -> bool:
    table = sheet.table_at(cell.row, cell.column)
    return cell.row == 1 if table is None else cell.row == table.area.top


def _explained(sheets: Sequence[Sheet]) -> set[str]:
    """Return the codes that stand in a longer text, or beside one, outside of data."""
    found: set[str] = set()
    for sheet in sheets:
        for cell in sheet.texts:
            beside = sheet.text(cell.row, cell.column + 1)
            is_alone = _SHORTHAND.fullmatch(cell.text.strip()) is not None
            speaks = not is_alone or len(beside.split()) > 1
            if speaks and (sheet is sheets[-1] or not sheet.table_at(cell.row, cell.column)):
                found.update(_SHORTHAND.findall(cell.text))
    return found
