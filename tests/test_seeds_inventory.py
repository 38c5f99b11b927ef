"""The seeds hold everything that the first inventory has.

INVENTORY names the folder with the inventory and the two studies; without it this is skipped.
"""

import json
import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).parents[1] / "seeds"
FOLDER = os.environ.get("INVENTORY", "")
RUN = 8
TITLES = {  # of works and publishers, quoted as printed
    "Managing US-Mexico Transborder Cooperation on Local Security Issues and the Canadian"
    " Relationship",
    "Tories Poised to Sign a New Defence Pact with U.S.",
    "At Home in the World: Canada's Global Vision for the 21st Century",
    "A Tale of Two Borders: The U.S.-Canada and the U.S.-Mexico Lines after 9/11",
    "The Rebordering of North America: Integration and Exclusion in a New Security Environment",
    "Sovereignty, Foreign Policy and National Security in Mexico, 1821-1989",
    "Natural Allies? Canadian and Mexican Perspectives on National Security",
    "Carleton University Press and Canadian Foundation for the Americas",
    "Homeland Security in North America: From NAFTA to the Security and Prosperity Partnership"
    " of North America",
    "Canadian and Mexican Security in the New North America: Challenges and Prospects",
    "Beyond the Border and Across the Atlantic: Mexico's Foreign and Security Policy in"
    " post-September 11th",
    "The Mexican Armed Forces in Transition Security Issues in the Western Hemisphere",
    "[Declaration at the Meeting for the Evaluation of Co-ordinated Action for Border and"
    " National Security]",
    "Global Views 2004: Comparing American and Mexican Opinion and Foreign Policy",
    "El dilema entre crecimiento y autonomía: reforma económica y reestructuración de la"
    " política exterior en México",
    "Agentes al servicio de EU vigilan el aeropuerto del DF, Admite la PFP",
    "Alcances y límites de la política exterior de México",
    "Canada and Mexico on the Security Front: A Possible Relationship?",
    "Independent Task Force on the Future of North America",
    "The Security and Prosperity Partnership of North America",
    "Coordination and Collaboration: Regimes in an Anarchic World",
    "Sharing the Wealth? Economic Development, Competing Visions, and the Future of NAFTA",
    "Joint Statement of Cooperation on Border Security and Regional Migration Issues",
    "The North American Security and Prosperity Partnership (SPP)",
    "The Security and Prosperity Partnership of North America: Next Steps",
}
pytestmark = pytest.mark.skipif(not FOLDER, reason="INVENTORY names no folder")


def given(name: str) -> Any:
    return json.loads((Path(FOLDER) / name).read_text("utf-8"))


def seed(name: str) -> Any:
    return json.loads((SEEDS / name).read_text("utf-8"))


def runs(text: str) -> set[tuple[str, ...]]:
    folded = unicodedata.normalize("NFD", re.sub(r"<[^>]+>|-", " ", text.casefold()))
    listed = re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f]", "", folded))
    return {tuple(listed[i : i + RUN]) for i in range(len(listed) - RUN + 1)}


def texts(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, str) and key not in ("URL", "locator", "$schema"):
        yield value
    for name, item in value.items() if isinstance(value, dict) else ():
        yield from texts(item, name)
    for item in value if isinstance(value, list) else ():
        yield from texts(item, key)


@pytest.mark.parametrize("axis", ["us-canada", "us-mexico"])
def test_every_point_of_the_action_plans_is_in_the_seeds_with_its_title(axis: str) -> None:
    plan = given("action-plans.json")[axis.replace("-", "_")]
    wanted = {p["n"]: p["title"] for p in [*plan["points"], *plan.get("added_points", [])]}
    points = seed(f"action-plans/{axis}.json")["points"]
    assert {p["number"]: p["title"]["en"] for p in points} == wanted


