"""Finds what a receipt tells of in a workbook that people and programs have had their hands on.

Tables are found by their name, else by their headings; columns by their heading, wherever they
stand now, else by what they hold; rows by their key, in whatever order.

    found = match(receipt, workbook)
    found.tables[0].rows["fast"].cells["Status"]      Seen("F12", "In operation")
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from toolkit.merge.cells import Seen, mark_of
from toolkit.merge.receipt import Receipt, Single, Table, is_as_written
from toolkit.merge.workbook import Area, Cells, Workbook

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
    """Tables that are not there any more."""
    singles: tuple[tuple[Single, Seen | None], ...]
    """Every cell beside the Tables with what stands in it; None for an empty one."""


def match(receipt: Receipt, workbook: Workbook) -> Match:
    """Return what the receipt tells of as it stands in the workbook."""
    tables, missing = [], []
    for table in receipt.tables:
        area = _area(table, workbook)
        if area is None:
            missing.append(table)
        else:
            tables.append(_table(table, area, workbook.sheets.get(area.sheet, {})))
    by_address = {
        name: {seen.address: seen for seen in workbook.sheets.get(name, {}).values()}
        for name in dict.fromkeys(single.sheet for single in receipt.singles)
    }
    singles = tuple((single, _single(single, by_address)) for single in receipt.singles)
    return Match(receipt, workbook, tuple(tables), tuple(missing), singles)


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


def _table(table: Table, area: Area, cells: Cells) -> TableSeen:
    headings = _headings(area, cells)
    columns: dict[str, int] = {}
    for number, heading in headings.items():
        if any(column.heading == heading for column in table.columns):
            columns.setdefault(heading, number)
    if table.key not in columns and area.left not in columns.values():
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


def _single(single: Single, by_address: Mapping[str, Mapping[str, Seen]]) -> Seen | None:
    """Return what stands in a cell beside the Tables now, also if rows above it came or went."""
    cells = by_address[single.sheet]
    here = cells.get(single.address)
    empty = single.written.shown is None and not single.written.computed
    if empty or is_as_written(single.written, here):
        return here
    moved = [seen for seen in cells.values() if is_as_written(single.written, seen)]
    return moved[0] if len(moved) == 1 else here


def _text(seen: Seen | None) -> str:
    """Return a key or heading as text: a number as it is typed."""
    if seen is None or seen.form in ("formula", "error"):
        return ""
    return mark_of(seen)[1:].strip()
