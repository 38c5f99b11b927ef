"""Tables, columns, rows and cells are found again, whatever was done to a workbook."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.merge.cells import Seen, mark, short_digest
from toolkit.merge.edits import Edit, edits_of
from toolkit.merge.match import Match, TableSeen, match
from toolkit.merge.receipt import Column, Receipt, Row, Single, Table, Written, computed
from toolkit.merge.workbook import Area, Workbook

HEADINGS = ("Key", "Title", "Status", "Count")
COLUMNS = (
    Column("Key", "key", "things/{key}/id"),
    Column("Title", "value", "things/{key}/title"),
    Column("Status", "label", "things/{key}/status"),
    Column("Count", "computed", "things/{key}/parts"),
)
ROWS: dict[str, list[object]] = {
    "a": ["a", "First", "Signed", 1],
    "b": ["b", "Second", None, 2],
    "c": ["c", "Third", "Over", 3],
}
Grid = list[list[object]]


def row(values: Sequence[object]) -> Row:
    key, title, status, count = values
    held = str(status).lower() if status else None
    cells = (Written(key, key), Written(title, title), Written(status, held), computed(count))  # type: ignore[arg-type]
    return Row({}, cells)


RECEIPT = Receipt(
    "en",
    (Table("Things", "Data", "things", COLUMNS, {k: row(v) for k, v in ROWS.items()}),),
    (Single("Data", "A1", "value", Written("Heading", "Heading"), "release/title"),),
    {"Data": {f"{c}3": short_digest(mark(h)) for c, h in zip("ABCD", HEADINGS, strict=True)}},
)


def grid() -> Grid:
    """Return the Table with its headings as rows of values."""
    return [list(HEADINGS), *([*values] for values in ROWS.values())]


def workbook(rows: Grid, *, table: bool = True, top: int = 3, left: int = 1) -> Workbook:
    """Return a workbook with a Table of these rows, and the heading in A1."""
    values: dict[tuple[int, int], object] = {(1, 1): "Heading"}
    for number, cells in enumerate(rows, start=top):
        for column, value in enumerate(cells, start=left):
            if value is not None:
                values[number, column] = value
    cells = {
        (number, column): Seen(f"{chr(64 + column)}{number}", value)  # type: ignore[arg-type]
        for (number, column), value in values.items()
    }
    area = Area("Data", top, left, top + len(rows) - 1, left + len(rows[0]) - 1)
    return Workbook({"Data": cells}, {"Things": area} if table else {})


def table_of(found: Match) -> TableSeen:
    (table,) = found.tables
    return table


def seen(rows: Grid, **options: object) -> TableSeen:
    return table_of(match(RECEIPT, workbook(rows, **options)))  # type: ignore[arg-type]


def edits(rows: Grid, **options: object) -> list[Edit]:
    return edits_of(match(RECEIPT, workbook(rows, **options)))  # type: ignore[arg-type]


def values(table: TableSeen) -> dict[str, dict[str, object]]:
    return {key: {h: c.value for h, c in row.cells.items()} for key, row in table.rows.items()}


def expected() -> dict[str, dict[str, object]]:
    pairs = {key: zip(HEADINGS, cells, strict=True) for key, cells in ROWS.items()}
    return {key: {h: v for h, v in own if v is not None} for key, own in pairs.items()}


def test_what_was_written_is_found_without_an_edit() -> None:
    assert values(seen(grid())) == expected()
    assert edits(grid()) == []


@given(st.permutations(range(4)), st.permutations(range(1, 4)), st.integers(1, 5), st.booleans())
def test_order_place_and_the_loss_of_the_table_change_nothing(
    columns: list[int], rows: list[int], left: int, table: bool
) -> None:
    turned = [[grid()[r][c] for c in columns] for r in (0, *rows)]
    found = seen(turned, left=left, top=4, table=table)
    assert values(found) == expected()
    assert found.is_sorted_anew == (rows != sorted(rows))
    assert found.has_moved_columns == (columns != sorted(columns))
    assert edits(turned, left=left, top=4, table=table) == []


@given(st.sampled_from("abc"), st.sampled_from(HEADINGS[1:]), st.text(min_size=1))
def test_an_edit_is_found_at_its_record_and_field(key: str, heading: str, text: str) -> None:
    rows = grid()
    place = list(ROWS).index(key) + 1, HEADINGS.index(heading)
    changed = rows[place[0]][place[1]] != text
    rows[place[0]][place[1]] = text
    found = edits(rows)
    assert [(e.key, e.heading) for e in found] == ([(key, heading)] if changed else [])
    for edit in found:
        column = COLUMNS[place[1]]
        assert edit.field == column.field.replace("{key}", key)
        assert edit.kind == column.kind


def test_an_added_row_is_told_also_below_the_table() -> None:
    book = workbook([*grid(), ["d", "Fourth"]])
    assert list(table_of(match(RECEIPT, book)).added) == ["d"]
    area = replace(book.tables["Things"], bottom=6)
    below = Workbook(book.sheets, {"Things": area})
    assert list(table_of(match(RECEIPT, below)).added) == ["d"]
    assert [e.sort for e in edits_of(match(RECEIPT, below))] == ["row added"]


def test_deleted_doubled_and_unkeyed_rows_are_told() -> None:
    rows = [*grid()[:3], ["a", "Again"], [None, "Nobody's"]]
    found = seen(rows)
    assert found.deleted == ("c",)
    assert [each.number for each in found.doubled] == [6]
    assert [each.number for each in found.unkeyed] == [7]
    assert sorted(e.sort for e in edits(rows)) == ["row deleted", "row twice", "row without key"]


def test_an_unknown_column_is_told_in_the_table_and_beside_it() -> None:
    rows = [[*cells, extra] for cells, extra in zip(grid(), ["Mine", "x", "y", "z"], strict=True)]
    assert seen(rows).unknown == {5: "Mine"}
    book = workbook(rows)
    beside = Workbook(book.sheets, {"Things": replace(book.tables["Things"], right=4)})
    for each in (book, beside):
        assert [(e.sort, e.heading) for e in edits_of(match(RECEIPT, each))] == [
            ("column unknown", "Mine")
        ]


def test_a_column_with_another_heading_is_known_by_what_it_holds() -> None:
    rows = grid()
    rows[0][1] = "Name"
    rows[1][1] = "Edited"
    found = seen(rows)
    assert found.renamed == {"Title": "Name"}
    assert found.missing == ()
    assert ("cell", "things/a/title") in [(e.sort, e.field) for e in edits(rows)]


def test_a_column_that_is_gone_is_told_and_its_cells_are_no_edits() -> None:
    rows = [cells[:2] + cells[3:] for cells in grid()]
    assert seen(rows).missing == ("Status",)
    assert [(e.sort, e.heading) for e in edits(rows)] == [("column missing", "Status")]


def test_a_table_that_is_gone_is_told() -> None:
    found = match(RECEIPT, Workbook({"Data": {}}))
    assert [table.name for table in found.missing] == ["Things"]
    assert "table missing" in [e.sort for e in edits_of(found)]


def test_a_table_without_its_keys_is_gone() -> None:
    rows = [cells[1:] for cells in grid()]
    found = match(RECEIPT, workbook(rows))
    assert [table.name for table in found.missing] == ["Things"]
    assert "row deleted" not in [e.sort for e in edits_of(found)]
    spoken = edits_of(match(SPOKEN, workbook(rows)))
    assert "cell" not in [e.sort for e in spoken]


def test_sheets_that_came_and_went_are_told() -> None:
    found = edits_of(match(RECEIPT, Workbook({"Other": {}})))
    assert {("sheet missing", "Data"), ("sheet added", "Other")} <= {
        (e.sort, e.sheet) for e in found
    }


@pytest.mark.parametrize("address", ["A1", "A2"])
def test_a_cell_beside_the_tables_is_found_where_rows_were_inserted(address: str) -> None:
    book = workbook(grid(), top=4)
    cells = {place: cell for place, cell in book.sheets["Data"].items() if place != (1, 1)}
    cells[int(address[1]), 1] = Seen(address, "Heading")
    assert edits_of(match(RECEIPT, Workbook({"Data": cells}, book.tables))) == []


def test_a_cell_of_nobody_is_told() -> None:
    book = workbook(grid())
    cells = {**book.sheets["Data"], (9, 9): Seen("I9", "note")}
    found = edits_of(match(RECEIPT, Workbook({"Data": cells}, book.tables)))
    assert [(e.sort, e.address) for e in found] == [("cell added", "I9")]


def renamed(cells: Grid) -> Workbook:
    """Return the workbook with another name of its sheet."""
    book = workbook(cells)
    area = replace(book.tables["Things"], sheet="Other")
    return Workbook({"Other": book.sheets["Data"]}, {"Things": area})


def test_cells_beside_the_tables_of_a_sheet_that_is_gone_are_no_edits() -> None:
    found = edits_of(match(RECEIPT, Workbook({"Other": {}})))
    assert {e.sort for e in found} == {"sheet missing", "sheet added", "table missing"}


def test_a_sheet_with_another_name_is_known_by_its_table_and_its_cells_are_read_there() -> None:
    rows = grid()
    assert [e.sort for e in edits_of(match(RECEIPT, renamed(rows)))] == ["sheet missing"]
    book = renamed(rows)
    cells = {**book.sheets["Other"], (1, 1): Seen("A1", "Edited")}
    found = edits_of(match(RECEIPT, Workbook({"Other": cells}, book.tables)))
    assert [(e.sheet, e.field) for e in found if e.sort == "cell"] == [("Other", "release/title")]


SPOKEN = replace(
    RECEIPT,
    singles=tuple(
        Single("Data", f"{letter}3", "value", Written(heading, heading), f"words/columns/{heading}")
        for letter, heading in zip("ABCD", HEADINGS, strict=True)
    ),
    fixed={"Data": {"A1": short_digest(mark("Heading"))}},
)
"""Headings that are words of the data."""


def test_the_heading_of_a_column_that_is_gone_is_not_the_next_one() -> None:
    rows = [cells[:1] + cells[2:] for cells in grid()]
    found = edits_of(match(SPOKEN, workbook(rows)))
    assert [(e.sort, e.heading) for e in found] == [("column missing", "Title")]


def test_the_heading_of_a_column_that_moved_is_found_there() -> None:
    rows = [[cells[0], cells[3], cells[1], cells[2]] for cells in grid()]
    assert edits_of(match(SPOKEN, workbook(rows, top=5))) == []
    rows[0][2] = "Name"
    found = edits_of(match(SPOKEN, workbook(rows, top=5)))
    assert [(e.sort, e.field, e.address) for e in found] == [("cell", "words/columns/Title", "C5")]


def test_a_text_that_reads_like_a_heading_is_none() -> None:
    single = Single("Data", "A1", "value", Written("Title", "Title"), "release/title")
    book = workbook(grid())
    cells = {**book.sheets["Data"], (1, 1): Seen("A1", "Edited")}
    receipt = replace(RECEIPT, singles=(single,))
    found = edits_of(match(receipt, Workbook({"Data": cells}, book.tables)))
    assert [(e.sort, e.address) for e in found] == [("cell", "A1")]
