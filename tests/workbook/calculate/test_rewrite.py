import pytest

from toolkit.workbook.calculate.rewrite import Area, Refused, Surroundings, rewrite
from toolkit.workbook.calculate.tables import Table

NAMES = {
    (None, "rate"): "'It''s'!$A$1",
    (None, "list"): "'It''s'!$A$1:$A$9",
    (None, "twice"): "=Rate*2",
    (None, "column"): "T[V]",
    (None, "half"): "0.5",
    (None, "left"): "Data!A1",
    (None, "round"): "round+1",
    ("data", "rate"): "Data!$B$2",
}
AROUND = Surroundings(("Data", "It's"), {"t": Table("Data", 1, 1, 3, 2, 1, 0, ("K", "V"))}, NAMES)


def text(formula: str, sheet: str = "It's") -> str:
    return rewrite(formula, AROUND, sheet, 5, 5).text


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("A1+$B$2", "A1+$B$2"),
        ("'It''s'!A1", "Sheet2!A1"),
        ("Data!A1:B2", "Data!A1:B2"),
        ("SUM(Data!A:A)", "SUM(Sheet1!A:A)"),
        ("_xlfn.XLOOKUP(A1,data!B1:B9,Data!C1:C9)", "XLOOKUP(A1,Sheet1!B1:B9,Sheet1!C1:C9)"),
        ("Rate*2", "Sheet2!$A$1*2"),
        ("SUM(List)", "SUM(Sheet2!$A$1:$A$9)"),
        ("Twice+1", "(Sheet2!$A$1*2)+1"),
        ("SUM(Column)", "SUM(Sheet1!$B$2:$B$3)"),
        ("Half", "0.5"),
        ("Data!Rate", "Sheet1!$B$2"),
        ('"Rate is "&Rate', '"Rate is "&Sheet2!$A$1'),
        ("1.5E+3+TRUE", "1.5E+3+TRUE"),
        (" A1 ", "A1"),
    ],
)
def test_formulas_are_written_as_the_engine_reads_them(formula: str, expected: str) -> None:
    if expected == "Data!A1:B2":
        with pytest.raises(Refused, match="stands where one value is meant"):
            text(formula)
    else:
        assert text(formula) == expected


def test_a_name_of_the_sheet_goes_before_one_of_the_workbook() -> None:
    assert text("Rate", "Data") == "Sheet1!$B$2"
    assert text("Rate") == "Sheet2!$A$1"


def test_the_areas_that_a_formula_reads_are_listed() -> None:
    areas = rewrite("A1+SUM(Data!B2:C9)+A1", AROUND, "It's", 1, 9).areas
    assert areas == (Area(1, 1, 1, 1, 1), Area(0, 2, 2, 9, 3))


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        ("Left", 'the name "Left" means another place in every cell'),
        ("Round", 'the name "round" leads round in a circle'),
        ("Gone!A1", 'there is no sheet "Gone"'),
        ("SUM(A1:INDEX(B1:B9,2))", "depends on how far other formulas reach"),
    ],
)
def test_what_cannot_be_said_is_refused(formula: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        text(formula)


@pytest.mark.parametrize(
    ("formula", "minds"),
    [
        ('COUNTIF(A1:A9,"<>a")', True),
        ('COUNTIF(A1:A9,"<>"&B1)', True),
        ('COUNTIF(A1:A9,"<>")', False),
        ('COUNTIF(A1:A9,"a")&"<>b"', False),
        ('SUMIFS(A1:A9,B1:B9,"x",C1:C9,"<>y")', True),
        ('SUMIF(A1:A9,IF(B1,"<>z","q"))', False),
    ],
)
def test_criteria_that_empty_cells_meet_are_seen(formula: str, minds: bool) -> None:
    assert rewrite(formula, AROUND, "Data", 20, 20).minds_empty_cells is minds
