"""What number formats say."""

import pytest

from toolkit.lint.numberforms import decimals, has_separators, is_day, is_plain_integer


@pytest.mark.parametrize("code", ["d mmm yyyy", "yyyy", "dd/mm/yy", "[$-409]d mmm yyyy;@"])
def test_a_format_with_days_or_years_shows_days(code: str) -> None:
    assert is_day(code)


@pytest.mark.parametrize("code", ["General", "0.00", "h:mm", '0 "days"', "[Red]0", "@"])
def test_other_formats_show_no_days(code: str) -> None:
    assert not is_day(code)


@pytest.mark.parametrize(
    ("text", "code", "places"),
    [("1.5", "General", 1), ("3", "General", 0), ("3", "0.00", 2), ("1.234", "#,##0", 0),
     ("0.30000000000000004", "General", 1)],
)  # fmt: skip
def test_decimals_are_those_that_show(text: str, code: str, places: int) -> None:
    assert decimals(text, code) == places


def test_separators_and_plain_whole_numbers_are_told_apart() -> None:
    assert has_separators("#,##0_)") and not has_separators("0") and not has_separators('0","')
    assert is_plain_integer("0") and not is_plain_integer("0.0")
