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
    """A field in words; parts that a path does not have are empty.

    `codes` names the list of codes that its values come from.
    """

    record: str
    axis: str
    field: str
    codes: str = ""


def named(edition: Edition, path: str) -> Named:
    """Return what a path such as `measures/fast/entries/us-canada/status` is called.

    A part that has an id of its own is named with it: `Dates signed, Date`.
    """
    root, *steps = path.split("/")
    whole = edition.dataset.get(root)
    record = steps.pop(0) if isinstance(whole, list) and steps else ""
    known, axis, parts = _STEMS.get(root, root) + ".", "", list[str]()
    codes, plain = "", True
    for step in steps:
        title = edition.field_titles.get(known + step)
        if title is not None:
            parts = [*parts[: len(parts) - plain], title] if parts else [title]
            codes, plain = edition.field_codes.get(known + step, ""), True
            known += f"{step}."
        elif step in edition.axis_names:
            axis = edition.axis_names[step]
        elif step != edition.language:
            parts = [*parts[:-1], f"{parts[-1]} {step}"] if parts else [step]
            plain = False
    return Named(_record(edition, root, record), axis, ", ".join(parts), codes)


def _record(edition: Edition, root: str, ident: str) -> str:
    whole: Any = edition.dataset.get(root)
    if not isinstance(whole, list) or not ident:
        return root.replace("_", " ")
    found: dict[str, Any] = next((one for one in whole if one.get("id") == ident), {})
    for name in _NAMES:
        value = found.get(name)
        if value:
            return str(edition.text(value) if isinstance(value, dict) else value)
    return ident
