"""What somebody changed in a workbook since it was written, as a list of edits.

    for edit in edits_of(match(receipt, workbook)):
        edit.sort, edit.sheet, edit.seen.address, edit.field, edit.written

An edit says what is different, not what it means: `toolkit.merge.meaning` does that.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from toolkit.merge.cells import Seen, mark, mark_of, short_digest
from toolkit.merge.match import Match, RowSeen, TableSeen
from toolkit.merge.receipt import Column, Kind, Row, Written, is_as_written

Sort = Literal[
    "cell",
    "row added",
    "row deleted",
    "row twice",
    "row without key",
    "column unknown",
    "column missing",
    "table missing",
    "sheet missing",
    "sheet added",
    "cell of the template",
    "cell added",
]


@dataclass(frozen=True)
class Edit:
    """One difference between what was written and what stands there now.

    `sort` is `cell` for a cell that shows a record; `field` is then its path (or where to edit
    instead of it), `key` and `heading` say which row and column it is in. `seen` is None where
    nothing stands any more; `row` has the cells of a row that was added.
    """

    sort: Sort
    sheet: str
    address: str = ""
    kind: Kind = "computed"
    field: str = ""
    table: str = ""
    key: str = ""
    heading: str = ""
    written: Written | None = None
    seen: Seen | None = None
    row: RowSeen | None = None


def edits_of(match: Match) -> list[Edit]:
    """Return every edit of a workbook, Table by Table, then the cells beside them."""
    found: list[Edit] = []
    for table in match.tables:
        found += _of_rows(table)
        found += _of_columns(table)
    found += [Edit("table missing", t.sheet, table=t.name) for t in match.missing]
    for single, seen in match.singles:
        if not is_as_written(single.written, seen):
            address, written = seen.address if seen else single.address, single.written
            kind: Kind = "computed" if written.computed else single.kind
            about = {"field": single.field, "written": written, "seen": seen}
            found.append(Edit("cell", single.sheet, address, kind, **about))  # type: ignore[arg-type]
    return [*found, *_of_sheets(match), *_of_template(match)]


def _of_rows(table: TableSeen) -> Iterator[Edit]:
    about, receipt = (table.area.sheet, table.table.name), table.table
    for key, row in table.rows.items():
        written = receipt.rows[key]
        for column, cell in zip(receipt.columns[1:], written.cells[1:], strict=True):
            if column.heading in table.columns:
                yield from _of_cell(table, key, row, written, column, cell)
    for key in table.deleted:
        yield Edit("row deleted", about[0], table=about[1], key=key)
    for key, row in table.added.items():
        yield Edit("row added", about[0], _address(table, row), table=about[1], key=key, row=row)
    for row in table.doubled:
        key = str(row.cells[receipt.key].value)
        yield Edit("row twice", about[0], _address(table, row), table=about[1], key=key, row=row)
    for row in table.unkeyed:
        yield Edit("row without key", about[0], _address(table, row), table=about[1], row=row)


def _of_cell(
    table: TableSeen, key: str, row: RowSeen, written: Row, column: Column, cell: Written
) -> Iterator[Edit]:
    seen = row.cells.get(column.heading)
    if column.kind == "formula":
        if seen is not None and seen.form in ("formula", "error"):
            return
    elif is_as_written(cell, seen):
        return
    number = table.columns[column.heading]
    kind: Kind = "computed" if cell.computed and column.kind != "formula" else column.kind
    yield Edit(
        "cell",
        table.area.sheet,
        seen.address if seen else f"{_letters(number)}{row.number}",
        kind,
        table.table.field(column, key, written),
        table.table.name,
        key,
        column.heading,
        cell,
        seen,
    )


def _of_columns(table: TableSeen) -> Iterator[Edit]:
    sheet, name = table.area.sheet, table.table.name
    for heading in table.missing:
        yield Edit("column missing", sheet, table=name, heading=heading)
    for number, heading in table.unknown.items():
        address = f"{_letters(number)}{table.heading_row}"
        yield Edit("column unknown", sheet, address, table=name, heading=heading)


def _of_sheets(match: Match) -> Iterator[Edit]:
    known = {*match.receipt.fixed, *(table.sheet for table in match.receipt.tables)}
    moved = {table.area.sheet for table in match.tables}
    for name in sorted(known - set(match.workbook.sheets)):
        yield Edit("sheet missing", name)
    for name in match.workbook.sheets:
        if name not in known and name not in moved:
            yield Edit("sheet added", name)


def _of_template(match: Match) -> Iterator[Edit]:
    """Yield what differs in the cells that the template itself filled, and cells that are new."""
    singles = {(single.sheet, seen.address) for single, seen in match.singles if seen}
    for sheet, fixed in match.receipt.fixed.items():
        cells = match.workbook.sheets.get(sheet)
        if cells is None:  # the whole sheet is told
            continue
        tables = [table for table in match.tables if table.area.sheet == sheet]
        now: dict[str, Seen] = {}
        for (row, column), seen in cells.items():
            of_record = (sheet, seen.address) in singles
            if not of_record and not any(table.covers(row, column) for table in tables):
                now[seen.address] = seen
        gone = {mark(heading) for table in tables for heading in table.missing}
        digests = {short_digest(each) for each in gone}
        left = {address: d for address, d in fixed.items() if d not in digests}
        yield from _fixed(sheet, left, now)


def _fixed(sheet: str, fixed: Mapping[str, str], now: Mapping[str, Seen]) -> Iterator[Edit]:
    """Yield the cells that changed; one that only stands elsewhere did not."""
    digests = {address: short_digest(mark_of(seen)) for address, seen in now.items()}
    lost = {address: d for address, d in fixed.items() if digests.get(address) != d}
    new = [address for address, digest in digests.items() if fixed.get(address) != digest]
    for address, digest in list(lost.items()):
        elsewhere = next((one for one in new if digests[one] == digest), None)
        if elsewhere is not None:
            new.remove(elsewhere)
            del lost[address]
    for address in lost:
        yield Edit("cell of the template", sheet, address, seen=now.get(address))
    for address in new:
        if address not in lost:
            yield Edit("cell added", sheet, address, seen=now[address])


def _address(table: TableSeen, row: RowSeen) -> str:
    return f"{_letters(table.columns[table.table.key])}{row.number}"


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(65 + digit) + letters
    return letters
