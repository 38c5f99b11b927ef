"""What the rules look at: a workbook as values, formats, Tables, links and objects."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from toolkit.lint.cell import Area, Cell, Font
from toolkit.lint.colours import Rgb
from toolkit.lint.parts import (
    Choice,
    ColumnShape,
    Condition,
    Link,
    Look,
    RowShape,
    SheetView,
    Table,
    Thing,
)


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
    names: Sequence[tuple[str, str]] = ()
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
