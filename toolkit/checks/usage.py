"""Usage: sources that nothing cites and institutions that nothing names; a note, not a mistake."""

from collections.abc import Iterator
from typing import Any

from toolkit.checks.problem import Problem
from toolkit.checks.walk import CITING, texts_under
from toolkit.model.dataset import Dataset

_CITED = ("source", "relies_on", "sources", "cited_by")
_NAMED = ("partners", "institutions", "institution")


def unused_sources(dataset: Dataset) -> Iterator[Problem]:
    """A source is cited, is named by another work, or says why nothing uses it."""
    asked = {
        source["id"]: ("sources", i, "id")
        for i, source in enumerate(dataset["sources"])
        if not source["custom"].get("cited_by") and "unused" not in source["custom"]
    }
    checking = [source["custom"] for source in dataset["sources"]]
    _leave_unused(asked, [checking, *(dataset[name] for name in CITING)], _CITED)
    for ident, path in asked.items():
        yield Problem("C180", path, f'nothing cites "{ident}"')


def unused_institutions(dataset: Dataset) -> Iterator[Problem]:
    """An institution takes part in something, has parts, or says why it is only named."""
    wholes = {other["parent"] for other in dataset["institutions"] if "parent" in other}
    asked = {
        institution["id"]: ("institutions", i, "id")
        for i, institution in enumerate(dataset["institutions"])
        if institution["id"] not in wholes and "named_only" not in institution
    }
    _leave_unused(asked, [dataset["measures"], dataset["findings"], dataset["people"]], _NAMED)
    for ident, path in asked.items():
        yield Problem("C181", path, f'nothing names "{ident}"')


def _leave_unused(asked: dict[str, Any], values: list[Any], fields: tuple[str, ...]) -> None:
    """Drop what is named under these fields; stop as soon as nothing is left to look for."""
    if not asked:
        return
    for text in texts_under(values, fields):
        if text in asked:
            del asked[text]
            if not asked:
                return
