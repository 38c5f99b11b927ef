"""What a path may name: the fields that there are, known from schemas and views before any data is
read.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from toolkit.workbook.tags.grammar import Each, Key, Name, Path, Segment


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
    about: str = ""
    """For a computed value: the field, with placeholders, that a person would edit instead."""
    shows: str = ""
    """The name beside it of the value that this one puts into words, if it is only one."""
    title: str = ""
    description: str = ""
    type: str = ""
    """In words: text, code, date, whole number, ...; empty where nothing is known."""


COMPUTED = "computed"
"""The origin of a view's value that no single field holds."""


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

    This is how a fill without a schema knows what may be named. One item that has it is enough, so
    a right path costs next to nothing.
    """
    for end in range(1, len(path.segments) + 1):
        upto = path.segments[:end]
        if next(reached(data, upto), None) is None:
            _explain(upto, data)


def _explain(upto: tuple[Segment, ...], data: Mapping[str, object]) -> None:
    """Raise UnknownName if the data has something at the owner that lacks the last segment."""
    owner, segment = upto[:-1], upto[-1]
    shown = str(Path(owner)) if owner else "the data"
    owners = [value for value in reached(data, owner) if value is not None]
    if not owners:
        return
    if isinstance(segment, Each):
        if not any(isinstance(value, list) for value in owners):
            raise UnknownName(f'"{shown}" is not a list, so it takes no []')
        return
    if not any(isinstance(value, Mapping | list) for value in owners):
        raise UnknownName(f'"{shown}" is a plain value, which holds no other')
    if isinstance(segment, Name):
        _explain_field(segment.name, shown, owners)


def _explain_field(name: str, shown: str, owners: Sequence[object]) -> None:
    """Raise UnknownName if owners, and the items of those that are lists, have other fields."""
    items = (item for each in owners for item in (each if isinstance(each, list) else (each,)))
    objects = [item for item in items if isinstance(item, Mapping)]
    if objects and not any(name in each for each in objects):
        known = {str(key) for each in islice(objects, 1000) for key in each}
        raise UnknownName(no_field(name, shown, known))


def reached(value: object, segments: tuple[Segment, ...]) -> Iterator[object]:
    """Yield what the segments lead to, over all items of every list on the way."""
    if not segments:
        yield value
        return
    segment, rest = segments[0], segments[1:]
    for member in _members(value, segment):
        yield from reached(member, rest)


def _members(value: object, segment: Segment) -> Iterable[object]:
    if isinstance(value, Mapping):
        if isinstance(segment, Name):
            return (value[segment.name],) if segment.name in value else ()
        return value.values() if isinstance(segment, Key) else ()
    if not isinstance(value, list):
        return ()
    if isinstance(segment, Name):  # a list's name without [] is its current item
        return (v[segment.name] for v in value if isinstance(v, Mapping) and segment.name in v)
    return value
