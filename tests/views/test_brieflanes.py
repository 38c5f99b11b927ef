from typing import Any

from tests.builders import citation, claim, make_axis, make_event
from tests.views.small import records, small


def _brief(key: str, **changes: Any) -> Any:
    rows = records({**small(), **changes}, "briefs")
    return next(row for row in rows if row["key"] == key)


def _shown(row: Any) -> dict[str, str | None]:
    return {axis: side["shown"] for axis, side in row["sides"].items()}


def test_an_event_stands_in_the_lane_of_its_axis() -> None:
    (row,) = _brief("gate", action_plans=[], correspondences=[])["events"]
    assert row["when"] == row["date"]
    assert _shown(row) == {"east": row["title"], "west": None}


def test_what_is_before_and_after_is_said_with_the_date() -> None:
    events = [make_event("early", "2000"), make_event("late", "2005")]
    rows = _brief("gate", events=events, action_plans=[], correspondences=[])["events"]
    assert [row["when"] for row in rows][::2] == ["Before: 2000", "After: 2005"]


def test_what_lies_on_no_compared_axis_stands_in_every_lane_with_its_axis() -> None:
    dataset = small()
    dataset["axes"].append(make_axis("far", "context"))
    dataset["measures"][0]["claims"] = [claim("one", "far", "name", "Gate")]
    (row,) = _brief("gate", **dataset)["sources"]
    words = dataset["axes"][-1]["short"]["en"] + ": Name"
    assert _shown(row) == {"east": words, "west": words}


def test_a_reading_says_what_who_and_why() -> None:
    brief = _brief("gate")
    (row,), (told,) = brief["differing_readings"], brief["readings"]
    said = _shown(row)["east"] or ""
    assert said.startswith(f"{told['reading']} ({told['reading_source']}), not {told['preferred']}")
    assert said.endswith(told["reason"])
    assert _shown(row)["west"] is None


def test_a_source_names_each_field_that_it_speaks_of_once() -> None:
    dataset = small()
    cited = [citation()]
    dataset["measures"][0]["claims"] = [
        claim("one", "east", "presence", "present", citations=cited),
        claim("two", "east", "presence", "absent", citations=cited * 2),
    ]
    (row,) = _brief("gate", **dataset)["sources"]
    assert _shown(row) == {"east": "Presence", "west": None}


def test_points_that_answer_each_other_share_a_row() -> None:
    pairs = _brief("gate")["pairs"]
    assert [(row["match_shown"], *_shown(row).values()) for row in pairs] == [
        ("Full", "1 Point 1", "1 Point 1"),
        ("None", "2 Point 2", "No counterpart"),
        ("Partial", "3 Point 3", "2 Point 2"),
    ]


def test_the_rows_of_each_list_are_counted() -> None:
    brief = _brief("gate")
    for name in ("events", "sources", "pairs"):
        assert brief[f"{name}_count"] == len(brief[name])
    assert brief["readings_count"] == len(brief["differing_readings"]) == 1
