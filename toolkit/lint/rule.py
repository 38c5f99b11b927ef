"""What a rule is, and what a function that checks one gives back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.lint.book import Book, Sheet
from toolkit.lint.cell import Cell
from toolkit.lint.limits import Limits

LEVELS = {
    "E": "essential, United Kingdom",
    "D": "desirable, United Kingdom",
    "R": "required, Canada",
    "B": "best practice, Canada",
    "T": "tested, United States",
    "M": "told by Microsoft's checker",
    "S": "needed wherever the file goes",
    "X": "needed where people edit",
}
"""How binding a rule is, and for whom; a rule may have several of these."""

SOURCES = {
    "UKc": "United Kingdom, checklist for spreadsheets",
    "UKg": "United Kingdom, main guidance on spreadsheets",
    "UKm": "United Kingdom, checklist on machine readability",
    "UKh": "UK Health Security Agency, statistics production hub",
    "CAe": "Employment and Social Development Canada, IT accessibility office, Excel requirements",
    "CAd": "Government of Canada, digital accessibility toolkit, Excel 365",
    "USa": "United States, accessible electronic documents community of practice, Excel guide",
    "USn": "Names that screen readers take for headings (Indiana University)",
    "MS": "Microsoft's accessibility checker, as the module OfficeAccessibilityChecker has it",
    "TR": "James Trimble's checker for spreadsheets",
    "DfT": "Department for Transport (United Kingdom), checker for spreadsheets",
    "af": "aftables, an R package",
    "gp": "gptables, a Python package",
    "a11": "the rule list of taylorarndt/a11y-agent-team",
    "FAC": "Federal Audit Clearinghouse (United States), workbooks",
    "yar": "yarramate, a tool for workbooks",
    "FT": "flatten-tool",
    "exc": "linkml and excelize, on lists that are too long",
    "WCAG": "Web Content Accessibility Guidelines",
    "Ox": "Oxford COVID-19 government response tracker, codebook",
    "ATOP": "Alliance Treaty Obligations and Provisions, data set",
    "Xw": "XlsxWriter",
}


@dataclass(frozen=True)
class Rule:
    """One rule: what `passes`, the letters of its levels, the keys of its sources, the `remedy`.

    `how` says what exactly is looked at, where that is less or more than the rule's words;
    `unchecked` is the reason why no machine checks it.
    """

    id: str
    title: str
    passes: str
    levels: str
    sources: str
    remedy: str = ""
    how: str = ""
    unchecked: str = ""


class Problem(NamedTuple):
    """Something that breaks a rule: where (nothing: the whole workbook or sheet), and what.

    Problems of one sheet with the same message are told as one.
    """

    message: str
    sheet: str = ""
    cell: str = ""


Check = Callable[[Book, Limits], Iterator[Problem]]


def at(sheet: Sheet, cell: Cell | str, message: str) -> Problem:
    """Return a problem of a cell, which is given or named by its address."""
    return Problem(message, sheet.name, cell if isinstance(cell, str) else cell.address)


def on(sheet: Sheet, message: str) -> Problem:
    """Return a problem of a sheet as a whole."""
    return Problem(message, sheet.name)
