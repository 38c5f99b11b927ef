from typing import Any

from tests.builders import citation, claim, make_axis, make_event, text
from tests.views.small import records, small


def _brief(key: str, **changes: Any) -> Any:
    rows = records({**small(), **changes}, "briefs")
    return next(row for row in rows if row["key"] == key)


def _part(part: str, key: str = "gate", **changes: Any) -> list[tuple[str, str | None, str | None]]:
    """Return the rows of a part of a brief: what stands at the left, in the east, in the west."""
    rows = [row for row in _brief(key, **changes)["rows"] if row["part"] == part]
    return [(row["item"], *(side["shown"] for side in row["sides"].values())) for row in rows]


_NO_PLAN: dict[str, Any] = {"action_plans": [], "correspondences": []}


def test_an_event_stands_in_the_lane_of_its_axis() -> None:
    (event,) = _brief("gate", **_NO_PLAN)["events"]
    assert _part("events", **_NO_PLAN) == [
        (event["date"], event["title"], "nothing is dated on this side"),
    ]


def test_what_is_before_and_after_is_said_with_the_date() -> None:
    events = [make_event("early", "2000"), make_event("late", "2005")]
    rows = _part("events", events=events, **_NO_PLAN)
    assert [item for item, *_ in rows][::2] == ["Before: 2000", "After: 2005"]


def test_what_lies_on_no_compared_axis_stands_in_every_lane_with_its_axis() -> None:
    dataset = small()
    dataset["axes"].append(make_axis("far", "context"))
    dataset["measures"][0]["claims"] = [claim("one", "far", "name", "Gate")]
    words = dataset["axes"][-1]["short"]["en"] + ": Name"
    assert [said for _, *said in _part("sources", **dataset)] == [[words, words]]


def test_a_reading_says_what_who_and_why() -> None:
    (told,) = _brief("gate")["readings"]
    ((field, east, west),) = _part("readings")
    assert field == told["field_title"]
    assert east is not None
    assert east.startswith(f"{told['reading']} (")
    assert f", not {told['preferred']}" in east
    assert east.endswith(told["reason"])
    assert west == "no source used says otherwise"


def _differing(ident: str, axis: str, name: str) -> Any:
    return claim(ident, axis, "name", name, standing="not-preferred", reason=text("Older."))


def test_readings_of_one_field_stand_side_by_side() -> None:
    dataset = small()
    dataset["measures"][0]["claims"] = [
        _differing("one", "east", "A"),
        _differing("two", "east", "B"),
        _differing("three", "west", "C"),
    ]
    rows = [[said and said[0] for said in sides] for _, *sides in _part("readings", **dataset)]
    assert rows == [["A", "C"], ["B", None]]


def test_readings_of_several_axes_stand_before_those_of_one() -> None:
    dataset = small()
    dataset["measures"][0]["claims"] = [
        claim("one", "east", "origin", text("O"), standing="open", reason=text("Why.")),
        _differing("two", "east", "A"),
        _differing("three", "west", "B"),
    ]
    assert [item for item, *_ in _part("readings", **dataset)] == ["Name", "Origin"]


def test_no_reading_is_lost_where_another_axis_has_one_too() -> None:
    dataset = small()
    dataset["axes"].append(make_axis("far", "context"))
    claims = [_differing("one", "east", "A"), _differing("two", "far", "B")]
    dataset["measures"][0]["claims"] = claims
    rows = [sides for _, *sides in _part("readings", **dataset)]
    assert rows[0][0] is not None
    assert rows[0][0].startswith("A (")
    assert rows[1][0] == rows[1][1]
    assert "B (" in (rows[1][0] or "")


def test_a_source_names_each_field_that_it_speaks_of_once() -> None:
    dataset = small()
    cited = [citation()]
    dataset["measures"][0]["claims"] = [
        claim("one", "east", "presence", "present", citations=cited),
        claim("two", "east", "presence", "absent", citations=cited * 2),
    ]
    assert [said for _, *said in _part("sources", **dataset)] == [
        ["Presence", "no source is cited"]
    ]


def test_the_first_source_of_every_axis_stands_before_all_others() -> None:
    dataset = small()
    dataset["measures"][0]["claims"] = [
        claim("one", "east", "name", "A", citations=[citation("report-one")]),
        claim("two", "east", "status", "signed", citations=[citation("report-one")]),
        claim("three", "east", "name", "A", citations=[citation("report-two")]),
        claim("four", "west", "name", "B", citations=[citation("report-three")]),
    ]
    dataset["sources"] = [*dataset["sources"], {**dataset["sources"][0], "id": "report-three"}]
    rows = [sides for _, *sides in _part("sources", **dataset)]
    assert rows == [["Name; Status", None], [None, "Name"], ["Name", None]]


def test_points_that_answer_each_other_share_a_row() -> None:
    assert _part("pairs") == [
        ("Full", "1 Point 1", "1 Point 1"),
        ("None", "2 Point 2", "No counterpart"),
        ("Partial", "3 Point 3", "2 Point 2"),
    ]


def test_only_the_first_row_says_that_an_axis_has_nothing() -> None:
    dataset = small()
    claims = [_differing("one", "east", "A"), _differing("two", "east", "B")]
    dataset["measures"][0]["claims"] = claims
    rows = _part("readings", **dataset)
    assert [west for *_, west in rows] == ["no source used says otherwise", None]


def test_a_part_with_nothing_in_it_says_so() -> None:
    words = "no action plan of its own"
    assert _part("pairs", **_NO_PLAN) == [("none", words, words)]


def test_the_rows_of_each_part_are_counted() -> None:
    brief = _brief("gate")
    for part in ("readings", "pairs", "events", "sources"):
        assert brief[f"{part}_count"] == len(_part(part))
