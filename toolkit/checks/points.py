"""Action plans: all points are there once, and every point is compared or said to stand alone."""

from collections.abc import Iterator

from toolkit.checks.problem import Path, Problem
from toolkit.model.action_plan import ActionPlan
from toolkit.model.dataset import Dataset


def numbers(dataset: Dataset) -> Iterator[Problem]:
    """The points of a plan are numbered from 1 without gap, those added later after the others."""
    for i, plan in enumerate(dataset["action_plans"]):
        path: Path = ("action_plans", i)
        yield from _once_each(plan, path)
        yield from _without_gap(plan, path)
        yield from _added_last(plan, path)


def _once_each(plan: ActionPlan, path: Path) -> Iterator[Problem]:
    first: dict[int, str] = {}
    for j, point in enumerate(plan["points"]):
        number, at = point["number"], (*path, "points", j)
        other = first.setdefault(number, point["id"])
        if other != point["id"]:
            what = f'point "{point["id"]}" has the number {number}, as has "{other}"'
            yield Problem("C130", (*at, "number"), what)
        elif point["id"] != f"p{number:02d}":
            what = f'point number {number} has the id "{point["id"]}"'
            yield Problem("C131", (*at, "id"), what, f'call it "p{number:02d}"')


def _without_gap(plan: ActionPlan, path: Path) -> Iterator[Problem]:
    total = plan["stated_count"] + plan["added_count"]
    numbers = {point["number"] for point in plan["points"]}
    lacking = [str(number) for number in range(1, total + 1) if number not in numbers]
    if lacking:
        what = f'"{plan["id"]}" has no point number {", ".join(lacking)}'
        yield Problem("C132", (*path, "points"), what, at_key=True)
    for j, point in enumerate(plan["points"]):
        if point["number"] > total:
            what = f"point {point['number']} is more than the {total} that are counted"
            yield Problem("C133", (*path, "points", j, "number"), what)


def _added_last(plan: ActionPlan, path: Path) -> Iterator[Problem]:
    signed, total = plan["stated_count"], plan["stated_count"] + plan["added_count"]
    for j, point in enumerate(plan["points"]):
        if point["number"] <= total and point.get("added", False) != (point["number"] > signed):
            so = "is not marked as added" if point["number"] > signed else "is marked as added"
            what = f"point {point['number']} {so}, but the plan as signed had {signed}"
            yield Problem("C134", (*path, "points", j), what)


def correspondences(dataset: Dataset) -> Iterator[Problem]:
    """A correspondence names points that exist, and says `none` just if one side is empty."""
    numbers = _numbers_by_axis(dataset)
    for i, each in enumerate(dataset["correspondences"]):
        path: Path = ("correspondences", i)
        for axis, named in each["points"].items():
            for j, number in enumerate(named):
                if number not in numbers.get(axis, ()):
                    what = f'no action plan of "{axis}" has a point {number}'
                    yield Problem("C135", (*path, "points", axis, j), what)
        alone = sum(bool(named) for named in each["points"].values()) < 2
        if alone != (each["match"] == "none"):
            sides = "only one side has points" if alone else "both sides have points"
            yield Problem("C136", (*path, "match"), f'the match is "{each["match"]}", but {sides}')


def every_point_compared(dataset: Dataset) -> Iterator[Problem]:
    """With two plans or more to compare, each point stands in a correspondence, if only alone."""
    compared = {axis["id"] for axis in dataset["axes"] if axis["kind"] == "compared"}
    plans = [(i, p) for i, p in enumerate(dataset["action_plans"]) if p["axis"] in compared]
    if len({plan["axis"] for _, plan in plans}) < 2:
        return
    for i, plan in plans:
        named = {n for c in dataset["correspondences"] for n in c["points"].get(plan["axis"], [])}
        for j, point in enumerate(plan["points"]):
            if point["number"] not in named:
                what = f'point {point["number"]} of "{plan["id"]}" stands in no correspondence'
                yield Problem("C137", ("action_plans", i, "points", j), what)


def _numbers_by_axis(dataset: Dataset) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for plan in dataset["action_plans"]:
        found.setdefault(plan["axis"], set()).update(p["number"] for p in plan["points"])
    return found
