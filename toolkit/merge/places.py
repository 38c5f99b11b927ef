"""Where what stands somewhere in an old workbook stands in a new one of the same template.

Rows of Tables go by key and columns by heading, so a sort, a record more or a column more do not
matter. What stands beside the Tables goes by what the toolkit wrote there, and blank rows by what
stands above and below them.

    places = Places(match(old receipt, old workbook), match(new receipt, new workbook))
    places.cell("Comparison", 7, 3)     (9, 3), or None where it is gone or cannot be told
"""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from toolkit.merge.cells import mark_of, short_digest
from toolkit.merge.match import Match, TableSeen

Pair = tuple[TableSeen, TableSeen]


class Places:
    """Leads from the cells of an old workbook to those of a new one, sheet by sheet."""

    def __init__(self, old: Match, new: Match) -> None:
        """Take both workbooks as their receipts find them."""
        self._old, self._new = old, new
        self._sheets: dict[str, SheetPlaces] = {}

    def __contains__(self, sheet: object) -> bool:
        """Return whether both workbooks have a sheet of that name that the toolkit wrote."""
        return sheet in self._new.workbook.sheets and sheet in self._old.workbook.sheets

    @property
    def names(self) -> tuple[str, ...]:
        """Return the sheets that both workbooks have."""
        return tuple(name for name in self._new.workbook.sheets if name in self)

    def sheet(self, name: str) -> "SheetPlaces":
        """Return the places of one sheet that both have."""
        if name not in self._sheets:
            self._sheets[name] = SheetPlaces(name, self._old, self._new)
        return self._sheets[name]

    def cell(self, sheet: str, row: int, column: int) -> tuple[int, int] | None:
        """Return where a cell stands now, None where it is gone or that cannot be told."""
        return self.sheet(sheet).cell(row, column)


