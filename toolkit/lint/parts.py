"""What a sheet is made of besides its cells: Tables, rows, columns, links, charts."""

from dataclasses import dataclass

from toolkit.lint.cell import Area, Format
from toolkit.lint.colours import Rgb
from toolkit.workbook.references.references import cell_name


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
    """How the columns `first` to `last` stand; `width` as in the file, `format` that of cells
    without one.
    """

    first: int
    last: int
    width: float
    hidden: bool
    format: Format | None = None


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
    plain: bool = False
    """Whether it takes the underline away."""


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
