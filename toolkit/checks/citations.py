"""Citations: the source is on record, a claim speaks for one source, and what was not found."""

from collections.abc import Iterator

from toolkit.checks.problem import Path, Problem
from toolkit.checks.references import no_such
from toolkit.checks.walk import CITING, claims, texts_under, values_of
from toolkit.model.dataset import Dataset


def known_sources(dataset: Dataset) -> Iterator[Problem]:
    """Every source that is cited, relied on or named as citing another must be on record."""
    known = dict.fromkeys(source["id"] for source in dataset["sources"])
    citing = {name: dataset[name] for name in CITING}
    if not known.keys() >= set(texts_under(citing, ("source", "relies_on"))):
        for field in ("source", "relies_on"):
            for path, cited in values_of(citing, field):
                if isinstance(cited, str) and cited not in known:
                    yield no_such(path, "sources", cited, known)
    for path, cited in _naming(dataset):
        if cited not in known:
            yield no_such(path, "sources", cited, known)


def _naming(dataset: Dataset) -> Iterator[tuple[Path, str]]:
    """Yield where a source says which other sources name it."""
    for i, source in enumerate(dataset["sources"]):
        for j, cited in enumerate(source["custom"].get("cited_by", [])):
            yield ("sources", i, "custom", "cited_by", j), cited
        for j, citation in enumerate(source["custom"].get("cited_at", [])):
            yield ("sources", i, "custom", "cited_at", j, "source"), citation["source"]


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
