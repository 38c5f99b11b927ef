from typing import Any

import pytest

from tests.builders import counterpart, make_entry, make_measure
from tests.views.small import edition, small
from toolkit.views.difference import difference


def _difference(axes: tuple[str, ...] = ("east", "west"), **entries: Any) -> str:
    dataset = small(axes=axes)
    dataset["measures"].append(make_measure("road", entries=entries, claims=[]))
    return difference(edition(dataset), dataset["measures"][-1])


def _signed(day: str, **changes: Any) -> Any:
    dates = [{"id": "signed", "event": "signed", "value": day}]
    return make_entry(dates=dates, **changes)


def _nothing(*nearest: str, basis: str = "inferred") -> Any:
    return {"presence": "not-reported", "counterpart": counterpart(*nearest, basis=basis)}


def test_dates_of_the_same_event_are_compared() -> None:
    words = _difference(east=_signed("2001-12-12"), west=_signed("2003-03-22"))
    assert words == "Both; signed 15 months apart, E first"


def test_the_order_of_the_axes_does_not_decide_which_is_first() -> None:
    words = _difference(east=_signed("2003-03-22"), west=_signed("2001-12-12"))
    assert words == "Both; signed 15 months apart, W first"


def test_an_event_on_the_same_day_is_passed_over_for_one_that_differs() -> None:
    ended = {"id": "ended", "event": "ended", "value": "2005"}
    one, two = _signed("2001-12-12"), _signed("2001-12-12")
    one["dates"].append(ended)
    two["dates"].append({**ended, "value": "2008"})
    assert _difference(east=one, west=two) == "Both; ended about 3 years apart, E first"


def test_events_that_only_one_side_has_are_not_compared() -> None:
    west = make_entry(dates=[{"id": "ended", "event": "ended", "value": "2003"}])
    assert _difference(east=_signed("2001"), west=west) == "Both; dated by different events"


def test_statuses_that_differ_are_named() -> None:
    words = _difference(east=make_entry(status="signed"), west=make_entry(status="in-operation"))
    assert words == "Both; status differs: E signed, W in operation"


def test_other_codes_that_differ_are_named_by_their_field() -> None:
    east, west = make_entry(institutionalisation=2), make_entry(institutionalisation=0)
    words = _difference(east=east, west=west)
    assert words == "Both; institutionalisation differs: E 2 Written, W 0 Words only"


def test_a_code_that_one_side_lacks_is_no_difference() -> None:
    words = _difference(east=make_entry(bindingness="political"), west=make_entry())
    assert words == "Both; no difference in the dates and codes reported"


def test_no_difference_is_said_in_words() -> None:
    words = _difference(east=make_entry(), west=make_entry())
    assert words == "Both; no difference in the dates and codes reported"


def test_an_empty_side_names_the_nearest_measure() -> None:
    words = _difference(east=make_entry(), west=_nothing("lane"))
    assert words == "Only E; W: no counterpart named (inferred); nearest: Lane"


def test_absent_is_not_the_same_as_not_reported() -> None:
    absent = {"presence": "absent", "counterpart": counterpart(basis="stated")}
    words = _difference(east=make_entry(), west=absent)
    assert words == "Only E; W: no such measure (stated)"


def test_a_measure_on_neither_side_says_so() -> None:
    words = _difference(east=_nothing(), west=_nothing())
    assert words.startswith("On none of the relationships; E: no counterpart named")


@pytest.mark.parametrize(
    ("north", "expected"),
    [
        (_signed("2002-12-12"), "All 3; signed 24 months apart, E first"),
        (_nothing(), "Only E, W; signed 24 months apart, E first; N: no counterpart"),
    ],
)
def test_three_axes_are_compared_as_two_are(north: Any, expected: str) -> None:
    entries = {"east": _signed("2001-12-12"), "west": _signed("2003-12-12"), "north": north}
    assert _difference(("east", "west", "north"), **entries).startswith(expected)


def test_an_axis_for_which_a_measure_has_no_entry_says_so() -> None:
    words = _difference(("east", "west", "north"), east=make_entry(), west=make_entry())
    assert words.endswith("N: no entry recorded")


def _by_nature_elsewhere() -> Any:
    return {"presence": "not-applicable", "counterpart": counterpart(basis="by-definition")}


def test_a_measure_of_none_of_the_axes_says_whose_it_is_and_when() -> None:
    words = _difference(
        east=_by_nature_elsewhere(), west=_by_nature_elsewhere(), all=_signed("2001-12-12")
    )
    assert words.startswith("Context, not a measure of one relationship; ")
    assert words.endswith(": signed 12 December 2001")
    undated = _difference(
        east=_by_nature_elsewhere(), west=_by_nature_elsewhere(), all=make_entry()
    )
    assert ":" not in undated
