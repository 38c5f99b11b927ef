"""Counts: totals agree with what they count."""

from collections.abc import Iterator

from toolkit.checks.problem import Problem
from toolkit.checks.relations import is_there
from toolkit.model.dataset import Dataset


def counted_items(dataset: Dataset) -> Iterator[Problem]:
    """A count has as many items as it says; no more, and no fewer if all are named."""
    for i, indicator in enumerate(dataset["indicators"]):
        counted = indicator.get("counted")
        if counted is None:
            continue
        named, complete = len(counted["items"]), counted["complete"]
        for j, seen in enumerate(indicator["observations"]):
            said = seen.get("value")
            if said is None or seen["standing"] != "preferred":
                continue
            if named > said or (complete and named != said):
                path = ("indicators", i, "observations", j, "value")
                yield Problem("C160", path, f"counts {said}, but {named} are named")


def records_of_items(dataset: Dataset) -> Iterator[Problem]:
    """The record that an item of a count stands for must exist."""
    for i, indicator in enumerate(dataset["indicators"]):
        for j, item in enumerate(indicator["counted"]["items"] if "counted" in indicator else ()):
            if "record" in item and not is_there(dataset, item["record"]):
                path = ("indicators", i, "counted", "items", j, "record")
                yield Problem("C107", path, f'the path "{item["record"]}" leads to nothing')


def sections(dataset: Dataset) -> Iterator[Problem]:
    """A heading of a plan has as many of the points as signed as public documents count there."""
    for i, plan in enumerate(dataset["action_plans"]):
        signed = [point["section"] for point in plan["points"] if "added" not in point]
        for j, section in enumerate(plan["sections"]):
            said, found = section.get("stated_count"), signed.count(section["id"])
            if said is not None and said != found:
                what = f'"{section["id"]}" counts {said} points, but {found} stand there'
                yield Problem("C161", ("action_plans", i, "sections", j, "stated_count"), what)
