"""The columns of Tables, as rules look at them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.lint.book import Book, Sheet
from toolkit.lint.cell import Cell
from toolkit.lint.numberforms import is_day
from toolkit.lint.parts import Table
from toolkit.lint.words import MISSING

_SHORTHAND = re.compile(r"\s*\[[a-z]{1,4}\]\s*")


@dataclass(frozen=True)
class Column:
    """One column of a Table: its heading, and the cells with a value in the Table's body."""

    sheet: Sheet
    table: Table
    number: int
    heading: str
    cells: list[Cell]

    @property
    def figures(self) -> list[Cell]:
        """Return the cells with numbers that are no days."""
        return [c for c in self.cells if c.kind == "number" and not is_day(c.format.code)]

    @property
    def words(self) -> list[Cell]:
        """Return the cells with text that does not say that a value is missing."""
        return [c for c in self.cells if c.kind == "text" and not says_missing(c.text)]


def columns(book: Book) -> Iterator[Column]:
    """Yield the columns of all Tables that people can see."""
    for sheet in book.worksheets:
        for table in sheet.tables:
            for number, cells in enumerate(sheet.body(table), start=table.area.left):
                heading = sheet.text(table.area.top, number) if table.headings else ""
                yield Column(sheet, table, number, heading, cells)


def says_missing(text: str) -> bool:
    """Return whether a text stands for a missing value: shorthand, or words in full."""
    return bool(_SHORTHAND.fullmatch(text) or MISSING.search(text.strip()))
