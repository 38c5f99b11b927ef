"""Ways through a Dataset that several checks take; each yields paths from the Dataset's root."""

from collections.abc import Collection, Iterator
from typing import Any, Literal

from toolkit.checks.problem import Path
from toolkit.model.dataset import Dataset
from toolkit.model.indicator import Indicator, Observation
from toolkit.model.measure import Claim, Entry, Measure

_Citing = Literal[
    "institutions",
    "measures",
    "action_plans",
    "indicators",
    "events",
    "findings",
    "people",
    "document_notes",
]
CITING: tuple[_Citing, ...] = (
    *("institutions", "measures", "action_plans"),
    *("indicators", "events", "findings", "people", "document_notes"),
)
"""The collections whose records cite sources."""


def entries(dataset: Dataset) -> Iterator[tuple[Path, str, Entry]]:
    """Yield path, axis and entry for every entry of every measure."""
    for i, measure in enumerate(dataset["measures"]):
        for axis, entry in measure["entries"].items():
            yield ("measures", i, "entries", axis), axis, entry


def claims(dataset: Dataset) -> Iterator[tuple[Path, Measure, Claim]]:
    """Yield path, measure and claim for every claim of every measure."""
    for i, measure in enumerate(dataset["measures"]):
        for j, claim in enumerate(measure["claims"]):
            yield ("measures", i, "claims", j), measure, claim


def observations(dataset: Dataset) -> Iterator[tuple[Path, Indicator, Observation]]:
    """Yield path, indicator and observation for every observation of every indicator."""
    for i, indicator in enumerate(dataset["indicators"]):
        for j, seen in enumerate(indicator["observations"]):
            yield ("indicators", i, "observations", j), indicator, seen


def texts_under(value: Any, fields: Collection[str]) -> Iterator[str]:
    """Yield every text, and every text of a list, under these field names, however deep."""
    waiting = [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, list):
            waiting.extend(each for each in here if isinstance(each, dict | list))
            continue
        for name, member in here.items():
            if name in fields:
                texts = member if isinstance(member, list) else (member,)
                yield from (each for each in texts if isinstance(each, str))
            if isinstance(member, dict | list):
                waiting.append(member)


def values_of(value: Any, field: str, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield path and value of every field of this name, however deep it stands."""
    members: Any = ()
    if isinstance(value, dict):
        members = value.items()
    elif isinstance(value, list):
        members = enumerate(value)
    for step, member in members:
        if step == field:
            yield (*path, step), member
        else:
            yield from values_of(member, field, (*path, step))
