"""How records hang together: both sides of a likeness, no circle of parents, an entry an axis."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from toolkit.checks.problem import Problem
from toolkit.model.dataset import Dataset

_WHOLES = (("measures", "parent"), ("institutions", "parent"), ("events", "part_of"))


def symmetric_analogues(dataset: Dataset) -> Iterator[Problem]:
    """If one measure names another as its analogue, the other must name it too."""
    named = {
        measure["id"]: [analogue["measure"] for analogue in measure.get("analogues", [])]
        for measure in dataset["measures"]
    }
    for i, measure in enumerate(dataset["measures"]):
        for j, other in enumerate(named[measure["id"]]):
            if other == measure["id"] or measure["id"] not in named.get(other, [measure["id"]]):
                path = ("measures", i, "analogues", j, "measure")
                what = f'"{other}" is named as an analogue but does not name "{measure["id"]}"'
                yield Problem("C104", path, what)


def no_circles(dataset: Dataset) -> Iterator[Problem]:
    """Nothing may be a part of itself, directly or through others."""
    for collection, field in _WHOLES:
        records = cast(dict[str, Any], dataset)[collection]
        parents = {record["id"]: record.get(field) for record in records}
        for i, record in enumerate(records):
            if _comes_back(record["id"], parents):
                what = f'following "{field}" from "{record["id"]}" leads back to it'
                yield Problem("C105", (collection, i, field), what, f'correct or remove "{field}"')


def _comes_back(start: str, parents: Mapping[str, str | None]) -> bool:
    seen: set[str] = set()
    here = parents.get(start)
    while here is not None and here not in seen:
        if here == start:
            return True
        seen.add(here)
        here = parents.get(here)
    return False


def an_entry_an_axis(dataset: Dataset) -> Iterator[Problem]:
    """Every measure has an entry for every compared axis, if only `not-reported`."""
    compared = [axis["id"] for axis in dataset["axes"] if axis["kind"] == "compared"]
    for i, measure in enumerate(dataset["measures"]):
        for axis in compared:
            if axis not in measure["entries"]:
                what = f'"{measure["id"]}" has no entry for the compared axis "{axis}"'
                yield Problem("C106", ("measures", i, "entries"), what, at_key=True)


def inventory_places(dataset: Dataset) -> Iterator[Problem]:
    """Every place that a record of the inventory went to must exist."""
    for i, record in enumerate(dataset["inventory"]):
        if record["to"] is not None and not is_there(dataset, record["to"]):
            path = ("inventory", i, "to")
            yield Problem("C107", path, f'the path "{record["to"]}" leads to nothing')


def is_there(dataset: Dataset, path: str) -> bool:
    """Return whether a path of property names, and of ids in a list, leads to something."""
    here: Any = dataset
    for step in path.split("/"):
        if isinstance(here, list):
            here = next((one for one in here if isinstance(one, dict) and one["id"] == step), None)
        elif isinstance(here, dict):
            here = here.get(step, here.get(step.replace("-", "_")))
        else:
            return False
        if here is None:
            return False
    return True
