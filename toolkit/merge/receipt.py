"""The receipt: what the toolkit wrote into a workbook, by record and field.

It goes by the key of a row and the heading of a column, never by address: people sort, and after a
sort every address is wrong. For each Excel Table whose rows are records it says which column shows
which field, and what was written for each record; cells beside the Tables have their address and,
where they have one, a name. What was computed from several fields is kept as a short digest, enough
to tell that somebody typed over it; everything that can be pulled is kept in full.

    receipt.tables[0].columns[3]        Column("Status", "label", "measures/{key}/.../status")
    receipt.tables[0].rows["fast"]      Row(parts, cells), the cells in the order of the columns
    receipt.tables[0].field(column, key, row)      "measures/fast/entries/us-canada/status"
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from toolkit.merge.cells import Scalar, Seen, Shown, mark, mark_of, short_digest
from toolkit.merge.looks import Looks

Kind = Literal["key", "value", "label", "date", "computed", "formula"]
"""`value` can be pulled as it is, `label` is a code shown as a word, `date` an EDTF date or the
words for it; `key` names the record; `computed` has no field of its own; `formula` is calculated.
"""
KEY = "{key}"
_PLACE = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True)
class Written:
    """What one cell got: `shown` stands in it, `held` is what the field has (a code, a date).

    A word that says why there is nothing (`not reported`) is shown while None is held. Of a
    computed cell only the `digest` is kept.
    """

    shown: Shown = None
    held: Scalar = None
    digest: str = ""

    @property
    def computed(self) -> bool:
        """Return whether the cell shows no field of its own."""
        return bool(self.digest)


def computed(shown: Shown) -> Written:
    """Return what is kept of a computed cell."""
    return Written(digest=short_digest(mark(shown)))


def is_as_written(written: Written, seen: Seen | None) -> bool:
    """Return whether a cell still says what was written; None is a cell that is not there."""
    now = mark_of(seen) if seen else ""
    if written.computed:
        return short_digest(now) == written.digest
    return mark(written.shown) == now


@dataclass(frozen=True)
class Column:
    """One column of a Table: its heading and which field its cells show.

    `field` is a path with `{key}` for the row's key and `{name}` for a part that differs from row
    to row; of a computed column it is where to edit instead, if anything is known.
    """

    heading: str
    kind: Kind
    field: str = ""


@dataclass(frozen=True)
class Row:
    """What one record's row got: the parts that the paths of its fields need, and its cells.

    The first cell is the key.
    """

    parts: Mapping[str, str]
    cells: tuple[Written, ...]


@dataclass(frozen=True)
class Table:
    """One Excel Table whose rows are records; the first column holds their keys."""

    name: str
    sheet: str
    source: str
    """The view or collection that the rows come from."""
    columns: tuple[Column, ...]
    rows: Mapping[str, Row]

    @property
    def key(self) -> str:
        """Return the heading of the column with the keys."""
        return self.columns[0].heading

    @property
    def blanks(self) -> frozenset[str]:
        """Return the words that say why there is nothing where nothing is held."""
        cells = (cell for row in self.rows.values() for cell in row.cells)
        return frozenset(c.shown for c in cells if isinstance(c.shown, str) and c.held is None)

    def shown(self, key: str) -> Iterator[tuple[Column, str, Written]]:
        """Yield the columns of a row that show a field, with its path and what was written."""
        row = self.rows[key]
        for column, written in zip(self.columns, row.cells, strict=True):
            path = "" if written.computed else self.field(column, key, row)
            if path:
                yield column, path, written

    def fields(self, key: str) -> Iterator[tuple[str, Written]]:
        """Yield the fields that a row shows, with what was written."""
        yield from ((path, written) for _, path, written in self.shown(key))

    def field(self, column: Column, key: str, row: Row | None = None) -> str:
        """Return the path of the field that a column shows in a row; empty where it shows none."""
        return resolved(column.field, key, row.parts if row else {}) or ""


def resolved(pattern: str, key: str, parts: Mapping[str, str]) -> str | None:
    """Return a path with its placeholders filled; None where one is not known."""
    known = {**parts, "key": key}
    if any(name not in known for name in _PLACE.findall(pattern)):
        return None
    return _PLACE.sub(lambda match: known[match[1]], pattern)


@dataclass(frozen=True)
class Single:
    """A filled cell that stands in no Table of records; `name` is its defined name, if it has one.

    `field` is empty where the cell is computed.
    """

    sheet: str
    address: str
    kind: Kind
    written: Written
    field: str = ""
    name: str = ""


@dataclass(frozen=True)
class Receipt:
    """All that was written, in one language; `records` has a digest of every record shown or not.

    `fixed` has the other cells that are not empty, as digests by sheet and address: what the
    template says itself, headings among it. `looks` is how cells, rows, columns and sheets looked.
    """

    language: str
    tables: tuple[Table, ...] = ()
    singles: tuple[Single, ...] = ()
    fixed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    records: Mapping[str, str] = field(default_factory=dict)
    looks: Looks = field(default_factory=dict)

    def fields(self) -> Iterator[tuple[str, Written]]:
        """Yield every field that a cell shows, with what was written; some more than once."""
        for table in self.tables:
            for key in table.rows:
                yield from table.fields(key)
        for single in self.singles:
            if single.field and not single.written.computed:
                yield single.field, single.written
