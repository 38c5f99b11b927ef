"""Heading styles are known by number or name, whoever wrote the file."""

import pytest

from toolkit.lint.rules.sheets import level


@pytest.mark.parametrize(
    ("named", "builtin", "expected"),
    [
        ("Heading 1", 16, 1),
        ("Titre 1", 16, 1),
        ("Heading 2", -1, 2),
        ("Excel Built-in Heading 1", -1, 1),
        ("My own", 18, 3),
        ("Headline 1", -1, 0),
        ("Normal", 0, 0),
    ],
)
def test_a_heading_is_known_by_number_or_name(named: str, builtin: int, expected: int) -> None:
    assert level(named, builtin) == expected
