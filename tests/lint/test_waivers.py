"""Waivers cover what they name and nothing else."""

import pytest

from toolkit.lint.rule import Problem
from toolkit.lint.waivers import Waiver


def waiver(place: str = "", workbook: str = "*", rule: str = "C17") -> Waiver:
    return Waiver(rule, workbook, "live counts", place)


@pytest.mark.parametrize(
    ("pattern", "file", "fits"),
    [
        ("comparison.*.xlsx", "outputs/comparison.en.xlsx", True),
        ("outputs/*", "outputs/comparison.en.xlsx", True),
        ("comparison.en.xlsx", "outputs\\comparison.en.xlsx", True),
        ("publication*", "outputs/comparison.en.xlsx", False),
    ],
)
def test_a_workbook_is_named_by_its_path_or_its_name(pattern: str, file: str, fits: bool) -> None:
    assert waiver(workbook=pattern).is_for(file) is fits


@pytest.mark.parametrize(
    ("place", "covered"),
    [
        ("", True),
        ("Summary", True),
        ("Sum*", True),
        ("Cover", False),
        ("Summary!B2", True),
        ("Summary!B1:B9", True),
        ("Summary!$B$1:$B$9", True),
        ("Summary!C1:C9", False),
        ("'Summary'!B:B", True),
        ("Summary!nonsense", False),
    ],
)
def test_a_place_is_a_sheet_or_cells_of_it(place: str, covered: bool) -> None:
    assert waiver(place).covers("C17", Problem("formula", "Summary", "B2")) is covered


def test_a_sheet_in_quotes_may_have_an_exclamation_mark() -> None:
    held = waiver("'What''s new!'!B2")
    assert held.covers("C17", Problem("formula", "What's new!", "B2"))
    assert not held.covers("C17", Problem("formula", "What's new!", "B3"))


def test_another_rule_is_not_covered() -> None:
    assert not waiver().covers("C18", Problem("formula", "Summary", "B2"))


def test_cells_do_not_cover_what_is_told_of_the_whole_sheet() -> None:
    assert not waiver("Summary!B2").covers("C17", Problem("the sheet", "Summary"))
