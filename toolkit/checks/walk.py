"""Ways through a Dataset that several checks take; each yields paths from the Dataset's root."""

from collections.abc import Collection, Iterator
from typing import Any

from toolkit.checks.problem import Path
from toolkit.model.dataset import Dataset
from toolkit.model.measure import Claim, Entry, Measure


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


def all_known(value: Any, fields: Collection[str], known: Collection[object]) -> bool:
    """Return whether every text under these field names, however deep, is among the known.

    Much faster than `values_of`, which is needed only to say where an unknown one stands.
    """
    waiting = [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, list):
            waiting.extend(each for each in here if isinstance(each, dict | list))
            continue
        for name, member in here.items():
            if isinstance(member, dict | list):
                waiting.append(member)
            elif name in fields and isinstance(member, str) and member not in known:
                return False
    return True


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
