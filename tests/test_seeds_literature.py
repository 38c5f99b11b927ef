"""Indicators, findings, institutions, sources and events hold what the first inventory has.

INVENTORY names the folder with the inventory and the two studies; without it this is skipped.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).parents[1] / "seeds"
FOLDER = os.environ.get("INVENTORY", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="INVENTORY names no folder")
CODES = {"Canada": "CA", "Mexico": "MX", "United States": "US"}
CORRECTED = {  # by a second reading of the two studies: axes, or the number of passages
    *("r-integration-questioned", "r-figure-9-1", "d-spp-defence-bilateral", "d-priority-mexico"),
    *("d-unprecedented", "r-control-and-promote"),
}
FEWER = {"r-dialogue-advanced"}


def given(part: str) -> dict[str, Any]:
    facts = json.loads((Path(FOLDER) / "facts.json").read_text("utf-8"))
    return {record["id"]: record for record in facts[part]}


def records(name: str) -> dict[str, Any]:
    found = json.loads((SEEDS / f"{name}.json").read_text("utf-8"))[name]
    return {record["id"]: record for record in found}


def places(kind: str) -> dict[str, str]:
    rows = json.loads((SEEDS / "inventory.json").read_text("utf-8"))["inventory"]
    return {row["id"]: row["to"] for row in rows if row["kind"] == kind}


def passages(citations: list[Any]) -> set[tuple[str, str]]:
    return {(each["source"], part) for each in citations for part in each["locator"].split("; ")}


def observations() -> list[tuple[Any, Any]]:
    found = []
    for name, path in places("indicator").items():
        if path.startswith("indicators/"):
            _, ident, *rest = path.split("/")
            seen = records("indicators")[ident]["observations"]
            one = next(each for each in seen if not rest or each["id"] == rest[1])
            found.append((given("indicators")[name], one))
    return found


def test_every_indicator_has_the_number_of_the_inventory_and_its_axis() -> None:
    assert len(observations()) == 61, "the other two are figures of the action plans"
    for wanted, found in observations():
        assert found.get("value") == wanted["value_number"], wanted["id"]
        assert found["axis"] in {*wanted["axes"], "unilateral-united-states"}, wanted["id"]


def test_every_indicator_cites_the_passages_of_the_inventory() -> None:
    for wanted, found in observations():
        assert passages(wanted["citations"]) <= passages(found["citations"]), wanted["id"]


def test_words_quoted_with_a_number_stand_in_the_study() -> None:
    studies = {
        name: " ".join((Path(FOLDER) / f"{name}.txt").read_text("utf-8").split())
        for name in ("diez", "ramos")
    }
    for indicator in records("indicators").values():
        for seen in indicator["observations"]:
            words = seen.get("as_stated", "").casefold()
            assert words in studies[seen["citations"][0]["source"]].casefold(), indicator["id"]


def test_every_analytic_claim_is_a_finding_with_its_study_and_passages() -> None:
    found = records("findings")
    for ident, wanted in given("claims").items():
        one = found[ident]
        assert one["source"] == wanted["source"]
        if ident not in FEWER:
            assert passages(one["citations"]) == passages(wanted["citations"]), ident
        if ident not in CORRECTED:
            assert one["axes"] == wanted["axes"], ident


def test_what_a_study_reports_is_not_put_down_to_its_author() -> None:
    found = records("findings")
    for ident, wanted in given("claims").items():
        if wanted["held_by"] != "author":
            assert found[ident]["held_by"]["role"] != "author", ident


def test_the_four_factors_are_numbered_once_each() -> None:
    factors = [one["factor"] for one in records("findings").values() if "factor" in one]
    assert sorted(factors) == [1, 2, 3, 4]


def test_an_institution_has_the_country_and_parent_of_the_inventory_or_says_that_it_infers() -> (
    None
):
    found = records("institutions")
    for ident, path in places("institution").items():
        wanted = given("institutions")[ident]
        if not path.startswith("institutions/"):
            continue
        one = found[path.split("/")[1]]
        if wanted["country"] in CODES:
            assert CODES[wanted["country"]] in one["countries"], ident
        elif "International" not in wanted["country"]:
            assert len(one["countries"]) > 1 or "countries" in one["inferred"], ident
        if "inferred" in (wanted["note"] or ""):
            assert "countries" in one["inferred"], ident
        if wanted["parent"] and ident != "us-southern-command":
            assert one["parent"] == wanted["parent"], ident


def test_a_source_has_year_title_and_address_of_the_inventory() -> None:
    found = records("sources")
    for ident, wanted in given("sources").items():
        one = found[places("source")[ident].split("/")[1]]
        if wanted["year"] and ident != "reforma":
            assert one["issued"]["date-parts"][0][0] == wanted["year"], ident
        if wanted["url"] and ident != "white-house-usmxborder-01":  # entered by its copy
            assert one["URL"].split("#")[0] == wanted["url"].split("#")[0], ident


def test_a_source_says_where_the_study_that_names_it_does_so() -> None:
    found = records("sources")
    for ident, wanted in given("sources").items():
        if wanted["cited_at"] and ident not in ("diez", "ramos"):
            one = found[places("source")[ident].split("/")[1]]
            assert passages(wanted["cited_at"]) <= passages(one["custom"]["cited_at"]), ident


def test_every_event_has_the_date_of_the_inventory() -> None:
    for ident, wanted in given("events").items():
        one = records("events")[places("event")[ident].split("/")[1]]
        assert one["date"] == wanted["date"], ident
        assert one["as_stated"] == wanted["as_stated"], ident
