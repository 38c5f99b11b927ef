"""Readings against each other: contrasts on both sides, one preferred, and the empty side told."""

from collections.abc import Iterator

from toolkit.checks.problem import Problem
from toolkit.checks.walk import claims, entries
from toolkit.model.dataset import Dataset


def symmetric_contrasts(dataset: Dataset) -> Iterator[Problem]:
    """If one finding of the literature contrasts with another, the other names it too."""
    named = {
        finding["id"]: [contrast["finding"] for contrast in finding.get("contrasts", [])]
        for finding in dataset["findings"]
    }
    for i, finding in enumerate(dataset["findings"]):
        for j, other in enumerate(named[finding["id"]]):
            if other == finding["id"] or finding["id"] not in named.get(other, [finding["id"]]):
                what = f'"{other}" is named as a contrast but does not name "{finding["id"]}"'
                yield Problem("C190", ("findings", i, "contrasts", j, "finding"), what)


def preferred_claim(dataset: Dataset) -> Iterator[Problem]:
    """Where a reading is set aside, there is another that is preferred."""
    preferred = {
        (measure["id"], claim["axis"], claim["field"])
        for _, measure, claim in claims(dataset)
        if claim["standing"] == "preferred"
    }
    for path, measure, claim in claims(dataset):
        subject = (measure["id"], claim["axis"], claim["field"])
        if claim["standing"] == "not-preferred" and subject not in preferred:
            what = f'claim "{claim["id"]}" is set aside, but no claim on its field is preferred'
            yield Problem("C145", (*path, "standing"), what)


def empty_sides(dataset: Dataset) -> Iterator[Problem]:
    """What a source is said to state about an empty side cites it, or a claim on presence does."""
    claimed = {
        (path[1], claim["axis"])
        for path, _, claim in claims(dataset)
        if claim["field"] == "presence"
    }
    for path, axis, entry in entries(dataset):
        counterpart = entry.get("counterpart")
        if counterpart is None or (path[1], axis) in claimed:
            continue
        if counterpart["basis"] == "stated" and not counterpart.get("citations"):
            what = f'what is said of "{axis}" is called stated, but cites no source'
            yield Problem("C146", (*path, "counterpart"), what)


def nearest_is_present(dataset: Dataset) -> Iterator[Problem]:
    """What is named as nearest on an axis is present there, or is context of it."""
    compared = {axis["id"] for axis in dataset["axes"] if axis["kind"] == "compared"}
    present = {
        (measure["id"], axis if axis in compared else "")
        for measure in dataset["measures"]
        for axis, entry in measure["entries"].items()
        if entry["presence"] == "present"
    }
    known = {measure["id"] for measure in dataset["measures"]}
    for path, axis, entry in entries(dataset):
        counterpart = entry.get("counterpart") if axis in compared else None
        for i, near in enumerate(counterpart["nearest"] if counterpart else ()):
            if near in known and not {(near, axis), (near, "")} & present:
                what = f'"{near}" is named as nearest, but is not present on "{axis}"'
                yield Problem("C147", (*path, "counterpart", "nearest", i), what)
