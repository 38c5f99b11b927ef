"""Blocks spelled out, lists in rows of their own, and rows left out."""

import re

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.utils import range_boundaries

from tests.workbook.filling import fill_in, mistakes, opened, packed, shown, template
from tests.workbook.origins import iter_origins

DATA = {
    "title": "T",
    "m": [
        {"id": "x", "t": "X", "kind": "big", "c": [{"s": 1}, {"s": 2}]},
        {"id": "y", "t": "Y", "kind": None, "c": []},
        {"id": "z", "t": "Z", "kind": "small", "c": [{"s": 5}]},
    ],
    "z": [{"v": 7}, {"v": 8}],
}


def column(cells: dict[str, object], letter: str) -> list[tuple[int, object]]:
    found = [(int(a[1:]), v) for a, v in cells.items() if a.startswith(letter)]
    return sorted(found)


def filled(cells: dict[str, str], data: dict[str, object] = DATA) -> dict[str, object]:
    package = template({"S": cells})
    fill_in(package, data)
    return shown(package, "S")


@pytest.mark.parametrize(
    ("opening", "field"),
    [("{{#each m}}", "m.t"), ("{{#each m as one}}", "one.t"), ("{{#each m[]}}", "m[].t")],
)
def test_rows_of_a_block_repeat_and_rows_of_tags_disappear(opening: str, field: str) -> None:
    cells = {
        "A1": "head",
        "A2": opening,
        "A3": f"{{{{ {field} }}}}",
        "A4": "fixed",
        "A5": "{{/each}}",
        "A6": "end",
    }
    assert filled(cells) == {
        **{"A1": "head", "A2": "X", "A3": "fixed", "A4": "Y", "A5": "fixed"},
        **{"A6": "Z", "A7": "fixed", "A8": "end"},
    }


@pytest.mark.parametrize("count", [0, 1, 3])
def test_formulas_follow_the_rows_of_a_block(count: int) -> None:
    cells = {
        "A1": "{{#each m}}",
        "A2": "{{ m.t }}",
        "B2": "=LEN(A2)",
        "A3": "{{/each}}",
        "B4": "=SUM(B2)",
        "C4": "=B1",
    }
    found = filled(cells, {"m": DATA["m"][:count]})  # type: ignore[index]
    assert [v for _, v in column(found, "B")][:-1] == [f"=LEN(A{1 + i})" for i in range(count)]
    last = 1 + max(1, count)
    assert found[f"B{last}"] == ("=SUM(B1)" if count < 2 else f"=SUM(B1:B{count})")
    assert found[f"C{last}"] == "=#REF!"


def test_a_tag_beside_other_content_leaves_its_row() -> None:
    cells = {
        "A1": "{{#each m as one}} {{ one.t }}",
        "B1": "x",
        "A2": "{{ one.id }}",
        "B2": "{{/each}}",
        "A3": "end",
    }
    assert column(filled(cells), "A") == [
        *((1, "X"), (2, "x"), (3, "Y"), (4, "y"), (5, "Z"), (6, "z"), (7, "end")),
    ]


def test_a_number_beside_the_tag_of_a_block_stays_a_number() -> None:
    assert filled({"A1": "{{#each z}} {{ z.v }} {{/each}}"}) == {"A1": 7, "A2": 8}


def test_the_item_of_a_list_of_values_is_named_like_the_list() -> None:
    cells = {
        "A1": "{{#each tags as tag}}",
        "A2": "{{ tag }}",
        "B2": "{{ tags }}",
        "A3": "{{/each}}",
    }
    assert filled(cells, {"tags": ["a", "b"]}) == {"A1": "a", "B1": "a", "A2": "b", "B2": "b"}


def test_filters_stand_on_the_block_or_on_a_tag_in_it() -> None:
    on_block = {"A1": "{{#each m | sort t descending | first 2}}", "A2": "{{ m.t }}"}
    on_tag = {"A1": "{{#each m}}", "A2": "{{ m.t | sort t descending | first 2 }}"}
    for cells in (on_block, on_tag):
        assert list(filled({**cells, "A3": "{{/each}}"}).values()) == ["Z", "Y"]


