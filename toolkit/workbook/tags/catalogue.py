"""Every tag that there is to type, with what it means: the shapes, walked."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.workbook.tags.shape import ANY, COMPUTED, Shape

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_JOINED = ' | join ", "'
"""What brings a list into one cell."""


@dataclass(frozen=True)
class Field:
    """One field as a tag, ready to paste.

    `meaning` is its title and description, `type` says in words what it holds, `origin` where in
    the data it stands (`measures/{measure}/title`), empty where it is computed.
    """

    tag: str
    meaning: str
    type: str
    origin: str


def fields(roots: Mapping[str, Shape], data: Mapping[str, object]) -> Iterator[Field]:
    """Yield a field for every value below every root, roots and fields in their order.

    A list is walked with `[]`; of an object whose keys are data, the first key in `data` is shown.
    """
    for root, shape in roots.items():
        yield from _walk(shape, root, root, data.get(root))


def shape_of_data(value: object) -> Shape:
    """Return a shape for what no schema describes: objects with their fields, texts by language."""
    if isinstance(value, Mapping):
        if "en" in value:
            return Shape("value", type="text", description=str(value["en"]))
        return Shape("object", {str(key): shape_of_data(each) for key, each in value.items()})
    if isinstance(value, list):
        return Shape("list", item=shape_of_data(value[0]) if value else ANY)
    return Shape("value", type=_type_of(value))


def _type_of(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int):
        return "whole number"
    return "number" if isinstance(value, float) else "text" if isinstance(value, str) else ""


def _walk(shape: Shape, path: str, place: str, data: object) -> Iterator[Field]:
    match shape.kind:
        case "object":
            for name, inner in shape.fields.items():
                if not name.startswith("$"):  # of the file, not of the data
                    below = path + _step(name)
                    yield from _walk(inner, below, f"{place}/{name}", _member(data, name))
        case "map":
            key = next(iter(data), "KEY") if isinstance(data, Mapping) else "KEY"
            inner, below = shape.item or ANY, f'{path}["{key}"]'
            yield from _walk(inner, below, f"{place}/{key}", _member(data, str(key)))
        case "list":
            inner = shape.item or ANY
            if inner.kind == "value":
                yield _field(shape, f"{path}{_JOINED}", f"list of {_type(inner)}", place)
            else:
                yield from _walk(inner, f"{path}[]", f"{place}/{{id}}", _first(data))
        case _:
            joined = _JOINED if shape.type == "list" else ""
            yield _field(shape, path + joined, _type(shape), place)


def _field(shape: Shape, tag: str, type_: str, place: str) -> Field:
    said = ". ".join(part for part in (shape.title.rstrip("."), shape.description) if part)
    origin = "" if shape.origin == COMPUTED else shape.origin or place
    return Field("{{ " + tag + " }}", said[:1].upper() + said[1:], type_, origin)


def _type(shape: Shape) -> str:
    if shape.labels:
        return f"code: {', '.join(shape.labels)}"
    return shape.type or "anything"


def _step(name: str) -> str:
    return f".{name}" if _PLAIN.fullmatch(name) else f'["{name}"]'


def _member(data: object, name: str) -> object:
    return data.get(name) if isinstance(data, Mapping) else None


def _first(data: object) -> object:
    return data[0] if isinstance(data, list) and data else None
