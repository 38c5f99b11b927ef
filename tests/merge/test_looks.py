"""How looks are compared and kept short."""

import pytest

from toolkit.merge.looks import alike, compact, differing, grouped, look_at

CELLS = {
    ("T:T", "a", "One"): {"fill": "FFFF00"},
    ("T:T", "b", "One"): {"fill": "FFFF00"},
    ("T:T", "c", "One"): {},
    ("S:S", "1", "1"): {"bold": "1"},
}


def test_cells_of_a_column_that_look_the_same_are_one_entry_and_others_stay() -> None:
    assert compact(CELLS) == {
        ("T:T", "*", "One"): {"fill": "FFFF00"},
        ("T:T", "c", "One"): {},
        ("S:S", "1", "1"): {"bold": "1"},
    }


def test_every_place_is_found_again() -> None:
    found = compact(CELLS)
    assert {place: look_at(found, place) for place in CELLS} == CELLS
    assert look_at(found, ("T:T", "new", "One")) == {"fill": "FFFF00"}
    assert look_at(found, ("T:T", "a", "Two")) is None


def test_the_same_looks_are_one_group() -> None:
    groups = dict((str(look), places) for look, places in grouped(compact(CELLS)))
    assert groups["{'fill': 'FFFF00'}"] == [("T:T", "*", "One")]
    assert len(groups) == 3


@pytest.mark.parametrize(
    ("aspect", "one", "other", "same"),
    [
        ("fill", "FFFF00", "FEFE01", True),
        ("fill", "FFFF00", "FFEE00", False),
        ("fill", "FFFF00", "", False),
        ("width", "12.7109375", "12.71", True),
        ("width", "12", "13", False),
        ("bold", "1", "1", True),
        ("number", "0", "0.0", False),
    ],
)
def test_what_programs_round_is_the_same(aspect: str, one: str, other: str, same: bool) -> None:
    assert alike(aspect, one, other) is same


def test_only_aspects_that_differ_are_told() -> None:
    assert differing({"fill": "FFFF00", "bold": "1"}, {"fill": "FFFF00", "italic": "1"}) == {
        "bold",
        "italic",
    }
