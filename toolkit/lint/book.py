"""What the rules look at: a workbook as values, formats, Tables, links and objects."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from toolkit.lint.colours import Rgb
from toolkit.workbook.references.references import cell_name

Kind = Literal["blank", "text", "number", "truth", "error"]


class Area(NamedTuple):
    """A rectangle of cells: rows and columns from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Return whether a cell lies within."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True, slots=True)
class Font:
    """A font; `colour` is None where it is automatic, `family` is 1 for serifs, 2 for none."""

    name: str = "Calibri"
    family: int = 2
    size: float = 11.0
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    raised: bool = False
    colour: Rgb | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """The format of cells. `fill` is a colour, None for no fill, "pattern" for what has no one
    colour; `lines` are the styles of the borders by side; `named` is the style that it is based
    on, `builtin` its number in Excel; `quoted` keeps text from being read as a formula.
    """

    font: Font = field(default_factory=Font)
    is_default_font: bool = True
    fill: Rgb | Literal["pattern"] | None = None
    lines: Mapping[str, str] = field(default_factory=dict)
    code: str = "General"
    horizontal: str = "general"
    wraps: bool = False
    shrinks: bool = False
    rotation: int = 0
    indent: int = 0
    named: str = "Normal"
    builtin: int = 0
    quoted: bool = False


class Cell(NamedTuple):
    """A cell: `text` as the file has it; `formula` is None where there is none; `runs` are the
    fonts of the pieces of a rich text, None for that of the cell.
    """

    row: int
    column: int
    kind: Kind
    text: str
    format: Format
    formula: str | None = None
    runs: tuple[Font | None, ...] = ()

    @property
    def address(self) -> str:
        """Return the address, for example `C7`."""
        return cell_name(self.row, self.column)

    @property
    def fonts(self) -> tuple[Font, ...]:
        """Return every font that shows in the cell."""
        return tuple(run or self.format.font for run in self.runs) or (self.format.font,)


@dataclass(frozen=True, slots=True)
class Table:
    """An Excel Table: `headings` and `totals` count rows, `columns` are the names in its part."""

    name: str
    area: Area
    headings: int
    totals: int
    columns: tuple[str, ...]
    buttons: bool
    filtered: bool
    style: str
    banded: bool

    @property
    def body(self) -> Area:
        """Return the area between headings and totals."""
        area = self.area
        return area._replace(top=area.top + self.headings, bottom=area.bottom - self.totals)


@dataclass(frozen=True, slots=True)
class RowShape:
    """How a row stands: `height` in points, `fixed` where the program may not change it."""

    height: float | None = None
    fixed: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ColumnShape:
    """How the columns `first` to `last` stand; `width` as in the file."""

    first: int
    last: int
    width: float
    hidden: bool


@dataclass(frozen=True, slots=True)
class SheetView:
    """How a sheet opens: active cell, first visible cell, zoom in percent, frozen or not."""

    active: str = "A1"
    top_left: str = "A1"
    zoom: int = 100
    frozen: bool = False
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link on an area: an address outside (`target`), a place inside (`location`), or both."""

    area: Area
    target: str
    location: str
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """What a conditional format changes: None where it leaves it."""

    font: Rgb | None = None
    fill: Rgb | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A rule of conditional formatting; `values_shown` is False for icons or bars by themselves."""

    areas: tuple[Area, ...]
    kind: str
    look: Look
    values_shown: bool = True


@dataclass(frozen=True, slots=True)
class Choice:
    """A data validation with a list: its formula, and whether it tells people what to do."""

    area: Area
    formula: str
    prompted: bool
    explained: bool


