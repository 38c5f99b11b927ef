"""Dates: of the calendar, begun before ended, and rough ones with the words of the source."""

from collections.abc import Iterator

from toolkit.checks.parts import BEGINNINGS
from toolkit.checks.problem import Path, Problem
from toolkit.checks.walk import claims, entries, observations
from toolkit.model import edtf
from toolkit.model.dataset import Dataset


def valid_dates(dataset: Dataset) -> Iterator[Problem]:
    """Every date must be a day, month or year of the calendar, and no interval runs backwards."""
    for path, value in _dates(dataset):
        if edtf.is_valid(value):
            continue
        start, _, end = value.partition("/")
        if all(side == ".." or edtf.is_valid(side) for side in (start, end)):
            yield Problem("C121", path, f"the interval {value} ends before it begins")
        else:
            yield Problem("C120", path, f"{value} is not a date of the calendar")


def begun_before_ended(dataset: Dataset) -> Iterator[Problem]:
    """Within an entry, an end cannot lie before a beginning."""
    for path, _, entry in entries(dataset):
        dates = [each for each in entry.get("dates", []) if edtf.is_valid(each["value"])]
        begun = [each for each in dates if each["event"] in BEGINNINGS]
        for i, end in enumerate(entry.get("dates", [])):
            if end not in dates or end["event"] != "ended":
                continue
            for start in begun:
                if edtf.latest(end["value"]) < edtf.earliest(start["value"]):
                    what = f'ended {end["value"]}, before "{start["id"]}" of {start["value"]}'
                    yield Problem("C122", (*path, "dates", i, "value"), what)


def rough_dates_in_words(dataset: Dataset) -> Iterator[Problem]:
    """A claim with an approximate or uncertain date should say how the source puts it."""
    for path, _, claim in claims(dataset):
        rough = claim["field"].startswith("dates.") and str(claim["value"]).endswith(("~", "?"))
        if rough and "as_stated" not in claim:
            what = f'claim "{claim["id"]}" gives the rough date {claim["value"]} without its words'
            yield Problem("C123", (*path, "value"), what)


def _dates(dataset: Dataset) -> Iterator[tuple[Path, str]]:
    yield ("release", "date"), dataset["release"]["date"]
    for path, _, entry in entries(dataset):
        if "status_as_of" in entry:
            yield (*path, "status_as_of"), entry["status_as_of"]
        for i, each in enumerate(entry.get("dates", [])):
            yield (*path, "dates", i, "value"), each["value"]
        for i, review in enumerate(entry.get("reviewed", [])):
            yield (*path, "reviewed", i, "on"), review["on"]
    for path, _, claim in claims(dataset):
        if claim["field"].startswith("dates."):
            yield (*path, "value"), str(claim["value"])
    yield from _of_plans(dataset)
    yield from _of_records(dataset)


def _of_plans(dataset: Dataset) -> Iterator[tuple[Path, str]]:
    for i, plan in enumerate(dataset["action_plans"]):
        for j, date in enumerate(plan.get("dates", [])):
            yield ("action_plans", i, "dates", j, "value"), date["value"]
        for j, point in enumerate(plan["points"]):
            if "since" in point:
                yield ("action_plans", i, "points", j, "since"), point["since"]


def _of_records(dataset: Dataset) -> Iterator[tuple[Path, str]]:
    for path, _, seen in observations(dataset):
        if "period" in seen:
            yield (*path, "period"), seen["period"]
    for i, event in enumerate(dataset["events"]):
        yield ("events", i, "date"), event["date"]
        for j, reading in enumerate(event.get("readings", [])):
            if "value" in reading:
                yield ("events", i, "readings", j, "value"), reading["value"]
