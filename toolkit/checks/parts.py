"""Parts and wholes: nothing begins before the whole that it belongs to, or lies outside of it."""

from collections.abc import Iterator
from datetime import date

from toolkit.checks.problem import Problem
from toolkit.model import edtf
from toolkit.model.dataset import Dataset
from toolkit.model.measure import Entry, Measure

BEGINNINGS = ("agreed", "created", "established", "in-force", "launched", "opened", "signed")


def events_within(dataset: Dataset) -> Iterator[Problem]:
    """The date of an event can lie within that of the event that it is a part of."""
    whole = {event["id"]: event["date"] for event in dataset["events"]}
    for i, event in enumerate(dataset["events"]):
        outer = whole.get(event.get("part_of", ""))
        if outer and _are_valid(event["date"], outer) and _is_outside(event["date"], outer):
            what = f'{event["date"]} lies outside of {outer}, the date of "{event["part_of"]}"'
            yield Problem("C170", ("events", i, "date"), what)


def points_after_signing(dataset: Dataset) -> Iterator[Problem]:
    """A point is not added to a plan before the plan is signed."""
    for i, plan in enumerate(dataset["action_plans"]):
        signed = [each["value"] for each in plan.get("dates", []) if each["event"] == "signed"]
        start = min((edtf.earliest(each) for each in signed if edtf.is_valid(each)), default=None)
        for j, point in enumerate(plan["points"]):
            since = point.get("since", "")
            if start and edtf.is_valid(since) and edtf.latest(since) < start:
                what = f"added {since}, before the plan was signed"
                yield Problem("C170", ("action_plans", i, "points", j, "since"), what)


def measures_within(dataset: Dataset) -> Iterator[Problem]:
    """A measure does not begin before the one that it is a part of, nor after that one's end."""
    measures = {measure["id"]: measure for measure in dataset["measures"]}
    for i, measure in enumerate(dataset["measures"]):
        whole = measures.get(measure.get("parent", ""))
        for axis, entry in measure["entries"].items() if whole else ():
            for j, day in enumerate(entry.get("dates", [])):
                if day["event"] in BEGINNINGS and edtf.is_valid(day["value"]):
                    fault = _fault(day["value"], whole, axis)
                    if fault:
                        path = ("measures", i, "entries", axis, "dates", j, "value")
                        yield Problem("C171", path, f"{day['value']} is {fault}")


def _fault(value: str, whole: Measure | None, axis: str) -> str:
    entry = whole["entries"].get(axis) if whole else None
    if entry is None or whole is None:
        return ""
    begun = [edtf.earliest(each) for each in _values(entry, BEGINNINGS)]
    ended = [edtf.latest(each) for each in _values(entry, ("ended",))]
    if edtf.latest(value) < min(begun, default=date.min):
        return f'before "{whole["id"]}", to which it belongs, began'
    if edtf.earliest(value) > max(ended, default=date.max):
        return f'after "{whole["id"]}", to which it belongs, ended'
    return ""


def _values(entry: Entry, events: tuple[str, ...]) -> Iterator[str]:
    for each in entry.get("dates", []):
        if each["event"] in events and edtf.is_valid(each["value"]):
            yield each["value"]


def _are_valid(*values: str) -> bool:
    return all(edtf.is_valid(value) for value in values)


def _is_outside(inner: str, outer: str) -> bool:
    before = edtf.latest(inner) < edtf.earliest(outer)
    return before or edtf.earliest(inner) > edtf.latest(outer)
