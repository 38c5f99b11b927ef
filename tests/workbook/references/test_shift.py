from bisect import bisect_left

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from toolkit.workbook.references.references import MAX_COLUMN, MAX_ROW, Ref, parse_reference
from toolkit.workbook.references.shift import OUTSIDE, WHOLE, At, ColumnRepeat, RowRepeat, ShiftMap


def moved(shift: ShiftMap, text: str, at: At = OUTSIDE) -> str:
    ref = parse_reference(text)
    assert ref is not None
    return str(shift.range(ref, at) or "#REF!")


def pieces(shift: ShiftMap, text: str) -> str:
    ref = parse_reference(text)
    assert ref is not None
    return " ".join(map(str, shift.pieces(ref)))


THREE = ShiftMap([RowRepeat(7, 7, copies=3)])
SIDES = ShiftMap([RowRepeat(5, 5, 2, 4, 3, tail=1), RowRepeat(5, 5, 6, 8, 5, tail=1)])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("E6", "E6"),
        ("E8", "E10"),
        ("$E$8", "$E$10"),
        ("E7", "E7:E9"),
        ("E7:F7", "E7:F9"),
        ("E3:E7", "E3:E9"),
        ("E7:E9", "E7:E11"),
        ("E1:E6", "E1:E6"),
        ("A:C", "A:C"),
        ("7:7", "7:9"),
        ("8:9", "10:11"),
        ("A1:A1048576", "A1:A1048576"),
        ("A1048576", "#REF!"),
        ("#REF!", "#REF!"),
    ],
)
def test_from_outside_a_reference_covers_all_copies(before: str, after: str) -> None:
    assert moved(THREE, before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("E7", "E9"),
        ("D7:F7", "D9:F9"),
        ("E8", "E10"),
        ("E5", "E5"),
        ("E6", "E8"),
        ("E6:E7", "E8:E9"),
        ("E$6", "E$6"),
        ("E$7:E7", "E$7:E9"),
        ("E7:E$7", "E9:E$9"),
        ("E$7:E$7", "E$7:E$9"),
        ("E$6:E6", "E$6:E8"),
        ("E3:E6", "E3:E6"),
        ("E5:E7", "E5:E9"),
        ("7:7", "9:9"),
    ],
)
def test_in_a_later_copy(before: str, after: str) -> None:
    assert moved(THREE, before, THREE.at(7, 5, 2)) == after


def test_the_first_copy_is_where_the_template_was() -> None:
    for text in ("E7", "E6", "E6:E7", "D7:F7"):
        assert moved(THREE, text, THREE.at(7, 5, 0)) == text


def test_a_running_total_passes_over_rows_that_disappear() -> None:
    shift = ShiftMap([RowRepeat(6, 6, copies=0, vanish=True), RowRepeat(7, 8, copies=3)])
    assert moved(shift, "E5", shift.at(7, 5, 0)) == "E5"
    assert moved(shift, "E5", shift.at(7, 5, 2)) == "E9"
    assert shift.cell(7, 5, shift.at(7, 5, 2)) == (10, 5)


def test_the_column_left_of_a_repeated_one_is_followed_and_not_taken_for_the_copy_before() -> None:
    shift = ShiftMap([], [ColumnRepeat(3, 3, copies=3)])
    assert moved(shift, "B7", shift.at(7, 3, 0, 2)) == "B7"
    assert moved(shift, "C7", shift.at(7, 3, 0, 2)) == "E7"
    assert moved(shift, "$C7:C7", shift.at(7, 3, 0, 2)) == "$C7:E7"
    assert moved(shift, "D7", shift.at(7, 3, 0, 2)) == "F7"


def test_no_copies_keep_one_and_move_nothing() -> None:
    shift = ShiftMap([RowRepeat(7, 7, copies=0)], [ColumnRepeat(2, 3, copies=0)])
    assert shift.identity
    assert shift.row(7, 1) == 7
    assert shift.grown_rows == shift.grown_columns == 0


