"""A new record to fill in: every required field, with its description as a placeholder."""

import json
import re
from pathlib import Path
from typing import Any

from toolkit.checks.placeholders import MARK
from toolkit.errors import FileError, UsageError
from toolkit.files import write_atomically
from toolkit.store.schemas import load_schemas
from toolkit.tasks.load import load

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SCHEMA = "../../toolkit/schemas/measure.schema.json"


def new_measure(root: Path, measure_id: str) -> Path:
    """Write `seeds/measures/<id>.json` with placeholders and return its path below `root`.

    Raises UsageError if the id is not of the right form or is taken, and FileError if the file
    cannot be written.
    """
    if not _ID.fullmatch(measure_id) or len(measure_id) > 80:
        raise UsageError(
            f'"{measure_id}" cannot be an id; use small letters, digits and single hyphens'
        )
    shown = Path("seeds", "measures", f"{measure_id}.json")
    path = root / shown
    if path.exists():
        raise UsageError(f"there is already a file {shown.as_posix()}; choose another id")
    record = _record(measure_id, _compared(root))
    _make_folder(path.parent)
    write_atomically(path, (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode())
    return shown


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise FileError(f"the folder {folder.as_posix()} cannot be made: {reason}") from error


def _compared(root: Path) -> list[str]:
    """Return the ids of the compared axes, as far as the seeds can be read."""
    documents = load(root).seeds.documents["axes"]
    axes = documents[0].value["axes"] if documents and not documents[0].findings else []
    return [axis["id"] for axis in axes if axis.get("kind") == "compared"]


def _record(measure_id: str, axes: list[str]) -> dict[str, Any]:
    schema = load_schemas()["measure"]
    record = _filled(schema)
    entry = _filled(schema["properties"]["entries"]["additionalProperties"])
    claim = _filled(schema["properties"]["claims"]["items"])
    return {
        "$schema": _SCHEMA,
        **record,
        "id": measure_id,
        "entries": {axis: dict(entry) for axis in axes},
        "claims": [{**claim, "id": "first"}],
    }


def _filled(schema: dict[str, Any]) -> dict[str, Any]:
    """Return an object with a placeholder in every required field."""
    return {name: _placeholder(schema["properties"][name]) for name in schema["required"]}


def _placeholder(field: dict[str, Any]) -> Any:
    """Return what stands in a field until somebody fills it in."""
    meaning = {**_definition(field), **field}
    words = f"{MARK} {meaning['title']}. {meaning['description']}"
    if "oneOf" in meaning:
        return f"{words} One of: {', '.join(str(one['const']) for one in meaning['oneOf'])}."
    if meaning.get("type") == "array":
        return [_placeholder(meaning["items"])]
    if field.get("$ref", "").endswith("/text"):
        return {"en": words}
    return _filled(meaning) if "required" in meaning else words


def _definition(field: dict[str, Any]) -> dict[str, Any]:
    """Return what a reference into the common definitions leads to, or an empty schema."""
    _, _, name = field.get("$ref", "").partition("#/$defs/")
    found: dict[str, Any] = load_schemas()["common"]["$defs"].get(name, {})
    return {**_definition(found), **found} if "$ref" in found else found
