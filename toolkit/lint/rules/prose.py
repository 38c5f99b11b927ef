"""C: words and sentences."""

import re
from collections.abc import Iterator

from toolkit.lint.book import Book, Sheet
from toolkit.lint.cell import Cell
from toolkit.lint.limits import Limits
from toolkit.lint.rule import Problem, at
from toolkit.lint.words import word_count

_ABBREVIATION = re.compile(r"(?<![\w/.-])[A-Z][A-Z&]*[A-Z](?=s?(?![\w/-]))")
_NO_PROSE = re.compile(r"\S+(?:://|\.\w+/)\S*|^[A-Z][A-Z0-9]\s+- ", re.MULTILINE)
"""Addresses, and the tags of bibliographies (RIS)."""
_ROMAN = re.compile(r"[IVXLC]+")
_COMMON = {
    *("US", "USA", "UK", "EU", "UN", "OK", "ID", "AM", "PM", "AD", "BC", "TV"),
    *("URL", "PDF", "CSV", "XLSX", "ODS", "JSON", "XML", "HTML", "ISO", "DOI", "ISBN", "EDTF"),
}
"""Words of capitals that are no abbreviations to most readers, and names of formats."""
_IN_BRACKETS = re.compile(r"\(([A-Z][A-Z&]*[A-Z])s?\b")
_BEFORE_BRACKETS = re.compile(r"\b([A-Z][A-Z&]*[A-Z])s? \([^)]+ ")
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+|\n")
_MOST_WORDS = 25


def abbreviations(book: Book, _: Limits) -> Iterator[Problem]:
    """C19."""
    first: dict[str, tuple[Sheet, Cell]] = {}
    explained = set(_COMMON)
    for sheet in book.worksheets:
        for cell in sheet.texts:
            listed = _listed(sheet, cell)
            if listed:
                explained.add(listed)
            elif re.search(r"[a-z]", cell.text):
                explained.update(_IN_BRACKETS.findall(cell.text))
                explained.update(_BEFORE_BRACKETS.findall(cell.text))
                for word in _ABBREVIATION.findall(_NO_PROSE.sub(" ", cell.text)):
                    first.setdefault(word, (sheet, cell))
    for word, (sheet, cell) in first.items():
        if word not in explained and not _ROMAN.fullmatch(word):
            yield at(sheet, cell, f'"{word}" is written out nowhere')


def sentences(book: Book, _: Limits) -> Iterator[Problem]:
    """C20."""
    for sheet in book.worksheets:
        for cell in sheet.outside:
            if cell.kind != "text":
                continue
            longest = max(map(word_count, _SENTENCE.split(cell.text)))
            if longest > _MOST_WORDS:
                yield at(sheet, cell, f"a sentence has {longest} words")


def _listed(sheet: Sheet, cell: Cell) -> str:
    """Return the abbreviation that a cell is all of, if its meaning stands beside it."""
    word = cell.text.strip().removesuffix("s")
    beside = sheet.text(cell.row, cell.column + 1)
    return word if _ABBREVIATION.fullmatch(word) and word_count(beside) > 1 else ""
