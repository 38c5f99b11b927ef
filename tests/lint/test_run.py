"""Findings of a book: severity by profile, one for each message and sheet, waived ones counted."""

from toolkit.lint.book import Book, Sheet
from toolkit.lint.cell import Cell, Format
from toolkit.lint.profiles import ANALYST, CANADA, UK
from toolkit.lint.run import lint_book
from toolkit.lint.waivers import Waiver


def book(*formulas: tuple[int, int]) -> Book:
    cells = {at: Cell(*at, "number", "1", Format(), "A1") for at in formulas}
    return Book("folder/counts.xlsx", [Sheet("Summary", cells=cells)])


def places(found: Book, rule: str, *waivers: Waiver) -> list[str]:
    linted = lint_book(found, UK, waivers)
    return [f"{f.place}: {f.severity} {f.message}" for f in linted.findings if f.code == rule]


def test_problems_of_a_sheet_that_say_the_same_are_told_once_at_the_first_cell() -> None:
    assert places(book((2, 2), (3, 2), (9, 1)), "C17") == [
        "folder/counts.xlsx: Summary!B2: warning the cell holds a formula, and in 2 more cells"
    ]
    assert places(book((2, 2)), "C17") == [
        "folder/counts.xlsx: Summary!B2: warning the cell holds a formula"
    ]


def test_what_is_waived_is_counted_and_the_rest_is_told() -> None:
    waiver = Waiver("C17", "counts.xlsx", "live counts", "Summary!B1:B5")
    linted = lint_book(book((2, 2), (3, 2), (9, 1)), UK, [waiver])
    assert linted.waived["C17"] == 2
    assert [str(f.place) for f in linted.findings if f.code == "C17"] == [
        "folder/counts.xlsx: Summary!A9"
    ]
    assert linted.unused == []


def test_a_waiver_that_nothing_needs_is_unused_where_its_rule_applies() -> None:
    needless = Waiver("C17", "counts.xlsx", "live counts", "Summary!Z1")
    elsewhere = Waiver("C17", "other.xlsx", "live counts")
    assert lint_book(book((2, 2)), UK, [needless, elsewhere]).unused == [needless]
    assert lint_book(book((2, 2)), CANADA, [needless]).unused == []


def test_a_rule_that_a_profile_leaves_out_is_not_told() -> None:
    assert [f for f in lint_book(book((2, 2)), ANALYST).findings if f.code == "C17"] == []