@pytest.mark.parametrize("spelled_out", [True, False])
def test_every_copy_has_its_own_inner_rows_and_its_total_covers_them(spelled_out: bool) -> None:
    implicit = {"A2": "{{ m[].t }}", "B2": "=SUM(B3)", "B3": "{{ m[].c[].s }}", "B4": "=SUM(B3)"}
    explicit = {
        "A2": "{{#each m as one}}",
        "A3": "{{ one.t }}",
        "B3": "=SUM(B5)",
        "A4": "{{#each one.c as c}}",
        "B5": "{{ c.s }}",
        "A6": "{{/each}}",
        "A7": "{{/each}}",
        "B8": "=SUM(B5)",
    }
    found = filled({"A1": "head", **(explicit if spelled_out else implicit)})
    assert column(found, "A") == [(1, "head"), (2, "X"), (5, "Y"), (7, "Z")]
    assert column(found, "B") == [
        *((2, "=SUM(B3:B4)"), (3, 1), (4, 2)),
        (5, "=SUM(B6)"),
        *((7, "=SUM(B8)"), (8, 5)),
        (9, "=SUM(B3:B4,B6,B8)"),
    ]


def test_the_row_above_an_inner_block_is_the_copy_before() -> None:
    cells = {"A1": "{{ m[].t }}", "A2": "{{ m[].c[].s }}", "B2": "=B1+A2"}
    data = {"m": [{"t": "X", "c": [{"s": 1}, {"s": 2}, {"s": 3}]}, {"t": "Y", "c": [{"s": 4}]}]}
    assert column(filled(cells, data), "B") == [
        (2, "=B1+A2"),
        (3, "=B2+A3"),
        (4, "=B3+A4"),
        (6, "=B5+A6"),
    ]


def test_a_row_with_a_dollar_is_that_of_the_item_around_where_one_value_is_taken() -> None:
    cells = {
        "A1": "{{ m[].t }}",
        "B1": "=SUM(B2)",
        "B2": "{{ m[].c[].s }}",
        "C2": "=B2/B$1",
        "D2": "=B2-$B$2",
        "E2": "=B2/SUM(B$1)",
    }
    data = {"m": [{"t": "X", "c": [{"s": 1}, {"s": 2}]}, {"t": "Y", "c": [{"s": 3}, {"s": 4}]}]}
    found = filled(cells, data)
    assert column(found, "C") == [(2, "=B2/B$1"), (3, "=B3/B$1"), (5, "=B5/B$4"), (6, "=B6/B$4")]
    assert [formula for _, formula in column(found, "D")[2:]] == ["=B5-$B$5", "=B6-$B$5"]
    assert column(found, "E")[-1] == (6, "=B6/SUM(B$1,B$4)")


