"""Dates of the forms that the data uses; the `edtf` package is the judge."""

import json
import re
from datetime import date
from importlib.resources import files

import pytest
from edtf import EDTFParseException, parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model import edtf

_SCHEMA = json.loads(files("toolkit").joinpath("schemas/common.schema.json").read_text("utf-8"))
PATTERN = re.compile(_SCHEMA["$defs"]["edtf"]["pattern"])

days = st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31))
precisions = st.sampled_from((4, 7, 10))
qualifiers = st.sampled_from(("", "~", "?"))


@st.composite
def single_dates(draw: st.DrawFn) -> str:
    return draw(days).isoformat()[: draw(precisions)] + draw(qualifiers)


@st.composite
def closed_intervals(draw: st.DrawFn) -> str:
    first, second = sorted((draw(days), draw(days)))
    start = first.isoformat()[: draw(precisions)] + draw(qualifiers)
    return f"{start}/{second.isoformat()[: draw(precisions)]}{draw(qualifiers)}"


closed = st.one_of(single_dates(), closed_intervals())
nearly_dates = st.from_regex(r"[0-2][0-9]{3}(-[0-3][0-9](-[0-3][0-9])?)?[~?]?", fullmatch=True)


def judged(value: str) -> tuple[date, date]:
    parsed = parse_edtf(value)
    return date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])


@given(closed)
def test_first_and_last_day_are_those_of_the_edtf_package(value: str) -> None:
    assert (edtf.earliest(value), edtf.latest(value)) == judged(value)


@given(nearly_dates)
def test_what_the_edtf_package_cannot_parse_is_no_date(value: str) -> None:
    try:
        parse_edtf(value)
    except EDTFParseException:
        assert not edtf.is_valid(value)


@given(nearly_dates)
def test_every_valid_date_fits_the_pattern_of_the_schema(value: str) -> None:
    if edtf.is_valid(value):
        assert PATTERN.fullmatch(value)


@given(closed)
def test_valid_dates_and_intervals_are_taken_by_schema_and_model(value: str) -> None:
    assert PATTERN.fullmatch(value)
    assert edtf.is_valid(value)


@pytest.mark.parametrize(
    "value",
    [
        *("", "2001-2", "01-12-2001", "2001-02-29", "2001-13", "0000", "200X", "٢٠٠١"),
        *("2001 ", "2001~?", "2001-12-12T00:00"),
        *("2004/2001", "../..", "2001/", "/2001", "2001/2002/2003"),
    ],
)
def test_other_forms_and_days_that_do_not_exist_are_refused(value: str) -> None:
    assert not edtf.is_valid(value)
    with pytest.raises(ValueError):
        edtf.earliest(value)


def test_a_side_that_is_open_reaches_to_the_end_of_time() -> None:
    assert edtf.latest("2002/..") == date.max
    assert edtf.earliest("../2004") == date.min
    assert edtf.earliest("2002/..") == date(2002, 1, 1)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2001", "2001"),
        ("2001-12", "December 2001"),
        ("2001-12-12", "12 December 2001"),
        ("2005~", "about 2005"),
        ("1997-09?", "September 1997 (uncertain)"),
        ("1995~/1999~", "about 1995 to about 1999"),
        ("2002/..", "since 2002"),
        ("../2004-05", "until May 2004"),
    ],
)
def test_dates_read_as_english_words(value: str, words: str) -> None:
    assert edtf.in_words(value, {}) == words


def test_words_of_another_language_take_the_place_of_the_english() -> None:
    french = {"month-12": "décembre", "about": "vers {date}", "until": "jusqu’à {end}"}
    assert edtf.in_words("../2001-12~", french) == "jusqu’à vers décembre 2001"
