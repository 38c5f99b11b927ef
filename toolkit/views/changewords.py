"""Changes of the data in words: which record, which axis, which field, what it was and is."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.model.change import Change, Kind
from toolkit.model.edtf import is_valid
from toolkit.views.dates import date_words
from toolkit.views.edition import Edition
from toolkit.views.naming import named

_CALLED = ("statement", "title", "label", "name", "value", "event", "reference", "short", "id")
"""What a record is called by where it was added or removed, the most telling first."""
_DATED = re.compile(r"[\d.~?/-]+")


@dataclass(frozen=True)
class ChangeWords:
    """One change for people: `was` and `now` are empty where there was or is nothing.

    `record` is what the record is called, `path` leads to the field.
    """

    kind: Kind
    record: str
    axis: str
    field: str
    path: str
    was: str
    now: str


def in_words(changes: Iterable[Change], old: Edition, new: Edition) -> Iterator[ChangeWords]:
    """Yield every change in the words of the edition that has the record, the new one first."""
    for change in changes:
        edition = old if change.kind == "removed" else new
        path = "/".join(change.path)
        about = named(edition, path)
        was, now = (
            value_words(old, change.old, about.codes),
            value_words(new, change.new, about.codes),
        )
        yield ChangeWords(change.kind, about.record, about.axis, about.field, path, was, now)


def value_words(edition: Edition, value: Any, codes: str) -> str:
    """Return a value as people read it; a record by what it is called."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return _text(edition, value, codes)
    if isinstance(value, list):
        return "; ".join(value_words(edition, each, codes) for each in value)
    return _object(edition, value) if isinstance(value, Mapping) else f"{value}"


def _text(edition: Edition, value: str, codes: str) -> str:
    if codes:
        return edition.label(codes, value) or value
    if _DATED.fullmatch(value) and is_valid(value):
        return date_words(edition, value)
    return value


def _object(edition: Edition, value: Mapping[str, Any]) -> str:
    if "en" in value:
        return edition.text(value) or ""
    if "locator" in value:
        return f"{value['source']}, {value['locator']}"
    called = next((value[name] for name in _CALLED if value.get(name) is not None), None)
    if called is None:
        return ", ".join(value)
    return value_words(edition, called, "")
