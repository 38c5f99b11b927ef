"""The JSON Schemas for other programs: one in a single piece, or all as files."""

import json
from pathlib import Path
from typing import Any

from toolkit.checks.problem import did_you_mean
from toolkit.errors import UsageError
from toolkit.files import write_atomically
from toolkit.store.schemas import OTHER_SCHEMAS, load_schemas

Schema = dict[str, Any]


def schema_names() -> list[str]:
    """Return the names that `one_schema` knows."""
    return [*(name for name in load_schemas() if name != "common"), *OTHER_SCHEMAS]


def one_schema(name: str) -> str:
    """Return a schema as JSON that refers to no other file. Raises UsageError for another name."""
    if name in OTHER_SCHEMAS:
        return _text(OTHER_SCHEMAS[name]())
    known = load_schemas()
    if name not in known:
        names = schema_names()
        hint = did_you_mean(name, names) or f"there are {', '.join(names)}"
        raise UsageError(f'there is no schema "{name}"; {hint}')
    return _text(_bundled(known[name], known["common"]))


def write_schemas(folder: Path) -> list[Path]:
    """Write every schema into a folder, as files that refer to each other; return their paths.

    Raises FileError where one cannot be written.
    """
    schemas = {**load_schemas(), **{name: load() for name, load in OTHER_SCHEMAS.items()}}
    written = []
    for name, schema in schemas.items():
        path = folder / f"{name}.schema.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, f"{_text(schema)}\n".encode())
        written.append(path)
    return written


def _bundled(schema: Schema, common: Schema) -> Schema:
    """Return a schema with the shared definitions inside it, under names of their own."""
    own = {key: value for key, value in schema.items() if key != "$defs"}
    definitions = {
        **{
            f"common-{name}": _relocated(each, "#/$defs/") for name, each in common["$defs"].items()
        },
        **{name: _relocated(each) for name, each in schema.get("$defs", {}).items()},
    }
    return {**_relocated(own), "$defs": definitions}


def _relocated(value: Any, prefix: str = "common.schema.json#/$defs/") -> Any:
    if isinstance(value, list):
        return [_relocated(each, prefix) for each in value]
    if not isinstance(value, dict):
        return value
    moved = {key: _relocated(each, prefix) for key, each in value.items()}
    reference = moved.get("$ref")
    if isinstance(reference, str) and reference.startswith(prefix):
        moved["$ref"] = f"#/$defs/common-{reference.removeprefix(prefix)}"
    return moved


def _text(schema: Schema) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False)
