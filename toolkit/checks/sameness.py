"""Whether JSON values are the same, as JSON Schema sees it: 1 and 1.0 are, 1 and true are not."""

from collections.abc import Hashable, Sequence
from typing import Any


def first_repeated(items: Sequence[Any]) -> int | None:
    """Return the index of the first item that stands earlier in the list too, or None."""
    seen: set[Hashable] = set()
    for index, item in enumerate(items):
        key = same_key(item)
        if key in seen:
            return index
        seen.add(key)
    return None


def same_key(value: Any) -> Hashable:
    """Return something that is equal for values that are the same, and can stand in a set."""
    if isinstance(value, bool):
        return ("boolean", value)
    if isinstance(value, list):
        return ("list", *(same_key(item) for item in value))
    if isinstance(value, dict):
        return ("object", frozenset((key, same_key(item)) for key, item in value.items()))
    return value  # type: ignore[no-any-return]
