import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import toolkit.views
from tests.views.small import real, real_words, small, views
from toolkit.views.build import VIEWS
from toolkit.views.frame import View, ViewFrame, origin_of

_MODULES = sorted(Path(toolkit.views.__file__).parent.glob("*.py"))


def _at(value: Any, path: str) -> Any:
    """Return what a path leads to: a member of a list by id, of an object by property."""
    for part in path.split("/"):
        if isinstance(value, list):
            value = next((one for one in value if one["id"] == part), None)
        else:
            value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _in_language(value: Any, language: str) -> Any:
    return value.get(language, value["en"]) if isinstance(value, Mapping) else value


@cache
def _built() -> list[tuple[Any, dict[str, ViewFrame]]]:
    datasets = (small(), small(axes=("east", "west", "north")), real())
    return [(dataset, views(dataset)) for dataset in datasets]


def _cells(view: View) -> Iterator[tuple[str, Any, Any]]:
    for dataset, frames in _built():
        for row in frames[view.name].records():
            for column in view.columns:
                path = origin_of(column, row)
                if path is not None:
                    yield path, row[column.name], _in_language(_at(dataset, path), "en")


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_an_origin_leads_to_the_value_shown(view: View) -> None:
    for path, shown, held in _cells(view):
        assert shown == held, path


def test_text_is_in_the_language_asked_for_and_else_in_english() -> None:
    dataset = small()
    dataset["measures"][0]["title"] = {"en": "The gate", "fr": "La porte"}
    titles = [row["title"] for row in views(dataset, "fr")["comparison"].records()]
    assert titles == ["La porte", "The lane"]


def test_views_do_not_need_the_words() -> None:
    dataset = small()
    dataset["words"] = {}
    assert views(dataset)["comparison"].records()[0]["difference"]


def test_views_do_not_change_the_data() -> None:
    dataset = small()
    views(dataset)
    assert dataset == small()


def test_no_axis_is_named_in_the_code() -> None:
    axes = {axis["id"] for axis in real()["axes"]}
    for module in _MODULES:
        source = module.read_text(encoding="utf-8")
        assert not [axis for axis in axes if f'"{axis}"' in source], module.name


def test_every_word_that_the_code_asks_for_is_in_the_seeds() -> None:
    words = real_words()
    asked = {pair for module in _MODULES for pair in _asked(module)}
    assert asked
    assert not {(group, key) for group, key in asked if key not in words.get(group, {})}


def _asked(module: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "word":
            names = [a.value for a in node.args[:2] if isinstance(a, ast.Constant)]
            if len(names) == 2:
                yield str(names[0]), str(names[1])
