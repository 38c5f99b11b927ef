"""Tables whose rows stand in an order of somebody's own."""

from tests.workbook.filling import shown, template
from toolkit.workbook.fill.fill import fill
from toolkit.workbook.tags.context import Context

DATA = {"things": [{"id": key, "size": at} for at, key in enumerate("abc", start=1)]}
CELLS = {
    **{"A1": "Key", "B1": "Size", "A2": "{{ things[].id }}", "B2": "{{ things[].size }}"},
    "C1": "Twice",
    "C2": "=B2*2",
}


def test_rows_stand_in_the_order_of_their_keys_and_others_come_last() -> None:
    package = template({"S": CELLS}, {"T": ("S", "A1:C2")})
    filled = fill(package, "t.xlsx", Context(DATA), {"T": ["c", "gone", "a"]})
    found = shown(filled.package, "S")
    assert [found[f"A{row}"] for row in (2, 3, 4)] == ["c", "a", "b"]
    assert [found[f"B{row}"] for row in (2, 3, 4)] == [3, 1, 2]
    assert [found[f"C{row}"] for row in (2, 3, 4)] == ["=B2*2", "=B3*2", "=B4*2"]


def test_links_to_a_row_find_it_where_it_stands() -> None:
    cells = {"A1": "Key", "A2": "{{ things[].id }}", "C1": "{{ first | link to T }}"}
    package = template({"S": cells}, {"T": ("S", "A1:A2")})
    data = {**DATA, "first": "a"}
    filled = fill(package, "t.xlsx", Context(data), {"T": ["c", "b", "a"]})
    part = filled.package.sheets()[0].part
    assert b'location="S!A4' in filled.package.read(part)
