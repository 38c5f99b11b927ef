import pytest

from tests.views.small import edition, small
from toolkit.views.dates import Gap, dates_words, first_of, gap, gap_words


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2001-12-12", "2003-03-22", Gap(15, "month", False)),
        ("2001-12-12", "2003-03-11", Gap(14, "month", False)),
        ("2001-12", "2002-03-22", Gap(3, "month", False)),
        ("2001-12-12", "2001-12-20", Gap(8, "day", False)),
        ("2001-12-12~", "2003-03-22", Gap(15, "month", True)),
        ("2001", "2003-03-22", Gap(2, "year", True)),
        ("2001-01-01", "2005-01-01", Gap(4, "year", False)),
        ("2001-01-01", "2005-03-01", Gap(4, "year", True)),
        ("2001/2004", "2002/..", Gap(1, "year", True)),
        ("2001", "2001-12-12", None),
        ("2001-12", "2001-12-12", None),
        ("2001-12-12", "2001-12-12", None),
        ("../2004", "2001", None),
    ],
)
def test_a_gap_is_no_finer_than_the_dates(one: str, other: str, expected: Gap | None) -> None:
    assert gap(one, other) == expected
    assert gap(other, one) == expected


@pytest.mark.parametrize(
    ("distance", "expected"),
    [
        (Gap(1, "month", False), "1 month"),
        (Gap(15, "month", False), "15 months"),
        (Gap(2, "year", True), "about 2 years"),
    ],
)
def test_a_gap_in_words(distance: Gap, expected: str) -> None:
    assert gap_words(edition(small()), distance) == expected


def test_dates_stand_in_their_order_with_their_events() -> None:
    dates = [
        {"id": "b", "event": "ended", "value": "2005~"},
        {"id": "a", "event": "signed", "value": "2001-12-12"},
    ]
    words = dates_words(edition(small()), dates)  # type: ignore[arg-type]
    assert words == "signed 12 December 2001; ended about 2005"


def test_the_first_day_is_that_of_the_earliest_date() -> None:
    values = ("2005~", "../2000", "2001-12")
    dates = [{"id": str(n), "event": "signed", "value": v} for n, v in enumerate(values)]
    assert first_of(dates) == "2001-12-01"  # type: ignore[arg-type]


def test_a_date_without_a_beginning_has_no_first_day() -> None:
    assert first_of([{"id": "a", "event": "ended", "value": "../2004"}]) is None
