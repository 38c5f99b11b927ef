"""Ids: nothing has the id of another, and every id that is named belongs to something."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

from toolkit.checks.problem import Path, Problem, nearest
from toolkit.checks.walk import claims, entries
from toolkit.model.dataset import Dataset

_COLLECTIONS = (
    *("axes", "sources", "institutions", "measures", "action_plans", "correspondences"),
    *("indicators", "events", "findings", "people", "document_notes"),
)
_ONE = {
    "axes": "axis",
    "sources": "source",
    "institutions": "institution",
    "measures": "measure",
    "sections": "section",
    "indicators": "indicator",
    "events": "event",
    "findings": "finding",
    "people": "person",
    "document_notes": "document note",
}
_LISTS = (
    ("measures", "claims"),
    ("action_plans", "sections"),
    ("action_plans", "points"),
    ("indicators", "observations"),
)
_LISTED = {
    "axes": "axes",
    "measures": "measures",
    "institutions": "institutions",
    "people": "people",
    "sources": "sources",
}
_SINGLE = {
    "axis": "axes",
    "part_of": "events",
    "institution": "institutions",
    "indicator": "indicators",
    "finding": "findings",
}

Named = tuple[Path, str, str]
"""Path of a reference, the collection that it points into, and the id."""


def unique_ids(dataset: Dataset) -> Iterator[Problem]:
    """Two records of a collection, or two members of a list, must not have the same id."""
    for path, members in _lists_with_ids(dataset):
        first: dict[str, int] = {}
        for i, member in enumerate(members):
            seen = first.setdefault(member["id"], i)
            if seen != i:
                what = f'the id "{member["id"]}" is also that of number {seen + 1} of this list'
                yield Problem("C101", (*path, i, "id"), what)


def _lists_with_ids(dataset: Dataset) -> Iterator[tuple[Path, Sequence[Any]]]:
    data = cast(dict[str, Any], dataset)
    for name in _COLLECTIONS:
        yield (name,), data[name]
    for name, field in _LISTS:
        for i, record in enumerate(data[name]):
            yield (name, i, field), record[field]
    for path, _, entry in entries(dataset):
        yield (*path, "dates"), entry.get("dates", [])
        yield (*path, "figures"), entry.get("figures", [])
    for i, plan in enumerate(dataset["action_plans"]):
        yield ("action_plans", i, "dates"), plan.get("dates", [])
    for i, event in enumerate(dataset["events"]):
        yield ("events", i, "readings"), event.get("readings", [])


def known_ids(dataset: Dataset) -> Iterator[Problem]:
    """Every axis, measure, institution and section that is named must exist."""
    data = cast(dict[str, Any], dataset)
    known = {name: dict.fromkeys(each["id"] for each in data[name]) for name in _COLLECTIONS}
    for path, collection, name in _references(dataset):
        if name not in known[collection]:
            yield no_such(path, collection, name, known[collection])
    for i, plan in enumerate(dataset["action_plans"]):
        sections = [section["id"] for section in plan["sections"]]
        for j, point in enumerate(plan["points"]):
            if point["section"] not in sections:
                path = ("action_plans", i, "points", j, "section")
                yield no_such(path, "sections", point["section"], sections)


def no_such(path: Path, collection: str, name: str, known: Iterable[str]) -> Problem:
    """Return the problem of an id that no record has."""
    at_key = path[-1] == name  # the id is the key, as in "entries" and "points"
    what = f'there is no {_ONE[collection]} "{name}"'
    near = nearest(name, known)
    remedy = f'did you mean "{near}"?' if near else ""
    expected = f"the id of a known {_ONE[collection]}"
    return Problem("C103", path, what, remedy, at_key, expected, near)


def _references(dataset: Dataset) -> Iterator[Named]:
    yield from _of_release(dataset)
    yield from _of_measures(dataset)
    yield from _of_entries(dataset)
    for name in ("indicators", "events", "findings", "people"):
        yield from _of_record(cast(dict[str, Any], dataset)[name], (name,))
    for i, institution in enumerate(dataset["institutions"]):
        if "parent" in institution:
            yield ("institutions", i, "parent"), "institutions", institution["parent"]
    for i, note in enumerate(dataset["document_notes"]):
        yield ("document_notes", i, "document"), "sources", note["document"]
    for i, plan in enumerate(dataset["action_plans"]):
        yield ("action_plans", i, "axis"), "axes", plan["axis"]
        yield ("action_plans", i, "measure"), "measures", plan["measure"]
    for i, record in enumerate(dataset["correspondences"]):
        for axis in record["points"]:
            yield ("correspondences", i, "points", axis), "axes", axis


def _of_release(dataset: Dataset) -> Iterator[Named]:
    for i, brief in enumerate(dataset["release"].get("briefs", [])):
        yield ("release", "briefs", i), "measures", brief


def _of_measures(dataset: Dataset) -> Iterator[Named]:
    for i, measure in enumerate(dataset["measures"]):
        if "parent" in measure:
            yield ("measures", i, "parent"), "measures", measure["parent"]
        for j, analogue in enumerate(measure.get("analogues", [])):
            yield ("measures", i, "analogues", j, "measure"), "measures", analogue["measure"]
    for path, _, claim in claims(dataset):
        yield (*path, "axis"), "axes", claim["axis"]
        if claim["field"] == "partners":
            yield (*path, "value"), "institutions", str(claim["value"])


def _of_entries(dataset: Dataset) -> Iterator[Named]:
    for path, axis, entry in entries(dataset):
        yield path, "axes", axis
        for j, partner in enumerate(entry.get("partners", [])):
            yield (*path, "partners", j), "institutions", partner
        if "counterpart" in entry:
            for j, near in enumerate(entry["counterpart"]["nearest"]):
                yield (*path, "counterpart", "nearest", j), "measures", near


def _of_record(value: Any, path: Path) -> Iterator[Named]:
    """Yield what fields of these names refer to, however deep in a record they stand."""
    members = value.items() if isinstance(value, dict) else enumerate(value)
    for step, member in members:
        if step in _SINGLE and isinstance(member, str):
            yield (*path, step), _SINGLE[step], member
        elif step in _LISTED:
            yield from (((*path, step, i), _LISTED[step], each) for i, each in enumerate(member))
        elif isinstance(member, dict | list):
            yield from _of_record(member, (*path, step))
