"""What a calculation needs of a workbook: formulas, values of cells, Tables, names."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from toolkit.errors import WorkbookError
from toolkit.workbook.calculate.areas import AreaIndex
from toolkit.workbook.calculate.process import Cell
from toolkit.workbook.calculate.rewrite import Surroundings
from toolkit.workbook.calculate.scan import FormulaCell, split
from toolkit.workbook.calculate.tables import read_tables
from toolkit.workbook.cells.sharedtexts import shared_texts, text_of, unescape
from toolkit.workbook.opc import limits, xml
from toolkit.workbook.opc.attributes import address_of, indexed, whole
from toolkit.workbook.opc.package import Package, SheetInfo
from toolkit.workbook.opc.xml import main
from toolkit.workbook.references.formulas import offset_formula
from toolkit.workbook.references.references import cell_name, parse_reference

Place = tuple[int, int, int]
"""A cell: number of the worksheet from 0, row, column."""

_TRUE = ("1", "true")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula cell: its text with shared formulas written out, and what kind it is."""

    text: str
    kind: str
    area: str


@dataclass
class Book:
    """A workbook read for its calculation."""

    worksheets: tuple[SheetInfo, ...]
    around: Surroundings
    formulas: dict[Place, Formula] = field(default_factory=dict)

    def name_of(self, sheet: int) -> str:
        """Return the name of a worksheet."""
        return self.worksheets[sheet].name

    def address(self, place: Place) -> tuple[str, str]:
        """Return a cell as the name of its sheet and its address."""
        return self.name_of(place[0]), cell_name(place[1], place[2])


@dataclass
class Contents:
    """Values of cells as the engine takes them, and what stands in the way of a right result."""

    cells: list[Cell] = field(default_factory=list)
    unreadable: set[Place] = field(default_factory=set)
    hidden_rows: list[set[int]] = field(default_factory=list)
    last_rows: list[int] = field(default_factory=list)
    last_columns: list[int] = field(default_factory=list)


def read_book(package: Package) -> Book:
    """Return worksheets, formulas, Tables and names of a workbook; raises WorkbookError."""
    worksheets = tuple(sheet for sheet in package.sheets() if sheet.kind == "worksheet")
    names = tuple(sheet.name for sheet in worksheets)
    around = Surroundings(names, read_tables(package, worksheets), _names(package))
    book = Book(worksheets, around)
    for number, sheet in enumerate(worksheets):
        for place, formula in _formulas(package, sheet.part, number):
            book.formulas[place] = formula
    return book


def filled_by(place: Place, formula: Formula) -> list[Place]:
    """Return the cells that an array or data-table formula fills, its own among them."""
    ref = parse_reference(formula.area)
    if formula.kind == "normal" or ref is None:
        return [place]
    if (ref.r2 - ref.r1 + 1) * (ref.c2 - ref.c1 + 1) > limits.MAX_ARRAY_CELLS:
        raise WorkbookError("an array formula fills more cells than can be calculated with")
    rows, columns = range(ref.r1, ref.r2 + 1), range(ref.c1, ref.c2 + 1)
    return [(place[0], row, column) for row in rows for column in columns]


def obstacle(package: Package) -> str:
    """Return why no value can be calculated in the whole workbook, empty if nothing is known."""
    root = package.xml(package.workbook_part)
    properties, calculation = root.find(main("workbookPr")), root.find(main("calcPr"))
    if properties is not None and properties.get("date1904") in _TRUE:
        return "the workbook counts its dates from 1904"
    if calculation is None:
        return ""
    if calculation.get("iterate") in _TRUE:
        return "the workbook allows formulas that depend on themselves"
    if calculation.get("fullPrecision") in ("0", "false"):
        return "the workbook calculates with the numbers as shown"
    return ""


