import pytest

from toolkit.workbook.references.bands import WHOLE, Stack
from toolkit.workbook.references.counts import Counts
from toolkit.workbook.references.repeated import Area, Block, is_half_in


def block(index: int, top: int, bottom: int, left: int, right: int, count: int) -> Block:
    return Block(index, (top, bottom), (left, right), Counts(count))


def first(stack: Stack, row: int, left: int, right: int) -> int | None:
    return stack.first(Area(row, row, left, right), 0, 1, {})


def last(stack: Stack, row: int, left: int, right: int) -> int | None:
    return stack.last(Area(row, row, left, right), 0, 1, {})


def test_an_empty_stack_moves_nothing() -> None:
    stack = Stack([])
    assert (stack.shift(5, 1, 0), first(stack, 5, 1, 9), last(stack, 5, 1, 9)) == (0, 5, 5)
    assert stack.growth() == 0


def test_a_row_is_found_in_its_block_and_below_it_has_moved() -> None:
    stack = Stack([block(0, 5, 6, 1, 9, 4)])
    assert stack.find(6, 1) is not None
    assert stack.shift(7, 1, 0) == 6
    assert stack.shift(4, 1, 0) == 0


def test_columns_beside_a_block_stay_until_the_band_ends() -> None:
    stack = Stack([block(0, 5, 5, 1, 3, 4), block(1, 5, 8, 7, 9, 2)])
    assert [stack.shift(8, col, 0) for col in (2, 5, 8)] == [3, 0, 0]
    assert [stack.shift(9, col, 0) for col in (2, 5, 8)] == [4, 4, 4]


def test_a_range_over_several_columns_covers_the_shortest_and_the_longest() -> None:
    stack = Stack([block(0, 5, 5, 1, 3, 4), block(1, 5, 8, 7, 9, 2)])
    assert (first(stack, 8, 1, 9), last(stack, 8, 1, 9)) == (8, 12)


def test_whole_rows_follow_the_block_that_grows_most() -> None:
    stack = Stack([block(0, 5, 5, 1, 3, 2), block(1, 5, 5, 7, 9, 6)])
    found = stack.find(5, WHOLE)
    assert found is not None
    assert found.index == 1


def test_blocks_that_lock_into_one_another_are_refused() -> None:
    pinwheel = [
        block(0, 1, 2, 1, 1, 2),
        block(1, 1, 1, 2, 3, 2),
        block(2, 2, 3, 3, 3, 2),
        block(3, 3, 3, 1, 2, 2),
    ]
    with pytest.raises(ValueError, match="overlap"):
        Stack(pinwheel)


@pytest.mark.parametrize(
    ("rows", "half"), [((1, 4), False), ((5, 6), False), ((1, 9), False), ((4, 5), True)]
)
def test_half_in_a_block(rows: tuple[int, int], half: bool) -> None:
    assert is_half_in(block(0, 5, 7, 1, 9, 2), *rows) is half
