"""Tags in formulas."""

import pytest

from toolkit.findings import CellPlace
from toolkit.workbook.cells.rows import Cell, Formula, Row
from toolkit.workbook.fill.formulatags import tags_in_formulas


def told(formula: str) -> list[str]:
    row = Row(3, {}, (Cell(2, {}, Formula(formula)), Cell(3, {}, value="{{ a }}")))
    return [str(found.place) for found in tags_in_formulas(row, CellPlace("t.xlsx", "S"))]


def test_a_tag_among_the_operands_is_told_with_its_cell() -> None:
    assert told("SUM({{ rows[].a }})") == ["t.xlsx: S!B3"]


@pytest.mark.parametrize(
    "formula",
    [
        "SUM(T[{{ words.total }}])",
        "COUNTIFS(T[[#All],[{{ axes'[''].short }}: a]],B$3)",
        "SUM('{{ m.short }}'!A1,'{{ it''s }}'!B2)",
        'IF(A1="{{",1,2)',
        "A1+1",
    ],
)
def test_a_tag_that_is_a_heading_or_the_name_of_a_sheet_is_not(formula: str) -> None:
    assert told(formula) == []
