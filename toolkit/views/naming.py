"""A path of the data in the words of the edition: which record, which axis, which field."""

from dataclasses import dataclass
from typing import Any

from toolkit.model.collections import COLLECTIONS
from toolkit.views.edition import Edition

_STEMS = {each.key: each.schema for each in COLLECTIONS}
_NAMES = ("short", "title", "label", "name", "statement")
"""The fields that a record may be called by, the shortest first."""


@dataclass(frozen=True)
class Named:
    """A field in words; parts that a path does not have are empty."""

    record: str
    axis: str
    field: str


def named(edition: Edition, path: str) -> Named:
    """Return what a path such as `measures/fast/entries/us-canada/status` is called."""
    root, *steps = path.split("/")
    stem = _STEMS.get(root, root)
    whole = edition.dataset.get(root)
    record = steps.pop(0) if isinstance(whole, list) and steps else ""
    known, rest, axis = "", list[str](), ""
    for step in steps:
        longer = f"{known}.{step}" if known else step
        if f"{stem}.{longer}" in edition.field_titles:
            known = longer
        elif step in edition.axis_names:
            axis = edition.axis_names[step]
        else:
            rest.append(step)
    title = edition.field_titles.get(f"{stem}.{known}", "") if known else ""
    field = " ".join(part for part in (title, *rest) if part)
    return Named(_record(edition, root, record), axis, field)


def _record(edition: Edition, root: str, ident: str) -> str:
    whole: Any = edition.dataset.get(root)
    if not isinstance(whole, list):
        return root
    found: dict[str, Any] = next((one for one in whole if one.get("id") == ident), {})
    for name in _NAMES:
        value = found.get(name)
        if value:
            return str(edition.text(value) if isinstance(value, dict) else value)
    return ident
