"""Which formulas get a value: those that were understood, came out right and rest on such."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from functools import cache, partial

from toolkit.errors import WorkbookError
from toolkit.workbook.calculate.areas import AreaIndex
from toolkit.workbook.calculate.book import Book, Contents, Place, filled_by, read_contents
from toolkit.workbook.calculate.process import Cell, Value, calculate
from toolkit.workbook.calculate.rewrite import Area, Refused, Rewritten, rewrite
from toolkit.workbook.opc import limits
from toolkit.workbook.opc.package import Package

_ARRAY_REASON = "it fills several cells or calculates with whole ranges"
# Excel writes a number into a text with 15 digits, the engine with as many as it has.
_LONG_NUMBER = re.compile(r"\d(?:[.,]?\d){15}|\dE[+-]\d|(?<!\d)0\.0000")
_CIRCLE = "#CIRC!"
_BROKEN = frozenset({"#ERROR!", "#NIMPL!"})


@dataclass
class Results:
    """Values by place; for formulas without one, what is wrong with them, or what they rest on."""

    values: dict[Place, Value] = field(default_factory=dict)
    refused: dict[Place, str] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)
    resting: dict[Place, Place] = field(default_factory=dict)


def calculate_book(
    package: Package, book: Book, accepted_errors: Mapping[tuple[str, str], str]
) -> Results:
    """Return values for as many formulas of the workbook as can be trusted.

    `accepted_errors` are errors, by sheet and address, that count as right results. Raises
    WorkbookError if the engine fails or the workbook is too large to be calculated.
    """
    work = _Work(book, accepted_errors)
    work.rewrite_all()
    contents = read_contents(package, book, work.areas)
    work.refuse_by(contents)
    if work.rewritten:
        work.calculate(contents)
    return work.results


class _Work:
    """The state of one calculation."""

    def __init__(self, book: Book, accepted_errors: Mapping[tuple[str, str], str]) -> None:
        self.book, self.accepted = book, accepted_errors
        self.results = Results()
        self.rewritten: dict[Place, Rewritten] = {}
        self.areas = [AreaIndex() for _ in book.worksheets]
        self.unknown: list[Place] = []

    def rewrite_all(self) -> None:
        """Bring every formula into the engine's form, or refuse it."""
        for place, formula in self.book.formulas.items():
            sheet, row, column = place
            if formula.kind != "normal":
                self._refuse(place, _ARRAY_REASON)
                self.unknown.extend(filled_by(place, formula))
                continue
            name = self.book.name_of(sheet)
            try:
                self.rewritten[place] = rewrite(formula.text, self.book.around, name, row, column)
            except Refused as reason:
                self._refuse(place, str(reason))
        for place, rewritten in self.rewritten.items():
            for area in rewritten.areas:
                box = (area.top, area.left, area.bottom, area.right)
                self.areas[area.sheet].add(box, place)

    def refuse_by(self, contents: Contents) -> None:
        """Refuse what the contents of cells forbid, and everything that rests on refused cells."""
        self.unknown.extend(contents.unreadable)
        filled = {cell[:3] for cell in contents.cells} | self.book.formulas.keys()
        full = cache(partial(_full, filled))
        for place, formula in self.rewritten.items():
            if formula.minds_hidden_rows and any(_hides(area, contents) for area in formula.areas):
                self._refuse(place, "it leaves out hidden rows")
            elif formula.minds_empty_cells and not all(map(full, formula.areas)):
                self._refuse(place, "it asks empty cells whether they differ from something")
        self._spread()
        reads = sum(
            _size(area, contents) for formula in self.rewritten.values() for area in formula.areas
        )
        if reads > limits.MAX_CALCULATED_READS:
            raise WorkbookError("the formulas read more cells than can be calculated with")

    def calculate(self, contents: Contents) -> None:
        """Ask the engine, and sort its answers into values, errors and what rests on errors."""
        formulas: list[Cell] = [(*at, "f", f.text) for at, f in self.rewritten.items()]
        values, spills = calculate(len(self.book.worksheets), [*contents.cells, *formulas])
        for place, value in zip(list(self.rewritten), values, strict=True):
            self._settle(place, value)
        for place in spills:
            if place in self.rewritten:
                self._refuse(place, _ARRAY_REASON)
        self._find_roots()
        self._spread()

    def _find_roots(self) -> None:
        """Blame a faulty result on the faulty cells that it reads, where there are any."""
        results, faulty = self.results, set(self.unknown)
        for cause in self.unknown:
            if results.errors.get(cause) == _CIRCLE:
                continue
            for reader in self.areas[cause[0]].owners(cause[1], cause[2]):
                if reader in faulty and reader != cause:
                    results.errors.pop(reader, None)
                    results.refused.pop(reader, None)
                    results.resting[reader] = cause

    def _settle(self, place: Place, value: Value) -> None:
        kind, content = value
        if kind == "t" and _LONG_NUMBER.search(str(content)):
            self._refuse(place, "its text holds a number that Excel may write otherwise")
        elif kind == "x" or (kind == "e" and content in _BROKEN):
            self._refuse(place, "the calculation engine does not understand it")
        elif kind == "e" and self.accepted.get(self.book.address(place)) != content:
            self.results.errors[place] = str(content)
            self.unknown.append(place)
        else:
            self.results.values[place] = value

    def _refuse(self, place: Place, reason: str) -> None:
        self.results.refused[place] = reason
        self.unknown.append(place)

    def _spread(self) -> None:
        """Take the value from every formula that reads an unknown cell, however indirectly."""
        for place in self.unknown:
            self.rewritten.pop(place, None)
            self.results.values.pop(place, None)
        while self.unknown:
            cause = self.unknown.pop()
            sheet, row, column = cause
            for reader in self.areas[sheet].owners(row, column):
                if reader in self.rewritten:
                    del self.rewritten[reader]
                    self.results.values.pop(reader, None)
                    self.results.resting[reader] = cause
                    self.unknown.append(reader)


def _hides(area: Area, contents: Contents) -> bool:
    hidden = contents.hidden_rows[area.sheet]
    return any(area.top <= row <= area.bottom for row in hidden)


def _full(filled: Set[Place], area: Area) -> bool:
    rows, columns = area.bottom - area.top + 1, area.right - area.left + 1
    if rows * columns > limits.MAX_CALCULATED_CELLS:
        return False
    return all(
        (area.sheet, row, column) in filled
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
    )


def _size(area: Area, contents: Contents) -> int:
    if (area.top, area.left) == (area.bottom, area.right):
        return 1
    rows = min(area.bottom, contents.last_rows[area.sheet]) - area.top + 1
    columns = min(area.right, contents.last_columns[area.sheet]) - area.left + 1
    # Engine 0.9.1 looks over all rows of the sheet for every criterion, which is quick but adds up.
    return max(rows, 0) * max(columns, 0) + contents.last_rows[area.sheet] // 20
