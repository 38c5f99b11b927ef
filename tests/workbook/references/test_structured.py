import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.workbook.references.structured import (
    Apart,
    escape_column,
    rename_columns,
    rename_table,
    unescape_column,
)


@given(st.text(max_size=30))
def test_an_escaped_name_reads_back_as_itself(name: str) -> None:
    assert unescape_column(escape_column(name)) == name


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SUM(T[old])", "SUM(T[new name])"),
        ("SUM(t[OLD])", "SUM(t[new name])"),
        ("T[[#This Row],[old]]", "T[[#This Row],[new name]]"),
        ("T[[#Headers],[#Data],[old]]", "T[[#Headers],[#Data],[new name]]"),
        ("T[[old]:[other]]", "T[[new name]:[other]]"),
        ("T[@old]", "T[@[new name]]"),
        ("T[@[old]]", "T[@[new name]]"),
        ("T[#All]", "T[#All]"),
        ("Other[old]+T[other]", "Other[old]+T[other]"),
        ('"T[old]"', '"T[old]"'),
        ("[@old]+[old]", "[@old]+[old]"),
        ("[1]S!A1", "[1]S!A1"),
        ("T[old]:T[other]", "T[new name]:T[other]"),
    ],
)
def test_columns_are_renamed(before: str, after: str) -> None:
    assert rename_columns(before, "T", {"old": "new name"}) == after


def test_inside_the_table_references_need_no_name() -> None:
    names = {"old": "new", "1": "x"}
    before = "[@old]+[old]+[[#This Row],[old]]+[1]S!A1+'[1]S'!A1"
    after = "[@new]+[new]+[[#This Row],[new]]+[1]S!A1+'[1]S'!A1"
    assert rename_columns(before, "T", names, inside=True) == after


def test_special_characters_are_read_and_written_with_their_escape() -> None:
    assert rename_columns("T[a'[b']]", "T", {"a[b]": "it's #1"}) == "T[it''s '#1]"


def test_a_name_with_blanks_at_the_ends_gets_brackets_of_its_own() -> None:
    assert rename_columns("T[a]", "T", {"a": " b "}) == "T[[ b ]]"


@pytest.mark.parametrize(
    ("before", "together", "parted"),
    [
        ("SUM(T[old])", "SUM(T[[x]:[z]])", "SUM(T[x],T[y],T[z])"),
        ("SUM(T[[#All],[old]])", "SUM(T[[#All],[x]:[z]])", None),
        ("COUNTIF(T[old],1)", "COUNTIF(T[[x]:[z]],1)", "COUNTIF(T[[x]:[z]],1)"),
        ("T[@old]*2", "T[@x]*2", "T[@x]*2"),
        ("SUM(T[@old])", "SUM(T[@[x]:[z]])", "SUM(T[@x],T[@y],T[@z])"),
        ("T[[a]:[old]]", "T[[a]:[z]]", "T[[a]:[z]]"),
        ("T[[old]:[b]]", "T[[x]:[b]]", "T[[x]:[b]]"),
        ("T[old]:T[b]", "T[[x]:[z]]:T[b]", None),
    ],
)
def test_a_column_that_became_several_means_all_of_them_where_a_range_may_stand(
    before: str, together: str, parted: str | None
) -> None:
    names = ("x", "y", "z")
    assert rename_columns(before, "T", {"old": names}) == together
    if parted:
        assert rename_columns(before, "T", {"old": Apart(names)}) == parted


def test_what_a_repeated_column_cannot_mean_is_told() -> None:
    told: list[str] = []
    for formula in ("SUM(T[old])", "T[@old]", "COUNTIF(T[old],1)"):
        rename_columns(formula, "T", {"old": Apart(("x", "y"))}, tell=told.append)
    assert [message.split(",")[0] for message in told] == [
        "T[@old] is repeated",
        "T[old] is stretched over other columns of the repeated block too",
    ]


def test_a_name_means_an_area_wherever_it_stands() -> None:
    assert rename_columns("T[old]", "T", {"old": ("x", "y")}, everywhere=True) == "T[[x]:[y]]"


def test_a_table_gets_a_new_name_only_where_it_is_meant() -> None:
    assert rename_table("T[a]+TT[a]+T+'T'!A1", "t", "U") == "U[a]+TT[a]+T+'T'!A1"