def test_rows_that_vanish_leave_no_reference() -> None:
    shift = ShiftMap([RowRepeat(5, 6, copies=0, vanish=True)])
    assert shift.row(5, 1) is None
    assert shift.cell(6, 1) is None
    assert moved(shift, "A5:B6") == "#REF!"
    assert moved(shift, "A4:A6") == "A4:A4"
    assert moved(shift, "A6:A9") == "A5:A7"
    assert moved(shift, "A9") == "A7"
    assert moved(shift, "5:6") == "#REF!"
    assert moved(shift, "B2:B1048576") == "B2:B1048576"
    assert shift.grown_rows == -2
    assert not shift.identity


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("B6", "B8"),
        ("F6", "F10"),
        ("E6", "E6"),
        ("A7", "A11"),
        ("B5", "B5:B7"),
        ("F5", "F5:F9"),
        ("B4:D6", "B4:D8"),
        ("F4:H6", "F4:H10"),
        ("B5:H5", "B5:H9"),
        ("5:6", "5:10"),
    ],
)
def test_side_by_side_each_grows_in_its_own_columns(before: str, after: str) -> None:
    assert moved(SIDES, before) == after


def test_from_a_block_the_one_beside_it_is_outside() -> None:
    at = SIDES.at(5, 2, 2)
    assert moved(SIDES, "C5", at) == "C7"
    assert moved(SIDES, "G5", at) == "G5:G9"
    assert moved(SIDES, "E5", at) == "E5"


def test_what_belongs_to_whole_rows_follows_the_longest() -> None:
    assert [SIDES.row(row, WHOLE) for row in (4, 5, 6, 7)] == [4, 5, 10, 11]
    assert SIDES.row(5, WHOLE, 4) == 9
    assert SIDES.grown_rows == 4


def test_blocks_stacked_beside_a_tall_one_share_its_band() -> None:
    shift = ShiftMap([RowRepeat(5, 5, 1, 2, 3), RowRepeat(7, 7, 1, 2, 2), RowRepeat(5, 8, 4, 5, 2)])
    assert [shift.row(row, 1) for row in range(4, 10)] == [4, 5, 8, 9, 11, 13]
    assert [shift.row(row, 4, 1) for row in range(4, 10)] == [4, 9, 10, 11, 12, 13]


def test_a_whole_row_block_under_two_that_stand_side_by_side_moves_by_the_larger() -> None:
    shift = ShiftMap(
        [
            RowRepeat(5, 5, 1, 2, 3),
            RowRepeat(5, 5, 4, 5, 2),
            RowRepeat(7, 7, 1, 5, 2),
            RowRepeat(5, 7, 7, 8, 4),
        ]
    )
    assert shift.row(7, 1) == shift.row(7, 4) == 9
    assert shift.row(8, 1) == 17


@pytest.mark.parametrize(
    "rows",
    [
        [RowRepeat(5, 6), RowRepeat(6, 7)],
        [RowRepeat(5, 5, 1, 3), RowRepeat(5, 5, 3, 4)],
    ],
)
def test_blocks_that_overlap_are_refused(rows: list[RowRepeat]) -> None:
    with pytest.raises(ValueError, match="overlap"):
        ShiftMap(rows)


def test_some_rows_of_a_block_are_given_copy_by_copy() -> None:
    shift = ShiftMap([RowRepeat(7, 9, copies=3)], [ColumnRepeat(3, 4, copies=2)])
    assert pieces(shift, "A8") == "A8 A11 A14"
    assert pieces(shift, "A7:A9") == "A7:A15"
    assert pieces(shift, "C8") == "C8 E8 C11 E11 C14 E14"
    assert pieces(shift, "A6:A8") == "A6:A14"
    assert pieces(shift, "B2") == "B2"


