"""What is typed into a cell, and what it means for its field."""

from datetime import date

import pytest

from toolkit.merge.cells import Form as CellForm
from toolkit.merge.cells import Scalar, Seen
from toolkit.merge.meaning import Cell, Refused, meaning
from toolkit.merge.receipt import Written
from toolkit.merge.schema import FieldType, Form

CODES = (("signed", "Signed"), ("in-operation", "In operation"), (2, "Second grade"))
MARCH = 38412  # 1 March 2005


def meant(
    form: Form,
    value: Scalar,
    shown: CellForm = "plain",
    *,
    written: Written | None = None,
    text: str = "",
    blanks: tuple[str, ...] = (),
    in_percent: bool = False,
) -> Scalar | Refused:
    """Return what a cell means in a field of a form."""
    seen = Seen("A1", value, shown, text)
    type_ = FieldType(form, codes=CODES if form == "code" else ())
    return meaning(Cell(seen, written or Written(), type_, blanks, in_percent))


def code(answer: Scalar | Refused) -> str:
    assert isinstance(answer, Refused)
    return answer.code


@pytest.mark.parametrize("form", ["words", "text", "code", "date", "whole", "number", "boolean"])
@pytest.mark.parametrize("value", [None, "", " \n\u00a0", "not reported"])
def test_an_empty_cell_and_the_words_for_nothing_mean_nothing(form: Form, value: Scalar) -> None:
    assert meant(form, value, blanks=("not reported",)) is None
    assert meaning(Cell(None, Written(), FieldType(form))) is None


@pytest.mark.parametrize("form", ["words", "text", "code", "date", "whole", "number", "boolean"])
@pytest.mark.parametrize("shown", ["formula", "error"])
def test_a_formula_or_an_error_is_never_a_value(form: Form, shown: CellForm) -> None:
    assert code(meant(form, None, shown, text="#N/A")) == "P101"


@pytest.mark.parametrize(
    ("value", "words"),
    [("a\r\nb\rc", "a\nb\nc"), (" a ", " a "), (5, "5"), (0.5, "0.5"), (True, "TRUE")],
)
def test_a_text_is_what_stands_there(value: Scalar, words: str) -> None:
    assert meant("text", value) == words


def test_a_percentage_in_a_text_is_as_it_is_shown() -> None:
    assert meant("words", 0.45, "percent", text="45%") == "45%"


@pytest.mark.parametrize("form", ["words", "text", "date", "whole", "number"])
def test_a_day_where_none_was_is_asked_back(form: Form) -> None:
    answer = meant(form, MARCH, "day", text="Mar-05")
    assert code(answer) == "P104"
    assert isinstance(answer, Refused)
    assert "2005-03-01" in answer.message and "Mar-05" in answer.message
    assert "'2005-03-01, '2005-03 or '2005" in answer.remedy


@pytest.mark.parametrize(
    ("typed", "held"),
    [("Signed", "signed"), (" in  OPERATION ", "in-operation"), ("signed", "signed"), (2, 2)],
)
def test_a_word_or_a_code_means_the_code(typed: Scalar, held: Scalar) -> None:
    assert meant("code", typed) == held


def test_another_word_is_refused_with_the_nearest_or_with_all() -> None:
    near, far = meant("code", "Singed"), meant("code", "xyz")
    assert isinstance(near, Refused) and isinstance(far, Refused)
    assert near.remedy == 'did you mean "Signed"?'
    assert far.remedy == "choose one of: Signed, In operation, Second grade"


@pytest.mark.parametrize(
    "typed", ["2001", "2001-12", "2001-12-12", "2005~", "2001/2003", "2001/.."]
)
def test_a_date_keeps_its_form(typed: str) -> None:
    assert meant("date", f" {typed} ") == typed


@pytest.mark.parametrize("typed", ["12.12.2001", "December 2001", "2001-13", "soon"])
def test_a_date_of_another_form_is_refused(typed: str) -> None:
    assert code(meant("date", typed)) == "P105"


def test_a_year_typed_as_a_number_is_a_year() -> None:
    assert meant("date", 2005) == "2005"
    assert code(meant("date", 20051)) == "P104"
    assert code(meant("date", -1)) == "P104"


@pytest.mark.parametrize(
    ("held", "shown", "form", "taken"),
    [
        ("2001-12-12", date(2001, 12, 12), "day", True),
        ("2001-12-12~", date(2001, 12, 12), "day", False),
        ("2001-12", date(2001, 12, 1), "day", False),
        ("2001-12-12", "12 December 2001", "day", False),
        ("2001-12-12", date(2001, 12, 12), "plain", False),
        (None, None, "day", False),
    ],
)
def test_a_day_is_taken_only_over_a_day_that_was_one(
    held: str | None, shown: date | str | None, form: CellForm, taken: bool
) -> None:
    answer = meant("date", MARCH, form, written=Written(shown, held))
    assert answer == "2005-03-01" if taken else code(answer) == "P104"


@pytest.mark.parametrize(
    ("typed", "number"), [(5, 5), (5.0, 5), (0.5, 0.5), ("5", 5), ("1e3", 1000)]
)
def test_a_number_is_a_number(typed: Scalar, number: float) -> None:
    answer = meant("number", typed)
    assert (answer, type(answer)) == (number, type(number))


def test_a_percentage_is_what_was_typed_where_the_others_are_plain() -> None:
    assert meant("number", 0.45, "percent", text="45%") == 45
    assert meant("number", 0.45, "percent", text="45%", in_percent=True) == 0.45
    assert meant("number", 0.07, "percent", text="7%") == 7


@pytest.mark.parametrize("typed", ["1,5", "1 000", "five", True])
def test_what_is_no_plain_number_is_refused(typed: Scalar) -> None:
    assert code(meant("number", typed)) == "P105"


def test_half_of_a_whole_number_is_refused() -> None:
    assert code(meant("whole", 1.5)) == "P105"
    assert meant("whole", 2.0) == 2


@pytest.mark.parametrize(("typed", "value"), [(True, True), ("false", False), ("TRUE", True)])
def test_true_and_false_are_themselves(typed: Scalar, value: bool) -> None:
    assert meant("boolean", typed) is value


@pytest.mark.parametrize("typed", ["yes", 1, 0])
def test_other_words_are_neither_true_nor_false(typed: Scalar) -> None:
    assert code(meant("boolean", typed)) == "P105"


def test_what_does_not_fit_into_a_cell_is_refused() -> None:
    assert code(meant("other", "a, b")) == "P105"
