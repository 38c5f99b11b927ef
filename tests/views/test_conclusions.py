from typing import Any

from tests.builders import make_finding, text
from tests.views.small import records, small


def _rows(*findings: Any, view: str = "conclusions") -> Any:
    dataset = small()
    dataset["findings"] = list(findings)
    return records(dataset, view)


def _against(other: str) -> Any:
    return [{"finding": other, "reason": text("They differ.")}]


def test_topics_follow_one_another_in_the_order_of_their_words() -> None:
    rows = _rows(
        make_finding("one", topic="trade"),
        make_finding("two", topic="delays"),
        make_finding("three", topic="trade"),
    )
    assert [row["key"] for row in rows] == ["two", "one", "three"]


def test_it_is_said_whose_statement_it_is() -> None:
    held = {"role": "reported", "sources": ["report-two"], "who": text("A council")}
    own, reported = _rows(make_finding("own"), make_finding("reported", held_by=held))
    assert own["held_by"] == "The author: “Report one” (no date)"
    assert reported["held_by"] == (
        "Reported: A council; “Report two” (no date), in “Report one” (no date)"
    )


def test_relationships_measures_and_institutions_are_in_words() -> None:
    finding = make_finding(
        "one", axes=["east", "all"], measures=["gate"], institutions=["agency"], country="US"
    )
    (row,) = _rows(finding)
    assert (row["axis_shown"], row["measures_shown"]) == ("E, A", "Gate")
    assert (row["institutions"], row["country"]) == ("Agency", "United States")


def test_a_contrast_is_told_on_both_sides_and_listed_once() -> None:
    both = (
        make_finding("yes", contrasts=_against("no")),
        make_finding("no", contrasts=_against("yes")),
    )
    assert [row["contrasts_shown"] for row in _rows(*both)] == ["They differ.", "They differ."]
    (row,) = _rows(*both, view="contrasts")
    assert (row["key"], row["reason"]) == ("yes+no", "They differ.")


def test_reasons_that_the_two_sides_word_differently_are_both_kept() -> None:
    other = [{"finding": "yes", "reason": text("Other years.")}]
    both = make_finding("yes", contrasts=_against("no")), make_finding("no", contrasts=other)
    (row,) = _rows(*both, view="contrasts")
    assert row["reason"] == "They differ. Other years."