def test_copies_of_an_area_come_with_their_place() -> None:
    shift = ShiftMap([RowRepeat(7, 8, copies=2)], [ColumnRepeat(3, 3, copies=2)])
    ref = parse_reference("B7:C8")
    assert ref is not None
    assert [str(area) for _, area in shift.copies(ref)] == ["B7:D8", "B9:D10"]
    ref = parse_reference("C7:C8")
    assert ref is not None
    found = {str(area): at for at, area in shift.copies(ref)}
    assert list(found) == ["C7:C8", "D7:D8", "C9:C10", "D9:D10"]
    assert found["D9:D10"] == At(((0, 1),), ((0, 1),))


@pytest.mark.parametrize(
    ("text", "cut"),
    [("A6:A7", True), ("A7:A9", False), ("A7:A8", False), ("A8:A9", True), ("A1:A6", False)],
)
def test_an_area_half_inside_a_block_is_cut(text: str, cut: bool) -> None:
    ref = parse_reference(text)
    assert ref is not None
    assert ShiftMap([RowRepeat(7, 8, copies=2)]).cuts(ref) is cut


def test_an_area_over_two_blocks_side_by_side_is_cut() -> None:
    ref = parse_reference("C5:G5")
    assert ref is not None
    assert SIDES.cuts(ref)


def test_a_spilled_reference_is_never_stretched() -> None:
    assert moved(THREE, "E7#") == "E7#"
    assert moved(THREE, "E8#") == "E10#"


# Any layout of blocks that do not overlap, made by cutting the rows into runs.


@st.composite
def row_repeats(draw: st.DrawFn, most_copies: int = 6) -> list[RowRepeat]:
    cuts = sorted(draw(st.sets(st.integers(1, 40), max_size=8)))
    found = []
    for top, after in zip(cuts[::2], cuts[1::2], strict=False):
        bottom = after - 1
        halves = [(1, MAX_COLUMN)] if draw(st.booleans()) else [(1, 3), (5, 9)]
        for left, right in halves:
            copies = draw(st.integers(0, most_copies))
            found.append(RowRepeat(top, bottom, left, right, copies))
    return found


@st.composite
def column_repeats(draw: st.DrawFn) -> list[ColumnRepeat]:
    cuts = sorted(draw(st.sets(st.integers(1, 15), max_size=4)))
    return [
        ColumnRepeat(left, after - 1, draw(st.integers(0, 4)))
        for left, after in zip(cuts[::2], cuts[1::2], strict=False)
    ]


@st.composite
def areas(draw: st.DrawFn) -> Ref:
    r1, c1 = draw(st.integers(1, 50)), draw(st.integers(1, 20))
    r2, c2 = r1 + draw(st.integers(0, 20)), c1 + draw(st.integers(0, 6))
    return Ref(None, r1, c1, r2, c2, *draw(st.tuples(*[st.booleans()] * 4)))


@given(row_repeats(most_copies=1), column_repeats(), areas())
def test_one_copy_of_everything_moves_nothing(
    rows: list[RowRepeat], columns: list[ColumnRepeat], ref: Ref
) -> None:
    ones = [ColumnRepeat(c.left, c.right, 1) for c in columns]
    shift = ShiftMap(rows, ones)
    assert shift.identity
    assert shift.range(ref) is ref


@given(row_repeats(), column_repeats(), areas())
def test_an_area_never_shrinks(
    rows: list[RowRepeat], columns: list[ColumnRepeat], ref: Ref
) -> None:
    after = ShiftMap(rows, columns).range(ref)
    assert after is not None
    assert after.r2 - after.r1 >= ref.r2 - ref.r1
    assert after.c2 - after.c1 >= ref.c2 - ref.c1


