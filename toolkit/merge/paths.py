"""Values of a data set by path: `measures/fast/entries/us-canada/status`, lists by id."""

from dataclasses import dataclass
from typing import Any

from toolkit.merge.cells import Scalar

Steps = tuple[str | int, ...]


@dataclass(frozen=True)
class Found:
    """What a path leads to: the steps with indices for ids, and the value; `depth` is how many of
    the steps are there, so the value is only meant where that is all of them.
    """

    steps: Steps
    value: Any
    depth: int

    @property
    def exists(self) -> bool:
        """Return whether there is a value."""
        return self.depth == len(self.steps)


def find(dataset: Any, path: str) -> Found:
    """Return what a path leads to in a data set, as far as it leads."""
    value, steps, depth = dataset, list[str | int](), 0
    for step in path.split("/"):
        key, inside = _step(value, step)
        steps.append(key)
        if inside is not None and depth == len(steps) - 1:
            value, depth = inside[0], depth + 1
        else:
            value = None
    return Found(tuple(steps), value, depth)


def has_record(dataset: Any, path: str) -> bool:
    """Return whether the record that a path names is there, whatever is within it."""
    found = find(dataset, path)
    return found.depth >= (2 if isinstance(dataset.get(path.split("/")[0]), list) else 1)


def _step(value: Any, step: str) -> tuple[str | int, tuple[Any] | None]:
    if isinstance(value, dict) and step in value:
        return step, (value[step],)
    if isinstance(value, list):
        for index, member in enumerate(value):
            if isinstance(member, dict) and member.get("id") == step:
                return index, (member,)
    return step, None


def held(value: Any, language: str) -> Scalar:
    """Return what a field holds for an edition: its words in the language, else in English; None
    for what does not fit into one cell.
    """
    if isinstance(value, dict) and "en" in value:
        value = value.get(language) or value["en"]
    return value if isinstance(value, str | int | float | bool) else None
