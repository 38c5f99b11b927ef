"""The JSON Schemas that are shipped with the toolkit."""

import json
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

_SUFFIX = ".schema.json"


def load_report_schema() -> dict[str, Any]:
    """Return the schema of the report that `validate --format json` writes."""
    return _read("reports", "report")


def load_lint_schema() -> dict[str, Any]:
    """Return the schema of the waivers that `lint` reads."""
    return _read("lint", "lint")


OTHER_SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "report": load_report_schema,
    "lint": load_lint_schema,
}
"""The schemas of files that are no data, by the name that `border-policy schema` knows."""


def _read(folder: str, stem: str) -> dict[str, Any]:
    path = files("toolkit") / "schemas" / folder / f"{stem}{_SUFFIX}"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


@cache
def load_schemas() -> dict[str, dict[str, Any]]:
    """Return every schema by its stem (`measure`, `common`, ...), sorted; not to be changed."""
    folder = files("toolkit") / "schemas"
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(_SUFFIX))
    return {
        name.removesuffix(_SUFFIX): json.loads((folder / name).read_text(encoding="utf-8"))
        for name in names
    }