def read_contents(package: Package, book: Book, areas: list[AreaIndex]) -> Contents:
    """Return the cells without formula that lie in `areas`, one index per worksheet.

    Raises WorkbookError if they are more than can be calculated with.
    """
    found, strings = Contents(), shared_texts(package)
    for number, sheet in enumerate(book.worksheets):
        found.hidden_rows.append(set())
        found.last_rows.append(0)
        found.last_columns.append(0)
        if areas[number].empty:
            continue
        rows = xml.elements(package.utf8(sheet.part), sheet.part, main("row"))
        reader = _Reader(number, strings, found, book.formulas, areas[number])
        for row in rows:
            reader.read(row)
            if len(found.cells) > limits.MAX_CALCULATED_CELLS:
                raise WorkbookError("the formulas read more cells than can be calculated with")
    return found


class _Reader:
    """Reads the rows of one worksheet."""

    def __init__(
        self,
        sheet: int,
        strings: list[str],
        found: Contents,
        formulas: Mapping[Place, Formula],
        areas: AreaIndex,
    ) -> None:
        self.sheet, self.strings, self.found = sheet, strings, found
        self.formulas, self.areas = formulas, areas
        self.row = 0

    def read(self, row: etree._Element) -> None:
        """Take what the formulas need of one row."""
        self.row = whole(row, "r", self.row + 1)
        sheet, found = self.sheet, self.found
        if row.get("hidden") in _TRUE:
            found.hidden_rows[sheet].add(self.row)
        wanted = self.areas.columns(self.row)
        column = 0
        for cell in row.iterchildren(main("c")):
            column = (address_of(cell) or (0, column + 1))[1]
            found.last_rows[sheet] = self.row
            found.last_columns[sheet] = max(found.last_columns[sheet], column)
            place = (sheet, self.row, column)
            if place not in self.formulas and any(a <= column <= b for a, b in wanted):
                self._take(cell, place)

    def _take(self, cell: etree._Element, place: Place) -> None:
        kind, value = cell.get("t", "n"), cell.findtext(main("v"))
        if kind == "inlineStr":
            inline = cell.find(main("is"))
            self._put(place, "t", text_of(inline) if inline is not None else "")
        elif value is None or (not value and kind != "str"):
            return
        elif kind == "s":
            self._put(place, "t", indexed(self.strings, value))
        elif kind == "str":
            self._put(place, "t", unescape(value))
        elif kind == "b":
            self._put(place, "b", value in _TRUE)
        elif kind == "e":
            self._put(place, "e", value)
        elif kind == "n":
            self._put_number(place, value)
        else:
            self.found.unreadable.add(place)

    def _put_number(self, place: Place, value: str) -> None:
        try:
            number = float(value)
        except ValueError:
            number = math.nan
        if math.isfinite(number):
            self._put(place, "n", number)
        else:
            self.found.unreadable.add(place)

    def _put(self, place: Place, kind: str, value: float | str | bool) -> None:
        self.found.cells.append((*place, kind, value))


def _formulas(package: Package, part: str, number: int) -> Iterator[tuple[Place, Formula]]:
    masters: dict[str, FormulaCell] = {}
    for piece in split(package.utf8(part)):
        if isinstance(piece, bytes):
            continue
        text, kind = piece.text, piece.kind
        if kind == "shared":
            master = masters.setdefault(piece.group, piece)
            down, right = piece.row - master.row, piece.column - master.column
            text, kind = offset_formula(master.text, down, right), "normal"
        yield (number, piece.row, piece.column), Formula(text, kind, piece.area)


def _names(package: Package) -> dict[tuple[str | None, str], str]:
    root = package.xml(package.workbook_part)
    sheets = [sheet.get("name", "").casefold() for sheet in root.iter(main("sheet"))]
    found: dict[tuple[str | None, str], str] = {}
    for name in root.iter(main("definedName")):
        local = whole(name, "localSheetId", len(sheets))
        scope = sheets[local] if local < len(sheets) else None
        found[scope, name.get("name", "").casefold()] = name.text or ""
    return found
