"""What a field may hold, from the schemas: its form, its codes, whether it may be left out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from toolkit.merge.cells import Scalar

Schema = Mapping[str, Any]
Form = Literal["words", "text", "code", "date", "whole", "number", "boolean", "other"]
"""`words` are a text by language, `date` an EDTF date; `other` does not fit into one cell."""

_FORMS: dict[str, Form] = {
    "string": "text",
    "integer": "whole",
    "number": "number",
    "boolean": "boolean",
}
_DATES = ("edtf", "date")
"""The definitions of what is a date."""


@dataclass(frozen=True)
class FieldType:
    """What one field may hold; `codes` are its values with their titles in a language.

    A member of an object with free names, as one of the words, is `required`: others rest on it.
    """

    form: Form
    required: bool = False
    codes: tuple[tuple[Scalar, str], ...] = ()


class Fields:
    """The fields of a data set, found by the path of a value."""

    def __init__(self, roots: Mapping[str, tuple[str, Schema]], schemas: Mapping[str, Schema]):
        """Take for each root the stem of its schema and its node, and all schemas by stem."""
        self._roots, self._schemas = roots, schemas

    def type_of(self, path: str, language: str) -> FieldType | None:
        """Return what the field at a path may hold; None where the schemas know no such field."""
        found = self._node(path)
        if found is None:
            return None
        stem, node, required = found
        named = str(node.get("$ref", "")).rpartition("/")[2]
        _, meaning = self._resolved(stem, node)
        codes = tuple((one["const"], _title(one, language)) for one in _codes(meaning))
        return FieldType(_form(meaning, named, bool(codes)), required, codes)

    def order(self, path: str) -> tuple[str, ...]:
        """Return the properties of the object at a path in the order of the schema."""
        found = self._node(path)
        if found is None:
            return ()
        _, meaning = self._resolved(found[0], found[1])
        return tuple(name for name, _ in _properties(meaning))

    def required(self, path: str) -> tuple[str, ...]:
        """Return the properties that the object at a path must have."""
        found = self._node(path)
        return tuple(self._resolved(found[0], found[1])[1].get("required", ())) if found else ()

    def is_list(self, path: str) -> bool:
        """Return whether the value at a path is a list, whose members are named by their ids."""
        found = self._node(path)
        return bool(found) and "items" in self._resolved(found[0], found[1])[1]  # type: ignore[index]

    def _node(self, path: str) -> tuple[str, Schema, bool] | None:
        root, *steps = path.split("/")
        if root not in self._roots:
            return None
        (stem, node), required = self._roots[root], True
        for step in steps:
            stem, node = self._resolved(stem, node)
            inside = dict(_properties(node)).get(step)
            is_free = inside is None and "items" not in node
            required = is_free or step in node.get("required", ())
            node = inside or node.get("items") or node.get("additionalProperties") or {}
            if not isinstance(node, Mapping) or not node:
                return None
        return stem, node, required

    def _resolved(self, stem: str, node: Schema) -> tuple[str, Schema]:
        """Follow references; what stands beside one adds to what it leads to."""
        while "$ref" in node:
            file, _, name = str(node["$ref"]).partition("#/$defs/")
            stem = file.rpartition("/")[2].partition(".")[0] or stem
            target = self._schemas.get(stem, {}).get("$defs", {}).get(name, {})
            node = {**{k: v for k, v in node.items() if k != "$ref"}, **target}
        return stem, node


def _form(node: Schema, named: str, has_codes: bool) -> Form:
    if has_codes:
        return "code"
    if named in _DATES:
        return "date"
    if "en" in dict(_properties(node)):
        return "words"
    return _FORMS.get(str(node.get("type")), "other")


def _properties(node: Schema) -> Iterator[tuple[str, Schema]]:
    yield from node.get("properties", {}).items()
    for part in node.get("allOf", ()):
        yield from part.get("properties", {}).items()


def _codes(node: Schema) -> list[Schema]:
    return [one for one in node.get("oneOf", ()) if "const" in one]


def _title(node: Schema, language: str) -> str:
    return str(node.get("x-titles", {}).get(language) or node.get("title", node.get("const", "")))
