"""The views of the repository's own data: nothing is lost, counted twice, or badly worded."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from tests.views.small import real, views
from toolkit.views.build import VIEWS
from toolkit.views.frame import Row, View

_FAULT = re.compile(r"\.\.|;;|\.;|,,|\s\s|\s[;,]|\( | \)|[{}]|\(\)|“”|^\s|\s$|^[;,.]|[;:,]$")
"""Double punctuation, marks that were not filled, blanks at an end."""
_ABBREVIATED = re.compile(r"\b[A-Z]\.;")
"""The initials of a name may stand before a semicolon."""
_CODE = re.compile(r"(us|unilateral|canada|not|in|read)-[a-z]+(-[a-z]+)*")
_AS_IT_IS = {"bibtex", "ris", "url", "edtf", "record", "as_stated"}
"""Columns of other languages than English."""


@cache
def _records() -> dict[str, list[Row]]:
    return {name: frame.records() for name, frame in views(real()).items()}


def _words() -> Iterator[tuple[str, str]]:
    """Yield every computed text that people read, with its view and column."""
    for view in VIEWS:
        for column in view.columns:
            shown = column.type == "text" and not column.origin and not column.enum
            if shown and column.name not in _AS_IT_IS:
                for row in _records()[view.name]:
                    if row[column.name] is not None:
                        yield f"{view.name}.{column.name} of {row[view.key]}", row[column.name]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_keys_are_there_and_unique(view: View) -> None:
    counts = Counter(row[view.key] for row in _records()[view.name])
    assert None not in counts
    assert not [key for key, count in counts.items() if count > 1]


def test_no_text_is_empty_or_badly_joined() -> None:
    assert not [place for place, text in _words() if not text]
    assert not [
        (place, text) for place, text in _words() if _FAULT.search(_ABBREVIATED.sub("X;", text))
    ]


def test_no_code_is_shown_where_words_belong() -> None:
    shown = ("_shown", "_short", ".title", ".kind", ".what", ".difference", ".counterpart")
    places = [(p, text) for p, text in _words() if p.split(" of ")[0].endswith(shown)]
    assert places
    assert not [(place, text) for place, text in places if _CODE.fullmatch(text)]


def test_every_event_and_every_date_of_a_measure_is_on_the_timeline_once() -> None:
    dataset, rows = real(), _records()["timeline"]
    events = [row["event"] for row in rows if row["event"]]
    assert sorted(events) == sorted(event["id"] for event in dataset["events"])
    told = Counter(key for row in rows for key in row["dated"])
    dates = {
        f"{measure['id']}/{axis}/{one['id']}"
        for measure in dataset["measures"]
        for axis, entry in measure["entries"].items()
        for one in entry.get("dates", [])
    }
    assert dates <= set(told)
    assert set(told.values()) == {1}


def test_the_years_add_up_to_the_timeline() -> None:
    rows = _records()
    assert sum(row["total"] for row in rows["by_year"]) == len(rows["timeline"])


def test_every_indicator_and_observation_is_among_the_figures() -> None:
    dataset = real()
    sides = [side for row in _records()["figures"] for side in row["sides"].values()]
    assert {side["indicator"] for side in sides} >= {one["id"] for one in dataset["indicators"]}
    for one in dataset["indicators"]:
        own = [side for side in sides if side["indicator"] == one["id"]]
        values = sum(side["value"].count(";") + 1 for side in own if side["value"])
        assert values + sum(side["differing"] for side in own) == len(one["observations"])


def test_every_pair_of_indicators_stands_once() -> None:
    pairs = {
        frozenset((one["id"], pair["indicator"]))
        for one in real()["indicators"]
        for pair in one.get("pairs", [])
    }
    rows = _records()["figure_pairs"]
    assert {frozenset((row["first"], row["second"])) for row in rows} == pairs
    assert len(rows) == len(pairs)


def test_every_finding_stands_once_and_every_contrast_once() -> None:
    findings = real()["findings"]
    assert sorted(row["key"] for row in _records()["conclusions"]) == sorted(
        one["id"] for one in findings
    )
    named = sum(len(one.get("contrasts", [])) for one in findings)
    assert 2 * len(_records()["contrasts"]) == named > 0


def test_every_institution_stands_once_with_all_its_measures() -> None:
    dataset, rows = real(), _records()["organisations"]
    assert {row["key"] for row in rows} == {one["id"] for one in dataset["institutions"]}
    partners = sum(
        len(set(entry.get("partners", [])))
        for measure in dataset["measures"]
        for entry in measure["entries"].values()
    )
    assert sum(side["count"] for row in rows for side in row["sides"].values()) == partners > 0


def test_counts_are_those_of_the_rows_that_the_sheets_count() -> None:
    rows = _records()
    for view, field in (
        ("by_presence", "presence"),
        ("by_instrument", "instrument_type"),
        ("by_level", "institutionalisation"),
    ):
        for row in rows[view]:
            for axis, side in row["sides"].items():
                own = [
                    entry
                    for entry in rows["entries"]
                    if entry["axis"] == axis
                    and str(entry[field]) == row["id"]
                    and (field == "presence" or entry["presence"] == "present")
                ]
                assert side["count"] == len(own), (view, row["id"], axis)


def test_measures_add_up_on_every_axis() -> None:
    rows = _records()
    for axis in rows["compared_axes"]:
        presences = [row["sides"][axis["id"]]["count"] for row in rows["by_presence"]]
        assert sum(presences) == len(rows["comparison"])
        for view in ("by_domain", "by_instrument", "by_level"):
            assert sum(row["sides"][axis["id"]]["count"] for row in rows[view]) == presences[0]


def test_the_state_of_the_evidence_counts_every_claim_source_and_point() -> None:
    dataset = real()
    totals: Counter[str] = Counter()
    for row in _records()["evidence_state"]:
        totals[row["id"].partition("=")[0]] += row["count"]
    claims = sum(len(measure["claims"]) for measure in dataset["measures"])
    points = sum(len(plan["points"]) for plan in dataset["action_plans"])
    assert (totals["checked"], totals["standing"]) == (claims, claims)
    assert (totals["points"], totals["sources"]) == (points, len(dataset["sources"]))
    assert (totals["measures"], totals["readings"]) == (len(dataset["measures"]),) * 2


def test_an_asymmetry_is_a_measure_that_is_present_on_one_side_only() -> None:
    rows = _records()
    listed = {(row["measure"], row["axis"]) for row in rows["asymmetries"]}
    for row in rows["comparison"]:
        present = {axis for axis, one in row["entries"].items() if one["presence"] == "present"}
        missing = set(row["entries"]) - present if present else set()
        assert {axis for measure, axis in listed if measure == row["key"]} == missing


def test_every_abbreviation_of_an_institution_is_explained() -> None:
    explained = {row["key"]: row["expansion"] for row in _records()["glossary"]}
    shorts = {one["abbreviation"] for one in real()["institutions"] if "abbreviation" in one}
    assert shorts <= set(explained)
    assert not [short for short, words in explained.items() if short == words]


def test_every_flaw_of_a_document_and_every_remark_on_a_measure_is_a_note() -> None:
    dataset: Any = real()
    keys = {row["key"] for row in _records()["notes"]}
    assert {f"document_notes/{one['id']}" for one in dataset["document_notes"]} <= keys
    assert {f"measures/{one['id']}" for one in dataset["measures"] if "note" in one} <= keys


def test_every_point_of_a_plan_is_in_a_brief() -> None:
    named = {
        (row["plan"], row["point"]) for brief in _records()["briefs"] for row in brief["points"]
    }
    held = {(plan["id"], p["id"]) for plan in real()["action_plans"] for p in plan["points"]}
    assert named == held
