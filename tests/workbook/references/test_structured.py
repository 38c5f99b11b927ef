import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.workbook.references.structured import (
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


def test_a_column_that_became_several_is_a_span() -> None:
    names = {"old": ("first", "last")}
    assert rename_columns("T[old]", "T", names) == "T[[first]:[last]]"
    assert rename_columns("T[[#All],[old]]", "T", names) == "T[[#All],[first]:[last]]"
    assert rename_columns("T[[a]:[old]]", "T", names) == "T[[a]:[last]]"
    assert rename_columns("T[[old]:[b]]", "T", names) == "T[[first]:[b]]"
    assert rename_columns("T[@old]", "T", names) == "T[@[first]:[last]]"


def test_a_table_gets_a_new_name_only_where_it_is_meant() -> None:
    assert rename_table("T[a]+TT[a]+T+'T'!A1", "t", "U") == "U[a]+TT[a]+T+'T'!A1"
