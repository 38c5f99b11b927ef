"""What a path may name: the fields that there are, known from schemas and views before any data is
read.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from toolkit.workbook.tags import Each, Key, Name, Path, Segment


@dataclass(frozen=True)
class Shape:
    """A node of what can be named: an object with fields, a list or map of items, a value, or
    anything.
    """

    kind: Literal["object", "list", "map", "value", "any"] = "any"
    fields: Mapping[str, "Shape"] = field(default_factory=dict)
    item: "Shape | None" = None
    labels: Mapping[str, str] = field(default_factory=dict)
    """For a coded value: the title of every code."""
    origin: str = ""
    """Where a view's value comes from: `measures/{measure}/entries/{axis}/status`; empty =
    computed.
    """
    title: str = ""


class UnknownName(ValueError):
    """A path names something that is not there; the message names the nearest that is."""


ANY = Shape()


def follow(path: Path, roots: Mapping[str, Shape]) -> Shape:
    """Return what `path` leads to; raises UnknownName with the nearest name."""
    shape = _field(Shape("object", roots), path.root, "the data")
    for index, segment in enumerate(path.segments[1:], start=1):
        before = Path(path.segments[:index])
        shape = _step(shape, segment, before)
    return shape


def _step(shape: Shape, segment: Segment, before: Path) -> Shape:
    if shape.kind == "any":
        return ANY
    if isinstance(segment, Name):
        # A list's name without [] is its current item.
        owner = shape.item if shape.kind == "list" and shape.item else shape
        return _field(owner, segment.name, str(before))
    if isinstance(segment, Each) and shape.kind != "list":
        raise UnknownName(f'"{before}" is not a list, so it takes no []')
    if isinstance(segment, Key) and shape.kind not in ("list", "map", "object"):
        raise UnknownName(f'"{before}" holds nothing that can be looked up by a key')
    if isinstance(segment, Key) and shape.kind == "object" and isinstance(segment.key, str):
        return _field(shape, segment.key, str(before))
    return shape.item or ANY


def _field(shape: Shape, name: str, owner: str) -> Shape:
    if shape.kind == "any":
        return ANY
    if shape.kind == "map":
        return shape.item or ANY
    if name not in shape.fields:
        raise UnknownName(no_field(name, owner, shape.fields))
    return shape.fields[name]


def no_field(name: str, owner: str, known: Iterable[str]) -> str:
    """Say that `owner` has no field `name`, with the nearest name that it has."""
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1)
    hint = f'; did you mean "{near[0]}"?' if near else ""
    return f'no field "{name}" in {owner}{hint}'


def check_data(path: Path, data: Mapping[str, object]) -> None:
    """Raise UnknownName where no item of the data has what `path` names; an empty list bears out
    any name.

    This is how a fill without a schema knows what may be named.
    """
    values: list[object] = [data]
    for index, segment in enumerate(path.segments):
        owner = str(Path(path.segments[:index])) if index else "the data"
        values = _checked(values, segment, owner)


def _checked(before: list[object], segment: Segment, owner: str) -> list[object]:
    after = list(_members(before, segment))
    if not after and isinstance(segment, Name) and any(isinstance(v, Mapping) for v in before):
        known = {str(k) for v in islice(before, 1000) if isinstance(v, Mapping) for k in v}
        raise UnknownName(no_field(segment.name, owner, known))
    some = [value for value in before if value is not None]
    if isinstance(segment, Each) and some and not any(isinstance(v, list) for v in some):
        raise UnknownName(f'"{owner}" is not a list, so it takes no []')
    return after


def _members(values: Iterable[object], segment: Segment) -> Iterator[object]:
    for value in values:
        if isinstance(segment, Each):
            yield from value if isinstance(value, list) else ()
        elif isinstance(segment, Name) and isinstance(value, Mapping):
            if segment.name in value:
                yield value[segment.name]
        elif isinstance(segment, Name) and isinstance(value, list):
            yield from _members(value, segment)
        elif isinstance(segment, Key):
            yield from (
                value.values()
                if isinstance(value, Mapping)
                else value
                if isinstance(value, list)
                else ()
            )
