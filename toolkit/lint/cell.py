"""A cell with its format, and an area of cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from toolkit.lint.colours import Rgb
from toolkit.workbook.references.references import cell_name

Kind = Literal["blank", "text", "number", "truth", "error", "unknown"]
"""What a cell holds; `unknown` is a formula without a value."""


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


@dataclass(frozen=True, slots=True, eq=False)
class Format:
    """The format of cells, one object for all cells that have it.

    `fill` is a colour, None for no fill, "pattern" for what has no one colour; `lines` are the
    styles of the borders by side; `named` is the style that it is based on, `builtin` its number in
    Excel; `quoted` keeps text from being read as a formula.
    """

    font: Font = field(default_factory=Font)
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