class SheetPlaces:
    """The places of one sheet."""

    def __init__(self, name: str, old: Match, new: Match) -> None:
        """Take both workbooks as their receipts find them."""
        self._name, self._old, self._new = name, old, new
        theirs = {t.table.name: t for t in new.tables if t.area.sheet == name}
        self.pairs: tuple[Pair, ...] = tuple(
            (table, theirs[table.table.name])
            for table in old.tables
            if table.area.sheet == name and table.table.name in theirs
        )
        """The Tables of records that stand on the sheet in both, old and new."""

    @property
    def main_row(self) -> int:
        """Return the row with the headings of the longest Table; 1 on a sheet without Tables."""
        longest = max(self.pairs, key=lambda pair: len(pair[0].area.body), default=None)
        return longest[0].heading_row if longest else 1

    def cell(self, row: int, column: int) -> tuple[int, int] | None:
        """Return where a cell stands now, None where it is gone or that cannot be told."""
        to_row, to_column = self.row(row, column), self.column(column, row)
        return (to_row, to_column) if to_row and to_column else None

    def row(self, row: int, column: int) -> int | None:
        """Return where a row stands now; `column` tells which of Tables side by side is meant."""
        pair = self.pair_in_body(row, column)
        if pair is None:
            return self._outside(row)
        key = self.key(pair[0], row)
        if key is None:
            return None
        there = pair[1].rows.get(key)
        return there.number if there else None

    def column(self, column: int, row: int) -> int | None:
        """Return where a column stands now in a row; None where its heading is gone."""
        inside = self._beside(self._pairs_at(row), column)
        pair = inside or self._beside(self._nearest(row), column)
        if pair is None:
            return column
        old, new = pair
        known = {number: heading for heading, number in old.columns.items()}
        if inside and column in known:
            return new.columns.get(known[column])
        right, inner = max(known), inner_columns(old)
        if column > right:
            return new.area.right + len(inner) + column - right
        if inside and column in inner:
            return new.area.right + 1 + inner.index(column)
        if column < old.area.left:
            return max(column + new.area.left - old.area.left, 1)
        return column

    def edge(self, row: int, column: int, *, last: bool) -> int | None:
        """Return where the first or last row of an area stands now.

        An area that begins with the first row of a Table, or ends with the last, still does; of a
        row that is gone the next one within the area counts.
        """
        pair = self.pair_in_body(row, column)
        if pair is None:
            return self.row(row, column)
        (old, new), step = pair, -1 if last else 1
        if row == (old.area.body[-1] if last else old.area.body[0]):
            return new.area.body[-1] if last else new.area.body[0]
        while row in old.area.body:
            found = self.row(row, column)
            if found:
                return found
            row += step
        return None

    def pair_in_body(self, row: int, column: int) -> Pair | None:
        """Return the Table whose body has the row, the nearest where several stand side by side."""
        within = [p for p in self.pairs if row in p[0].area.body or self.key(p[0], row)]
        return self._beside(within, column)

    def key(self, table: TableSeen, row: int) -> str | None:
        """Return the key of the record in a row of a Table; None where there is none of its own."""
        return self._keys[table.table.name].get(row)

    @cached_property
    def _keys(self) -> Mapping[str, Mapping[int, str]]:
        return {
            old.table.name: {seen.number: key for key, seen in {**old.added, **old.rows}.items()}
            for old, _ in self.pairs
        }

    def _pairs_at(self, row: int) -> list[Pair]:
        """Return the Tables of which headings, body or totals are in a row."""
        return [
            pair
            for pair in self.pairs
            if pair[0].area.top <= row <= pair[0].area.bottom or self.key(pair[0], row)
        ]

    def _nearest(self, row: int) -> list[Pair]:
        """Return the Tables that a row outside of them belongs to: the next below, else above."""
        below = [pair for pair in self.pairs if pair[0].area.top > row]
        if below:
            top = min(old.area.top for old, _ in below)
            return [pair for pair in below if pair[0].area.top == top]
        bottom = max((old.area.bottom for old, _ in self.pairs), default=0)
        return [pair for pair in self.pairs if pair[0].area.bottom == bottom]

    @staticmethod
    def _beside(pairs: list[Pair], column: int) -> Pair | None:
        """Return the Table that a column belongs to: the last that begins left of it."""
        ordered = sorted(pairs, key=lambda pair: pair[0].area.left)
        left = [pair for pair in ordered if pair[0].area.left <= column]
        return left[-1] if left else ordered[0] if ordered else None

    def _outside(self, row: int) -> int | None:
        """Return where a row outside of the bodies of Tables stands now."""
        if row in self._anchors:
            return self._anchors[row]
        ends = {old.area.body[-1]: new.area.body[-1] for old, new in self.pairs}
        above = max((at for at in (*self._anchors, *ends) if at < row), default=None)
        below = min((at for at in self._anchors if at > row), default=None)
        known = {**ends, **self._anchors}
        offsets = {known[at] - at for at in (above, below) if at is not None}
        if len(offsets) > 1:
            return None
        return max(row + next(iter(offsets), 0), 1)

    @cached_property
    def _anchors(self) -> Mapping[int, int]:
        """Rows outside of the bodies of which it is certain where they stand now."""
        found: dict[int, int] = {}
        for old, new in self.pairs:
            for at in range(old.heading_row - old.area.top + 1):
                found[old.area.top + at] = new.area.top + at
            for at in range(min(old.area.totals, new.area.totals)):
                found[old.area.bottom - at] = new.area.bottom - at
        theirs = {signature: row for row, signature in _signatures(self._new, self._name).items()}
        for row, signature in _signatures(self._old, self._name).items():
            if signature in theirs:
                found.setdefault(row, theirs[signature])
        return found


def inner_columns(table: TableSeen) -> list[int]:
    """Return the columns that stand among those of a Table and that the toolkit did not write."""
    numbers = set(table.columns.values())
    return [n for n in range(min(numbers), max(numbers)) if n not in numbers]


def _signatures(match: Match, sheet: str) -> dict[int, tuple[str, ...]]:
    """Return what the toolkit wrote into each row outside of the bodies of Tables of records.

    Rows that hold nothing of the kind, or the same as another row, are left out.
    """
    fixed = set(match.receipt.fixed.get(sheet, {}).values())
    fields = {
        seen.address if seen else single.address: single.field
        for single, seen in match.singles
        if single.sheet == sheet and single.field
    }
    tables = [table for table in match.tables if table.area.sheet == sheet]
    found: dict[int, list[str]] = {}
    for (row, column), seen in sorted(match.workbook.sheets.get(sheet, {}).items()):
        if any(table.covers(row, column) for table in tables):
            continue
        digest = short_digest(mark_of(seen))
        if seen.address in fields:
            found.setdefault(row, []).append(fields[seen.address])
        elif digest in fixed:
            found.setdefault(row, []).append(digest)
    signatures = {row: tuple(parts) for row, parts in found.items()}
    often = Counter(signatures.values())
    return {row: parts for row, parts in signatures.items() if often[parts] == 1}
