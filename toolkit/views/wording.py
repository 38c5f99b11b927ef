"""Words of the edition: titles of fields and codes from the schemas, phrases from the data set."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Schema = Mapping[str, Any]
_MARK = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class FieldNode:
    """A property in a schema: dotted path from the record, its nodes, and its list of codes.

    `node` is the property itself, `meaning` what its reference leads to (else the same). `codes`
    names the list of codes, if the values come from one: the definition's name where it is shared,
    else `<schema>.<path>`.
    """

    schema: str
    path: str
    node: Schema
    meaning: Schema
    required: bool
    codes: str | None


def by_stem(schemas: Mapping[str, Schema]) -> dict[str, Schema]:
    """Return the schemas by their short name (`measure`, `common`), whatever the keys were."""
    named = ((str(schema.get("$id", key)), schema) for key, schema in schemas.items())
    return {ident.rsplit("/", 1)[-1].split(".")[0]: schema for ident, schema in named}


def fields(schemas: Mapping[str, Schema]) -> Iterator[FieldNode]:
    """Yield every property of every schema, parents first, in the order given; shared ones last."""
    known = by_stem(schemas)
    for stem, schema in known.items():
        yield from _walk(known, stem, "", schema)
    for name, definition in known.get("common", {}).get("$defs", {}).items():
        yield from _walk(known, "common", name, definition)


def labels(schemas: Mapping[str, Schema], language: str) -> dict[str, dict[str, str]]:
    """Return the titles of codes: name of the list of codes, then code, then title.

    Lists in the common schema have their own name (`presence`, `status`, `checked`), others the
    place where they stand (`correspondences.match`).
    """
    known = by_stem(schemas)
    shared = known.get("common", {}).get("$defs", {})
    found = {name: _codes(node, language) for name, node in shared.items() if "oneOf" in node}
    for item in fields(schemas):
        if item.codes is not None:
            found.setdefault(item.codes, _codes(item.meaning, language))
    return found


def title(node: Schema, language: str) -> str:
    """Return the title of a schema node in a language, else in English, else nothing."""
    return str(node.get("x-titles", {}).get(language) or node.get("title", ""))


def description(node: Schema, language: str) -> str:
    """Return the description of a schema node in a language, else in English, else nothing."""
    return str(node.get("x-descriptions", {}).get(language) or node.get("description", ""))


def filled(pattern: str, values: Mapping[str, object]) -> str:
    """Put values where `{name}` stands; an unknown name stays as it is, nothing is evaluated."""
    return _MARK.sub(lambda mark: str(values.get(mark[1], mark[0])), pattern)


def lower_first(words: str) -> str:
    """Return the words with a small first letter, unless they begin with an abbreviation."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _codes(node: Schema, language: str) -> dict[str, str]:
    return {str(one["const"]): title(one, language) for one in node["oneOf"] if "const" in one}


def _walk(known: Mapping[str, Schema], stem: str, path: str, node: Schema) -> Iterator[FieldNode]:
    required = node.get("required", ())
    for name, child in node.get("properties", {}).items():
        if name == "$schema":
            continue
        if name == stem and not path:  # a file that is one list: its members are the records
            yield from _walk(known, stem, path, child)
            continue
        here = f"{path}.{name}" if path else name
        meaning, shared = _resolved(known, stem, child)
        codes = (shared or f"{stem}.{here}") if _has_codes(meaning) else None
        yield FieldNode(stem, here, child, meaning, name in required, codes)
        if "$ref" not in child:
            yield from _walk(known, stem, here, child)
    for part in (node.get("items"), node.get("additionalProperties")):
        if isinstance(part, Mapping) and "$ref" not in part:
            yield from _walk(known, stem, path, part)


def _has_codes(node: Schema) -> bool:
    return any("const" in one for one in node.get("oneOf", ()))


def _resolved(known: Mapping[str, Schema], stem: str, node: Schema) -> tuple[Schema, str | None]:
    """Follow one reference; return the node and, for a reference, the definition's name."""
    reference = node.get("$ref")
    if not isinstance(reference, str):
        return node, None
    file, _, pointer = reference.partition("#/$defs/")
    home = file.rsplit("/", 1)[-1].split(".")[0] or stem
    target = known.get(home, {}).get("$defs", {}).get(pointer, {})
    further, _ = _resolved(known, home, target)
    return {**further, **target}, pointer
