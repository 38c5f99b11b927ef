"""What a starter sheet is, as data: its Table, columns with heading and tag, widths and formats."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TableColumn:
    """One column: heading and body cell as tags, width in characters, named style.

    One that opens a group has a line to its left.
    """

    heading: str
    body: str
    width: float
    style: str
    opens_group: bool = False


@dataclass(frozen=True)
class TableSheet:
    """A sheet with a title, lines that say how to read it, and one Table.

    `word` is the key of the title and the lines in the words; `frozen` columns stay in view;
    `pages` is the number of printed pages that the width may take; `paper` is Excel's number of the
    paper size.
    """

    name: str
    table: str
    word: str
    columns: tuple[TableColumn, ...]
    frozen: int
    pages: int = 1
    paper: int = 9


def word(key: str) -> str:
    """Return the tag of a heading in the words."""
    return "{{ words.columns." + key + " }}"


def across(key: str) -> str:
    """Return the heading of a column that stands once per compared relationship."""
    return "{{ compared_axes[].short | across }}: " + word(key)
