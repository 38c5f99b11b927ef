"""The list of checks: complete, and quiet about data in order."""

import inspect
from types import ModuleType

import pytest

from tests.builders import make_dataset
from toolkit.checks import (
    citations,
    claims,
    contrasts,
    counts,
    dates,
    indicators,
    names,
    parts,
    points,
    references,
    relations,
    usage,
)
from toolkit.checks.all_checks import ALL_CHECKS, run_checks
from toolkit.codes import CODES

STEMS = {"measures": ["gate", "lane"], "action_plans": ["plan-east", "plan-west"]}


def test_data_in_order_has_no_problems() -> None:
    assert run_checks(make_dataset(), STEMS) == []


MODULES = [
    *(references, relations, citations, dates, points, claims, names),
    *(contrasts, counts, indicators, parts, usage),
]


@pytest.mark.parametrize("module", MODULES)
def test_every_public_check_of_a_module_is_on_the_list(module: ModuleType) -> None:
    checks = [
        function
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and list(inspect.signature(function).parameters) == ["dataset"]
    ]
    assert checks
    assert [check.__name__ for check in checks if check not in ALL_CHECKS] == []


def test_an_empty_data_set_is_in_order() -> None:
    dataset = make_dataset()
    for name in ("sources", "institutions", "measures", "action_plans", "correspondences"):
        dataset[name] = []
    for name in ("indicators", "events", "findings", "people", "inventory"):
        dataset[name] = []
    assert run_checks(dataset, {"measures": [], "action_plans": []}) == []


def test_a_code_is_listed_under_itself_with_a_title() -> None:
    assert all(key == code.code and code.title for key, code in CODES.items())
