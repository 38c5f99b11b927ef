"""Where what stood somewhere in an old workbook stands in a new one."""

import pytest

from toolkit.merge.cells import Seen, mark_of, short_digest
from toolkit.merge.match import match
from toolkit.merge.places import Places
from toolkit.merge.receipt import Column, Receipt, Row, Table, Written
from toolkit.merge.workbook import Area, Workbook

LETTERS = "ABCDEFGHIJ"


def book(
    keys: list[str], headings: list[str], *, top: int = 3, others: dict[str, str] | None = None
) -> tuple[Receipt, Workbook]:
    """Return a workbook with a Table of records from row `top` and words beside it, and its
    receipt.
    """
    texts = {f"{LETTERS[at]}{top}": heading for at, heading in enumerate(headings)}
    fixed = {**texts, **(others or {})}
    for down, key in enumerate(keys, start=1):
        texts |= {f"{LETTERS[at]}{top + down}": f"{h} of {key}" for at, h in enumerate(headings)}
        texts[f"A{top + down}"] = key
    texts |= others or {}
    cells = {(int(a[1:]), LETTERS.index(a[0]) + 1): Seen(a, text) for a, text in texts.items()}
    digests = {a: short_digest(mark_of(Seen(a, text))) for a, text in fixed.items()}
    columns = (Column(headings[0], "key"), *(Column(h, "value") for h in headings[1:]))
    rows = {k: Row({}, tuple(Written(f"{h} of {k}") for h in headings)) for k in keys}
    table = Table("T", "S", "things", columns, rows)
    area = Area("S", top, 1, top + len(keys), len(headings))
    return Receipt("en", (table,), fixed={"S": digests}), Workbook({"S": cells}, {"T": area})


def places(old: tuple[Receipt, Workbook], new: tuple[Receipt, Workbook]) -> Places:
    return Places(match(*old), match(*new))


@pytest.fixture
def grown() -> Places:
    """Return places between two rows and three, one column more, and words above and below."""
    old = book(["a", "b"], ["Key", "One"], others={"A1": "Title", "A7": "Below"})
    new = book(["x", "b", "a"], ["Key", "New", "One"], others={"A1": "Title", "A8": "Below"})
    return places(old, new)


@pytest.mark.parametrize(
    ("cell", "now"),
    [
        ((4, 1), (6, 1)),
        ((5, 2), (5, 3)),
        ((3, 2), (3, 3)),
        ((1, 1), (1, 1)),
        ((7, 1), (8, 1)),
        ((6, 1), (7, 1)),
        ((12, 1), (13, 1)),
        ((4, 3), (6, 4)),
        ((4, 5), (6, 6)),
        ((1, 3), (1, 4)),
    ],
)
def test_a_cell_goes_by_record_heading_and_neighbours(
    grown: Places, cell: tuple[int, int], now: tuple[int, int]
) -> None:
    assert grown.cell("S", *cell) == now


def test_a_record_or_column_that_is_gone_has_no_place() -> None:
    found = places(book(["a", "b"], ["Key", "One"]), book(["b"], ["Key", "Two"]))
    assert found.cell("S", 4, 1) is None
    assert found.cell("S", 5, 2) is None
    assert found.cell("S", 5, 1) == (4, 1)


def test_a_blank_row_whose_neighbours_part_has_no_place() -> None:
    old = book(["a"], ["Key", "One"], others={"A8": "First", "A10": "Second"})
    new = book(["a"], ["Key", "One"], others={"A8": "First", "A12": "Second"})
    assert places(old, new).cell("S", 9, 1) is None
    assert places(old, new).cell("S", 10, 1) == (12, 1)


def test_an_area_over_all_rows_stays_one_and_one_over_some_ends_with_records(
    grown: Places,
) -> None:
    sheet = grown.sheet("S")
    assert (sheet.edge(4, 1, last=False), sheet.edge(5, 1, last=True)) == (4, 6)
    assert sheet.edge(5, 1, last=False) == 5


def test_an_area_whose_first_record_is_gone_begins_with_the_next() -> None:
    old = book(["a", "b", "c", "d"], ["Key", "One"])
    new = book(["a", "c", "d"], ["Key", "One"])
    assert places(old, new).sheet("S").edge(5, 1, last=False) == 5
    assert places(old, new).sheet("S").edge(5, 1, last=True) == 4


def test_sheets_that_only_one_has_are_not_known(grown: Places) -> None:
    assert ("S" in grown, "Mine" in grown, grown.names) == (True, False, ("S",))
