"""What a sheet of the publication is, as data; no cell of a Table is ever blank."""

from dataclasses import dataclass

from toolkit.workbook.starter.design import CELL
from toolkit.workbook.starter.layout import TableColumn as Column
from toolkit.workbook.starter.layout import word

NOT_AVAILABLE, NOT_APPLICABLE = "[x]", "[z]"
"""The shorthand for what is missing, from the list that statisticians share."""


@dataclass(frozen=True)
class PlainSheet:
    """A sheet with one Table: its name, the key of its texts, the name of the Table, columns."""

    name: str
    word: str
    table: str
    columns: tuple[Column, ...]

    @property
    def shorthand(self) -> str:
        """Return the key of the line that explains the shorthand which its cells may hold."""
        bodies = " ".join(column.body for column in self.columns)
        used = [code[1] for code in (NOT_AVAILABLE, NOT_APPLICABLE) if code in bodies]
        return "shorthand_" + ("".join(used) or "none")

    @property
    def width(self) -> float:
        """Return the width of the Table in the template, in characters."""
        return sum(column.width for column in self.columns)


def heading(key: str) -> str:
    """Return the tag of a heading that begins with a capital in the words."""
    return "{{ words.headings." + key + " }}"


def available(tag: str) -> str:
    """Return a tag whose cell says so where a value is not available."""
    return _or(tag, NOT_AVAILABLE)


def applicable(tag: str) -> str:
    """Return a tag whose cell says so where a value does not apply."""
    return _or(tag, NOT_APPLICABLE)


def _or(tag: str, shorthand: str) -> str:
    return "{{ " + tag + f' | blank "{shorthand}"' + " }}"


def notes(tag: str, width: float) -> Column:
    """Return the column with the marks of notes on the record that `tag` leads to."""
    return Column(word("note_marks"), applicable(f"{tag}.note_marks"), width, CELL)
