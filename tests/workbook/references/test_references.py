import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.workbook.references.references import (
    MAX_COLUMN,
    MAX_ROW,
    Ref,
    cell_name,
    column_letters,
    column_number,
    on_sheet,
    parse_cell,
    parse_reference,
    parse_sqref,
    print_sqref,
    quote_sheet,
)

rows = st.integers(1, MAX_ROW)
columns = st.integers(1, MAX_COLUMN)
dollars = st.tuples(*[st.sampled_from(["", "$"])] * 4)
sheets = st.text(min_size=1, max_size=31).filter(
    lambda name: not set(name) & set(":\\/?*[]") and name[0] != "'" and name[-1] != "'"
)


@pytest.mark.parametrize(
    "text",
    ["A1", "$A$1", "A1:B2", "$A1:B$2", "A:C", "$A:C", "3:5", "3:$5", "XFD1048576", "A1#", "#REF!"],
)
@pytest.mark.parametrize("prefix", ["", "Sheet1!", "'It''s'!", "S1:S3!", "'S 1:S 3'!", "Été!"])
def test_a_reference_is_printed_as_it_was_read(prefix: str, text: str) -> None:
    ref = parse_reference(prefix + text)
    assert ref is not None
    assert str(ref) == prefix + text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A",
        "1",
        "A0",
        "XFE1",
        "A1048577",
        "ABCD1",
        "Total",
        "T[col]",
        "T[[#This Row],[col]]",
        "[1]S!A1",
        "'[Book.xlsx]S'!A1",
        "A1:B2:C3",
        "A1:B2#",
        "R1C1",
        "TRUE",
        "A1 ",
        "_xlfn.X",
        "A:1",
        "0:3",
        "Sheet1!",
        "Sheet1!Total",
    ],
)
def test_what_is_no_reference_is_none(text: str) -> None:
    assert parse_reference(text) is None


def test_a_quoted_sheet_is_read_in_plain() -> None:
    ref = parse_reference("'It''s a test'!$B7")
    assert ref == Ref(
        "It's a test", 7, 2, 7, 2, False, True, False, True, "cell", prefix="'It''s a test'!"
    )


def test_a_three_dimensional_reference_keeps_both_sheets() -> None:
    ref = parse_reference("'A B:C D'!A1")
    assert ref is not None
    assert (ref.sheet, ref.last_sheet) == ("A B", "C D")


def test_ends_in_the_wrong_order_are_put_in_order_with_their_dollars() -> None:
    assert str(parse_reference("$C5:A$2")) == "A$2:$C5"


def test_whole_columns_and_rows_span_the_sheet() -> None:
    column, row = parse_reference("B:C"), parse_reference("2:3")
    assert column is not None
    assert row is not None
    assert (column.r1, column.r2, column.c1, column.c2) == (1, MAX_ROW, 2, 3)
    assert (row.r1, row.r2, row.c1, row.c2) == (2, 3, 1, MAX_COLUMN)


@given(r1=rows, c1=columns, r2=rows, c2=columns, d=dollars)
def test_any_area_survives_printing_and_parsing(
    r1: int, c1: int, r2: int, c2: int, d: tuple[str, ...]
) -> None:
    text = f"{d[0]}{column_letters(c1)}{d[1]}{r1}:{d[2]}{column_letters(c2)}{d[3]}{r2}"
    ref = parse_reference(text)
    assert ref is not None
    assert parse_reference(str(ref)) == ref
    assert {ref.r1, ref.r2} == {r1, r2}
    assert {ref.c1, ref.c2} == {c1, c2}


@given(name=sheets)
def test_a_quoted_sheet_name_reads_back_as_itself(name: str) -> None:
    ref = parse_reference(quote_sheet(name) + "A1")
    assert ref is not None
    assert ref.sheet == name


@pytest.mark.parametrize("name", ["A1", "R1C1", "RC", "c", "2001", "a b", "It's", "a-b"])
def test_a_sheet_name_that_could_be_something_else_is_quoted(name: str) -> None:
    assert quote_sheet(name).startswith("'")


def test_a_reference_can_be_put_on_another_sheet() -> None:
    ref = parse_reference("S1:S3!$A$1")
    assert ref is not None
    assert str(on_sheet(ref, "My sheet")) == "'My sheet'!$A$1"


@given(number=columns)
def test_column_letters_and_numbers_are_inverse(number: int) -> None:
    assert column_number(column_letters(number)) == number
    assert column_number(column_letters(number).lower()) == number


@pytest.mark.parametrize("number", [0, -1, MAX_COLUMN + 1])
def test_a_column_off_the_sheet_has_no_letters(number: int) -> None:
    with pytest.raises(ValueError, match="no column"):
        column_letters(number)


def test_a_cell_address_is_row_then_column() -> None:
    assert parse_cell("B7") == parse_cell("$B$7") == (7, 2)
    assert cell_name(7, 28) == "AB7"


@pytest.mark.parametrize("text", ["A1:B2", "Sheet1!A1", "A", "A1#", ""])
def test_what_is_no_cell_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no cell address"):
        parse_cell(text)


def test_a_list_of_references_survives_printing() -> None:
    assert print_sqref(parse_sqref("A1:B2  C3 D:D")) == "A1:B2 C3 D:D"


def test_a_list_with_something_else_is_refused() -> None:
    with pytest.raises(ValueError, match="no reference"):
        parse_sqref("A1 Total")
