from tests.workbook.moves.moving import attributes, moved, work_on
from toolkit.workbook.moves.controls import move_control, move_parameters, move_single_cells


def test_a_controls_cell_and_list_follow() -> None:
    root = 'formControlPr fmlaLink="S!$B$9" fmlaRange="$A$7"'
    result = work_on(move_control, "", root=root)
    assert result.root.get("fmlaLink") == "S!$B$11"
    assert result.root.get("fmlaRange") == "$A$7:$A$9"


def test_single_mapped_cells_follow() -> None:
    assert attributes(
        work_on(move_single_cells, '<singleXmlCell r="B9"/>'), "singleXmlCell", "r"
    ) == ["B11"]


def test_a_querys_parameter_follows() -> None:
    assert moved(move_parameters, '<parameter cell="S!$B$9"/>') == '<parameter cell="S!$B$11"/>'
