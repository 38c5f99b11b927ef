"""The JSON Schemas that are shipped with the toolkit."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

_SUFFIX = ".schema.json"


def load_report_schema() -> dict[str, Any]:
    """Return the schema of the report that `validate --format json` writes."""
    path = files("toolkit") / "schemas" / "reports" / "report.schema.json"
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
