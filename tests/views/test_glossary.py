from typing import Any

import pytest

from tests.builders import make_entry, make_institution, make_measure, text
from tests.views.small import records, small


def _glossary(dataset: Any) -> dict[str, str]:
    dataset["words"]["glossary"] = {}
    return {row["key"]: row["expansion"] for row in records(dataset, "glossary")}


def _named(short: str, title: str, name: str | None = None) -> Any:
    dataset = small(measures=0)
    entries = {"east": make_entry(**({"name": text(name)} if name else {}))}
    measure = make_measure("road", short=short, title=text(title), entries=entries, claims=[])
    dataset["measures"] = [measure]
    return dataset


def test_an_institution_with_an_abbreviation_has_a_row() -> None:
    dataset = small()
    dataset["institutions"] = [make_institution("band", abbreviation="BND", name=text("The Band"))]
    assert _glossary(dataset) == {"BND": "The Band"}


@pytest.mark.parametrize(
    ("short", "title", "expansion"),
    [
        ("FAST", "Free trade (FAST)", "Free trade"),
        ("IBETs", "Teams at the border", "Teams at the border"),
        ("C-TPAT", "Customs partnership", "Customs partnership"),
        ("NEXUS", "NEXUS programme", None),
        ("Accords", "Smart accords", None),
        ("SPP report", "Report", None),
    ],
)
def test_a_short_name_is_explained_if_it_is_an_abbreviation(
    short: str, title: str, expansion: str | None
) -> None:
    assert _glossary(_named(short, title)).get(short) == expansion


def test_an_abbreviation_behind_the_name_of_an_entry_is_explained() -> None:
    dataset = _named("Fellowship", "Fellowship programme", "Fellowship Programme (CTFP)")
    assert _glossary(dataset) == {"CTFP": "Fellowship Programme"}


def test_an_abbreviation_of_two_records_has_one_row() -> None:
    dataset = _named("NORAD", "Defense Command (NORAD)")
    dataset["institutions"] = [
        make_institution("norad", abbreviation="NORAD", name=text("Defense Command"))
    ]
    dataset["words"]["glossary"] = {}
    (row,) = records(dataset, "glossary")
    assert (row["institution"], row["measure"]) == ("norad", "road")
    assert (row["expansion"], row["kind"]) == ("Defense Command", "Institution; Measure")


def test_different_expansions_are_both_given() -> None:
    dataset = small()
    names = ("One Band", "Other Band")
    dataset["institutions"] = [
        make_institution(f"band-{n}", abbreviation="BND", name=text(name))
        for n, name in enumerate(names)
    ]
    assert _glossary(dataset) == {"BND": "One Band; Other Band"}


def test_letters_that_nobody_spells_out_are_said_to_be_so() -> None:
    dataset = small()
    name = text("PFP (police; letters not spelled out)")
    dataset["institutions"] = [make_institution("police", abbreviation="PFP", name=name)]
    assert _glossary(dataset) == {"PFP": "police; letters not spelled out"}


def test_words_of_the_workbook_are_explained_by_its_own_words() -> None:
    dataset = small()
    dataset["words"]["glossary"] = {"gdp": text("GDP: gross domestic product")}
    assert [row["expansion"] for row in records(dataset, "glossary")] == ["gross domestic product"]
