import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.workbook.references.formula_tokens import split_formula
from toolkit.workbook.references.formulas import (
    Single,
    move_formula,
    offset_formula,
    rename_sheets,
)
from toolkit.workbook.references.references import column_letters, print_sqref
from toolkit.workbook.references.shift import ColumnRepeat, RowRepeat, ShiftMap

MAPS = {"S": ShiftMap([RowRepeat(7, 7, copies=3)])}
WIDE = {"S": ShiftMap([RowRepeat(7, 8, copies=2)], [ColumnRepeat(3, 4, 2)])}


def moved(text: str, sheet: str = "S", maps: dict[str, ShiftMap] = MAPS) -> str:
    return move_formula(text, sheet, maps).text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("=SUM(E7)", "=SUM(E7:E9)"),
        ("SUM(E7)", "SUM(E7:E9)"),
        ("=SUM(E7,E8)", "=SUM(E7:E9,E10)"),
        ("=AVERAGE( E7 )", "=AVERAGE( E7:E9 )"),
        ("=SUMIF(D7,E6,E7)", "=SUMIF(D7:D9,E6,E7:E9)"),
        ("=E8  +  E6", "=E10  +  E6"),
        ("=S!E8+'S'!E8+s!E8", "=S!E10+'S'!E10+s!E10"),
        ("=Other!E8", "=Other!E8"),
        ("=SUM($A:$A,7:7)", "=SUM($A:$A,7:9)"),
        ("=A1:INDEX(E:E,E8)", "=A1:INDEX(E:E,E10)"),
        ("=LET(_xlpm.x,E8,_xlpm.x)", "=LET(_xlpm.x,E10,_xlpm.x)"),
        ('={1,2}*E8&"E8"&#N/A', '={1,2}*E10&"E8"&#N/A'),
        ("=T[[#This Row],[E8]]+E8", "=T[[#This Row],[E8]]+E10"),
        ("=SUM(E7:E9:E10)", "=SUM(E7:E11:E12)"),
        ("=INDEX(A:A,1):E7", "=INDEX(A:A,1):E9"),
    ],
)
def test_references_follow(before: str, after: str) -> None:
    assert moved(before) == after


def test_another_sheets_formula_follows_the_sheet_that_it_names() -> None:
    assert moved("=SUM(S!E7)+E7", "Other") == "=SUM(S!E7:E9)+E7"


def test_a_copy_sees_its_own_cells_also_through_its_sheets_name() -> None:
    at = MAPS["S"].at(7, 5, 2)
    assert move_formula("=S!E7*E7", "S", MAPS, at).text == "=S!E9*E9"


def test_a_copy_sees_another_sheets_block_as_from_outside() -> None:
    maps = {**MAPS, "B": ShiftMap([RowRepeat(2, 2, copies=2)])}
    at = maps["S"].at(7, 5, 2)
    assert move_formula("=SUM(B!A2)+E7", "S", maps, at).text == "=SUM(B!A2:A3)+E9"


def test_where_one_value_is_needed_the_first_copy_stays_and_is_reported() -> None:
    result = move_formula("=E7*2", "S", MAPS)
    assert result.text == "=E7*2"
    assert [note.kind for note in result.notes] == ["one-value"]
    assert "E7" in result.notes[0].message


def test_a_dollar_in_the_own_block_means_the_first_copy_without_a_report() -> None:
    result = move_formula("=E7-E$7", "S", MAPS, MAPS["S"].at(7, 5, 2))
    assert result == type(result)("=E9-E$7")


def test_one_line_of_a_block_is_listed_copy_by_copy_where_the_function_takes_a_list() -> None:
    assert moved("=SUM(A8)", maps=WIDE) == "=SUM(A8,A10)"
    assert moved("=SUM(A7:A8)", maps=WIDE) == "=SUM(A7:A10)"


def test_one_line_of_a_block_elsewhere_is_stretched_and_reported() -> None:
    result = move_formula("=COUNTIF(A8,1)", "S", WIDE)
    assert result.text == "=COUNTIF(A8:A10,1)"
    assert [note.kind for note in result.notes] == ["takes-in-more"]


def test_a_reference_to_what_is_left_out_is_an_error_and_reported() -> None:
    maps = {"S": ShiftMap([RowRepeat(7, 7, copies=0, vanish=True)])}
    result = move_formula("=SUM(S!E7)+E8", "S", maps)
    assert result.text == "=SUM(S!#REF!)+E7"
    assert [note.kind for note in result.notes] == ["vanished"]


@pytest.mark.parametrize("text", ['=INDIRECT("E8")', '=HYPERLINK("#S!E8","x")', "=SUM(S:T!A8)"])
def test_what_cannot_be_followed_is_reported(text: str) -> None:
    result = move_formula(text, "S", MAPS)
    assert result.text == text
    assert [note.kind for note in result.notes] == ["not-followed"]


def test_a_list_too_long_for_excel_is_not_written() -> None:
    maps = {"S": ShiftMap([RowRepeat(7, 8, copies=5000)])}
    result = move_formula("=SUM(A8)", "S", maps)
    assert result.text == "=SUM(A8:A10006)"
    assert [note.kind for note in result.notes] == ["takes-in-more"]


