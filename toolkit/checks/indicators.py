"""Indicators: numbers that can be, readings with one preferred, and pairs that agree."""

from collections.abc import Iterator
from itertools import pairwise

from toolkit.checks.problem import Path, Problem
from toolkit.checks.walk import entries, observations
from toolkit.model.dataset import Dataset
from toolkit.model.indicator import Indicator, Observation

_NUMBERS = ("value", "min", "max")
_PERCENT = ("percent", "per cent", "%")


def percentages(dataset: Dataset) -> Iterator[Problem]:
    """A share out of a hundred lies between 0 and 100, in indicators and in figures."""
    for path, indicator, seen in observations(dataset):
        if indicator["number"] == "percentage":
            for name, number in _numbers(seen):
                yield from _within_hundred((*path, name), number)
    for path, _, entry in entries(dataset):
        for i, figure in enumerate(entry.get("figures", [])):
            if figure["unit"]["en"].lower().startswith(_PERCENT):
                yield from _within_hundred((*path, "figures", i, "value"), figure["value"])


def bounds(dataset: Dataset) -> Iterator[Problem]:
    """What a source gives lies between the bounds that its words set."""
    for path, _, seen in observations(dataset):
        given = _numbers(seen)
        for (lower, low), (upper, high) in pairwise(given):
            if low > high:
                what = f'"{lower}" is {low}, more than "{upper}", which is {high}'
                yield Problem("C152", (*path, lower), what)


def preferred_observation(dataset: Dataset) -> Iterator[Problem]:
    """Where readings of an axis differ, one is preferred, or every one of them is open."""
    for i, indicator in enumerate(dataset["indicators"]):
        by_axis: dict[str, list[str]] = {}
        for seen in indicator["observations"]:
            by_axis.setdefault(seen["axis"], []).append(seen["standing"])
        for axis, standings in by_axis.items():
            if "preferred" not in standings and "not-preferred" in standings:
                what = f'no reading of "{indicator["id"]}" for "{axis}" is preferred'
                yield Problem("C153", ("indicators", i, "observations"), what)


def pairs(dataset: Dataset) -> Iterator[Problem]:
    """If one indicator is set beside another, the other names it too, with the same verdict."""
    known = {indicator["id"] for indicator in dataset["indicators"]}
    verdicts = {
        (indicator["id"], pair["indicator"]): pair["comparability"]
        for indicator in dataset["indicators"]
        for pair in indicator.get("pairs", [])
    }
    for i, indicator in enumerate(dataset["indicators"]):
        for j, pair in enumerate(indicator.get("pairs", [])):
            path: Path = ("indicators", i, "pairs", j)
            back = verdicts.get((pair["indicator"], indicator["id"]))
            if pair["indicator"] not in known:
                continue  # reported as an unknown id
            if back is None or pair["indicator"] == indicator["id"]:
                what = f'"{pair["indicator"]}" does not name "{indicator["id"]}" as its pair'
                yield Problem("C151", (*path, "indicator"), what)
            elif back != pair["comparability"]:
                what = f'{pair["comparability"]} here, but {back} at "{pair["indicator"]}"'
                yield Problem("C151", (*path, "comparability"), what)


def unpaired(dataset: Dataset) -> Iterator[Problem]:
    """An indicator of a compared axis has a pair, or says what is known of the other axis."""
    compared = {axis["id"] for axis in dataset["axes"] if axis["kind"] == "compared"}
    for i, indicator in enumerate(dataset["indicators"]):
        if not _axes(indicator) & compared or compared <= _axes(indicator):
            continue
        if not indicator.get("pairs") and "unpaired" not in indicator:
            what = f'"{indicator["id"]}" says nothing of the other compared axis'
            yield Problem("C154", ("indicators", i), what)


def _axes(indicator: Indicator) -> set[str]:
    return {seen["axis"] for seen in indicator["observations"]}


def _numbers(seen: Observation) -> list[tuple[str, float]]:
    """Return lower bound, value and upper bound with their names, as far as they are there."""
    known: dict[str, float] = {name: seen[name] for name in _NUMBERS if name in seen}  # type: ignore[literal-required]
    return [(name, known[name]) for name in ("min", "value", "max") if name in known]


def _within_hundred(path: Path, number: float) -> Iterator[Problem]:
    if not 0 <= number <= 100:
        yield Problem("C150", path, f"{number} is no share out of a hundred")
