from typing import Any

import pytest

from tests.builders import make_source
from tests.views.small import edition, records, small
from toolkit.views.citation import full_citation, short_citation

ROE = {"family": "Roe", "given": "Jane"}
DOE = {"family": "Doe", "given": "John"}
ISSUED = {"date-parts": [[2006, 5]]}


def _cited(**fields: Any) -> tuple[str, str]:
    dataset = small()
    dataset["sources"] = [make_source("one", title="Border works", **fields)]
    made = edition(dataset)
    return short_citation(made, "one"), full_citation(made, dataset["sources"][0])


@pytest.mark.parametrize(
    ("fields", "short", "full"),
    [
        ({}, "“Border works” (no date)", "Border works (no date)."),
        ({"author": [ROE], "issued": ISSUED}, "Roe (2006)", "Roe, Jane (2006). Border works."),
        (
            {"author": [ROE, DOE], "container-title": "Review", "page": "1-9"},
            "Roe and Doe (no date)",
            "Roe, Jane; Doe, John (no date). Border works. In Review. pp. 1-9.",
        ),
        (
            {"author": [ROE, DOE, DOE], "issued": {"edtf": "2006~"}},
            "Roe and others (2006~)",
            "Roe, Jane; Doe, John (2006~). Border works.",
        ),
        (
            {"publisher": "Ministry", "publisher-place": "Town", "number": 7, "genre": "Paper"},
            "Ministry (no date)",
            "Ministry (no date). Border works. Paper 7. Town.",
        ),
        (
            {"author": [{"literal": "The Press"}], "issued": {"raw": "spring"}},
            "The Press (spring)",
            "The Press (spring). Border works.",
        ),
    ],
)
def test_a_csl_item_in_words(fields: dict[str, Any], short: str, full: str) -> None:
    assert _cited(**fields) == (short, full)


def test_a_title_made_up_for_a_work_without_one_is_no_quotation() -> None:
    dataset = small()
    dataset["sources"] = [make_source("one", title="[untitled note]")]
    assert short_citation(edition(dataset), "one") == "[untitled note] (no date)"


def test_an_unknown_source_is_shown_by_its_id() -> None:
    assert short_citation(edition(small()), "nothing") == "nothing"


def test_sources_count_the_claims_and_points_that_cite_them() -> None:
    counts = {r["key"]: (r["claims"], r["points"]) for r in records(small(), "bibliography")}
    assert counts == {"report-one": (8, 5), "report-two": (1, 0)}
