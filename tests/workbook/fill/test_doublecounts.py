import pytest

from tests.workbook.filling import template
from toolkit.workbook.fill.doublecounts import double_counts
from toolkit.workbook.fill.template import Area, read_template


def told(formula: str, summed: list[Area], at: str = "A9") -> list[str]:
    read = read_template(template({"S": {at: formula}}), "t.xlsx")
    return [mistake.message for _, mistake in double_counts([(read.sheets[0], summed)])]


C5 = [Area(5, 3, 5, 3)]


@pytest.mark.parametrize(
    "formula", ["=SUM(C5)", "=SUM(B4:D6)", "=C5+1", "=SUM(S!$C$5)", "=SUM(C:C)"]
)
def test_a_reference_over_a_summed_column_is_told(formula: str) -> None:
    assert len(told(formula, C5)) == 1


@pytest.mark.parametrize("formula", ["=SUM(D5)", "=SUM(C6:C9)", "=SUBTOTAL(9,C5)", "=1+1"])
def test_what_leaves_the_subtotals_out_is_fine(formula: str) -> None:
    assert told(formula, C5) == []


def test_formulas_in_the_rows_themselves_and_sheets_without_subtotals_are_fine() -> None:
    assert told("=SUM(C5)", C5, at="D5") == []
    assert told("=SUM(C5)", []) == []


@pytest.mark.parametrize(
    ("formula", "is_told"),
    [("=D4+C5", True), ("=A4&A5", True), ("=D$4+C5", False), ("=C5*2", False), ("=D3", False)],
)
def test_a_row_that_goes_on_from_the_row_before_is_told(formula: str, is_told: bool) -> None:
    assert [m for m in told(formula, C5, at="D5") if "is the row before" in m] == (
        [f"{formula[1:3]} is the row before; where a group starts, that is a row of subtotals"]
        if is_told
        else []
    )
