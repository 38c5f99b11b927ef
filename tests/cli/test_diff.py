"""`border-policy diff`, as a person, a script or git meets it."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from tests.tasks.test_build import OUTPUT, project, retitle
from tests.tasks.test_status import commit
from toolkit.cli.app import app

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = project(tmp_path / "project")
    commit(root)
    return root


def run(root: Path, *arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["-C", str(root), *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_no_difference_is_0(root: Path) -> None:
    assert run(root, "diff") == (0, "no difference from HEAD to .\n", "")


def test_a_difference_is_1_with_record_field_and_both_values(root: Path) -> None:
    retitle(root)
    code, out, _ = run(root, "diff")
    assert code == 1
    lines = ["release", "  Title: “East and west” → “Another title”", ""]
    assert out.splitlines() == [*lines, "1 change from HEAD to ."]


def test_programs_get_json_with_the_values_as_they_are(root: Path) -> None:
    retitle(root)
    code, out, _ = run(root, "diff", "--format", "json")
    (change,) = json.loads(out)["changes"]
    assert (code, change["path"], change["old"]) == (1, "release/title/en", "East and west")


def test_markdown_is_a_table_whose_cells_stay_cells(root: Path) -> None:
    path = root / "seeds/release.json"
    path.write_text(path.read_text().replace("East and west", "East | west"))
    _, out, _ = run(root, "diff", "--format", "markdown")
    assert "| release |  | Title | changed | East and west | East \\| west |" in out


def test_a_report_can_go_into_a_file(root: Path, tmp_path: Path) -> None:
    retitle(root)
    target = tmp_path / "changes.md"
    assert run(root, "diff", "--format", "markdown", "-o", "../changes.md") == (1, "", "")
    assert "Another title" in target.read_text(encoding="utf-8")


def test_a_workbook_needs_a_name(root: Path, tmp_path: Path) -> None:
    retitle(root)
    code, _, err = run(root, "diff", "--format", "xlsx")
    assert code == 2
    assert "name it with -o" in err
    target = tmp_path / "changes.xlsx"
    assert run(root, "diff", "--format", "xlsx", "-o", str(target))[0] == 1
    assert openpyxl.load_workbook(target).worksheets[0]["G5"].value == "release/title/en"


def test_an_unknown_side_is_2(root: Path) -> None:
    code, _, err = run(root, "diff", "HEAT")
    assert code == 2
    assert 'there is no "HEAT" to compare' in err


def test_git_shows_what_changed_in_a_workbook(root: Path) -> None:
    run(root, "build")
    commit(root)
    retitle(root)
    run(root, "build")
    (root / ".gitattributes").write_text("*.xlsx diff=workbook\n")
    tool = f"{shlex.quote(sys.executable)} -m toolkit diff --textconv"
    git = ["git", "-c", f"diff.workbook.textconv={tool}", "diff", "--unified=0", str(OUTPUT)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        git, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=True
    )
    assert "-Sheet!A1: East and west\n+Sheet!A1: Another title" in done.stdout
