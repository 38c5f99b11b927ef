import pytest

from tests.workbook.small import add_table, make_parts, make_zip
from toolkit.workbook.calculate.tables import NoSuchRange, as_ranges, read_tables
from toolkit.workbook.opc.package import Package

COLUMNS = ["Key", "Level (1-5)", "It's [x] #1", "Two\nlines"]


@pytest.fixture(scope="module")
def package() -> Package:
    parts = make_parts({"My data": "", "Other": ""})
    columns = [c.replace("\n", "_x000a_") for c in COLUMNS]
    add_table(parts, "T", "B4:E8", columns, totals=1)
    add_table(parts, "One", "A1:B2", ["K", "V"], sheet=2)
    return Package.from_bytes(make_zip(parts), "t.xlsx")


def ranges(package: Package, formula: str, row: int = 6, sheet: str = "My data") -> str:
    return as_ranges(formula, read_tables(package, package.sheets()), sheet, row, 3)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("SUM(T[Key])", "SUM('My data'!$B$5:$B$7)"),
        ("SUM(t[KEY])", "SUM('My data'!$B$5:$B$7)"),
        ("T[Level (1-5)]", "'My data'!$C$5:$C$7"),
        ("T[It''s '[x'] '#1]", "'My data'!$D$5:$D$7"),
        ("T[Two\nlines]", "'My data'!$E$5:$E$7"),
        ("T[[Key]:[It''s '[x'] '#1]]", "'My data'!$B$5:$D$7"),
        ("T[]", "'My data'!$B$5:$E$7"),
        ("T[#Data]", "'My data'!$B$5:$E$7"),
        ("T[#All]", "'My data'!$B$4:$E$8"),
        ("T[#Headers]", "'My data'!$B$4:$E$4"),
        ("T[[#Headers],[Key]]", "'My data'!$B$4:$B$4"),
        ("T[[#Totals], [Key]]", "'My data'!$B$8:$B$8"),
        ("T[[#All],[Key]]", "'My data'!$B$4:$B$8"),
        ("T[[#Headers],[#Data],[Key]]", "'My data'!$B$4:$B$7"),
        ("T[[#This Row],[Key]]", "'My data'!$B$6"),
        ("T[[#This Row],[Key]:[Level (1-5)]]", "'My data'!$B$6:$C$6"),
        ("T[@Key]", "'My data'!$B$6"),
        ("T[@[Level (1-5)]]", "'My data'!$C$6"),
        ("[@Key]*2", "'My data'!$B$6*2"),
        ("[Key]", "'My data'!$B$5:$B$7"),
        ("T[@]", "'My data'!$B$6:$E$6"),
        ("One[V]", "Other!$B$2:$B$2"),
        ('"T[Key]"&A1', '"T[Key]"&A1'),
        ("A1+B2", "A1+B2"),
    ],
)
def test_structured_references_become_ranges(package: Package, formula: str, expected: str) -> None:
    assert ranges(package, formula) == expected


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        ("T[Nothing]", 'no column "Nothing"'),
        ("None[Key]", "no Table None"),
        ("One[#Totals]", "no #totals"),
        ("One[@V]", "no #this row"),
        ("T[[Key],[Two],[Three]]", "cannot be read"),
    ],
)
def test_what_is_not_there_is_named(package: Package, formula: str, message: str) -> None:
    with pytest.raises(NoSuchRange, match=message):
        ranges(package, formula)


def test_a_reference_without_a_table_needs_one_around(package: Package) -> None:
    with pytest.raises(NoSuchRange, match="no Table is here"):
        ranges(package, "[@Key]", row=99)