def test_two_lists_below_one_another_and_a_list_in_one_of_them() -> None:
    cells = {
        "A1": "{{ a[].t }}",
        "A2": "{{ a[].b[].u }}",
        "A3": "{{ a[].b[].c[].v }}",
        "A4": "{{ a[].d[].w }}",
    }
    data = {
        "a": [
            {
                "t": 1,
                "b": [{"u": 2, "c": [{"v": 3}, {"v": 4}]}, {"u": 5, "c": [{"v": 6}]}],
                "d": [],
            },
            {"t": 7, "b": [{"u": 8, "c": []}], "d": [{"w": 9}, {"w": 10}]},
        ]
    }
    assert column(filled(cells, data), "A") == [
        *((1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (8, 7), (9, 8), (11, 9), (12, 10)),
    ]


def test_no_outer_item_leaves_one_emptied_copy() -> None:
    cells = {
        "A1": "{{ m[].t }}",
        "A2": "{{ m[].c[].s }}",
        "B2": "=A2",
        "A3": "end",
        "B3": "=SUM(A2)",
    }
    assert filled(cells, {"m": []}) == {"A3": "end", "B3": "=SUM(A2)"}


def test_lists_side_by_side_within_a_block_grow_by_themselves() -> None:
    cells = {
        "A1": "{{#each m}}",
        "A2": "{{ m.t }}",
        "A3": "{{ m.c[].s }}",
        "C3": "{{ m.d[].w }}",
        "A4": "below",
        "C4": "beside",
        "A5": "{{/each}}",
        "A6": "end",
    }
    data = {
        "m": [
            {"t": "X", "c": [{"s": 1}, {"s": 2}, {"s": 3}], "d": [{"w": 9}]},
            {"t": "Y", "c": [{"s": 4}], "d": [{"w": 5}, {"w": 6}]},
        ]
    }
    found = filled(cells, data)
    assert column(found, "A") == [
        *((1, "X"), (2, 1), (3, 2), (4, 3), (5, "below"), (6, "Y"), (7, 4), (9, "below")),
        (10, "end"),
    ]
    assert column(found, "C") == [(2, 9), (5, "beside"), (7, 5), (8, 6), (9, "beside")]


def test_a_list_in_a_list_grows_beside_another_list() -> None:
    cells = {
        "A1": "{{ m[].t }}",
        "B1": "=SUM(B2)",
        "B2": "{{ m[].c[].s }}",
        "D1": "{{ z[].v }}",
        "A3": "below",
        "D2": "right below",
        "B4": "=SUM(B2)",
        "D4": "=SUM(D1)",
    }
    found = filled(cells)
    assert column(found, "A") == [(1, "X"), (4, "Y"), (6, "Z"), (8, "below")]
    assert column(found, "B") == [
        *((1, "=SUM(B2:B3)"), (2, 1), (3, 2), (4, "=SUM(B5)"), (6, "=SUM(B7)"), (7, 5)),
        (9, "=SUM(B2:B3,B5,B7)"),
    ]
    assert column(found, "D") == [(1, 7), (2, 8), (3, "right below"), (9, "=SUM(D1:D2)")]


def test_the_columns_of_an_inner_list_may_stand_beside_those_of_the_outer() -> None:
    found = filled({"A1": "{{ m[].t }}", "B2": "{{ m[].c[].s }}", "D1": "{{ z[].v }}"})
    assert column(found, "A") == [(1, "X"), (4, "Y"), (6, "Z")]
    assert column(found, "B") == [(2, 1), (3, 2), (7, 5)]
    assert column(found, "D") == [(1, 7), (2, 8)]


def test_a_list_in_a_list_grows_beside_a_table() -> None:
    cells = {
        "A2": "{{ m[].t }}",
        "A3": "{{ m[].c[].s }}",
        "C1": "Name",
        "C2": "{{ z[].v }}",
        "A5": "end",
    }
    package = template({"S": cells}, {"T": ("S", "C1:C2")})
    fill_in(package, DATA)
    found = shown(package, "S")
    assert column(found, "A") == [(2, "X"), (3, 1), (4, 2), (5, "Y"), (7, "Z"), (8, 5), (10, "end")]
    assert opened(package)["S"].tables["T"].ref == "C1:C3"


@pytest.mark.parametrize(("given", "shown_as"), [([], ["none"]), ([{"t": 1}], [1])])
def test_a_condition_on_a_whole_list(given: list[object], shown_as: list[object]) -> None:
    cells = {
        "A1": "{{#if m is empty}}",
        "A2": "none",
        "A3": "{{else}}",
        "A4": "{{ m[].t }}",
        "A5": "{{/if}}",
    }
    assert list(filled(cells, {"m": given}).values()) == shown_as


def test_two_inner_lists_stand_side_by_side_below_their_item() -> None:
    cells = {"A1": "{{ m[].t }}", "A2": "{{ m[].c[].s }}", "C2": "{{ m[].d[].w }}", "A3": "end"}
    data = {
        "m": [
            {"t": "X", "c": [{"s": 1}, {"s": 2}], "d": [{"w": 7}]},
            {"t": "Y", "c": [{"s": 3}], "d": [{"w": 8}, {"w": 9}]},
        ]
    }
    found = filled(cells, data)
    assert column(found, "A") == [(1, "X"), (2, 1), (3, 2), (4, "Y"), (5, 3), (7, "end")]
    assert column(found, "C") == [(2, 7), (5, 8), (6, 9)]
    cells["B2"] = cells.pop("C2")
    found_mistakes = mistakes(template({"S": cells}), data)
    assert found_mistakes[0].code == "T106"


def test_a_block_over_a_list_of_what_repeats_beside_it() -> None:
    cells = {"A1": "{{ m[].t }}", "A2": "{{#each m.c}}", "B3": "{{ m.c.s }}", "A4": "{{/each}}"}
    found = filled(cells)
    assert column(found, "A") == [(1, "X"), (4, "Y"), (6, "Z")]
    assert column(found, "B") == [(2, 1), (3, 2), (7, 5)]


@pytest.mark.parametrize(
    ("condition", "kept"),
    [
        ("m.kind is empty", ["Y"]),
        ("m.kind is not empty", ["X", "Z"]),
        ("m.kind in big, small", ["X", "Z"]),
        ("m.kind is big", ["X"]),
        ("title is T", ["X", "Y", "Z"]),
        ("title is not T", []),
    ],
)
def test_rows_are_kept_or_left_out_by_the_current_item(condition: str, kept: list[str]) -> None:
    cells = {
        "A1": "{{#each m}}",
        "A2": "{{ m.id }}",
        "A3": f"{{{{#if {condition} }}}}",
        "B4": "{{ m.t }}",
        "A5": "{{/if}}",
        "A6": "{{/each}}",
        "A7": "end",
    }
    found = filled(cells)
    assert [v for _, v in column(found, "B")] == kept
    assert [v for _, v in column(found, "A")] == ["x", "y", "z", "end"]
    assert max(row for row, _ in column(found, "A")) == 4 + len(kept)


def test_otherwise_stands_behind_else() -> None:
    cells = {
        "A1": "{{#if title is T}}",
        "A2": "yes",
        "B2": "{{/if}}",
        "A3": "{{#if title is T}}",
        "A4": "yes",
        "A5": "{{else}}",
        "A6": "no",
        "A7": "no {{ title }}",
        "A8": "{{/if}}",
        "A9": "end",
    }
    assert column(filled(cells, {"title": "T"}), "A") == [(1, "yes"), (2, "yes"), (3, "end")]
    assert column(filled(cells, {"title": "U"}), "A") == [(1, "no"), (2, "no U"), (3, "end")]


def test_a_condition_on_an_item_needs_no_block_around_the_rows_of_its_list() -> None:
    cells = {
        "A1": "{{#if m.kind is empty}}",
        "A2": "none: {{ m[].t }}",
        "A3": "{{else}}",
        "A4": "{{ m[].t }}",
        "B4": "{{ m[].kind }}",
        "A5": "{{/if}}",
        "A6": "end",
    }
    assert [v for _, v in column(filled(cells), "A")] == ["X", "none: Y", "Z", "end"]


def test_rows_of_a_list_within_a_condition() -> None:
    cells = {"A1": "{{#if title is T}}", "A2": "{{ z[].v }}", "A3": "{{/if}}", "A4": "=SUM(A2)"}
    assert filled(cells) == {"A1": 7, "A2": 8, "A3": "=SUM(A1:A2)"}
    package = template({"S": cells})
    findings = fill_in(package, {"title": "U", "z": [{"v": 1}]}).findings
    assert shown(package, "S") == {"A1": "=SUM(#REF!)"}
    assert [f.code for f in findings if "left out" in f.message] == ["F103"]


def test_a_reference_to_rows_that_some_copies_lack_covers_those_that_have_them() -> None:
    cells = {
        "A1": "{{#each m}}",
        "A2": "{{ m.t }}",
        "A3": "{{#if m.kind is not empty}}",
        "B4": "=LEN(A2)",
        "A5": "{{/if}}",
        "A6": "{{/each}}",
        "B7": "=SUM(B4)",
    }
    assert column(filled(cells), "B") == [(2, "=LEN(A1)"), (5, "=LEN(A4)"), (6, "=SUM(B2,B5)")]


@pytest.mark.parametrize(
    ("cells", "place", "said"),
    [
        ({"A1": "{{#each m}}", "A2": "{{ m.t }}"}, "A1", "#each is never closed"),
        ({"A2": "{{ title }}", "B3": "{{/each}}"}, "B3", "{{/each}} closes nothing"),
        ({"A2": "{{else}}"}, "A2", "{{else}} closes nothing"),
        (
            {"A1": "{{#each m}}", "A2": "{{#if title is T}}", "A3": "x", "A4": "{{/each}}"},
            *("A4", "within #if of A2"),
        ),
        (
            {"A1": "{{#each m}}", "A2": "{{ m.t }}", "A3": "{{else}}", "A4": "{{/each}}"},
            *("A3", "within #each of A1"),
        ),
        ({"A1": "{{#each m}}", "A2": "{{/each}}"}, "A1", "no rows of its own"),
        (
            {"A1": "{{#each m}} x", "A2": "{{/each}}{{#each z}} y", "A3": "{{/each}}"},
            *("A2", "two blocks share row 2"),
        ),
        ({"A1": "{{#each n}}", "A2": "x", "A3": "{{/each}}"}, "A1", 'no field "n"'),
        ({"A1": "{{#if m.knid is x}}", "A2": "x", "A3": "{{/if}}"}, "A1", 'mean "kind"'),
        ({"A1": "{{#each title}}", "A2": "x", "A3": "{{/each}}"}, "A1", "is not a list"),
        (
            {
                "A1": "{{#each m}}",
                "A2": "{{#each m}}",
                "A3": "x",
                "A4": "{{/each}}",
                "A5": "{{/each}}",
            },
            *("A2", "walked by a block around"),
        ),
        (
            {"A1": "{{#each m}}", "A2": "{{ m.tt }}", "A3": "{{/each}}"},
            *("A2", 'no field "tt"'),
        ),
    ],
)
def test_a_block_that_does_not_fit_names_its_cell(
    cells: dict[str, str], place: str, said: str
) -> None:
    found = [str(f) for f in mistakes(template({"S": cells}), DATA)]
    assert any(f"S!{place}:" in f and said in f for f in found), found


@pytest.mark.parametrize(
    ("tag", "said"),
    [("A4", "cannot stand in the Table"), ("A2", "cannot be copied")],
)
def test_a_block_and_a_table_keep_apart(tag: str, said: str) -> None:
    cells = {"A3": "Name", "A4": "{{ m[].t }}", "A9": "{{/each}}"}
    cells[tag] = "{{#each z}}"
    found = mistakes(template({"S": cells}, {"T": ("S", "A3:A4")}), DATA)
    assert "T102" in [f.code for f in found]
    assert any(said in f.message for f in found)


def test_a_row_of_tags_does_not_disappear_from_a_table() -> None:
    cells = {"A2": "{{#each z}}", "A9": "{{ z.v }}", "A10": "{{/each}}", "C1": "Name", "C3": "x"}
    found = mistakes(template({"S": cells}, {"T": ("S", "C1:C3")}), DATA)
    assert any("would disappear" in f.message for f in found)


def test_merged_cells_of_a_row_of_tags_go_with_it() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for address, text in {"A1": "{{#each z}}", "A2": "{{ z.v }}", "A3": "{{/each}}"}.items():
        sheet[address] = text
    sheet.merge_cells("A1:D1")
    package = packed(book)
    fill_in(package, DATA)
    assert not opened(package).worksheets[0].merged_cells.ranges


def test_merged_cells_in_a_block_are_merged_in_every_copy() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for address, text in {
        "A1": "{{ m[].t }}",
        "A2": "{{ m[].c[].s }}",
        "A3": "{{ m[].id }}",
    }.items():
        sheet[address] = text
    sheet.merge_cells("B1:B3")
    sheet.merge_cells("C2:D2")
    package = packed(book)
    fill_in(package, DATA)
    merged = sorted(map(str, opened(package).worksheets[0].merged_cells.ranges))
    assert merged == ["B1:B4", "B5:B7", "B8:B10", "C2:D2", "C3:D3", "C6:D6", "C9:D9"]


def test_a_chart_that_takes_in_rows_within_rows_is_told_with_its_sheet() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A2"] = "{{ m[].id }}", "{{ m[].c[].s }}"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=1))
    sheet.add_chart(chart, "D1")
    found = [f for f in fill_in(packed(book), DATA).findings if f.message.startswith("chart:")]
    assert [(f.code, str(f.place)) for f in found] == [("F103", "t.xlsx: Sheet")]


@pytest.mark.parametrize(
    ("cell", "formula", "told"),
    [
        ("B2", "B2>1", False),
        ("B2", "B2>$B$1", True),
        ("B2", "B2>MAX($B$1)", False),
        ("B2", "B2>B1", False),
        ("B2", "B2>B3", True),
        ("A1", "A1>A3", True),
        ("A1", "A1>A9", False),
    ],
)
def test_a_rule_that_cannot_hold_in_every_copy_is_told(cell: str, formula: str, told: bool) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for address, text in {
        "A1": "{{ m[].t }}",
        "B2": "{{ m[].c[].s }}",
        "A3": "{{ m[].id }}",
    }.items():
        sheet[address] = text
    rule = FormulaRule(formula=[formula], fill=PatternFill("solid", bgColor="FFFF00"))
    sheet.conditional_formatting.add(cell, rule)
    found = [f.code for f in fill_in(packed(book), DATA).findings if "in every copy" in f.message]
    assert found == (["F104"] if told else [])


def test_every_filled_cell_of_a_nested_list_knows_its_field() -> None:
    package = template({"S": {"A1": "{{ m[].t }}", "A2": "{{ m[].c[].s }}"}})
    origins = [(cell, origin) for _, cell, origin in iter_origins(fill_in(package, DATA).plan)]
    assert origins == [
        *(("A1", "m/x/t"), ("A4", "m/y/t"), ("A6", "m/z/t")),
        *(("A2", "m/x/c/-/s"), ("A3", "m/x/c/-/s"), ("A7", "m/z/c/-/s")),
    ]


items = st.lists(
    st.tuples(st.integers(0, 99), st.lists(st.integers(100, 199), max_size=4)), max_size=5
)


def cells_of(formula: object) -> set[int]:
    """The rows that a `=SUM(...)` covers."""
    inside = re.fullmatch(r"=SUM\((.*)\)", str(formula))
    assert inside
    found: set[int] = set()
    for part in inside.group(1).split(","):
        _, top, _, bottom = range_boundaries(part)
        found.update(range(top, bottom + 1))
    return found


@settings(max_examples=40, deadline=None)
@given(items, st.booleans())
def test_outer_and_inner_items_read_back_and_totals_cover_their_own(
    data: list[tuple[int, list[int]]], spelled_out: bool
) -> None:
    cells = {"A1": "start", "B1": "=SUM(C3)", "A2": "{{ m[].n }}", "B2": "=SUM(C3)"}
    cells["C3"] = "{{ m[].i[].v }}"
    if spelled_out:
        cells = {
            "A1": "start",
            "B1": "=SUM(C5)",
            "A2": "{{#each m}}",
            "A3": "{{ m.n }}",
            "B3": "=SUM(C5)",
            "A4": "{{#each m.i}}",
            "C5": "{{ m.i.v }}",
            "C6": "{{/each}}",
            "A7": "{{/each}}",
        }
    package = template({"S": cells})
    fill_in(package, {"m": [{"n": n, "i": [{"v": v} for v in inner]} for n, inner in data]})
    sheet = opened(package)["S"]
    row, rows = 2, []
    for number, inner in data:
        assert sheet.cell(row, 1).value == number
        height = max(1, len(inner))
        found = [sheet.cell(row + 1 + i, 3).value for i in range(height)]
        assert found == (inner or [None])
        assert cells_of(sheet.cell(row, 2).value) == set(range(row + 1, row + 1 + height))
        rows += range(row + 1, row + 1 + height)
        row += 1 + height
    assert cells_of(sheet["B1"].value) == set(rows or [3])
