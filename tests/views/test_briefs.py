from typing import Any

from tests.builders import claim, make_event, make_finding, make_indicator, text
from tests.views.small import records, small


def _brief(key: str, **changes: Any) -> Any:
    rows = records({**small(), **changes}, "briefs")
    return next(row for row in rows if row["key"] == key)


def test_there_is_a_brief_for_every_measure_with_its_entries_by_axis() -> None:
    assert [row["key"] for row in records(small(), "briefs")] == ["gate", "lane"]
    brief = _brief("gate")
    assert brief["entries"]["east"]["status_shown"] == "In operation"
    assert brief["entries"]["west"]["name_shown"] == "no counterpart named (silent); nearest: Lane"
    assert brief["difference"] == records(small(), "comparison")[0]["difference"]


def test_lists_hold_only_what_is_of_the_measure() -> None:
    brief = _brief("gate")
    assert [row["claim"] for row in brief["readings"]] == ["signed-two"]
    assert {row["measure"] for row in brief["evidence"]} == {"gate"}
    assert brief["claims"] == 7
    assert _brief("lane")["readings"] == []


def test_sources_stand_by_how_often_they_are_cited() -> None:
    sources = [(row["source"], row["claims"]) for row in _brief("gate")["sources"]]
    assert sources == [("report-one", 6), ("report-two", 1)]
    assert _brief("gate")["sources"][0]["reference"] == "Report one (no date)."


def test_a_source_that_is_cited_twice_in_a_claim_counts_once() -> None:
    dataset = small()
    cited = dataset["measures"][0]["claims"][0]["citations"]
    both = claim("both", "east", "presence", "present", citations=cited * 2)
    dataset["measures"][0]["claims"] = [both]
    assert [row["claims"] for row in _brief("gate", **dataset)["sources"]] == [1]


def test_points_are_those_of_the_plans_of_the_measure_with_their_answer() -> None:
    points = _brief("gate")["points"]
    assert [(row["number"], row["answer"], row["match_shown"]) for row in points] == [
        (1, "1 Point 1", "Full"),
        (2, "No counterpart", "None"),
        (3, "2 Point 2", "Partial"),
    ]
    assert [row["answer"] for row in _brief("lane")["points"]] == ["1 Point 1", "3 Point 3"]


def test_a_measure_stands_between_its_neighbours_on_the_timeline() -> None:
    days = ["1999", "2000", "2001", "2003", "2004", "2005"]
    events = [make_event(f"e{day}", day) for day in days]
    events += [make_event("elsewhere", "2002", axes=["west"])]
    rows = _brief("gate", events=events, action_plans=[], correspondences=[])["events"]
    assert [(row["row"], row["place"]) for row in rows] == [
        ("e2001", "Before"),
        ("gate/east/signed", "This measure"),
        ("e2003", "After"),
    ]


def test_a_measure_without_a_date_has_no_place_on_the_timeline() -> None:
    rows = _brief("lane", events=[make_event("storm", "2001")], action_plans=[], correspondences=[])
    assert rows["events"] == []


def test_parts_near_measures_and_figures_are_in_words() -> None:
    indicator = make_indicator("ports", measures=["gate"])
    brief = _brief("gate", indicators=[indicator])
    assert brief["parts"] == "Lane"
    assert brief["analogues"] == "Lane: Both let people through."
    assert brief["figures"] == "Ports: 5 things"


def test_conclusions_are_those_that_name_the_measure() -> None:
    findings = [make_finding("one", measures=["gate"]), make_finding("two")]
    assert [row["conclusion"] for row in _brief("gate", findings=findings)["conclusions"]] == [
        "one"
    ]


def test_what_is_present_elsewhere_is_said() -> None:
    dataset = small()
    entry = {"presence": "present", "name": text("Gate of all")}
    dataset["measures"][0]["entries"]["all"] = entry
    assert _brief("gate", **dataset)["context"] == "A: Gate of all"
