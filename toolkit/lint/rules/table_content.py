"""T: what tables hold."""

import re
from collections.abc import Iterator

from toolkit.lint.book import Book
from toolkit.lint.limits import Limits
from toolkit.lint.numberforms import is_day
from toolkit.lint.rule import Problem, at, on
from toolkit.lint.rules.columns import Column, columns
from toolkit.lint.words import ORDERED, TOTAL, table_counts, word_count
from toolkit.workbook.references.references import cell_name, parse_reference

_IN_BRACKETS = re.compile(r"\([^)]*\)")
_UNIT = re.compile(
    r"\b(?:km|cm|mm|kg|ha|USD|CAD|MXN|GBP|EUR|tonnes?|hectares?|kilomet(?:re|er)s?|hours?"
    r"|per ?cent|pour cent|por ciento|thousands?|millions?|billions?|milliards?|milliers?"
    r"|millones|miles de)\b|[%$€£]|\[[^\]]+\]",
    re.IGNORECASE,
)
_CODE_AND_WORDS = re.compile(
    r"(?=[A-Z0-9.]*[A-Z0-9])[A-Z0-9.]{1,8}\s*(?:[-–—:]\s|\s[-–—:]\s?)\s*\S"
)
_LEAST_CODES, _MOST_OF = 3, 0.8
_LEAST_WORDS = 5
_FOR_READERS = re.compile(r"(?:column|row)?title", re.IGNORECASE)


def totals(book: Book, _: Limits) -> Iterator[Problem]:
    """T11."""
    for column in columns(book):
        if column.number != column.table.area.left:
            continue
        body = column.table.body
        rows = [cell.row for cell in column.cells if TOTAL.match(cell.text.strip())]
        edge = {body.top}
        for row in reversed(rows):
            if row == body.bottom or row + 1 in edge:
                edge.add(row)
        for row in rows:
            if row not in edge:
                address = cell_name(row, column.number)
                yield at(column.sheet, address, "a total stands between other rows")


def width(book: Book, limits: Limits) -> Iterator[Problem]:
    """T12."""
    for sheet in book.worksheets:
        for table in sheet.tables:
            span = range(table.area.left, table.area.right + 1)
            wide = sum(sheet.width(column) for column in span)
            if wide > limits.widest:
                address = cell_name(table.area.top, table.area.left)
                message = f'the Table "{table.name}" is {wide:.0f} characters wide'
                yield at(sheet, address, f"{message}, more than {limits.widest:.0f}")


def one_kind(book: Book, _: Limits) -> Iterator[Problem]:
    """T13."""
    for column in columns(book):
        days = [c for c in column.cells if c.kind == "number" and is_day(c.format.code)]
        truths = [c for c in column.cells if c.kind == "truth"]
        kinds = {"numbers": column.figures, "text": column.words, "days": days, "truths": truths}
        present = {name: cells for name, cells in kinds.items() if cells}
        if len(present) > 1:
            rarest = min(present, key=lambda name: len(present[name]))
            others = " and ".join(name for name in present if name != rarest)
            message = f'the column "{column.heading}" mixes {rarest} with {others}'
            yield at(column.sheet, present[rarest][0], message)


def same_headings(book: Book, _: Limits) -> Iterator[Problem]:
    """T14."""
    first: dict[str, Column] = {}
    for column in columns(book):
        plain = re.sub(r"[\W_]+", "", column.heading).casefold()
        known = first.setdefault(plain, column)
        if known.heading != column.heading:
            address = cell_name(column.table.area.top, column.number)
            message = f'the heading "{column.heading}" is "{known.heading}" elsewhere'
            yield at(column.sheet, address, message)


def units(book: Book, _: Limits) -> Iterator[Problem]:
    """T15."""
    for column in columns(book):
        found = _UNIT.search(_IN_BRACKETS.sub("", column.heading))
        if found and len(column.figures) > len(column.words):
            address = cell_name(column.table.area.top, column.number)
            message = f'"{found[0]}" in "{column.heading}" stands in no round brackets'
            yield at(column.sheet, address, message)


def row_order(book: Book, _: Limits) -> Iterator[Problem]:
    """T16."""
    cover = book.cover
    if cover and any(ORDERED.search(cell.text) for cell in cover.texts):
        return
    for sheet in book.worksheets:
        told = any(ORDERED.search(cell.text) for cell in sheet.intro)
        if sheet.tables and not told:
            yield on(sheet, "no text says how the rows are ordered")


def description(book: Book, _: Limits) -> Iterator[Problem]:
    """T17."""
    for sheet in book.worksheets:
        if not sheet.tables:
            continue
        first = min(table.area.top for table in sheet.tables)
        before = [c for c in sheet.intro if 1 < c.row < first]
        told = (c.text for c in before if not table_counts(c.text))
        if not any(word_count(text) >= _LEAST_WORDS for text in told):
            yield on(sheet, "no sentence before the Table describes it")


def names_for_readers(book: Book, _: Limits) -> Iterator[Problem]:
    """T18."""
    named = set()
    for name, formula in book.names:
        ref = parse_reference(formula)
        if ref and ref.sheet and _FOR_READERS.match(name):
            named.add((ref.sheet.casefold(), ref.r1, ref.c1))
    for sheet in book.worksheets:
        for table in sheet.tables:
            corner = (table.area.top, table.area.left)
            if (sheet.name.casefold(), *corner) not in named:
                message = f'no defined name tells screen readers of "{table.name}"'
                yield at(sheet, cell_name(*corner), message)


def codes(book: Book, _: Limits) -> Iterator[Problem]:
    """T19."""
    for column in columns(book):
        found = [cell for cell in column.words if _CODE_AND_WORDS.match(cell.text)]
        if len(found) >= max(_LEAST_CODES, _MOST_OF * len(column.words)):
            message = f'the column "{column.heading}" holds codes and words'
            yield at(column.sheet, found[0], message)


def indentation(book: Book, _: Limits) -> Iterator[Problem]:
    """T20."""
    for column in columns(book):
        for cell in column.words:
            if cell.format.indent or cell.text[:1] in (" ", "\u00a0", "\t"):
                yield at(column.sheet, cell, "the text is indented")
