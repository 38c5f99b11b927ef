"""The page on features says nothing that no test shows."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "features.md").read_text(encoding="utf-8")
FEATURES = (
    "Tags and expressions",
    "Row loops",
    "Column loops",
    "Nested loops",
    "Grouping and subtotals",
    "Conditional blocks",
    "Formulas extend with the rows",
    "Excel Tables grow",
    "Names and print areas move",
    "Conditional formats stretch",
    "Data validations stretch",
    "Merged cells",
    "Charts kept and re-pointed",
    "Pictures",
    "Hyperlinks",
    "Notes",
    "Pivots, slicers, shapes and theme kept",
    "Row heights",
    "Several sheets from one",
    "Sandboxed expressions",
    "Mistakes with sheet and cell",
    "Stored values of formulas",
    "Large data",
    "The same bytes each time",
)
NOT_BY_DEFAULT = {"judge", "long", "skip", "skipif", "xfail"}


def rows() -> Iterator[tuple[str, str, str, list[str]]]:
    """Yield feature, whether it is there, how, and the tests of every row."""
    for line in PAGE.splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) == 4 and cells[0] not in ("Feature", "---"):
            feature, there, how, shown = cells
            yield feature, there, how, re.findall(r"`([^`]+)`", shown)


@cache
def known_tests(file: str) -> dict[str, set[str]]:
    """Return the tests of a file with the last words of their marks."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    return {
        each.name: {_mark(decorator) for decorator in each.decorator_list} for each in functions
    }


def _mark(decorator: ast.expr) -> str:
    return ast.unparse(decorator).partition("(")[0].rpartition(".")[2]


def _short(cell: object) -> str:
    return cell if isinstance(cell, str) and cell in FEATURES else ""


def test_every_feature_has_its_row() -> None:
    assert [feature for feature, *_ in rows()] == list(FEATURES)


@pytest.mark.parametrize(("feature", "there", "how", "shown"), list(rows()), ids=_short)
def test_a_feature_is_there_and_tests_that_run_by_default_show_it(
    feature: str, there: str, how: str, shown: list[str]
) -> None:
    assert there == "yes"
    assert how and shown
    for node in shown:
        file, _, name = node.partition("::")
        assert name in known_tests(file), f"{feature}: there is no test {node}"
        assert NOT_BY_DEFAULT.isdisjoint(known_tests(file)[name]), f"{node} does not run by default"


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#]+)\)", PAGE))
def test_links_lead_to_files(target: str) -> None:
    assert (ROOT / "docs" / target).exists()
