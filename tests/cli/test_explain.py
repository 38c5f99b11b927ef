"""`border-policy explain`: codes for a person who has met one."""

import pytest
from typer.testing import CliRunner

from toolkit.cli.app import app
from toolkit.codes import CODES
from toolkit.lint.catalogue.all_rules import RULES


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["explain", *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_without_a_code_all_are_listed() -> None:
    code, out, _ = run()
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == [*CODES, *RULES]


@pytest.mark.parametrize("given", ["C103", "c103", " C103 "])
def test_a_code_is_explained_however_it_is_typed(given: str) -> None:
    code, out, _ = run(given)
    assert code == 0
    assert out.startswith("C103: unknown id (error)")


def test_a_rule_for_workbooks_is_explained_with_its_source_and_profiles() -> None:
    code, out, _ = run("w02")
    assert code == 0
    assert out.startswith("W02: language of the workbook\n")
    assert "Source: United Kingdom" in out and "uk error" in out


def test_a_code_that_is_none_is_wrong_usage_and_the_nearest_is_named() -> None:
    code, out, err = run("C1O3")
    assert (code, out) == (2, "")
    assert 'did you mean "C103"?' in err or 'did you mean "C1' in err


def test_the_page_is_markdown() -> None:
    code, out, _ = run("--page")
    assert code == 0
    assert out.startswith("# Findings\n")
