"""Names of sheets are legal and unique, whatever the data says."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.workbook.opc.integrity_names import sheet_name_problem
from toolkit.workbook.sheets.titles import safe_names

ODD = st.text(
    alphabet=st.sampled_from("aA:\\/?*[]'\x00\n \U0001f600\u0131Ii\u00df\ufb01.(2)"), max_size=40
)


@given(st.lists(st.text(max_size=50) | ODD, max_size=30), st.lists(ODD, max_size=5))
def test_any_titles_give_names_that_excel_takes_and_that_differ(
    titles: list[str], taken: list[str]
) -> None:
    names = safe_names(titles, taken, "rows")
    assert len(names) == len(titles)
    assert [name for name in names if sheet_name_problem(name)] == []
    folded = {name.casefold() for name in (*names, *taken)}
    assert len(folded) == len(names) + len({name.casefold() for name in taken})


def test_what_no_name_may_hold_is_exchanged() -> None:
    assert safe_names(["a/b: [c]?*", "'quoted'"], [], "x") == ["a-b- (c)", "quoted"]


def test_long_names_are_cut_and_numbered_within_31_characters() -> None:
    names = safe_names(["x" * 40] * 2, [], "x")
    assert names == ["x" * 31, "x" * 27 + " (2)"]


def test_an_emoji_counts_twice_as_in_excel() -> None:
    assert safe_names(["\U0001f600" * 20], [], "x") == ["\U0001f600" * 15]


def test_names_differ_without_regard_to_case_also_from_other_sheets() -> None:
    assert safe_names(["Fast", "FAST"], ["fast"], "x") == ["Fast (2)", "FAST (3)"]


def test_a_name_without_a_letter_left_is_that_of_the_list() -> None:
    assert safe_names(["", "?*"], [], "rows") == ["rows", "rows (2)"]


def test_the_name_that_excel_keeps_is_numbered() -> None:
    assert safe_names(["History"], [], "x") == ["History (2)"]
