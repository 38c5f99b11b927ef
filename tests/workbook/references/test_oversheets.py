"""References over several sheets: who takes them, and where they lead after a repeat."""

import pytest

from toolkit.workbook.references.formula_tokens import split_formula
from toolkit.workbook.references.formulas import move_formula
from toolkit.workbook.references.oversheets import may_span_sheets, over_sheets, spanned
from toolkit.workbook.references.shift import RowRepeat, ShiftMap


@pytest.mark.parametrize(
    ("formula", "fits"),
    [
        ("SUM(A:B!C1)", True),
        ("1+_xlfn.STDEV.S( A:B!C1 )", True),
        ('SUM(MAX(1,")"),A:B!C1)', True),
        ("SUM(2*A:B!C1)", False),
        ("SUBTOTAL(9,A:B!C1)", False),
        ("ABS(A:B!C1)", False),
        ("A:B!C1", False),
        ("SUM(1)+A:B!C1", False),
    ],
)
def test_only_functions_that_sum_up_take_one(formula: str, fits: bool) -> None:
    pieces = split_formula(formula)
    at = next(i for i, piece in enumerate(pieces) if not isinstance(piece, str))
    assert may_span_sheets(pieces, at) is fits


def test_the_prefix_is_quoted_as_a_whole() -> None:
    assert over_sheets("A", "B") == "A:B!"
    assert over_sheets("A", "It's") == "'A:It''s'!"


def test_a_span_has_all_tabs_between_its_ends_in_either_order() -> None:
    assert spanned(["a", "B", "c", "d"], "b", "D") == ["B", "c", "d"]
    assert spanned(["a", "b", "c"], "c", "b") == ["b", "c"]
    assert spanned(["a"], "a", "x") == []


def repeated(copies: int) -> ShiftMap:
    return ShiftMap([RowRepeat(2, 2, 1, 16_384, copies)], [])


def test_it_follows_where_the_cells_move_alike_on_all_sheets() -> None:
    maps = {"A": repeated(3), "B": repeated(3), "Z": repeated(9)}
    moved = move_formula("SUM(A:B!C5,A:B!C2,A:B!C1)", "S", maps)
    assert (moved.text, moved.notes) == ("SUM(A:B!C7,A:B!C2:C4,A:B!C1)", ())


def test_it_is_told_where_they_move_differently() -> None:
    moved = move_formula("SUM(A:B!C5)", "S", {"A": repeated(3), "B": repeated(2)})
    assert moved.text == "SUM(A:B!C5)"
    assert [note.kind for note in moved.notes] == ["not-followed"]


def test_nothing_is_told_of_cells_that_stay_where_others_move() -> None:
    moved = move_formula("SUM(A:B!C1)", "S", {"A": repeated(3), "B": repeated(2)})
    assert (moved.text, moved.notes) == ("SUM(A:B!C1)", ())
