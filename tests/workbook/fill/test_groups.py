"""Rows of one group together, subtotals below them, cells of one value merged."""

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workbook.filling import fill_in, mistakes, opened, packed, shown, template
from tests.workbook.origins import iter_origins

ROWS = [
    {"id": "a", "area": "north", "n": 1},
    {"id": "b", "area": "South", "n": 2},
    {"id": "c", "area": "north", "n": 3},
    {"id": "d", "area": None, "n": 4},
]
CELLS = {
    "A1": "{{ r[].area | group area }}",
    "B1": "{{ r[].id }}",
    "C1": "{{ r[].n | subtotal sum }}",
    "D1": "=C1*2",
    "C2": "=SUBTOTAL(9,C1)",
}


def filled(cells: dict[str, str], rows: object = ROWS) -> dict[str, object]:
    package = template({"S": cells})
    fill_in(package, {"r": rows})
    return shown(package, "S")


def line(found: dict[str, object], row: int) -> list[object]:
    return [found.get(f"{letter}{row}") for letter in "ABCD"]


def merged(rows: list[dict[str, object]], cells: dict[str, str]) -> list[str]:
    package = template({"S": cells})
    fill_in(package, {"r": rows})
    return sorted(map(str, opened(package)["S"].merged_cells.ranges))


def test_rows_of_one_field_follow_one_another_in_order() -> None:
    cells = {"A1": "{{ r[].id | sort n descending | group area }}"}
    assert list(filled(cells).values()) == ["c", "a", "b", "d"]


def test_every_group_has_a_row_with_its_subtotals() -> None:
    found = filled(CELLS)
    assert [line(found, row) for row in range(1, 9)] == [
        ["north", "a", 1, "=C1*2"],
        ["north", "c", 3, "=C2*2"],
        ["north", None, "=SUBTOTAL(9,C1:C2)", None],
        ["South", "b", 2, "=C4*2"],
        ["South", None, "=SUBTOTAL(9,C4:C4)", None],
        [None, "d", 4, "=C6*2"],
        [None, None, "=SUBTOTAL(9,C6:C6)", None],
        [None, None, "=SUBTOTAL(9,C1:C7)", None],
    ]


@pytest.mark.parametrize(
    ("word", "number"), [("sum", 9), ("average", 1), ("count", 3), ("min", 5), ("max", 4)]
)
def test_a_list_without_groups_has_one_subtotal_at_its_end(word: str, number: int) -> None:
    cells = {"A1": f"{{{{ r[].n | subtotal {word} }}}}", "A2": "end"}
    assert list(filled(cells).values()) == [1, 2, 3, 4, f"=SUBTOTAL({number},A1:A4)", "end"]


@pytest.mark.parametrize("count", [0, 1])
def test_no_item_has_no_subtotal_and_one_has_one(count: int) -> None:
    found = filled(CELLS, ROWS[:count])
    assert [line(found, row) for row in range(1, 3 + count)] == (
        [[None] * 4, [None, None, "=SUBTOTAL(9,C1)", None]]
        if not count
        else [
            ["north", "a", 1, "=C1*2"],
            ["north", None, "=SUBTOTAL(9,C1:C1)", None],
            [None, None, "=SUBTOTAL(9,C1:C2)", None],
        ]
    )


def test_subtotals_of_inner_rows_stand_in_every_copy() -> None:
    cells = {"A1": "{{ r[].id }}", "B2": "{{ r[].c[].v | subtotal sum }}"}
    rows = [
        {"id": "x", "c": [{"v": 1}, {"v": 2}]},
        {"id": "y", "c": []},
        {"id": "z", "c": [{"v": 3}]},
    ]
    found = filled(cells, rows)
    assert found == {
        **{"A1": "x", "B2": 1, "B3": 2, "B4": "=SUBTOTAL(9,B2:B3)"},
        **{"A5": "y", "A7": "z", "B8": 3, "B9": "=SUBTOTAL(9,B8:B8)"},
    }


def test_a_formula_that_counts_the_subtotals_too_is_told() -> None:
    cells = {**CELLS, "C3": "=SUM(C1)", "C4": "=SUM(B1)", "D4": "=SUBTOTAL(9,C1:C2)"}
    package = template({"S": cells, "O": {"A1": "=MAX(S!C:C)"}})
    findings = fill_in(package, {"r": ROWS}).findings
    told = [str(f) for f in findings if "subtotals" in f.message]
    assert told == [
        f"t.xlsx: {place} takes in the rows of subtotals too; write SUBTOTAL, which leaves them out"
        for place in ("S!C3: warning F103: C1", "O!A1: warning F103: S!C:C")
    ]


def test_a_row_of_subtotals_shows_no_record() -> None:
    package = template({"S": CELLS})
    found = [(cell, origin) for _, cell, origin in iter_origins(fill_in(package, {"r": ROWS}).plan)]
    assert [cell for cell, origin in found if origin == "r/b/id"] == ["B4"]
    assert not {"A3", "B3", "C3"} & {cell for cell, _ in found}


