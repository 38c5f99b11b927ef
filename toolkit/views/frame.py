"""What a view is: declared columns with their origin, and the frame that holds its rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd

ColumnType = Literal["text", "integer", "number", "boolean", "date-text", "list"]
Row = dict[str, Any]

_DTYPES: dict[ColumnType, str] = {
    "text": "string",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
    "date-text": "string",
    "list": "object",
}


@dataclass(frozen=True)
class Column:
    """One column: `origin` is the path of the value in the data set, None for a computed value.

    A name in braces in the path is a column of the same row, as in
    `measures/{measure}/entries/{axis}/status`; where one of those is missing, the cell is computed.
    `enum` names the list of codes that the value comes from. `title` is the key of the heading in
    the group `columns` of the words, by default the name. Text and its origin are compared in the
    frame's language; `date-text` is a date in an EDTF form.

    A computed column says in `about` which field a person would edit instead. `shows` names the
    column of the same row whose value it puts into words, or that has nothing to show: what is
    typed over those words is then a value of that field.
    """

    name: str
    type: ColumnType
    origin: str | None = None
    enum: str | None = None
    title: str = ""
    about: str | None = None
    shows: str = ""

    @property
    def heading(self) -> str:
        """Return the key of the heading in the words."""
        return self.title or self.name


@dataclass(frozen=True)
class Nested:
    """Rows of another view that belong to a row: `parent` holds its key, `by` the look-up key.

    Without `by` they are a list, in their order.
    """

    name: str
    view: "View"
    parent: str
    by: str = ""


@dataclass(frozen=True)
class View:
    """A named table; `key` is the column that identifies a row. No view replaces a collection."""

    name: str
    columns: tuple[Column, ...]
    key: str = "key"
    nested: tuple[Nested, ...] = ()

    def column(self, name: str) -> Column | None:
        """Return the column of that name, or None."""
        return next((column for column in self.columns if column.name == name), None)


@dataclass(frozen=True)
class ViewFrame:
    """A view with its rows in one language, and the frames of its nested views by name."""

    view: View
    frame: pd.DataFrame
    language: str
    nested: Mapping[str, "ViewFrame"] = field(default_factory=dict)

    def records(self) -> list[Row]:
        """Return the rows as plain Python values, None for what is missing, nested rows by key.

        Nested rows without a look-up key are a list.
        """
        rows = [dict(row) for row in self._plain()]
        for nested in self.view.nested:
            groups: dict[str, list[Row]] = {}
            for inner in self.nested[nested.name].records():
                groups.setdefault(inner[nested.parent], []).append(inner)
            for row in rows:
                own = groups.get(row[self.view.key], [])
                row[nested.name] = {one[nested.by]: one for one in own} if nested.by else own
        return rows

    def _plain(self) -> Iterator[Row]:
        names = [column.name for column in self.view.columns]
        columns = [_values(self.frame[name]) for name in names]
        for values in zip(*columns, strict=True):
            yield dict(zip(names, values, strict=True))


def frame_of(
    view: View, rows: Sequence[Row], language: str, nested: Mapping[str, ViewFrame] | None = None
) -> ViewFrame:
    """Put rows into a frame with the declared columns, in order, with nullable types.

    Raises ValueError for a row that has other columns than the view declares.
    """
    names = [column.name for column in view.columns]
    for row in rows:
        if set(row) != set(names):
            odd = ", ".join(sorted(set(row) ^ set(names)))
            raise ValueError(f'view "{view.name}": row and declaration differ in {odd}')
    data = {
        column.name: pd.Series([row[column.name] for row in rows], dtype=_DTYPES[column.type])
        for column in view.columns
    }
    return ViewFrame(view, pd.DataFrame(data, columns=names), language, nested or {})


def origin_of(column: Column, row: Mapping[str, Any]) -> str | None:
    """Return where in the data set the value of a row stands, or None if it is computed."""
    if column.origin is None:
        return None
    parts = []
    for part in column.origin.split("/"):
        value = row[part[1:-1]] if part.startswith("{") else part
        if value is None:
            return None
        parts.append(str(value))
    return "/".join(parts)


def _values(series: "pd.Series[Any]") -> list[Any]:
    if series.dtype == object:
        return list(series)
    return [None if value is pd.NA else value for value in series.astype(object)]
