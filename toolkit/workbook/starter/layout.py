"""What a starter sheet is, as data: its Table, columns with heading and tag, widths and formats."""

from collections.abc import Callable
from dataclasses import dataclass

from openpyxl.workbook import Workbook

from toolkit.workbook.starter.design import AT_THE_RIGHT

A3, A4 = 8, 9
"""Excel's numbers of paper sizes."""


@dataclass(frozen=True)
class TableColumn:
    """One column: heading and body cell as tags or a formula, width in characters, named style.

    One that opens a group has a line to its left. `codes` names the list of codes whose words its
    cells offer in a drop-down.
    """

    heading: str
    body: str
    width: float
    style: str
    opens_group: bool = False
    codes: str = ""

    @property
    def at_the_right(self) -> bool:
        """Return whether its numbers, and so its heading, stand at the right."""
        return self.style in AT_THE_RIGHT


@dataclass(frozen=True)
class TableSheet:
    """A sheet with a title, lines that say how to read it, and one Table.

    `word` is the key of the title and the lines in the words; `frozen` columns stay in view, 0 for
    no frozen panes at all; `filters` says whether the Table has filter buttons; `pages` is the
    number of printed pages that the width may take; `paper` is Excel's number of the paper size.
    """

    name: str
    table: str
    word: str
    columns: tuple[TableColumn, ...]
    frozen: int
    filters: bool = True
    pages: int = 1
    paper: int = A4


@dataclass(frozen=True)
class Tab:
    """A sheet behind the cover: its name, the key of its texts, and what writes it.

    `write` takes the workbook and the name of the cover. `counted` names the Table whose rows the
    cover counts, and the heading of its keys; None where there are only small Tables.
    """

    name: str
    word: str
    write: Callable[[Workbook, str], None]
    counted: tuple[str, str] | None = None


def word(key: str) -> str:
    """Return the tag of a heading in the words."""
    return "{{ words.columns." + key + " }}"


def across(key: str) -> str:
    """Return the heading of a column that stands once per compared relationship."""
    return "{{ compared_axes[].short | across }}: " + word(key)