def test_neighbouring_cells_of_one_value_are_merged() -> None:
    rows = [
        {"a": a, "b": b, "n": i} for i, (a, b) in enumerate(["xp", "xp", "xq", "yq", "yq", "z "])
    ]
    cells = {
        "A1": "{{ r[].a | merge same }}",
        "B1": "{{ r[].b | merge same }}",
        "C1": "{{ r[].n }}",
        "A2": "end",
    }
    assert merged(rows, cells) == ["A1:A3", "A4:A5", "B1:B2", "B4:B5"]
    found = filled(cells, rows)
    assert [found.get(f"A{i}") for i in range(1, 8)] == ["x", None, None, "y", None, "z", "end"]
    assert [found.get(f"C{i}") for i in range(1, 7)] == [0, 1, 2, 3, 4, 5]


def test_outer_values_beside_inner_rows_are_merged() -> None:
    cells = {"A1": "{{ r[].t | merge same }}", "B1": "{{ r[].c[].v }}"}
    rows = [{"t": "x", "c": [{"v": 1}, {"v": 2}]}, {"t": "y", "c": [{"v": 3}]}]
    assert merged(rows, cells) == ["A1:A2"]


def test_nothing_and_different_types_are_not_merged() -> None:
    rows = [{"a": a} for a in (None, None, "", "", 1, True, 1, "1")]
    assert merged(rows, {"A1": "{{ r[].a | merge same }}"}) == []


def test_merged_cells_do_not_reach_over_subtotals() -> None:
    cells = {"A1": "{{ r[].a | group a | merge same }}", "B1": "{{ r[].n | subtotal sum }}"}
    rows = [{"a": "x", "n": 1}, {"a": "x", "n": 2}, {"a": "y", "n": 3}]
    assert merged(rows, cells) == ["A1:A2"]


def test_merged_cells_stay_beside_those_of_the_template() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A2"] = "head", "{{ r[].area | merge same | sort area }}"
    sheet.merge_cells("A1:B1")
    package = packed(book)
    fill_in(package, {"r": ROWS})
    found = opened(package).worksheets[0].merged_cells.ranges
    assert sorted(map(str, found)) == ["A1:B1", "A2:A3"]


@pytest.mark.parametrize(
    ("cells", "code", "said"),
    [
        ({"A1": "{{ r[].id | group aera }}"}, "T103", 'did you mean "area"?'),
        ({"A1": "{{ r[].id | sort aera }}"}, "T103", 'did you mean "area"?'),
        ({"A1": "{{ r[].id | where aera is x }}"}, "T103", 'did you mean "area"?'),
        ({"A1": "{{ title | subtotal sum }}"}, "T112", "needs rows that repeat"),
        ({"A1": "{{ title | merge same }}"}, "T112", "needs rows that repeat"),
        ({"A1": "{{ title | group x }}"}, "T112", "needs rows that repeat"),
        ({"A1": "{{ r[].id }}", "A2": "{{ r[].n | subtotal sum }}"}, "T112", "one row for every"),
        ({"A1": "{{ r[].id | merge same }}", "A2": "{{ r[].n }}"}, "T112", "one row for every"),
        ({"A1": "{{ r[].id | subtotal median }}"}, "T101", "subtotal sum, average"),
        ({"A1": "{{ r[].id | merge all }}"}, "T101", "merge same"),
        ({"A1": "{{#if title is T | sort x}}"}, "T101", "cannot stand in a block"),
    ],
)
def test_what_cannot_be_grouped_names_its_cell(cells: dict[str, str], code: str, said: str) -> None:
    found = mistakes(template({"S": cells}), {"r": ROWS, "title": "T"})
    assert code in [f.code for f in found]
    assert any(said in str(f) for f in found), found


@pytest.mark.parametrize("word", ["group area", "subtotal count", "merge same"])
def test_a_table_takes_no_groups(word: str) -> None:
    cells = {"A1": "Name", "A2": f"{{{{ r[].id | {word} }}}}"}
    found = mistakes(template({"S": cells}, {"T": ("S", "A1:A2")}), {"r": ROWS})
    assert [f.code for f in found] == ["T112"]
    assert 'in the Table "T"' in found[0].message


def test_cells_that_are_merged_already_are_not_merged_again() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "{{ r[].id | merge same }}"
    sheet.merge_cells("A1:B1")
    assert [f.code for f in mistakes(packed(book), {"r": ROWS})] == ["T112"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("xyz"), st.integers(0, 9)), max_size=8))
def test_groups_read_back_with_their_sums(data: list[tuple[str, int]]) -> None:
    package = template(
        {"S": {"A1": CELLS["A1"].replace("area", "a"), "B1": "{{ r[].n | subtotal sum }}"}}
    )
    fill_in(package, {"r": [{"a": a, "n": n} for a, n in data]})
    found, row = shown(package, "S"), 1
    for name in sorted({a for a, _ in data}):
        own = [n for a, n in data if a == name]
        assert [found[f"B{row + i}"] for i in range(len(own))] == own
        assert [found[f"A{row + i}"] for i in range(len(own) + 1)] == [name] * (len(own) + 1)
        assert found[f"B{row + len(own)}"] == f"=SUBTOTAL(9,B{row}:B{row + len(own) - 1})"
        row += len(own) + 1
    assert len(found) == 2 * (row - 1)
