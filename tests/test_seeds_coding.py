"""The codes of the seeds keep to their decision rules, as the schema words them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).parents[1] / "seeds"
COMPARED = [
    axis["id"]
    for axis in json.loads((SEEDS / "axes.json").read_text("utf-8"))["axes"]
    if axis["kind"] == "compared"
]
MEASURES = [
    json.loads(path.read_text("utf-8")) for path in sorted((SEEDS / "measures").glob("*.json"))
]
CODES = ("instrument_type", "bindingness", "scope_level", "institutionalisation")
WORDS_ONLY = {
    *("proposed", "introduced", "declined", "rejected", "failed"),
    *("not-reached", "under-negotiation"),
}


def present() -> Iterator[tuple[str, Any]]:
    """Yield a name and the entry for every entry that is present."""
    for measure in MEASURES:
        for axis, entry in measure["entries"].items():
            if entry["presence"] == "present":
                yield f"{measure['id']}/{axis}", entry


def allowed(measure: Any) -> set[str]:
    """Return the codes of symmetry that the entries of a measure leave open."""
    sides = [measure["entries"][axis] for axis in COMPARED]
    found = [side["presence"] for side in sides]
    if all(presence == "present" for presence in found):
        return {"equal", "unequal"}
    if "present" not in found:
        return {"common", "context"}
    if "absent" in found:
        return {"excluded"}
    near = any(side.get("counterpart", {}).get("nearest") for side in sides)
    return {"analogue"} if near else {"one-sided"}


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure["id"])
def test_symmetry_follows_from_the_presence_on_the_compared_axes(measure: Any) -> None:
    assert measure["symmetry"] in allowed(measure)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure["id"])
def test_a_framework_of_all_has_an_entry_of_its_own(measure: Any) -> None:
    context = [axis for axis in measure["entries"] if axis not in COMPARED]
    assert context or measure["symmetry"] not in ("common", "context")


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure["id"])
def test_measures_unlike_on_the_two_sides_say_in_what(measure: Any) -> None:
    assert measure["symmetry"] != "unequal" or measure["symmetry_reason"]["en"]


def test_every_entry_that_is_present_is_coded_in_full() -> None:
    assert [name for name, entry in present() if any(code not in entry for code in CODES)] == []


def test_an_entry_that_is_not_present_has_no_codes() -> None:
    absent = [
        (measure["id"], axis)
        for measure in MEASURES
        for axis, entry in measure["entries"].items()
        if entry["presence"] != "present" and any(code in entry for code in CODES)
    ]
    assert absent == []


def test_what_is_only_proposed_or_refused_has_institutionalisation_zero() -> None:
    wrong = [
        name
        for name, entry in present()
        if entry.get("status") in WORDS_ONLY and entry["institutionalisation"] != 0
    ]
    assert wrong == []


def test_nobody_is_bound_by_words_alone() -> None:
    wrong = [
        name
        for name, entry in present()
        if entry["institutionalisation"] == 0 and entry["bindingness"] != "none"
    ]
    assert wrong == []


def test_only_treaties_and_laws_bind_in_law() -> None:
    legal = [entry["instrument_type"] for _, entry in present() if entry["bindingness"] == "legal"]
    assert set(legal) <= {"treaty", "legislation"}


def test_ideas_and_positions_bind_nobody_and_are_words_only() -> None:
    for name, entry in present():
        if entry["instrument_type"] in ("idea", "position"):
            codes = (entry["bindingness"], entry["institutionalisation"])
            assert codes == ("none", 0), name


def test_a_standing_body_is_at_least_organised() -> None:
    for name, entry in present():
        if entry["instrument_type"] == "body":
            assert entry["institutionalisation"] >= 3, name


def test_the_highest_level_rests_on_a_treaty_or_a_law() -> None:
    for name, entry in present():
        if entry["institutionalisation"] == 4:
            assert entry["bindingness"] == "legal", name


def test_a_figure_that_is_not_preferred_says_what_its_source_counts() -> None:
    for measure in MEASURES:
        for claim in measure["claims"]:
            if claim["field"].startswith("figures.") and claim["standing"] != "preferred":
                assert claim.get("unit"), f"{measure['id']}/{claim['id']}"
