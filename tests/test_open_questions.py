"""The page of open questions: complete, and about things that are there."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from toolkit.tasks.validate import validate

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/open-questions.md").read_text("utf-8")
PATHS = re.findall(r"`((?:measures|action-plans|indicators|events|findings)/[a-z0-9/-]+)`", PAGE)
PARTS = {"indicators": "observations", "events": "readings"}


def seed(name: str) -> Any:
    return json.loads((ROOT / "seeds" / name).read_text("utf-8"))


def folder(name: str) -> Iterator[tuple[str, Any]]:
    for path in sorted((ROOT / "seeds" / name).glob("*.json")):
        yield f"{name}/{path.stem}", seed(f"{name}/{path.name}")


def open_readings() -> Iterator[str]:
    for path, measure in folder("measures"):
        for claim in measure["claims"]:
            if claim["standing"] == "open" or claim["checked"] == "not-found":
                yield f"{path}/claims/{claim['id']}"
    for name, part in PARTS.items():
        for record in seed(f"{name}.json")[name]:
            for each in record.get(part, []):
                if each["standing"] == "open":
                    yield f"{name}/{record['id']}/{part}/{each['id']}"


def unread_points() -> Iterator[str]:
    for path, plan in folder("action-plans"):
        for point in plan["points"]:
            if point["checked"] == "not-found":
                yield f"{path}/points/{point['id']}"


def test_every_open_reading_and_unread_point_of_the_data_is_on_the_page() -> None:
    assert [path for path in (*open_readings(), *unread_points()) if path not in PATHS] == []


def test_no_question_on_the_page_has_been_settled() -> None:
    asked = [path for path in PATHS if path.count("/") > 1]
    assert sorted(asked) == sorted([*open_readings(), *unread_points()])


@pytest.mark.parametrize("path", sorted({path for path in PATHS if path.count("/") == 1}))
def test_a_record_that_the_page_names_is_there(path: str) -> None:
    name, ident = path.split("/")
    assert ident in [record["id"] for record in seed(f"{name}.json")[name]]


def test_validate_reports_nothing_that_the_page_does_not_tell() -> None:
    findings = [each for each in validate(ROOT).findings if each.severity != "note"]
    told = [each for each in findings if each.severity == "warning" and each.code in PAGE]
    assert [str(each) for each in findings if each not in told] == []
