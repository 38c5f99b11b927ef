"""Citations: the source is on record, a claim speaks for one source, and what was not found."""

from collections.abc import Iterator
from typing import Literal

from toolkit.checks.problem import Problem
from toolkit.checks.references import no_such
from toolkit.checks.walk import all_known, claims, values_of
from toolkit.model.dataset import Dataset

_CITING: tuple[Literal["institutions", "measures", "action_plans"], ...] = (
    "institutions",
    "measures",
    "action_plans",
)


def known_sources(dataset: Dataset) -> Iterator[Problem]:
    """Every source that is cited, relied on or named as citing another must be on record."""
    known = dict.fromkeys(source["id"] for source in dataset["sources"])
    citing = {name: dataset[name] for name in _CITING}
    if not all_known(citing, ("source", "relies_on"), known):
        for field in ("source", "relies_on"):
            for path, cited in values_of(citing, field):
                if isinstance(cited, str) and cited not in known:
                    yield no_such(path, "sources", cited, known)
    for i, source in enumerate(dataset["sources"]):
        for j, cited in enumerate(source["custom"].get("cited_by", [])):
            if cited not in known:
                yield no_such(("sources", i, "custom", "cited_by", j), "sources", cited, known)


def one_source(dataset: Dataset) -> Iterator[Problem]:
    """All citations of a claim are in one source; what another source says is another claim."""
    for path, _, claim in claims(dataset):
        first = claim["citations"][0]["source"]
        for i, citation in enumerate(claim["citations"]):
            if citation["source"] != first:
                what = f'claim "{claim["id"]}" cites "{citation["source"]}" beside "{first}"'
                yield Problem("C112", (*path, "citations", i, "source"), what)


def not_found(dataset: Dataset) -> Iterator[Problem]:
    """What could not be found in its source is said each time, and is no error."""
    for path, _, claim in claims(dataset):
        if claim["checked"] == "not-found":
            what = f'claim "{claim["id"]}" was not found in its source'
            yield Problem("C113", (*path, "checked"), what)
