"""What the checks of indicators, events and findings accept (`cases/invalid`: what they refuse)."""

from typing import Any

import pytest

from tests.builders import (
    citation,
    make_dataset,
    make_event,
    make_finding,
    make_indicator,
    make_observation,
    make_plan,
    text,
)
from toolkit.checks.all_checks import run_checks

STEMS = {"measures": ["gate", "lane"], "action_plans": ["plan-east", "plan-west"]}
OPEN = {"standing": "open", "reason": text("Two sources, two numbers.")}
ASIDE = {"standing": "not-preferred", "reason": text("Older.")}


def codes(**collections: Any) -> list[str]:
    return [found.code for found in run_checks({**make_dataset(), **collections}, STEMS)]


def with_observations(*observations: Any, **more: Any) -> list[str]:
    return codes(indicators=[make_indicator("ports", observations=list(observations), **more)])


def test_a_range_may_have_bounds_without_a_value() -> None:
    seen = make_observation(min=3, max=4)
    del seen["value"]
    assert with_observations(seen) == []


@pytest.mark.parametrize("share", [0, 100])
def test_the_ends_of_a_hundred_are_shares(share: int) -> None:
    assert with_observations(make_observation(value=share), number="percentage") == []


def test_a_count_may_be_more_than_a_hundred() -> None:
    assert with_observations(make_observation(value=101)) == []


def test_two_open_readings_need_none_that_is_preferred() -> None:
    assert with_observations(make_observation(**OPEN), make_observation(id="two", **OPEN)) == []


def test_a_reading_that_is_set_aside_stands_beside_a_preferred_one() -> None:
    other = make_observation(id="two", value=6, **ASIDE)
    assert with_observations(make_observation(), other) == []


def test_an_indicator_of_both_compared_axes_needs_no_pair() -> None:
    both = [make_observation(), make_observation("west", id="two")]
    indicator = make_indicator("ports", observations=both)
    del indicator["unpaired"]
    assert codes(indicators=[indicator]) == []


def test_a_count_may_name_fewer_items_than_it_counts_if_the_source_does() -> None:
    few = {"items": [{"title": text("Gate"), "record": "measures/gate"}], "complete": False}
    assert with_observations(make_observation(), counted=few) == []


def test_a_part_may_be_dated_less_exactly_than_its_whole() -> None:
    round_of_talks = make_event("round", "2003", part_of="talks")
    assert codes(events=[make_event("talks", "2003-05/2004-02"), round_of_talks]) == []


def test_findings_that_contrast_and_name_each_other_are_in_order() -> None:
    one, two = (
        make_finding(name, contrasts=[{"finding": other, "reason": text("They differ.")}])
        for name, other in (("one", "two"), ("two", "one"))
    )
    assert codes(findings=[one, two]) == []


def test_points_added_later_do_not_count_under_a_heading() -> None:
    plan = make_plan("east", "gate", 2, added=1)
    plan["sections"][0]["stated_count"] = 2
    assert codes(action_plans=[plan, make_plan("west", "lane", 2)]) == []


def test_a_source_that_is_only_relied_on_is_used() -> None:
    dataset = make_dataset()
    dataset["sources"].append({**dataset["sources"][0], "id": "report-three"})
    assert "C180" in [found.code for found in run_checks(dataset, STEMS)]
    relying = {**citation(), "relies_on": "report-three"}
    dataset["findings"] = [make_finding("one", citations=[relying])]
    assert run_checks(dataset, STEMS) == []


def test_an_institution_that_a_finding_is_about_is_named() -> None:
    dataset = make_dataset()
    del dataset["institutions"][1]["named_only"]
    assert [found.code for found in run_checks(dataset, STEMS)] == ["C181"]
    dataset["findings"] = [make_finding("one", institutions=["office"])]
    assert run_checks(dataset, STEMS) == []
