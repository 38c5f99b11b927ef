import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.workbook.references.formula_copies import CopiedFormulas
from toolkit.workbook.references.formulas import move_formula
from toolkit.workbook.references.references import MAX_ROW
from toolkit.workbook.references.shift import At, ColumnRepeat, RowRepeat, ShiftMap

MAPS = {
    "S": ShiftMap(
        [
            RowRepeat(5, 5, copies=0, vanish=True),
            RowRepeat(6, 7, 1, 5, copies=6),
            RowRepeat(6, 6, 7, 9, copies=3),
            RowRepeat(12, 12, copies=9),
        ],
        [ColumnRepeat(2, 3, copies=3)],
    ),
    "50% done": ShiftMap([RowRepeat(3, 3, copies=2)]),
}
ends = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "$"]),
    st.sampled_from("ABCDEFGHIJK"),
    st.sampled_from(["", "$"]),
    st.integers(1, 15),
)
refs = st.one_of(
    ends, st.builds("{}:{}".format, ends, ends), st.sampled_from(["6:7", "A:C", "5:5"])
)
prefixes = st.sampled_from(["", "", "S!", "'50% done'!"])
terms = st.sampled_from(["{}", "SUM({})", "COUNTIF({},2)", "{}%", '"100%"&{}', "T[@a%]*{}"])
formulas = st.lists(
    st.builds(lambda term, prefix, ref: term.format(prefix + ref), terms, prefixes, refs),
    min_size=1,
    max_size=4,
).map("+".join)


@given(formulas, st.sampled_from([1, 2, 3]), st.integers(0, 5), st.sampled_from([None, 0, 2]))
def test_a_remembered_formula_is_the_moved_one(
    text: str, block: int, copy: int, column: int | None
) -> None:
    at = At(((block, copy),), () if column is None else ((0, column),))
    copied = CopiedFormulas(MAPS)
    for single in ("argument", "always", "argument", "never"):
        theirs = move_formula(text, "S", MAPS, at, single=single)
        assert copied.move(text, "S", at, single) == theirs


def test_copies_in_any_order_are_right() -> None:
    copied = CopiedFormulas(MAPS)
    for copy in (4, 0, 2, 1, 5, 4):
        at = At(((1, copy),))
        for text in ("D7+D5", "SUM(D$6:D6)", "A1", "B6:B7"):
            assert copied.move(text, "S", at) == move_formula(text, "S", MAPS, at)


@pytest.mark.parametrize("copy", [3, 4, 5])
def test_a_copy_beyond_the_end_of_the_sheet_is_an_error_there_too(copy: int) -> None:
    maps = {"S": ShiftMap([RowRepeat(MAX_ROW - 4, MAX_ROW - 4, copies=10)])}
    at = At(((0, copy),))
    text = f"A{MAX_ROW - 4}"
    assert CopiedFormulas(maps).move(text, "S", at) == move_formula(text, "S", maps, at)
