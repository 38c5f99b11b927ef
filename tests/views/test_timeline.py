from typing import Any

import pytest

from tests.builders import citation, claim, make_entry, make_event, make_measure, text
from tests.views.small import records, small


def _timeline(*events: Any, dates: Any = (), axes: Any = None, **changes: Any) -> Any:
    """Return the rows of some events and one measure `road` with dates on `east`."""
    dataset = small(measures=0)
    dataset["action_plans"] = []
    entry = make_entry(dates=list(dates))
    road = make_measure("road", entries=axes or {"east": entry}, claims=changes.pop("claims", []))
    dataset["measures"] = [road]
    dataset["events"] = list(events)
    return records({**dataset, **changes}, "timeline")


def _date(value: str, event: str = "signed") -> Any:
    return {"id": event, "event": event, "value": value}


def test_events_and_dates_of_measures_stand_by_their_first_day() -> None:
    events = [make_event("late", "2005"), make_event("early", "2001-03")]
    rows = _timeline(*events, dates=[_date("2001-12-12")])
    assert [row["key"] for row in rows] == ["early", "road/east/signed", "late"]


def test_a_date_has_its_words_its_days_and_its_place_in_the_data() -> None:
    (row,) = _timeline(dates=[_date("2001-12~")])
    assert row["date"] == "about December 2001"
    assert (row["edtf"], row["earliest"], row["latest"]) == ("2001-12~", "2001-12-01", "2001-12-31")
    assert row["record"] == "measures/road/entries/east/dates/signed"
    assert row["title"] == "The road: signed"
    assert (row["axis"], row["axis_shown"], row["kind"]) == ("east", "E", "Signed")


def test_an_open_side_has_no_day_and_a_row_without_a_first_day_stands_last() -> None:
    rows = _timeline(make_event("done", "../2004"), dates=[_date("2001-12-12/..")])
    assert [(row["earliest"], row["latest"]) for row in rows] == [
        ("2001-12-12", None),
        (None, "2004-12-31"),
    ]


def test_an_event_tells_of_a_date_of_the_measure_that_it_names() -> None:
    event = make_event("summit", "2001-12-12", measures=["road"])
    claims = [claim("signed", "east", "dates.signed", "2001-12-12", source="report-two")]
    (row,) = _timeline(event, dates=[_date("2001-12-12")], claims=claims)
    assert (row["key"], row["title"], row["measures_shown"]) == ("summit", "Summit", "Road: signed")
    assert row["dated"] == ["road/east/signed"]
    assert row["sources"] == (
        "“Report one” (no date), section 1, para 1; “Report two” (no date), section 1, para 1"
    )


@pytest.mark.parametrize(
    "changes",
    [{"measures": []}, {"measures": ["road"], "axes": ["west"]}],
    ids=["not named", "another axis"],
)
def test_a_date_of_something_else_is_not_merged(changes: Any) -> None:
    event = make_event("summit", "2001-12-12", **changes)
    assert len(_timeline(event, dates=[_date("2001-12-12")])) == 2


def test_a_month_and_a_day_of_it_are_not_merged() -> None:
    event = make_event("summit", "2001-12", measures=["road"])
    assert len(_timeline(event, dates=[_date("2001-12-12")])) == 2


def test_a_source_of_both_is_named_once() -> None:
    event = make_event("summit", "2001-12-12", measures=["road"])
    claims = [claim("signed", "east", "dates.signed", "2001-12-12")]
    (row,) = _timeline(event, dates=[_date("2001-12-12")], claims=claims)
    assert row["sources"] == "“Report one” (no date), section 1, para 1"


def test_differing_readings_are_counted_and_said_with_their_source() -> None:
    other = {"standing": "open", "reason": text("Who knows.")}
    claims = [claim("later", "east", "dates.signed", "2002-03", source="report-two", **other)]
    said = {"id": "other", "words": text("Never met."), "citations": [citation()]}
    reading = {**said, "checked": "read", "standing": "open", "reason": text("Who knows.")}
    dated = {"dates": [_date("2001-12-12")], "claims": claims}
    date, event = _timeline(make_event("summit", "2003", readings=[reading]), **dated)
    assert (date["differing"], date["readings"]) == (
        1,
        "March 2002 (“Report two” (no date), section 1, para 1)",
    )
    assert (event["differing"], event["readings"]) == (
        1,
        "Never met. (“Report one” (no date), section 1, para 1)",
    )


def test_a_date_without_a_claim_has_no_source() -> None:
    (row,) = _timeline(dates=[_date("2001")])
    assert row["sources"] == "none"


def test_a_date_of_a_plan_that_its_measure_has_is_no_second_row() -> None:
    dataset = small()
    keys = [row["key"] for row in records(dataset, "timeline")]
    assert keys == ["gate/east/signed", "plan-west/signed"]


def test_an_event_on_several_axes_is_one_row_with_a_mark_on_each() -> None:
    (row,) = _timeline(make_event("storm", "2001-07-02", axes=["east", "west", "all"]))
    assert (row["axis"], row["axes"], row["axis_shown"]) == (
        None,
        ["east", "west", "all"],
        "E, W, A",
    )
    assert {lane: mark["year"] for lane, mark in row["lanes"].items()} == {
        "east": 2001.499,
        "west": 2001.499,
        "context": None,
    }


def test_what_lies_on_no_compared_axis_is_marked_as_context() -> None:
    (row,) = _timeline(make_event("storm", "2001", axes=["all"]))
    marks = {lane: (mark["year"], mark["height"]) for lane, mark in row["lanes"].items()}
    assert marks == {"east": (None, None), "west": (None, None), "context": (2001.0, 0.0)}


def test_marks_of_one_year_stand_above_each_other_within_their_lane() -> None:
    events = [make_event(f"e{n:02d}", f"2001-{n + 1:02d}") for n in range(11)]
    heights = [row["lanes"]["east"]["height"] for row in _timeline(*events)]
    assert heights == sorted(set(heights))
    assert (heights[0], heights[-1]) == (2.0, 2.8)


def test_years_have_no_gap_and_count_every_lane() -> None:
    dataset = small(measures=0)
    dataset["action_plans"] = []
    dataset["events"] = [
        make_event("a", "2001", axes=["east", "west"]),
        make_event("b", "2003", axes=["all"]),
    ]
    rows = records(dataset, "by_year")
    assert [(row["year"], row["total"]) for row in rows] == [(2001, 1), (2002, 0), (2003, 1)]
    counts = [{axis: one["count"] for axis, one in row["counts"].items()} for row in rows]
    assert counts == [
        {"east": 1, "west": 1, "context": 0},
        {"east": 0, "west": 0, "context": 0},
        {"east": 0, "west": 0, "context": 1},
    ]


def test_no_date_at_all_gives_no_year() -> None:
    dataset = small(measures=0)
    dataset["action_plans"] = []
    assert records(dataset, "by_year") == records(dataset, "timeline") == []
