from hypothesis import given
from hypothesis import strategies as st

from toolkit.workbook.calculate.areas import AreaIndex, Box

BOXES = st.lists(
    st.tuples(st.integers(1, 40), st.integers(1, 9), st.integers(0, 30), st.integers(0, 4)).map(
        lambda b: (b[0], b[1], b[0] + b[2], b[1] + b[3])
    ),
    max_size=12,
)


@given(BOXES, st.integers(1, 80), st.integers(1, 15))
def test_owners_are_those_whose_area_holds_the_cell(
    boxes: list[Box], row: int, column: int
) -> None:
    index = AreaIndex()
    for number, box in enumerate(boxes):
        index.add(box, (0, number, 0))
    expected = {
        (0, n, 0)
        for n, (top, left, bottom, right) in enumerate(boxes)
        if top <= row <= bottom and left <= column <= right
    }
    assert set(index.owners(row, column)) == expected
    spans = index.columns(row)
    assert not expected or any(left <= column <= right for left, right in spans)
    assert index.empty == (not boxes)
