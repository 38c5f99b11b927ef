import pytest

from tests.workbook.moves.moving import COLUMNS, GONE, ROWS, codes, texts, work_on
from toolkit.workbook.moves.names import move_names
from toolkit.workbook.references.shift import ShiftMap


def name(text: str, attributes: str = 'name="N"', shift: ShiftMap = ROWS) -> str | None:
    xml = (
        '<sheets><sheet name="Other"/><sheet name="S"/></sheets><definedNames>'
        f"<definedName {attributes}>{text}</definedName></definedNames>"
    )
    return texts(work_on(move_names, xml, shift), "definedName")[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("S!$E$9", "S!$E$11"),
        ("S!$E$7", "S!$E$7:$E$9"),
        ("S!$A$7:$F$7", "S!$A$7:$F$9"),
        ("S!$A$1:$C$4,S!$A$9:$F$12", "S!$A$1:$C$4,S!$A$11:$F$14"),
        ("Other!$E$9", "Other!$E$9"),
        ("SUM(S!$E$9,2)", "SUM(S!$E$11,2)"),
        ("S!E9", "S!E9"),
        ("S!$E9:$E10", "S!$E9:$E10"),
        ("S!E$9", "S!E$11"),
        ("S!E$7", "S!E$7:E$9"),
        ("S!$D$6:E$9+S!E9", "S!$D$6:E$11+S!E9"),
        ('"text"', '"text"'),
    ],
)
def test_names_follow(before: str, after: str) -> None:
    assert name(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [("S!$E9", "S!$G9"), ("S!$C9", "S!$C9:$E9"), ("S!E$9", "S!E$9"), ("S!$B9:$D10", "S!$B9:$F10")],
)
def test_a_name_follows_columns_by_its_dollars(before: str, after: str) -> None:
    assert name(before, shift=COLUMNS) == after


def test_half_of_a_name_that_is_left_out_is_reported() -> None:
    xml = '<definedNames><definedName name="N">S!E$7</definedName></definedNames>'
    result = work_on(move_names, xml, GONE)
    assert texts(result, "definedName") == ["S!#REF!"]
    assert codes(result) == ["F103 t.xlsx"]


def test_print_area_titles_and_filter_follow() -> None:
    local = 'name="_xlnm.{}" localSheetId="1"'
    assert name("S!$A$1:$F$20", local.format("Print_Area")) == "S!$A$1:$F$22"
    assert name("S!$A:$B,S!$5:$8", local.format("Print_Titles")) == "S!$A:$B,S!$5:$10"
    assert name("S!$A:$C,S!$1:$2", local.format("Print_Titles"), COLUMNS) == "S!$A:$E,S!$1:$2"
    assert name("S!$A$6:$F$7", local.format("_FilterDatabase")) == "S!$A$6:$F$9"


def test_a_sheets_own_name_without_a_sheet_is_read_on_that_sheet() -> None:
    assert name("$E$9", 'name="N" localSheetId="1"') == "$E$11"
    assert name("$E$9", 'name="N" localSheetId="0"') == "$E$9"


def test_a_name_of_what_is_left_out_is_reported() -> None:
    xml = '<definedNames><definedName name="N">S!$E$7</definedName></definedNames>'
    result = work_on(move_names, xml, GONE)
    assert texts(result, "definedName") == ["S!#REF!"]
    assert codes(result) == ["F103 t.xlsx"]
    assert 'name "N"' in result.findings[0].message


def test_a_name_by_a_tables_column_is_renamed() -> None:
    xml = '<definedNames><definedName name="N">T[old]</definedName></definedNames>'
    result = work_on(move_names, xml, renames={"T": {"old": ["x", "y"]}})
    assert texts(result, "definedName") == ["T[[x]:[y]]"]
