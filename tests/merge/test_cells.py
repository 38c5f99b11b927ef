"""When a cell says the same, whoever saved it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.merge.cells import Seen, Shown, mark, mark_of, short_digest
from toolkit.merge.receipt import Written, computed, is_as_written


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (None, ""),
        (1, 1.0),
        (0.1 + 0.2, 0.3),
        ("a\r\nb", "a\nb"),
        (date(2001, 12, 12), 37237),
    ],
)
def test_what_looks_the_same_has_the_same_mark(one: Shown, other: Shown) -> None:
    assert mark(one) == mark(other)


@pytest.mark.parametrize(
    ("one", "other"), [(1, "1"), (1, True), (True, "TRUE"), ("a", "A"), ("a", "a "), (None, 0)]
)
def test_what_differs_has_another_mark(one: Shown, other: Shown) -> None:
    assert mark(one) != mark(other)


@given(st.one_of(st.none(), st.text(), st.booleans(), st.integers(), st.floats(allow_nan=False)))
def test_a_cell_that_nobody_touched_is_as_written(value: Shown) -> None:
    seen = Seen("A1", None if isinstance(value, date) else value)
    assert is_as_written(Written(value, None), seen)
    assert is_as_written(computed(value), seen)


def test_a_formula_or_an_error_is_never_as_written() -> None:
    for seen in (Seen("A1", None, "formula", "1"), Seen("A1", None, "error", "#N/A")):
        assert not is_as_written(Written("1", "1"), seen)
        assert not is_as_written(Written(), seen)
        assert mark_of(seen) != mark("1")


def test_a_cell_that_is_gone_is_an_empty_one() -> None:
    assert is_as_written(Written(), None)
    assert is_as_written(computed(None), None)
    assert not is_as_written(Written("a", "a"), None)


def test_digests_tell_texts_apart() -> None:
    assert len({short_digest(str(number)) for number in range(10_000)}) == 10_000
    assert short_digest("") == "-"
