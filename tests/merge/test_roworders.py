"""Rows in somebody's own order, with new ones among them."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.merge.roworders import merged_order

KEYS = st.lists(st.sampled_from("abcdefgh"), unique=True)


def test_a_new_row_follows_the_one_before_it() -> None:
    assert merged_order(["c", "a"], ["x", "a", "y", "c", "z"]) == ["x", "c", "z", "a", "y"]


@given(mine=KEYS, theirs=KEYS)
def test_all_rows_are_there_once_and_known_ones_keep_their_order(
    mine: list[str], theirs: list[str]
) -> None:
    found = merged_order(mine, theirs)
    assert sorted(found) == sorted(theirs)
    assert [key for key in found if key in mine] == [key for key in mine if key in theirs]
    assert merged_order(found, theirs) == found
