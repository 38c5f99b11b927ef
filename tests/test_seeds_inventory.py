"""The seeds hold what the first inventory has for the measures entered so far.

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


def test_every_disagreement_about_an_entered_measure_leads_to_a_claim() -> None:
    inventory = seed("inventory.json")["inventory"]
    entered = {f"measure:{r['id']}" for r in inventory if r["kind"] == "measure" and r["to"]}
    places = [(r["id"], r["to"]) for r in inventory if r["kind"] == "discrepancy" and r["to"]]
    later = {r["id"] for r in inventory if r["kind"] == "discrepancy" and not r["to"]}
    wanted = {d["id"] for d in given("facts.json")["discrepancies"] if entered & {*d["affects"]}}
    assert wanted - later == {name for name, _ in places if name in wanted}
    for path in (path for _, path in places if path.startswith("measures/")):
        _, measure, kind, claim = path.split("/")
        assert kind == "claims"
        assert claim in [c["id"] for c in seed(f"measures/{measure}.json")["claims"]], path


def test_every_mapped_id_is_one_of_the_first_inventory() -> None:
    parts = [part for part in given("facts.json").values() if isinstance(part, list)]
    known = {r["id"] for part in parts for r in part if isinstance(r, dict)}
    assert {r["id"] for r in seed("inventory.json")["inventory"]} <= known


def test_no_text_of_the_seeds_shares_eight_words_in_a_row_with_a_study() -> None:
    studies = [(Path(FOLDER) / name).read_text("utf-8") for name in ("diez.txt", "ramos.txt")]
    taken = runs(studies[0]) | runs(studies[1])
    for path in SEEDS.rglob("*.json"):
        for text in texts(json.loads(path.read_text("utf-8"))):
            assert text in TITLES or not runs(text) & taken, f"{path.name}: {text}"
