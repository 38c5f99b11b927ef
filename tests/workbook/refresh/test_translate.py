"""References of somebody's own formulas are led to where their cells stand now."""

import pytest

from tests.merge.test_places import book
from toolkit.merge.match import match
from toolkit.merge.places import Places
from toolkit.workbook.refresh.translate import CannotFollow, Translation


@pytest.fixture(scope="module")
def translation() -> Translation:
    old = book(["a", "b"], ["Key", "One"], others={"A1": "Title", "A7": "Below"})
    new = book(["x", "b", "a"], ["Key", "New", "One"], others={"A1": "Title", "A8": "Below"})
    return Translation(Places(match(*old), match(*new)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("S!B4", "S!C6"),
        ("s!$B$4", "s!$C$6"),
        ("SUM(S!B4:B5)", "SUM(S!C4:C6)"),
        ("SUM(S!B4:B1000)", "SUM(S!C4:C1001)"),
        ("SUM(S!B5:B5)", "SUM(S!C5:C5)"),
        ("COUNTA(S!B:B)", "COUNTA(S!C:C)"),
        ("S!A7&S!B2", "S!A8&S!B2"),
        ("SUM(S!A4:B4)", "SUM(S!A6:C6)"),
        ("A1+Mine!B4", "A1+Mine!B4"),
        ('IF(S!B4="S!B4",1,T[One])', 'IF(S!C6="S!B4",1,T[One])'),
        ("#REF!+1", "#REF!+1"),
    ],
)
def test_references_follow_records_and_headings(
    translation: Translation, old: str, new: str
) -> None:
    assert translation.formula(old, "Mine") == new


def test_references_without_a_sheet_are_those_of_the_formulas_own(
    translation: Translation,
) -> None:
    assert translation.formula("B4*2", "S") == "C6*2"


@pytest.mark.parametrize(
    "formula", ["'[other.xlsx]S'!A1", "[1]S!A1", "SUM(S:Mine!B4)", "[1]!Name+1"]
)
def test_other_workbooks_and_several_sheets_cannot_be_followed(
    translation: Translation, formula: str
) -> None:
    with pytest.raises(CannotFollow):
        translation.formula(formula, "Mine")


def test_a_cell_of_a_record_that_is_gone_cannot_be_followed() -> None:
    old, new = book(["a", "b"], ["Key", "One"]), book(["b"], ["Key", "One"])
    gone = Translation(Places(match(*old), match(*new)))
    with pytest.raises(CannotFollow, match="S!B4"):
        gone.formula("S!B4+1", "Mine")
    assert gone.formula("SUM(S!B4:B5)", "Mine") == "SUM(S!B4:B4)"


def test_the_formula_of_a_rule_keeps_its_distance_but_for_what_is_fixed(
    translation: Translation,
) -> None:
    moved = translation.relative('AND($B4="x",C4>0,$B$5=1)', "S", (4, 2), (4, 3))
    assert moved == 'AND($C4="x",D4>0,$C$5=1)'


def test_areas_and_links_follow(translation: Translation) -> None:
    assert translation.areas("B4:B5 D4:D5", "S") == "C4:C6 E4:E6"
    assert translation.place("S!B4", "Mine") == "S!C6"
    assert translation.place("https://example.org", "Mine") == "https://example.org"
