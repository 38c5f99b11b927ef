"""Tags name data and nothing else: nothing typed into a template is ever run."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import toolkit
from tests.workbook.filling import fill_in, mistakes, shown, template

RUNS_TEXT = {"eval", "exec", "compile", "__import__", "getattr", "open"}
TAGS = Path(toolkit.__file__).parent / "workbook" / "tags"


class Item(dict[str, object]):
    """An item of the data with an attribute, which no tag may reach."""

    secret = "out"


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("{{ 1 + 1 }}", "T101"),
        ("{{ open('secret.txt') }}", "T101"),
        ("{{ x.upper() }}", "T101"),
        ("{{ x | eval }}", "T101"),
        ("{{ x; y }}", "T101"),
        ("{{ x[0] }}", "T101"),
        ("{{ x[y()] }}", "T101"),
        ("{{ x | where __class__.__base__ is y | first 1 }}{{#if import os}}", "T101"),
        ("{{ __import__ }}", "T103"),
        ("{{ x.__class__ }}", "T103"),
        ("{{ item.secret }}", "T103"),
        ("{{ item.keys }}", "T103"),
    ],
)
def test_code_in_a_tag_is_a_mistake_and_is_not_run(tag: str, code: str) -> None:
    found = mistakes(template({"S": {"A1": tag}}), {"x": "text", "item": Item(a=1)})
    assert found[0].code == code


def test_data_that_looks_like_a_tag_is_not_filled() -> None:
    package = template({"S": {"A1": "{{ x }}", "A2": "Is {{ x }}"}})
    fill_in(package, {"x": "{{ secret }}", "secret": "out"})
    assert shown(package, "S") == {"A1": "{{ secret }}", "A2": "Is {{ secret }}"}


def test_names_with_underscores_are_looked_up_in_the_data_only() -> None:
    package = template({"S": {"A1": "{{ x.__class__ }}"}})
    fill_in(package, {"x": {"__class__": "a word"}})
    assert shown(package, "S") == {"A1": "a word"}


def called(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id


@pytest.mark.parametrize("path", sorted(TAGS.glob("*.py")), ids=lambda path: path.name)
def test_nothing_that_reads_tags_can_run_text(path: Path) -> None:
    assert RUNS_TEXT.isdisjoint(called(ast.parse(path.read_text(encoding="utf-8"))))