@dataclass(frozen=True, slots=True)
class Series:
    """A series of a chart: the formulas of its cells, its colour if it has one of its own, and
    whether something else than colour (marker, dashes, pattern, its name beside it) marks it.
    """

    formulas: tuple[str, ...]
    colour: Rgb | None
    marked: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart; `untitled` are the kinds of its visible axes without a title."""

    titled: bool
    untitled: tuple[str, ...]
    keyed: bool
    coloured_by_point: bool
    names_shown: bool
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """What floats above the cells: `kind` is picture, chart, shape, diagram, control or object."""

    kind: str
    name: str
    alt: str
    decorative: bool
    area: Area
    chart: Chart | None = None

    @property
    def address(self) -> str:
        """Return the address of the cell under its upper left corner."""
        return cell_name(self.area.top, self.area.left)


@dataclass
class Sheet:
    """A sheet; `cells` also has the blank ones that the file names, for their formats."""

    name: str
    kind: str = "worksheet"
    state: str = "visible"
    view: SheetView = field(default_factory=SheetView)
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    rows: dict[int, RowShape] = field(default_factory=dict)
    columns: list[ColumnShape] = field(default_factory=list)
    default_width: float = 8.43
    fixed_rows: bool = False
    default_height: float = 15.0
    tables: list[Table] = field(default_factory=list)
    merges: list[Area] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)
    header_texts: list[str] = field(default_factory=list)
    tab_colour: Rgb | None = None
    is_protected: bool = False
    has_filter: bool = False
    is_filtered: bool = False
    has_background: bool = False

    @cached_property
    def filled(self) -> Sequence[Cell]:
        """The cells with a value, row by row."""
        return [self.cells[key] for key in sorted(self.cells) if self.cells[key].kind != "blank"]

    @cached_property
    def texts(self) -> Sequence[Cell]:
        """The cells with text, row by row."""
        return [cell for cell in self.filled if cell.kind == "text"]

    @cached_property
    def outside(self) -> Sequence[Cell]:
        """The cells with a value that stand in no Table."""
        return [cell for cell in self.filled if self.table_at(cell.row, cell.column) is None]

    @cached_property
    def intro(self) -> Sequence[Cell]:
        """The texts in column A that stand in no Table: what a reader hears first."""
        return [cell for cell in self.outside if cell.column == 1 and cell.kind == "text"]

    @cached_property
    def linked(self) -> frozenset[tuple[int, int]]:
        """The cells that have a link of their own, without those of very large areas."""
        small = [link.area for link in self.links if _size(link.area) <= _LARGE]
        return frozenset(
            (row, column)
            for area in small
            for row in range(area.top, area.bottom + 1)
            for column in range(area.left, area.right + 1)
        )

    def table_at(self, row: int, column: int) -> Table | None:
        """Return the Table that a cell stands in."""
        return next((table for table in self.tables if table.area.holds(row, column)), None)

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell, empty where there is none."""
        cell = self.cells.get((row, column))
        return cell.text if cell else ""

    def body(self, table: Table) -> Iterator[list[Cell]]:
        """Yield the cells with a value of each column of a Table's body."""
        top, left, bottom, right = table.body
        last = min(bottom, self.last_row)
        for column in range(left, right + 1):
            found = [self.cells.get((row, column)) for row in range(top, last + 1)]
            yield [cell for cell in found if cell and cell.kind != "blank"]

    def is_empty(self, table: Table) -> bool:
        """Return whether a Table's body has no value."""
        return not any(self.body(table))

    @cached_property
    def last_row(self) -> int:
        """The last row with a value, 0 where there is none."""
        return max((cell.row for cell in self.filled), default=0)

    def width(self, column: int) -> float:
        """Return the width of a column as in the file."""
        return next(
            (c.width for c in self.columns if c.first <= column <= c.last), self.default_width
        )


_LARGE = 10_000


def _size(area: Area) -> int:
    return (area.bottom - area.top + 1) * (area.right - area.left + 1)


@dataclass
class Book:
    """A workbook. `file` is its name as it was given; `siblings` are the names of the files
    beside it, None where it was not read from a folder.
    """

    file: str
    sheets: list[Sheet]
    properties: Mapping[str, str] = field(default_factory=dict)
    custom: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    animated: tuple[str, ...] = ()
    active: int = 0
    is_protected: bool = False
    has_macros: bool = False
    table_heads: Mapping[str, Look] = field(default_factory=dict)
    siblings: frozenset[str] | None = None
    default_font: Font = field(default_factory=Font)

    @property
    def stem(self) -> str:
        """Return the name of the file without folder and suffix."""
        return self.file.rpartition("/")[2].rpartition("\\")[2].rpartition(".")[0]

    @property
    def language(self) -> str:
        """Return the two letters of the language that the workbook names, or nothing."""
        return self.properties.get("language", "").strip().lower()[:2]

    @cached_property
    def worksheets(self) -> Sequence[Sheet]:
        """The sheets with cells that people can see."""
        return [s for s in self.sheets if s.kind == "worksheet" and s.state == "visible"]

    @property
    def cover(self) -> Sheet | None:
        """Return the first sheet that people see."""
        return self.worksheets[0] if self.worksheets else None

    def sheet(self, name: str) -> Sheet | None:
        """Return the sheet of a name, without regard to case."""
        wanted = name.casefold()
        return next((sheet for sheet in self.sheets if sheet.name.casefold() == wanted), None)