def test_every_correspondence_of_the_plans_is_in_the_seeds() -> None:
    plans = given("action-plans.json")
    pairs = [([c["mexico_point"]], c["canada_points"], c["relation"]) for c in plans["crosswalk"]]
    lone = [p["n"] for p in plans["canada_points_without_mexican_counterpart"]]
    found = [
        (c["points"]["us-mexico"], c["points"]["us-canada"], c["match"])
        for c in seed("correspondences.json")["correspondences"]
    ]
    assert sorted(found) == sorted([*pairs, *(([], [n], "none") for n in lone)])


def rows(kind: str) -> dict[str, list[Any]]:
    """Return the rows of one kind of inventory record, by its id."""
    found: dict[str, list[Any]] = {}
    for row in seed("inventory.json")["inventory"]:
        if row["kind"] == kind:
            found.setdefault(row["id"], []).append(row)
    return found


def slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("measures", "measure"),
        ("discrepancies", "discrepancy"),
        ("institutions", "institution"),
        ("sources", "source"),
        ("indicators", "indicator"),
        ("claims", "claim"),
        ("events", "event"),
        ("people", "person"),
    ],
)
def test_every_record_of_the_inventory_has_a_place(part: str, kind: str) -> None:
    wanted = {record["id"] for record in given("facts.json")[part]}
    placed = {name for name, found in rows(kind).items() if all(row["to"] for row in found)}
    assert placed == wanted


def test_every_disagreement_of_public_documents_has_a_place() -> None:
    wanted = {slug(each["about"]) for each in given("action-plans.json")["disagreements"]}
    found = rows("disagreement")
    assert set(found) == wanted
    assert all(row["to"] for each in found.values() for row in each)


def reference_facts() -> set[str]:
    more = [each for each in given("action-plans-more.json") if each["type"] == "reference_fact"]
    first = given("action-plans.json")["reference_facts"]
    return {f"reference-{i:02}" for i in range(1, len(first) + 1)} | {
        f"reference-more-{i:02}" for i in range(1, len(more) + 1)
    }


def test_every_reference_fact_of_public_documents_has_a_place() -> None:
    assert set(rows("reference-fact")) == reference_facts()


def test_what_was_merged_renamed_or_split_says_why() -> None:
    for row in seed("inventory.json")["inventory"]:
        if row["kind"] == "measure" and row["change"] != "same":
            assert row["reason"]["en"], row["id"]
        assert row["change"] != "later", row["id"]


def test_every_measure_stands_on_each_axis_that_the_inventory_gives_or_says_why() -> None:
    for record in given("facts.json")["measures"]:
        for row in rows("measure")[record["id"]]:
            if row["change"] == "same":
                entries = seed(f"{row['to']}.json")["entries"]
                gone = [axis for axis in record["axes"] if axis not in entries]
                assert not gone or "reason" in row, (record["id"], gone)


def test_a_differing_reading_leads_to_a_record_or_to_a_claim_that_exists() -> None:
    for kind in ("discrepancy", "disagreement"):
        for path in (row["to"] for found in rows(kind).values() for row in found):
            collection, record, *rest = path.split("/")
            if collection == "measures" and rest[:1] == ["claims"]:
                claims = seed(f"measures/{record}.json")["claims"]
                assert rest[1] in [claim["id"] for claim in claims], path


def test_every_mapped_id_is_one_of_the_first_inventory() -> None:
    parts = [part for part in given("facts.json").values() if isinstance(part, list)]
    known = {r["id"] for part in parts for r in part if isinstance(r, dict)}
    known |= {slug(each["about"]) for each in given("action-plans.json")["disagreements"]}
    known |= reference_facts()
    assert {r["id"] for r in seed("inventory.json")["inventory"]} <= known


def test_no_text_of_the_seeds_shares_eight_words_in_a_row_with_a_study() -> None:
    studies = [(Path(FOLDER) / name).read_text("utf-8") for name in ("diez.txt", "ramos.txt")]
    taken = runs(studies[0]) | runs(studies[1])
    for path in SEEDS.rglob("*.json"):
        for text in texts(json.loads(path.read_text("utf-8"))):
            assert text in TITLES or not runs(text) & taken, f"{path.name}: {text}"
