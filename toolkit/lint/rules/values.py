"""C: values and how they are written."""

import re
from collections.abc import Iterator

from toolkit.lint.book import Book
from toolkit.lint.cell import Cell
from toolkit.lint.limits import Limits
from toolkit.lint.numberforms import (
    bare,
    decimals,
    has_separators,
    is_day,
    is_plain_integer,
    is_text,
)
from toolkit.lint.reading.numbers import as_number
from toolkit.lint.rule import Problem, at
from toolkit.lint.rules.columns import Column, columns

_NUMBER = re.compile(r"\s*[-+]?(?:\d+|\d{1,3}(?:[, \u00a0]\d{3})+)(?:\.\d+)?\s*%?\s*")
_DAY = re.compile(r"\s*\d{4}-\d{2}-\d{2}\s*")
_NUMERIC_DAY = re.compile(r"\s*\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})\s*")
_FIGURE = r"[-+]?\d[\d,.]*"
_RANGE = re.compile(rf"\s*({_FIGURE})\s*(?:-|–|—|to|à|a)\s*({_FIGURE})\s*")
_LIST = re.compile(rf"\s*{_FIGURE}(?:\s*[;/|]\s*{_FIGURE})+\s*")
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_NAMES_THINGS = re.compile(
    r"\b(?:id|ids|code|codes|number|no|nr|year|years|année|año|numéro|número|n°|nº|row|page)\b",
    re.IGNORECASE,
)
_THOUSAND = 1000
_STARTS_PROGRAM = re.compile(r"^\s*[=+-]?\s*[\w.]+\|")


def numbers_as_text(book: Book, _: Limits) -> Iterator[Problem]:
    """C11."""
    for column in columns(book):
        for cell in column.words:
            if is_text(cell.format.code):
                continue
            if _NUMBER.fullmatch(cell.text):
                yield at(column.sheet, cell, "a number is stored as text")
            elif _DAY.fullmatch(cell.text):
                yield at(column.sheet, cell, "a day is stored as text without the format Text")


def one_value(book: Book, _: Limits) -> Iterator[Problem]:
    """C12."""
    for column in columns(book):
        for cell in column.words:
            bounds = _RANGE.fullmatch(cell.text)
            if _NUMERIC_DAY.fullmatch(cell.text) or re.fullmatch(r"\d{4}-\d\d", cell.text.strip()):
                continue
            if bounds and not all(_YEAR.fullmatch(bound) for bound in bounds.groups()):
                yield at(column.sheet, cell, f'"{cell.text}" is a range in one cell')
            elif not bounds and _LIST.fullmatch(cell.text):
                yield at(column.sheet, cell, f'"{cell.text}" is a list in one cell')


def number_forms(book: Book, _: Limits) -> Iterator[Problem]:
    """C13."""
    for column in columns(book):
        yield from _separators(column)
        yield from _precision(column)
        yield from _alignment(column)


def dates(book: Book, _: Limits) -> Iterator[Problem]:
    """C14."""
    for sheet in book.worksheets:
        for cell in sheet.filled:
            code = cell.format.code
            if cell.kind == "number" and is_day(code):
                fault = _fault_of_day(bare(code))
                if fault:
                    yield at(sheet, cell, f'the format "{code}" shows {fault}')
            elif cell.kind == "text" and _is_numeric_day(cell):
                yield at(sheet, cell, f'"{cell.text}" has its month as a number')


def blanks(book: Book, _: Limits) -> Iterator[Problem]:
    """C15."""
    for sheet in book.worksheets:
        for cell in sheet.texts:
            if cell.text != cell.text.strip():
                yield at(sheet, cell, "the text begins or ends with a blank")
            elif re.search(r"[ \u00a0\t]{2,}", cell.text):
                yield at(sheet, cell, "the text has several blanks in a row")
            elif "\n" in cell.text or "\r" in cell.text:
                yield at(sheet, cell, "the text has line breaks of its own")


def symbols(book: Book, _: Limits) -> Iterator[Problem]:
    """C16."""
    for sheet in book.worksheets:
        for cell in sheet.texts:
            if re.fullmatch(r"[\W_]+", cell.text) and cell.text.strip():
                yield at(sheet, cell, f'the cell holds nothing but "{cell.text.strip()}"')


def formulas(book: Book, _: Limits) -> Iterator[Problem]:
    """C17."""
    for sheet in book.worksheets:
        for cell in sheet.cells.values():
            if cell.formula is not None:
                yield at(sheet, cell, "the cell holds a formula")


def becomes_formula(book: Book, _: Limits) -> Iterator[Problem]:
    """C18."""
    for sheet in book.sheets:
        for cell in sheet.cells.values():
            if cell.formula and _STARTS_PROGRAM.search(cell.formula):
                yield at(sheet, cell, "the formula starts another program")
            elif cell.text.startswith("=") and _may_become_formula(cell):
                yield at(sheet, cell, f'"{cell.text[:40]}" becomes a formula when edited')


def _may_become_formula(cell: Cell) -> bool:
    is_marked = cell.format.quoted or is_text(cell.format.code)
    return cell.kind == "text" and cell.formula is None and not is_marked


def _separators(column: Column) -> Iterator[Problem]:
    if _NAMES_THINGS.search(column.heading) or all(_is_year(c.text) for c in column.figures):
        return
    for cell in column.figures:
        is_large = abs(as_number(cell.text)) >= _THOUSAND
        if is_large and not has_separators(cell.format.code) and not _is_odd(cell.format.code):
            yield at(column.sheet, cell, "a number of thousands has no separators")


def _precision(column: Column) -> Iterator[Problem]:
    plain = [cell for cell in column.figures if not _is_odd(cell.format.code)]
    found = [decimals(cell.text, cell.format.code) for cell in plain]
    for cell, places in zip(plain, found, strict=True):
        if places != found[0]:
            message = f'numbers of "{column.heading}" have {found[0]} decimals and {places}'
            yield at(column.sheet, cell, message)
            return


def _alignment(column: Column) -> Iterator[Problem]:
    for cell in column.figures:
        if cell.format.horizontal in ("left", "center") and not is_plain_integer(cell.format.code):
            yield at(column.sheet, cell, "a number does not stand at the right")
    for cell in column.words:
        if cell.format.horizontal in ("right", "center"):
            yield at(column.sheet, cell, "text does not stand at the left")


def _is_year(text: str) -> bool:
    return bool(_YEAR.fullmatch(text.removesuffix(".0")))


def _is_odd(code: str) -> bool:
    """Return whether a format shows powers, fractions or text, which have forms of their own."""
    return any(mark in bare(code) for mark in "e/@") and "general" not in bare(code)


def _is_numeric_day(cell: Cell) -> bool:
    if _DAY.fullmatch(cell.text):
        return not is_text(cell.format.code)
    return bool(_NUMERIC_DAY.fullmatch(cell.text))


def _fault_of_day(code: str) -> str:
    if re.search(r"(?<!y)yy(?!y)", code):
        return "years of two digits"
    if "m" in code and "mmm" not in code and "d" in code:
        return "the month as a number"
    return ""
