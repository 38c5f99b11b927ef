"""Finds what a receipt tells of in a workbook that people and programs have had their hands on.

Tables are found by their name, else by their headings; columns by their heading, wherever they
stand now, else by what they hold; rows by their key, in whatever order.

    found = match(receipt, workbook)
    found.tables[0].rows["fast"].cells["Status"]      Seen("F12", "In operation")
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from toolkit.merge.cells import Seen, mark, mark_of, short_digest
from toolkit.merge.receipt import Receipt, Single, Table, Written, is_as_written
from toolkit.merge.workbook import Area, Cells, Workbook, row_and_column

_ENOUGH = 0.6
"""The share of headings, or of values of a column, by which one that lost its name is known."""


@dataclass(frozen=True)
class RowSeen:
    """One row of a Table: its number, and its cells by the heading that was written over them."""

    number: int
    cells: Mapping[str, Seen]


@dataclass(frozen=True)
class TableSeen:
    """One Table of the receipt as it stands now.

    `columns` are the numbers of the columns by the heading that was written, `renamed` their
    headings now where those are others; `missing` are gone. `unknown` are columns that the toolkit
    did not write, in the Table or right beside it, by number. `added` rows have a key that was not
    written, `unkeyed` have none, `doubled` have the key of an earlier row; `deleted` are keys.
    """

    table: Table
    area: Area
    columns: Mapping[str, int]
    renamed: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    unknown: Mapping[int, str] = field(default_factory=dict)
    rows: Mapping[str, RowSeen] = field(default_factory=dict)
    added: Mapping[str, RowSeen] = field(default_factory=dict)
    doubled: tuple[RowSeen, ...] = ()
    unkeyed: tuple[RowSeen, ...] = ()

    @property
    def heading_row(self) -> int:
        """Return the row with the headings."""
        return self.area.top + max(self.area.headings, 1) - 1

    @property
    def deleted(self) -> tuple[str, ...]:
        """Return the keys of rows that are gone."""
        return tuple(key for key in self.table.rows if key not in self.rows)

    @property
    def is_sorted_anew(self) -> bool:
        """Return whether the rows stand in another order than they were written in."""
        return list(self.rows) != [key for key in self.table.rows if key in self.rows]

    @property
    def has_moved_columns(self) -> bool:
        """Return whether the columns stand in another order than they were written in."""
        numbers = [self.columns[c.heading] for c in self.table.columns if c.heading in self.columns]
        return numbers != sorted(numbers)

    def covers(self, row: int, column: int) -> bool:
        """Return whether a cell of the Table's sheet is one of the Table's body."""
        first = self.heading_row + (column not in self.unknown)
        inside = column in self.area.columns or column in self.unknown
        return inside and first <= row <= self._last_row

    @cached_property
    def _last_row(self) -> int:
        rows = (each.number for each in self._all_rows())
        return max((self.area.body.stop - 1, *rows))

    def _all_rows(self) -> Iterator[RowSeen]:
        yield from (*self.rows.values(), *self.added.values(), *self.doubled, *self.unkeyed)


@dataclass(frozen=True)
class Match:
    """All that a receipt tells of, as it stands in a workbook now."""

    receipt: Receipt
    workbook: Workbook
    tables: tuple[TableSeen, ...]
    missing: tuple[Table, ...]
    """Tables that are not there any more, or whose column of keys is gone."""
    singles: tuple[tuple[Single, Seen | None], ...]
    """Every cell beside the Tables with what stands in it; None for an empty one. Those that went
    with their sheet or, headings, with their column are left out.
    """


def match(receipt: Receipt, workbook: Workbook) -> Match:
    """Return what the receipt tells of as it stands in the workbook."""
    tables, missing = [], []
    for table in receipt.tables:
        area = _area(table, workbook)
        seen = area and _table(table, area, workbook.sheets.get(area.sheet, {}))
        tables += [seen] if seen else []
        missing += [] if seen else [table]
    singles = _Singles(receipt, workbook, tables)
    return Match(receipt, workbook, tuple(tables), tuple(missing), tuple(singles.found()))


def _area(table: Table, workbook: Workbook) -> Area | None:
    """Return where a Table stands; where it is no Table any more, where its headings do."""
    known = {name.casefold(): area for name, area in workbook.tables.items()}
    if table.name.casefold() in known:
        return known[table.name.casefold()]
    sheets = [table.sheet, *(name for name in workbook.sheets if name != table.sheet)]
    for sheet in sheets:
        found = _by_headings(table, sheet, workbook.sheets.get(sheet, {}))
        if found:
            return found
    return None


def _by_headings(table: Table, sheet: str, cells: Cells) -> Area | None:
    wanted = {column.heading for column in table.columns}
    rows: dict[int, list[int]] = {}
    for (row, column), seen in cells.items():
        if seen.value in wanted:
            rows.setdefault(row, []).append(column)
    row, columns = max(rows.items(), key=lambda each: len(each[1]), default=(0, []))
    if not columns or len(columns) < _ENOUGH * len(wanted):
        return None
    return Area(sheet, row, min(columns), row, max(columns))


def _table(table: Table, area: Area, cells: Cells) -> TableSeen | None:
    """Return a Table as it stands in its area; None where nothing names its rows any more."""
    headings = _headings(area, cells)
    columns: dict[str, int] = {}
    for number, heading in headings.items():
        if any(column.heading == heading for column in table.columns):
            columns.setdefault(heading, number)
    if table.key not in columns:
        if area.left in columns.values():
            return None
        columns[table.key] = area.left
    rows = _Rows(table, area, cells, columns)
    for heading in [each.heading for each in table.columns if each.heading not in columns]:
        likely = rows.alike(heading, [n for n in headings if n not in columns.values()])
        if likely:
            columns[heading] = likely
    used = {column for row, column in cells if row in area.body}
    others = {n: h for n, h in headings.items() if n not in columns.values() and (h or n in used)}
    rows.read(others)
    now = {heading: headings.get(number, "") for heading, number in columns.items()}
    return TableSeen(
        table,
        area,
        columns,
        {heading: other for heading, other in now.items() if other != heading},
        tuple(each.heading for each in table.columns if each.heading not in columns),
        others,
        rows.known,
        rows.added,
        tuple(rows.doubled),
        tuple(rows.unkeyed),
    )


def _headings(area: Area, cells: Cells) -> dict[int, str]:
    """Return the headings by column, also of columns right beside the Table."""
    row = area.top + max(area.headings, 1) - 1
    found = {column: _text(cells.get((row, column))) for column in area.columns}
    beside = area.right + 1
    while (row, beside) in cells:
        found[beside] = _text(cells[row, beside])
        beside += 1
    return found


class _Rows:
    """The rows of one Table, read by key."""

    def __init__(self, table: Table, area: Area, cells: Cells, columns: Mapping[str, int]) -> None:
        self._table, self._area, self._cells, self._columns = table, area, cells, columns
        self.known: dict[str, RowSeen] = {}
        self.added: dict[str, RowSeen] = {}
        self.doubled: list[RowSeen] = []
        self.unkeyed: list[RowSeen] = []
        self._numbers: dict[str, int] = {}
        for row in self._body():
            key = self._key(row)
            if key in table.rows:
                self._numbers.setdefault(key, row)

    def alike(self, heading: str, candidates: Sequence[int]) -> int | None:
        """Return the column that still holds what was written under a heading that is gone."""
        index = [column.heading for column in self._table.columns].index(heading)
        pairs = [(self._table.rows[key].cells[index], n) for key, n in self._numbers.items()]
        told = [(written, n) for written, n in pairs if written.computed or written.shown]
        for number in candidates:
            same = sum(is_as_written(w, self._cells.get((n, number))) for w, n in told)
            if told and same >= _ENOUGH * len(told):
                return number
        return None

    def read(self, others: Mapping[int, str]) -> None:
        """Sort the rows into those that were written and others; `others` are unknown columns."""
        for row in self._body():
            cells = {h: c for h, n in self._columns.items() if (c := self._cells.get((row, n)))}
            if not cells and not any((row, number) in self._cells for number in others):
                continue
            key, seen = self._key(row), RowSeen(row, cells)
            if not key:
                self.unkeyed.append(seen)
            elif key in self.known or key in self.added:
                self.doubled.append(seen)
            else:
                (self.known if key in self._table.rows else self.added)[key] = seen

    def _body(self) -> Iterator[int]:
        """Yield the rows of the body, and those that somebody typed right below it."""
        yield from self._area.body
        row = self._area.body.stop
        while not self._area.totals and self._key(row):
            yield row
            row += 1

    def _key(self, row: int) -> str:
        return _text(self._cells.get((row, self._columns[self._table.key])))


class _Singles:
    """The cells beside the Tables, headings among them."""

    def __init__(self, receipt: Receipt, workbook: Workbook, tables: Sequence[TableSeen]) -> None:
        self._receipt, self._sheets = receipt, workbook.sheets
        self._tables = {table.table.name: table for table in tables}
        self._moved = {table.table.sheet: table.area.sheet for table in tables}
        self._written = {sheet: dict(cells) for sheet, cells in receipt.fixed.items()}
        for single in receipt.singles:
            self._written.setdefault(single.sheet, {})[single.address] = _digest(single.written)
        self._rows = {table.name: self._heading_row(table) for table in receipt.tables}

    def found(self) -> Iterator[tuple[Single, Seen | None]]:
        """Yield every cell that is not gone, on the sheet as it is called now."""
        for single in self._receipt.singles:
            name, heading = self._heading(single)
            table = self._tables.get(name)
            sheet = single.sheet if single.sheet in self._sheets else self._moved.get(single.sheet)
            if table and heading in table.columns:
                sheet, place = table.area.sheet, (table.heading_row, table.columns[heading])
                yield replace(single, sheet=sheet), self._sheets.get(sheet, {}).get(place)
            elif sheet and not name:
                yield replace(single, sheet=sheet), self._beside(single, self._sheets[sheet])

    def _heading(self, single: Single) -> tuple[str, str]:
        """Return the Table and the column that a cell headed; empty if none, or not known."""
        row, digest = row_and_column(single.address)[0], _digest(single.written)
        found = [
            (table.name, column.heading)
            for table in self._receipt.tables
            if (table.sheet, self._rows[table.name]) == (single.sheet, row)
            for column in table.columns
            if short_digest(mark(column.heading)) == digest
        ]
        return found[0] if len(found) == 1 else ("", "")

    def _heading_row(self, table: Table) -> int:
        """Return the row that the headings of a Table were written in, 0 if nothing tells."""
        headings = {short_digest(mark(column.heading)) for column in table.columns}
        cells = self._written.get(table.sheet, {})
        rows = Counter(row_and_column(address)[0] for address, d in cells.items() if d in headings)
        return rows.most_common(1)[0][0] if rows else 0

    def _beside(self, single: Single, cells: Cells) -> Seen | None:
        """Return what stands in a cell now, also if rows above it came or went."""
        here = cells.get(row_and_column(single.address))
        empty = single.written.shown is None and not single.written.computed
        if empty or is_as_written(single.written, here):
            return here
        written, digest = self._written[single.sheet], _digest(single.written)
        alike = [seen for seen in cells.values() if is_as_written(single.written, seen)]
        moved = [seen for seen in alike if written.get(seen.address) != digest]
        return moved[0] if len(moved) == 1 else here


def _digest(written: Written) -> str:
    return written.digest or short_digest(mark(written.shown))


def _text(seen: Seen | None) -> str:
    """Return a key or heading as text: a number as it is typed."""
    if seen is None or seen.form in ("formula", "error"):
        return ""
    return mark_of(seen)[1:].strip()