@given(row_repeats(), column_repeats(), areas(), st.data())
def test_an_area_covers_every_copy_of_its_cells(
    rows: list[RowRepeat], columns: list[ColumnRepeat], ref: Ref, data: st.DataObject
) -> None:
    shift = ShiftMap(rows, columns)
    row = data.draw(st.integers(ref.r1, ref.r2))
    col = data.draw(st.integers(ref.c1, ref.c2))
    after = shift.range(ref)
    assert after is not None
    block = next(
        (r for r in rows if r.top <= row <= r.bottom and r.left <= col <= r.right), RowRepeat(1, 1)
    )
    new = shift.row(row, col, data.draw(st.integers(0, max(1, block.copies) - 1)))
    assert new is not None
    assert after.r1 <= new <= after.r2


@given(row_repeats(), st.integers(1, 12))
def test_no_two_rows_come_to_stand_on_the_same(rows: list[RowRepeat], col: int) -> None:
    shift = ShiftMap(rows)
    found: list[int | None] = []
    for row in range(1, 60):
        block = [r for r in rows if r.top <= row <= r.bottom and r.left <= col <= r.right]
        copies = max(1, block[0].copies) if block else 1
        found.extend(shift.row(row, col, copy) for copy in range(copies))
    assert len(set(found)) == len(found)
    assert None not in found


def removal(rows: list[RowRepeat]) -> ShiftMap:
    """The map that takes away all copies but the first of blocks of whole rows."""
    shift = ShiftMap(rows)
    gone = []
    for repeat in rows:
        height = repeat.bottom - repeat.top + 1
        start = shift.row(repeat.top, 1)
        assert start is not None
        if repeat.copies > 1:
            last = start + repeat.copies * height - 1
            gone.append(RowRepeat(start + height, last, copies=0, vanish=True))
    return ShiftMap(gone)


@given(row_repeats(), areas())
def test_inserting_and_then_removing_the_copies_is_no_change(
    rows: list[RowRepeat], ref: Ref
) -> None:
    whole = [r for r in rows if r.right == MAX_COLUMN]
    assume(not any(r.top <= ref.r2 < r.bottom for r in whole))  # it would end between two copies
    after = ShiftMap(whole).range(ref)
    assert after is not None
    assert removal(whole).range(after) == ref


@given(column_repeats(), areas())
def test_inserting_and_then_removing_copies_of_columns_is_no_change(
    columns: list[ColumnRepeat], ref: Ref
) -> None:
    assume(not any(c.left <= ref.c2 < c.right for c in columns))  # it would end between two copies
    shift = ShiftMap([], columns)
    gone = []
    for repeat in columns:
        width, start = repeat.right - repeat.left + 1, shift.column(repeat.left)
        assert start is not None
        if repeat.copies > 1:
            last = start + repeat.copies * width - 1
            gone.append(ColumnRepeat(start + width, last, copies=0, vanish=True))
    after = shift.range(ref)
    assert after is not None
    assert ShiftMap([], gone).range(after) == ref


@given(row_repeats(), st.integers(1, 60), st.integers(0, 5))
def test_the_lookup_agrees_with_counting_rows(rows: list[RowRepeat], row: int, copy: int) -> None:
    whole = [r for r in rows if r.right == MAX_COLUMN]
    shift = ShiftMap(whole)
    lines: list[tuple[int, int]] = []
    at = 1
    for repeat in sorted(whole, key=lambda r: r.top):
        lines += [(line, 0) for line in range(at, repeat.top)]
        for number in range(max(1, repeat.copies)):
            lines += [(line, number) for line in range(repeat.top, repeat.bottom + 1)]
        at = repeat.bottom + 1
    lines += [(line, 0) for line in range(at, 100)]
    assume((row, copy) in lines)
    assert shift.row(row, 1, copy) == lines.index((row, copy)) + 1
    assert bisect_left(lines, (0, 0)) == 0


def test_a_reference_is_kept_on_the_sheet() -> None:
    shift = ShiftMap([RowRepeat(2, 2, copies=MAX_ROW)])
    assert moved(shift, "A3") == "#REF!"
    assert moved(shift, "A1:A3") == f"A1:A{MAX_ROW}"
