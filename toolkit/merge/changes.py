"""What is different between two trees of a data set, as a list of changes."""

from collections.abc import Iterator
from typing import Any

from toolkit.merge.tree import Keyed
from toolkit.model.change import Change


def changes_between(old: Any, new: Any, path: tuple[str, ...] = ()) -> Iterator[Change]:
    """Yield every change from one tree to the other, in the order of the new one.

    What was removed comes first on each level. Nothing is yielded for equal trees.
    """
    old, new = _as_records(old, new), _as_records(new, old)
    if not (isinstance(old, dict) and isinstance(new, dict)):
        if not _same(old, new):
            yield Change("changed", path, old, new)
        return
    for key, value in old.items():
        if key not in new:
            yield Change("removed", (*path, key), value)
    for key, value in new.items():
        if key not in old:
            yield Change("added", (*path, key), None, value)
        else:
            yield from changes_between(old[key], value, (*path, key))
    if isinstance(old, Keyed) and isinstance(new, Keyed) and _order(old, new) != _order(new, old):
        yield Change("moved", path)


def _as_records(one: Any, other: Any) -> Any:
    """Return an empty list as one without records, where the other side has records."""
    return Keyed() if one == [] and isinstance(other, Keyed) else one


def _order(one: Keyed, other: Keyed) -> list[str]:
    return [key for key in one if key in other]


def _same(old: Any, new: Any) -> bool:
    """Return whether two values are equal; true is not 1, and 1.0 is 1."""
    if isinstance(old, bool) or isinstance(new, bool):
        return old is new
    return bool(old == new)
