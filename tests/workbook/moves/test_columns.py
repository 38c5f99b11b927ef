from tests.workbook.moves.moving import COLUMNS, PAIRS, ROWS, attributes, moved, work_on
from toolkit.workbook.moves.columns import move_columns
from toolkit.workbook.references.shift import ColumnRepeat, ShiftMap


def spans(xml: str, shift: ShiftMap) -> list[tuple[str | None, str | None, str | None]]:
    result = work_on(move_columns, f"<cols>{xml}</cols>", shift)
    names = ("min", "max", "width")
    return list(zip(*(attributes(result, "col", name) for name in names), strict=True))


def test_a_repeated_columns_width_goes_to_its_copies() -> None:
    cols = '<col min="2" max="2" width="9"/><col min="3" max="3" width="30" style="4"/>'
    cols += '<col min="4" max="4" width="5"/>'
    assert spans(cols, COLUMNS) == [("2", "2", "9"), ("3", "5", "30"), ("6", "6", "5")]


def test_each_column_of_a_repeated_pair_keeps_its_width() -> None:
    cols = '<col min="3" max="3" width="30"/><col min="4" max="4" width="5"/>'
    assert spans(cols, PAIRS) == [
        ("3", "3", "30"),
        ("4", "4", "5"),
        ("5", "5", "30"),
        ("6", "6", "5"),
    ]


def test_a_span_over_repeated_columns_stays_one_span_to_the_end_of_the_sheet() -> None:
    assert spans('<col min="1" max="16384" width="7"/>', COLUMNS) == [("1", "16384", "7")]
    assert spans('<col min="2" max="4" width="7"/>', COLUMNS) == [("2", "6", "7")]


def test_columns_without_a_format_between_copies_have_none() -> None:
    assert spans('<col min="4" max="4" width="5"/>', PAIRS) == [("4", "4", "5"), ("6", "6", "5")]


def test_columns_that_are_left_out_take_their_format_with_them() -> None:
    gone = ShiftMap([], [ColumnRepeat(3, 3, 0, vanish=True)])
    assert spans('<col min="3" max="3" width="5"/><col min="4" max="4" width="6"/>', gone) == [
        ("3", "3", "6")
    ]


def test_rows_do_not_touch_the_columns() -> None:
    cols = '<cols><col min="3" max="3" width="30"/></cols>'
    assert moved(move_columns, cols, ROWS) == cols
