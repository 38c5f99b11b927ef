"""A data set as a tree whose every value has a path by ids.

    measures/fast/entries/us-canada/status

Lists whose members have ids become `Keyed`, so that a record is the same one wherever it stands in
its file; all other lists are values, compared as a whole.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any


class Keyed(dict[str, Any]):
    """The members of a list by their id, in the order of the list."""


def tree_of(value: Any) -> Any:
    """Return a JSON value with every list of records as `Keyed`.

    An id that occurs again gets its number: `x`, `x#2`.
    """
    if isinstance(value, Mapping):
        return {key: tree_of(inner) for key, inner in value.items() if key != "$schema"}
    if isinstance(value, list) and value and all(_is_record(each) for each in value):
        return _keyed(value)
    return value


class Listed(dict[str, Any]):
    """The records of which a workbook has a list: one that is not among them is not there."""


def placed(fields: Iterable[tuple[str, Any]], listed: Collection[str] = ()) -> dict[str, Any]:
    """Return the tree that holds values at their paths; `listed` are paths of whole lists."""
    root: dict[str, Any] = {}
    for path, value in fields:
        *steps, last = path.split("/")
        node, here = root, ""
        for step in steps:
            here = f"{here}/{step}" if here else step
            inner = node.get(step)
            if not isinstance(inner, dict):
                inner = node[step] = Listed() if here in listed else {}
            node = inner
        node[last] = value
    return root


def restricted(tree: Any, like: Any) -> Any:
    """Return of a tree what another one speaks of, and whole what is not in a list of the other."""
    if not isinstance(tree, dict) or not isinstance(like, dict):
        return tree
    return {
        key: restricted(value, like[key]) if key in like else value
        for key, value in tree.items()
        if key in like or isinstance(like, Listed)
    }


def pruned(tree: Any) -> Any:
    """Return a tree without what is nothing."""
    if not isinstance(tree, dict):
        return tree
    kept = {key: pruned(value) for key, value in tree.items() if value is not None}
    return {key: value for key, value in kept.items() if value != {}}


def _is_record(value: Any) -> bool:
    return isinstance(value, Mapping) and isinstance(value.get("id"), str)


def _keyed(records: Iterable[Mapping[str, Any]]) -> Keyed:
    found, seen = Keyed(), dict[str, int]()
    for record in records:
        ident = record["id"]
        seen[ident] = seen.get(ident, 0) + 1
        name = ident if seen[ident] == 1 else f"{ident}#{seen[ident]}"
        found[name] = tree_of(record)
    return found
