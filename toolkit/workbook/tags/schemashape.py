"""What tags may name, read from JSON Schemas."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from toolkit.workbook.tags.shape import ANY, Shape

Schema = Mapping[str, Any]

_TEXT = frozenset(("en", "fr", "es"))
_TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
}
_NAMED = {"edtf": "date", "date": "date", "address": "address"}
"""The definitions that say more than their type."""


def shape_of(schema: Schema, known: Mapping[str, Schema]) -> Shape:
    """Return the shape of what `schema` (2020-12) describes; `known` are the schemas it may refer
    to, by `$id`.
    """
    return _Reader(known).read(schema, schema)


class _Reader:
    def __init__(self, known: Mapping[str, Schema]) -> None:
        self._known = {name.rpartition("/")[2]: schema for name, schema in known.items()}
        self._open: list[str] = []

    def read(self, schema: Schema, root: Schema) -> Shape:
        """Return the shape of a schema that stands in `root`, with its own title and description,
        or those of what it refers to.
        """
        shape = self._kind(schema, root)
        if shape is ANY:
            return ANY
        title, description = schema.get("title"), schema.get("description")
        return replace(
            shape,
            title=str(title or shape.title),
            description=str(description or shape.description),
        )

    def _kind(self, schema: Schema, root: Schema) -> Shape:
        if "$ref" in schema:
            return self._refer(schema["$ref"], root)
        fields = self._fields(schema, root)
        if fields and not set(fields) <= _TEXT:
            return Shape("object", fields)
        if fields:
            return Shape("value", type="text")
        if "items" in schema and isinstance(schema["items"], Mapping):
            return Shape("list", item=self.read(schema["items"], root))
        rest = schema.get("additionalProperties", schema.get("unevaluatedProperties"))
        if isinstance(rest, Mapping):
            return Shape("map", item=self.read(rest, root))
        return self._value(schema)

    def _fields(self, schema: Schema, root: Schema) -> dict[str, Shape]:
        fields = {name: self.read(sub, root) for name, sub in schema.get("properties", {}).items()}
        for part in schema.get("allOf", ()):
            inner = self.read(part, root)
            fields = {**dict(inner.fields), **fields}
        return fields

    def _value(self, schema: Schema) -> Shape:
        codes = [c for c in schema.get("oneOf", schema.get("anyOf", ())) if "const" in c]
        if codes:
            labels = {str(c["const"]): str(c.get("title", c["const"])) for c in codes}
            return Shape("value", labels=labels, type="code")
        if schema.get("type") in (None, "object", "array"):
            return ANY
        types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        said = dict.fromkeys(_TYPES[each] for each in types if each in _TYPES)
        return Shape("value", type=" or ".join(said))

    def _refer(self, reference: str, root: Schema) -> Shape:
        if reference in self._open:
            return ANY
        file, _, pointer = reference.partition("#")
        target: Any = self._known.get(file.rpartition("/")[2], {}) if file else root
        owner = target
        for part in pointer.strip("/").split("/") if pointer.strip("/") else ():
            target = target.get(part.replace("~1", "/").replace("~0", "~"), {})
        self._open.append(reference)
        shape = self.read(target, owner)
        self._open.pop()
        name = reference.rpartition("/")[2]
        return replace(shape, type=_NAMED[name]) if name in _NAMED else shape
