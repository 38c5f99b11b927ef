"""Sameness as JSON Schema defines it."""

from typing import Any

import pytest

from toolkit.checks.sameness import first_repeated


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], None),
        ([1, 2, 1], 2),
        ([1, 1.0], 1),
        ([1, True], None),
        ([0, False, None, "", [], {}], None),
        ([[1], [True]], None),
        ([{"a": 1, "b": [2]}, {"b": [2.0], "a": 1}], 1),
        ([[1, 2], [2, 1]], None),
        (["1", 1], None),
        ([["list", 1], 1], None),
    ],
)
def test_the_first_item_that_stands_there_twice(items: list[Any], expected: int | None) -> None:
    assert first_repeated(items) == expected


def test_a_long_list_of_objects_takes_no_long_time() -> None:
    assert first_repeated([{"n": n} for n in range(100_000)]) is None
