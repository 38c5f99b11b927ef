"""Repeats within repeats, against a model that lists every row of every column."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.workbook.references.formula_copies import CopiedFormulas
from toolkit.workbook.references.formulas import move_formula
from toolkit.workbook.references.references import MAX_COLUMN, Ref, parse_reference
from toolkit.workbook.references.shift import OUTSIDE, WHOLE, At, RowRepeat, ShiftMap

LAST = 14
"""The last template row of the model."""


def moved(shift: ShiftMap, text: str, at: At = OUTSIDE) -> str:
    ref = parse_reference(text)
    assert ref is not None
    return str(shift.range(ref, at) or "#REF!")


def pieces(shift: ShiftMap, text: str, at: At = OUTSIDE) -> str:
    ref = parse_reference(text)
    assert ref is not None
    return " ".join(map(str, shift.pieces(ref, at)))


# Rows 5 to 7 three times; in them row 6 twice, once (emptied), three times: rows 5-8, 9-11, 12-16.
OUTER = RowRepeat(5, 7, copies=3)
INNER = RowRepeat(6, 6, within=0, counts=[2, 1, 3], copies=6)
NESTED = ShiftMap([OUTER, INNER])


def test_every_copy_has_its_own_number_of_inner_rows() -> None:
    assert [NESTED.row(5, 1, copy) for copy in range(3)] == [5, 9, 12]
    assert [NESTED.row(6, 1, copy) for copy in range(6)] == [6, 7, 10, 13, 14, 15]
    assert [NESTED.row(7, 1, copy) for copy in range(3)] == [8, 11, 16]
    assert NESTED.row(8, 1) == NESTED.row(8, WHOLE) == 17
    assert NESTED.grown_rows == 9
    assert [list(NESTED.copies_in(1, outer)) for outer in range(3)] == [[0, 1], [2], [3, 4, 5]]


@pytest.mark.parametrize(
    ("before", "after"),
    [("C6", "C6:C15"), ("C5", "C5:C12"), ("C7", "C8:C16"), ("C5:C7", "C5:C16"), ("C8", "C17")],
)
def test_from_outside_a_reference_covers_all_copies(before: str, after: str) -> None:
    assert moved(NESTED, before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("C6", "C13:C15"),
        ("C5:C6", "C12:C15"),
        ("C7", "C16"),
        ("C$6:C$6", "C$6:C$15"),
        ("C4", "C11"),
        ("C3", "C3"),
        ("C8", "C17"),
    ],
)
def test_an_outer_row_covers_the_inner_rows_of_its_own_copy(before: str, after: str) -> None:
    assert moved(NESTED, before, At(((0, 2),))) == after


@pytest.mark.parametrize(
    ("copy", "before", "after"),
    [
        (4, "C6", "C14"),
        (4, "C7", "C16"),
        (4, "C5", "C13"),
        (3, "C5", "C12"),
        (3, "C4", "C11"),
        (4, "C4", "C11"),
        (4, "C5:C6", "C13:C14"),
        (3, "C5:C6", "C12:C13"),
        (0, "C4", "C4"),
        (4, "C$6:C6", "C$6:C14"),
        (4, "C8", "C17"),
    ],
)
def test_an_inner_row_sees_its_own_copies(copy: int, before: str, after: str) -> None:
    assert moved(NESTED, before, At(((1, copy),))) == after


def test_copies_of_an_area_and_its_pieces() -> None:
    ref = parse_reference("C6")
    assert ref is not None
    found = [str(area) for _, area in NESTED.copies(ref)]
    assert found == ["C6", "C7", "C10", "C13", "C14", "C15"]
    assert pieces(NESTED, "C6") == "C6:C7 C10 C13:C15"
    assert pieces(NESTED, "C6", At(((0, 2),))) == "C13:C15"
    assert pieces(NESTED, "C5:C7") == "C5:C16"
    assert pieces(NESTED, "C5:C6") == "C5:C7 C9:C10 C12:C15"
    around = parse_reference("A5:B7")
    assert around is not None
    assert [str(area) for _, area in NESTED.copies(around)] == ["A5:B8", "A9:B11", "A12:B16"]


def test_rows_left_out_in_some_copies_are_passed_over() -> None:
    kept = RowRepeat(6, 6, within=0, counts=[0, 1, 0], copies=1)
    shift = ShiftMap([RowRepeat(5, 7, copies=3), kept])
    assert moved(shift, "C6") == "C8"
    assert moved(shift, "C6", At(((0, 0),))) == "#REF!"
    assert moved(shift, "C6", At(((0, 1),))) == "C8"
    assert moved(shift, "C6:C7", At(((0, 2),))) == "C11:C11"
    assert pieces(shift, "C5:C6") == "C5:C5 C7:C8 C10:C10"


def test_a_row_that_disappears_above_a_block_means_the_row_above_it() -> None:
    shift = ShiftMap([RowRepeat(6, 6, copies=0, vanish=True), RowRepeat(7, 8, copies=3)])
    assert [moved(shift, "C6", At(((1, copy),))) for copy in range(3)] == ["C5", "C7", "C9"]
    assert moved(shift, "C6:C7", At(((1, 0),))) == "C5:C6"
    assert moved(shift, "C6") == "#REF!"
    at_top = ShiftMap([RowRepeat(1, 1, copies=0, vanish=True), RowRepeat(2, 2, copies=2)])
    assert [moved(at_top, "C1", At(((1, copy),))) for copy in range(2)] == ["#REF!", "C1"]


def test_rows_left_out_in_all_copies_leave_no_reference() -> None:
    gone = RowRepeat(6, 6, within=0, counts=[0, 0, 0], copies=0)
    shift = ShiftMap([RowRepeat(5, 7, copies=3), gone])
    assert moved(shift, "C6") == "#REF!"
    assert shift.row(6, 1) is None
    assert shift.line(6, 1) == 6
    assert not list(shift.copies(Ref(None, 6, 1, 6, 1)))


@pytest.mark.parametrize(
    "inner",
    [
        RowRepeat(4, 6, within=0, counts=[1, 1, 1], copies=3),
        RowRepeat(6, 6, 1, MAX_COLUMN, within=0, counts=[1, 1], copies=2),
    ],
)
def test_an_inner_repeat_that_does_not_fit_is_refused(inner: RowRepeat) -> None:
    with pytest.raises(ValueError, match=r"within rows|counts for"):
        ShiftMap([OUTER, inner])


def test_an_inner_repeat_keeps_to_the_columns_of_the_outer() -> None:
    inner = RowRepeat(6, 6, 1, 9, within=0, counts=[1, 1, 1], copies=3)
    with pytest.raises(ValueError, match="columns"):
        ShiftMap([RowRepeat(5, 7, 1, 5, copies=3), inner])


# The model: any tree of repeats, and every row of every column with the copies that it is in.


Places = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Standing:
    """A template row at its new place, with its copies by the index of the repeat."""

    new: int
    row: int
    col: int
    path: Places


class Model:
    def __init__(self, repeats: list[RowRepeat]) -> None:
        self.repeats = repeats
        self.seen = [0] * len(repeats)
        self.lines: list[Standing] = []
        for col in (1, 2, 3):
            self.seen = [0] * len(repeats)
            self._walk(col, 1, LAST, 1, ())

    def _walk(self, col: int, top: int, bottom: int, new: int, path: Places) -> int:
        """List the rows of a column; returns the new row behind them."""
        row = top
        for band_top, band_bottom in self._bands(top, bottom, path):
            while row < band_top:
                self.lines.append(Standing(new, row, col, path))
                row, new = row + 1, new + 1
            start = new
            new = self._band(col, band_top, band_bottom, new, path)
            others = [self._grown(c, band_top, band_bottom, path) for c in (1, 2, 3)]
            height = band_bottom - band_top + 1
            new = start + max((o for o in others if o is not None), default=height)
            row = band_bottom + 1
        while row <= bottom:
            self.lines.append(Standing(new, row, col, path))
            row, new = row + 1, new + 1
        return new

    def _grown(self, col: int, top: int, bottom: int, path: Places) -> int | None:
        """The height of a band in a column, None where nothing repeats there."""
        inside = [
            r for r in self._children(path) if top <= r.top <= bottom and r.left <= col <= r.right
        ]
        if not inside:
            return None
        kept = self.lines, list(self.seen)
        self.lines = []
        # Count from the ordinals as they were before this band of the column at hand.
        self.seen = self._before(path)
        end = self._band(col, top, bottom, 0, path)
        self.lines, self.seen = kept
        return end

    def _before(self, path: Places) -> list[int]:
        """How many copies of every repeat there are before the instance at hand."""
        found = [0] * len(self.repeats)
        for index, repeat in enumerate(self.repeats):
            outer = dict(path).get(repeat.within) if repeat.within is not None else 0
            if outer is not None and repeat.counts is not None:
                found[index] = sum(repeat.counts[:outer])
        return self._below(found)

    def _below(self, found: list[int]) -> list[int]:
        for index, repeat in enumerate(self.repeats):
            outer = repeat.within
            if outer is not None and repeat.counts is not None and not found[index]:
                found[index] = sum(repeat.counts[: found[outer]])
        return found

    def _band(self, col: int, top: int, bottom: int, new: int, path: Places) -> int:
        row = top
        while row <= bottom:
            found = next(
                (
                    i
                    for i, r in enumerate(self.repeats)
                    if r.within == (path[-1][0] if path else None)
                    and r.top == row
                    and r.left <= col <= r.right
                ),
                None,
            )
            if found is None:
                self.lines.append(Standing(new, row, col, path))
                row, new = row + 1, new + 1
                continue
            repeat = self.repeats[found]
            assert repeat.counts is not None
            for _ in range(repeat.counts[path[-1][1] if path else 0]):
                own = (*path, (found, self.seen[found]))
                self.seen[found] += 1
                new = self._walk(col, repeat.top, repeat.bottom, new, own)
            row = repeat.bottom + 1
        return new

    def _children(self, path: Places) -> list[RowRepeat]:
        return [r for r in self.repeats if r.within == (path[-1][0] if path else None)]

    def _bands(self, top: int, bottom: int, path: Places) -> Iterator[tuple[int, int]]:
        spans = sorted({(r.top, r.bottom) for r in self._children(path)})
        yield from (span for span in spans if top <= span[0] and span[1] <= bottom)

    def ends(self, ref: Ref, path: dict[int, int], fixed: bool) -> tuple[int, int] | None:
        found = [
            s.new
            for s in self.lines
            if ref.r1 <= s.row <= ref.r2
            and ref.c1 <= s.col <= ref.c2
            and (fixed or all(path.get(i, copy) == copy for i, copy in s.path))
        ]
        return (min(found), max(found)) if found else None


@st.composite
def trees(draw: st.DrawFn) -> list[RowRepeat]:
    """Any repeats within repeats; those side by side share their rows."""
    repeats: list[RowRepeat] = []

    def fill(within: int | None, top: int, bottom: int, left: int, right: int, depth: int) -> None:
        cuts = sorted(draw(st.sets(st.integers(top, bottom + 1), max_size=4)))
        for first, behind in zip(cuts[::2], cuts[1::2], strict=False):
            split = left == 1 and right == 3 and draw(st.booleans())
            for a, b in [(1, 1), (3, 3)] if split else [(left, right)]:
                instances = repeats[within].copies if within is not None else 1
                most = 3 if depth < 2 else 2
                count = st.integers(0 if not split else 1, most)
                counts = draw(st.lists(count, min_size=instances, max_size=instances))
                index = len(repeats)
                repeats.append(
                    RowRepeat(
                        *(first, behind - 1, a, b),
                        copies=sum(counts),
                        vanish=True,
                        within=within,
                        counts=counts,
                    )
                )
                if depth < 2 and draw(st.booleans()):
                    fill(index, first, behind - 1, a, b, depth + 1)

    fill(None, 1, LAST, 1, 3, 0)
    return repeats


@settings(max_examples=200, deadline=None)
@given(trees())
def test_every_row_stands_where_the_model_has_it(repeats: list[RowRepeat]) -> None:
    shift, model = ShiftMap(repeats), Model(repeats)
    for line in model.lines:
        copy = line.path[-1][1] if line.path else 0
        assert shift.row(line.row, line.col, copy) == line.new
        at = At(line.path[-1:])
        assert shift.cell(line.row, line.col, at) == (line.new, line.col)


ends = st.tuples(st.integers(1, LAST), st.integers(1, LAST)).map(sorted)
columns = st.tuples(st.integers(1, 3), st.integers(1, 3)).map(sorted)


@settings(max_examples=300, deadline=None)
@given(trees(), ends, columns, st.booleans(), st.booleans(), st.data())
def test_a_reference_covers_what_it_sees(
    repeats: list[RowRepeat],
    rows: list[int],
    cols: list[int],
    fixed1: bool,
    fixed2: bool,
    data: st.DataObject,
) -> None:
    shift, model = ShiftMap(repeats), Model(repeats)
    ref = Ref(None, rows[0], cols[0], rows[1], cols[1], fixed1, False, fixed2, False)
    if not model.lines:
        return
    place = data.draw(st.sampled_from(model.lines))
    after = shift.range(ref, At(place.path[-1:]))
    path = {
        i: copy
        for i, copy in place.path
        if repeats[i].left <= ref.c1 and ref.c2 <= repeats[i].right
    }
    r1, r2 = model.ends(ref, path, fixed1), model.ends(ref, path, fixed2)
    expected = None if r1 is None or r2 is None else [r1[0], r2[1]]
    expected = _with_running(ref, place, path, model, expected)
    if expected is None or expected[1] < expected[0]:
        assert after is None
    else:
        assert after is not None
        assert [after.r1, after.r2] == expected


def _with_running(
    ref: Ref, place: Standing, path: dict[int, int], model: Model, expected: list[int] | None
) -> list[int] | None:
    """The row directly above a block means the copy before."""
    for position in range(len(place.path), 0, -1):
        index, _ = place.path[position - 1]
        repeat = model.repeats[index]
        if index not in path or ref.r2 > repeat.bottom or ref.r1 >= repeat.top:
            continue
        before = [
            s.new
            for s in model.lines
            if s.col == repeat.left
            and len(s.path) >= position
            and s.path[: position - 1] == place.path[: position - 1]
            and s.path[position - 1][0] == index
        ]
        own = [
            s.new
            for s in model.lines
            if s.col == repeat.left and s.path[:position] == place.path[:position]
        ]
        between = replace(ref, r1=ref.r1 + 1, r2=repeat.top - 1, c1=repeat.left, c2=repeat.left)
        gone = replace(between, r1=ref.r1)
        is_first = min(own, default=0) == min(before, default=0)
        if min(own) == 1 or (is_first and model.ends(gone, path, False) is not None):
            continue
        if model.ends(between, path, False) is None:
            row = min(own) - 1
            r1, r2 = expected or [0, 0]
            return [
                r1 if ref.r1_fixed and expected else row,
                row if ref.r2 < repeat.top and not ref.r2_fixed else r2,
            ]
    return expected


texts = st.lists(
    st.sampled_from(["A1", "SUM(A6)", "A5+A6", "SUM(A$6:A6)", "A4+1", "A7*2", "A8", "SUM(A5:A7)"]),
    min_size=1,
    max_size=3,
).map("+".join)


@given(texts, st.lists(st.integers(1, 6), min_size=3, max_size=3), st.data())
def test_a_remembered_formula_is_the_moved_one(
    text: str, counts: list[int], data: st.DataObject
) -> None:
    inner = RowRepeat(6, 6, within=0, counts=counts, copies=sum(counts))
    maps = {"S": ShiftMap([OUTER, inner])}
    copied = CopiedFormulas(maps)
    for copy in data.draw(st.permutations(range(sum(counts)))):
        at = At(((1, copy),))
        assert copied.move(text, "S", at) == move_formula(text, "S", maps, at)
    for copy in range(3):
        at = At(((0, copy),))
        assert copied.move(text, "S", at) == move_formula(text, "S", maps, at)
