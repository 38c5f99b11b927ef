"""JSON files in one form: two spaces, letters as they are, keys in the order of the schema."""

import json
from collections.abc import Mapping
from typing import Any

Schema = dict[str, Any]


def canonical(value: Any, schema: Schema, schemas: Mapping[str, Schema]) -> str:
    """Return the text of a JSON file; `schemas` are those that `schema` may refer to, by stem.

    Keys that the schema does not name stay behind the others in the order that they have.
    """
    by_id = {str(each.get("$id", "")).rpartition("/")[2]: each for each in schemas.values()}
    ordered = _Order(by_id).ordered(value, schema, schema)
    return json.dumps(ordered, indent=2, ensure_ascii=False) + "\n"


class _Order:
    """Puts keys in order; a schema is always known together with the file that it stands in."""

    def __init__(self, files: Mapping[str, Schema]) -> None:
        self._files = files

    def ordered(self, value: Any, schema: Schema, root: Schema) -> Any:
        """Return the value with its keys, and those within, in the order of the schema."""
        if not isinstance(value, dict | list):
            return value
        schema, root = self._described(schema, root)
        if isinstance(value, list):
            items = _schema(schema.get("items"))
            return [self.ordered(each, items, root) for each in value]
        named = schema.get("properties", {})
        others = _schema(schema.get("additionalProperties"))
        keys = [key for key in named if key in value] + [key for key in value if key not in named]
        return {key: self.ordered(value[key], named.get(key, others), root) for key in keys}

    def _described(self, schema: Schema, root: Schema) -> tuple[Schema, Schema]:
        """Follow references to where the fields are named."""
        seen = 0
        while "$ref" in schema and "properties" not in schema and seen < 20:
            file, _, pointer = schema["$ref"].partition("#")
            root = self._files.get(file.rpartition("/")[2], {}) if file else root
            schema = _at(root, pointer)
            seen += 1
        return schema, root


def _at(schema: Any, pointer: str) -> Schema:
    for step in pointer.split("/")[1:]:
        schema = schema.get(step.replace("~1", "/").replace("~0", "~"), {})
    return _schema(schema)


def _schema(value: Any) -> Schema:
    return value if isinstance(value, dict) else {}
