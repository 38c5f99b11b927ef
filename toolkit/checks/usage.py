"""Usage: sources that nothing cites and institutions that nothing names; a note, not a mistake."""

from collections.abc import Iterator

from toolkit.checks.problem import Problem
from toolkit.checks.walk import CITING, all_texts
from toolkit.model.dataset import Dataset


def unused_sources(dataset: Dataset) -> Iterator[Problem]:
    """A source is cited, is named by another work, or says why nothing uses it."""
    used = _cited(dataset)
    for i, source in enumerate(dataset["sources"]):
        custom = source["custom"]
        if source["id"] not in used and not custom.get("cited_by") and "unused" not in custom:
            yield Problem("C180", ("sources", i, "id"), f'nothing cites "{source["id"]}"')


def unused_institutions(dataset: Dataset) -> Iterator[Problem]:
    """An institution takes part in something, has parts, or says why it is only named."""
    naming = [dataset[name] for name in ("measures", "findings", "people")]
    named = all_texts(naming, ("partners", "institutions", "institution"))
    named |= {other["parent"] for other in dataset["institutions"] if "parent" in other}
    for i, institution in enumerate(dataset["institutions"]):
        if institution["id"] not in named and "named_only" not in institution:
            what = f'nothing names "{institution["id"]}"'
            yield Problem("C181", ("institutions", i, "id"), what)


def _cited(dataset: Dataset) -> set[str]:
    citing = [dataset[name] for name in CITING]
    checking = [source["custom"] for source in dataset["sources"]]
    return all_texts([citing, checking], ("source", "relies_on", "sources", "cited_by"))
