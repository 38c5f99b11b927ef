"""A workbook as it is read back: its cells by sheet, and where its Excel Tables stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.merge.cells import Seen

Cells = Mapping[tuple[int, int], Seen]
"""The cells of a sheet that are not empty, by row and column, counted from 1."""


@dataclass(frozen=True)
class Area:
    """Where an Excel Table stands: both ends included, with its rows of headings and of totals."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int
    headings: int = 1
    totals: int = 0

    @property
    def body(self) -> range:
        """Return the rows between headings and totals."""
        return range(self.top + self.headings, self.bottom - self.totals + 1)

    @property
    def columns(self) -> range:
        """Return the columns."""
        return range(self.left, self.right + 1)


@dataclass(frozen=True)
class Workbook:
    """The worksheets in the order of their tabs, and the Tables by name."""

    sheets: Mapping[str, Cells] = field(default_factory=dict)
    tables: Mapping[str, Area] = field(default_factory=dict)


def row_and_column(address: str) -> tuple[int, int]:
    """Return where a cell stands: C7 is in row 7, column 3."""
    letters = address.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(address[len(letters) :]), column
