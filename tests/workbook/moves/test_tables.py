import pytest

from tests.workbook.moves.moving import (
    COLUMNS,
    GONE,
    PAIRS,
    ROWS,
    attributes,
    codes,
    texts,
    work_on,
)
from toolkit.workbook.moves.common import Work
from toolkit.workbook.moves.tables import column_names, escape_name, move_table, unescape_name
from toolkit.workbook.references.shift import RowRepeat, ShiftMap

COLUMN = '<tableColumn id="{}" name="{}"/>'


def table(
    columns: str,
    shift: ShiftMap = ROWS,
    root: str = 'id="1" displayName="T" ref="B6:D7"',
    headings: list[tuple[str, int, int]] | None = None,
    renames: dict[str, list[str]] | None = None,
) -> Work:
    count = columns.count("<tableColumn ")
    return work_on(
        move_table,
        f'<autoFilter ref="B6:D7"/><tableColumns count="{count}">{columns}</tableColumns>',
        shift,
        {"T": headings} if headings else None,
        {"T": renames} if renames else None,
        root=f"table {root}",
    )


THREE = "".join(COLUMN.format(n, name) for n, name in enumerate("abc", 1))


def test_the_area_and_the_filter_grow_with_the_body() -> None:
    result = table(THREE)
    assert result.root.get("ref") == "B6:D9"
    assert attributes(result, "autoFilter", "ref") == ["B6:D9"]


def test_a_totals_row_stays_the_last_row() -> None:
    result = table(THREE, root='displayName="T" ref="B6:D8" totalsRowCount="1"')
    assert result.root.get("ref") == "B6:D10"


def test_a_table_without_headings_grows_too() -> None:
    root = 'displayName="T" ref="B7:D7" headerRowCount="0"'
    assert table(THREE, root=root).root.get("ref") == "B7:D9"


def test_a_table_side_by_side_keeps_its_totals_below_its_own_body() -> None:
    shift = ShiftMap([RowRepeat(7, 7, 2, 4, 3, tail=1), RowRepeat(7, 7, 6, 8, 5, tail=1)])
    root = 'displayName="T" ref="B6:D8" totalsRowCount="1"'
    assert table(THREE, shift, root).root.get("ref") == "B6:D10"


def test_repeated_columns_get_the_headings_that_the_caller_gives_and_new_ids() -> None:
    headings = [("a", 2, 0), ("Canada", 3, 0), ("Mexico", 3, 1), ("All", 3, 2), ("c", 4, 0)]
    result = table(THREE, COLUMNS, headings=headings)
    assert result.root.get("ref") == "B6:F7"
    assert column_names(result.root) == ["a", "Canada", "Mexico", "All", "c"]
    assert attributes(result, "tableColumn", "id") == ["1", "2", "4", "5", "3"]
    assert attributes(result, "tableColumns", "count") == ["5"]


def test_a_repeated_pair_of_columns_stands_pair_by_pair() -> None:
    headings = [("a", 2, 0), ("b1", 3, 0), ("c1", 4, 0), ("b2", 3, 1), ("c2", 4, 1)]
    result = table(THREE, PAIRS, headings=headings)
    assert column_names(result.root) == ["a", "b1", "c1", "b2", "c2"]
    assert len(set(attributes(result, "tableColumn", "id"))) == 5


def test_copies_without_headings_from_the_caller_get_unique_names() -> None:
    columns = "".join(COLUMN.format(n, name) for n, name in enumerate(["a", "B", "b2"], 1))
    assert column_names(table(columns, COLUMNS).root) == ["a", "B", "B3", "B4", "b2"]


def test_a_copy_keeps_functions_and_styles_and_loses_what_is_unique() -> None:
    columns = COLUMN.format(1, "a") + (
        '<tableColumn id="2" name="b" totalsRowFunction="sum" dataDxfId="5" uniqueName="b"/>'
    )
    result = table(columns, COLUMNS, 'displayName="T" ref="B6:C7"')
    assert attributes(result, "tableColumn", "totalsRowFunction") == [None, "sum", "sum", "sum"]
    assert attributes(result, "tableColumn", "dataDxfId") == [None, "5", "5", "5"]
    assert attributes(result, "tableColumn", "uniqueName") == [None, "b", None, None]


def test_formulas_of_columns_follow_and_are_renamed() -> None:
    columns = (
        '<tableColumn id="1" name="a"><calculatedColumnFormula>B7+$H$20+T[[#This Row],[b]]'
        "</calculatedColumnFormula><totalsRowFormula>SUM(B7)+T[b]</totalsRowFormula></tableColumn>"
        + COLUMN.format(2, "b")
        + COLUMN.format(3, "c")
    )
    headings = [("a", 2, 0), ("new", 3, 0), ("c", 4, 0)]
    renames = {"a": ["a"], "b": ["new"], "c": ["c"]}
    result = table(columns, headings=headings, renames=renames)
    assert texts(result, "calculatedColumnFormula") == ["B7+$H$22+T[[#This Row],[new]]"]
    assert texts(result, "totalsRowFormula") == ["SUM(B7:B9)+T[new]"]


def test_a_formula_in_a_repeated_column_takes_the_headings_of_its_own_copy() -> None:
    columns = (
        COLUMN.format(1, "a")
        + COLUMN.format(2, "x")
        + '<tableColumn id="3" name="y"><calculatedColumnFormula>[@x]*2</calculatedColumnFormula>'
        "</tableColumn>"
    )
    headings = [("a", 2, 0), ("x1", 3, 0), ("y1", 4, 0), ("x2", 3, 1), ("y2", 4, 1)]
    renames = {"a": ["a"], "x": ["x1", "x2"], "y": ["y1", "y2"]}
    result = table(columns, PAIRS, headings=headings, renames=renames)
    assert texts(result, "calculatedColumnFormula") == ["[@x1]*2", "[@x2]*2"]


def test_a_formula_beside_repeated_columns_takes_all_of_their_copies() -> None:
    columns = (
        COLUMN.format(1, "a") + COLUMN.format(2, "x") + '<tableColumn id="3" name="y">'
        "<calculatedColumnFormula>SUM([@a])</calculatedColumnFormula></tableColumn>"
    )
    headings = [("a1", 2, 0), ("a2", 2, 1), ("x", 3, 0), ("y", 4, 0)]
    renames = {"a": ["a1", "a2"], "x": ["x"], "y": ["y"]}
    result = table(columns, headings=headings, renames=renames)
    assert texts(result, "calculatedColumnFormula") == ["SUM([@[a1]:[a2]])"]


@pytest.mark.parametrize("name", ["two\nlines", "tab\there", "_x000a_ as text", "plain 'n'"])
def test_a_heading_survives_its_way_into_the_attribute(name: str) -> None:
    assert unescape_name(escape_name(name)) == name
    assert not set(escape_name(name)) & set("\n\t")


def test_a_heading_with_a_line_break_is_written_as_excel_does() -> None:
    result = table(THREE, headings=[("two\nlines", 2, 0), ("b", 3, 0), ("c", 4, 0)])
    assert attributes(result, "tableColumn", "name") == ["two_x000a_lines", "b", "c"]


def test_a_table_that_is_left_out_is_an_error() -> None:
    result = table(THREE, GONE, 'displayName="T" ref="B7:D8"')
    assert codes(result) == ["T110 t.xlsx: S"]
