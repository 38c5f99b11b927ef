"""More rows or columns than a worksheet can have are told before anything is filled."""

import pytest

from tests.workbook.filling import fill_in, mistakes, template
from toolkit.workbook.opc.limits import MAX_COLUMNS, MAX_ROWS

ITEM = {"v": 1}


def test_the_last_row_of_a_sheet_can_be_filled_and_not_the_one_behind_it() -> None:
    cells = {"A1": "{{ r[].v }}", "A2": "end"}
    fill_in(template({"S": cells}), {"r": [ITEM] * (MAX_ROWS - 1)})
    (found,) = mistakes(template({"S": cells}), {"r": [ITEM] * MAX_ROWS})
    assert (found.code, str(found.place)) == ("F108", "t.xlsx: S!A1")
    assert found.message == "1,048,576 times r[] needs 1,048,577 rows, and a sheet has 1,048,576"


def test_lists_side_by_side_do_not_add_up() -> None:
    cells = {"A1": "{{ r[].v }}", "C1": "{{ s[].v }}"}
    data = {"r": [ITEM] * MAX_ROWS, "s": [ITEM] * MAX_ROWS}
    fill_in(template({"S": cells}), data)
    assert [f.code for f in mistakes(template({"S": cells}), {**data, "s": [ITEM] * 2**21})] == [
        "F108"
    ]


def test_lists_below_one_another_add_up() -> None:
    cells = {"A1": "{{ r[].v }}", "A2": "{{ s[].v }}"}
    half = [ITEM] * (MAX_ROWS // 2)
    fill_in(template({"S": cells}), {"r": half, "s": half})
    (found,) = mistakes(template({"S": cells}), {"r": half, "s": [*half, ITEM]})
    assert str(found.place) == "t.xlsx: S!A2"


@pytest.mark.parametrize("column", ["A", "C"])
def test_columns_behind_the_last_are_told_also_where_they_only_move(column: str) -> None:
    cells = {"B1": "{{ r[].v | across }}", f"{column}9": "beside"}
    room = MAX_COLUMNS - (1 if column == "A" else 2)
    fill_in(template({"S": cells}), {"r": [ITEM] * room})
    (found,) = mistakes(template({"S": cells}), {"r": [ITEM] * (room + 1)})
    assert (found.code, str(found.place)) == ("F108", "t.xlsx: S!B1")
    assert "needs 16,385 columns, and a sheet has 16,384" in found.message
