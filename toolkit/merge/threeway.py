"""Three-way merging of fields: what was, what one side made of it, what the other did.

A field that only one side changed is that side's; one that both changed to the same is that; one
that they changed to different values is a conflict, and nothing of it is decided here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from toolkit.merge.cells import Scalar

Side = Literal["mine", "theirs"]


@dataclass(frozen=True)
class Conflict:
    """A field that both sides changed; None is nothing."""

    base: Scalar
    mine: Scalar
    theirs: Scalar


@dataclass(frozen=True)
class Merged:
    """The fields as they are after a merge, without those in `conflicts`."""

    values: Mapping[str, Scalar]
    conflicts: Mapping[str, Conflict]


def same(one: Scalar, other: Scalar) -> bool:
    """Return whether two values are the same; 1 and 1.0 are, 1 and true are not."""
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def merge(
    base: Mapping[str, Scalar], mine: Mapping[str, Scalar], theirs: Mapping[str, Scalar]
) -> Merged:
    """Return the fields of both sides; a field that a side does not have is nothing there."""
    values: dict[str, Scalar] = {}
    conflicts: dict[str, Conflict] = {}
    for field in dict.fromkeys([*base, *mine, *theirs]):
        was, left, right = base.get(field), mine.get(field), theirs.get(field)
        if same(left, was) or same(left, right):
            values[field] = right
        elif same(right, was):
            values[field] = left
        else:
            conflicts[field] = Conflict(was, left, right)
    return Merged({f: value for f, value in values.items() if value is not None}, conflicts)
