from tests.workbook.moves.moving import COLUMNS, GONE, ROWS, attributes, codes, work_on
from toolkit.workbook.moves.common import Work
from toolkit.workbook.moves.pivots import move_pivot_source, move_pivot_table
from toolkit.workbook.references.shift import STILL, ShiftMap


def source(attributes: str, shift: ShiftMap = ROWS) -> Work:
    xml = f"<cacheSource><worksheetSource {attributes}/></cacheSource>"
    return work_on(move_pivot_source, xml, shift)


def test_a_pivots_source_grows_and_is_read_again_on_opening() -> None:
    result = source('sheet="S" ref="A6:F7"')
    assert attributes(result, "worksheetSource", "ref") == ["A6:F9"]
    assert result.root.get("refreshOnLoad") == "1"


def test_a_source_that_does_not_move_is_left_alone() -> None:
    assert source('sheet="S" ref="A1:F6"').root.get("refreshOnLoad") is None
    assert source('sheet="Other" ref="A6:F7"').root.get("refreshOnLoad") is None
    assert source('name="T"', STILL).root.get("refreshOnLoad") is None


def test_a_source_by_name_is_read_again_when_anything_moves() -> None:
    assert source('name="T"').root.get("refreshOnLoad") == "1"


def test_a_source_that_is_left_out_is_an_error() -> None:
    assert codes(source('sheet="S" ref="A7:F8"', GONE)) == ["T110 t.xlsx: S"]


def test_a_pivot_table_below_moves_and_one_that_is_cut_is_an_error() -> None:
    below = work_on(move_pivot_table, '<location ref="A9:C12"/>')
    assert attributes(below, "location", "ref") == ["A11:C14"]
    assert codes(below) == []
    assert codes(work_on(move_pivot_table, '<location ref="A5:C12"/>')) == ["T110 t.xlsx: S!A5"]
    assert codes(work_on(move_pivot_table, '<location ref="A5:C12"/>', COLUMNS)) == [
        "T110 t.xlsx: S!A5"
    ]
