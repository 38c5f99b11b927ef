"""What every format is written from: plain tables, and the dictionary that describes them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["text", "integer", "number", "boolean", "date-text", "list"]


@dataclass(frozen=True)
class TableColumn:
    """A column: `kind` as in the views; `origin` is where the value stands in the data."""

    name: str
    kind: Kind
    title: str
    origin: str


@dataclass(frozen=True)
class Table:
    """A named table; a row has a value for every column, None where there is none."""

    name: str
    columns: tuple[TableColumn, ...]
    rows: Sequence[Sequence[Any]]


_ABOUT: dict[Kind, str] = {
    "text": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "date-text": "date as exact as the source (EDTF), as text",
    "list": "list of texts",
}
_FIELDS: tuple[tuple[str, str], ...] = (
    ("table", "Name of the table"),
    ("column", "Name of the column"),
    ("title", "Heading that people read"),
    ("type", "What the values are"),
    ("origin", "Where the value stands in the data; empty for a computed one"),
)

DICTIONARY = "dictionary"


def dictionary(tables: Iterable[Table]) -> Table:
    """Return the data dictionary: a row for every column of every table, its own included."""
    own = tuple(TableColumn(name, "text", title, "") for name, title in _FIELDS)
    described = [*((table.name, table.columns) for table in tables), (DICTIONARY, own)]
    rows = [
        (name, column.name, column.title, _ABOUT[column.kind], column.origin)
        for name, columns in described
        for column in columns
    ]
    return Table(DICTIONARY, own, rows)