def test_always_and_never_rule_over_the_function() -> None:
    assert move_formula("$E$7", "S", MAPS, single="always").text == "$E$7:$E$9"
    assert move_formula("SUM(E7)", "S", MAPS, single="never").text == "SUM(E7)"


@pytest.mark.parametrize(
    "text",
    [
        "= a1 + SUM ( $E$3 : E4 )\n",
        '="unclosed',
        "='unclosed",
        "=T[unclosed",
        "=)(",
        "",
        "plain text",
        "=E5#+[1]S!E8",
    ],
)
def test_where_nothing_moves_the_text_is_the_same_byte_for_byte(text: str) -> None:
    assert moved(text) == text


@pytest.mark.parametrize(
    ("before", "by", "after"),
    [
        ("=A1+$A$1+A$1+$A1", (2, 1), "=B3+$A$1+B$1+$A3"),
        ("=SUM(A1:B2)", (1, 0), "=SUM(A2:B3)"),
        ("=SUM(A:A,1:1)", (1, 1), "=SUM(B:B,2:2)"),
        ("=SUM(E$7:E7)", (3, 0), "=SUM(E$7:E10)"),
        ("=SUM(E$7:E5)", (3, 0), "=SUM(E$7:E8)"),
        ("=A1", (-1, 0), "=#REF!"),
        ("=S!XFD1", (0, 1), "=S!#REF!"),
        ('=T[a]&"A1"&LOG10(A1)', (1, 0), '=T[a]&"A1"&LOG10(A2)'),
    ],
)
def test_a_shared_formula_is_written_out(before: str, by: tuple[int, int], after: str) -> None:
    assert offset_formula(before, *by) == after


def test_a_rule_comes_in_again_on_the_other_side() -> None:
    assert offset_formula("A1", -1, -1, wrap=True) == "XFD1048576"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("=Old!A1+'old'!B2+Older!A1", "='New one'!A1+'New one'!B2+Older!A1"),
        ('=Old!Name+"Old!A1"', "='New one'!Name+\"Old!A1\""),
        ("=[1]Old!A1", "=[1]Old!A1"),
        ("=Old!#REF!", "='New one'!#REF!"),
    ],
)
def test_sheets_are_renamed(before: str, after: str) -> None:
    assert rename_sheets(before, {"Old": "New one"}) == after


dollars = st.sampled_from(["", "$"])
letters = st.builds(column_letters, st.integers(1, 12))
lines = st.builds(str, st.integers(1, 40))
cells = st.builds("{}{}{}{}".format, dollars, letters, dollars, lines)
ranges = st.builds("{}:{}".format, cells, cells)
whole = st.one_of(
    st.builds("{0}{1}:{2}{3}".format, dollars, lines, dollars, lines),
    st.builds("{0}{1}:{2}{3}".format, dollars, letters, dollars, letters),
)
terms = st.sampled_from(
    ["{}", "SUM({},1)", "IF({}>1,2,3)", "S!{}", 'COUNTIF(Other!{},"A9")', '"A9"&{}', "T[A9]&{}"]
)
sums = st.lists(
    st.builds(str.format, terms, st.one_of(cells, ranges, whole)), min_size=1, max_size=5
)
singles = st.sampled_from(["argument", "always", "never"])


def inserted(line: int, count: int, *, across: bool) -> ShiftMap:
    if across:
        return ShiftMap([], [ColumnRepeat(line, line, count + 1)])
    return ShiftMap([RowRepeat(line, line, copies=count + 1)])


def removed(line: int, count: int, *, across: bool) -> ShiftMap:
    if across:
        return ShiftMap([], [ColumnRepeat(line + 1, line + count, 0, vanish=True)])
    return ShiftMap([RowRepeat(line + 1, line + count, copies=0, vanish=True)])


@pytest.mark.parametrize("across", [False, True], ids=["rows", "columns"])
@given(sums, st.integers(1, 40), st.integers(1, 5), st.sampled_from(["S", "Other"]), singles)
def test_inserting_lines_and_removing_them_gives_the_formula_back(
    across: bool, parts: list[str], line: int, count: int, sheet: str, single: Single
) -> None:
    before = "=" + "+".join(parts)
    there = {"S": inserted(line, count, across=across)}
    back = {"S": removed(line, count, across=across)}
    between = move_formula(before, sheet, there, single=single).text
    after = move_formula(between, sheet, back, single=single).text
    assert normal(after) == normal(before)


@given(sums, st.integers(1, 40))
def test_one_copy_changes_nothing(parts: list[str], line: int) -> None:
    before = "=" + "+".join(parts)
    assert move_formula(before, "S", {"S": inserted(line, 0, across=False)}).text == before


def normal(text: str) -> str:
    """The formula with ends in order and areas of one cell as that cell, as it may come back."""
    pieces = split_formula(text)
    return "".join(p if isinstance(p, str) else print_sqref([p.ref]) for p in pieces)
