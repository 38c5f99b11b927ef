"""`border-policy status`, as a person or a script meets it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.tasks.test_build import OUTPUT, project, retitle
from tests.tasks.test_status import resave
from toolkit.cli.app import app


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path)


def run(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["-C", str(root), *arguments])
    return result.exit_code, result.stdout


def test_all_current_is_0(root: Path) -> None:
    run(root, "build")
    assert run(root, "status") == (0, "outputs/small.en.xlsx: current\n")


def test_a_missing_output_is_1_with_the_command(root: Path) -> None:
    code, out = run(root, "status")
    assert code == 1
    assert "run: border-policy build small" in out


def test_a_stale_output_names_what_changed(root: Path) -> None:
    run(root, "build")
    retitle(root)
    code, out = run(root, "status")
    assert code == 1
    assert "changed since: seeds" in out
    assert "records: release" in out


def test_an_edit_is_shown_with_cell_record_field_and_both_values(root: Path) -> None:
    run(root, "build")
    resave(root / OUTPUT, lambda sheet: sheet.__setitem__("B4", "Another gate"))
    code, out = run(root, "status")
    assert code == 1
    assert "Sheet!B4  Gate · Title: “The gate” → “Another gate”" in out
    assert "run: border-policy pull outputs/small.en.xlsx" in out


def test_programs_get_json(root: Path) -> None:
    run(root, "build")
    code, out = run(root, "status", "--json")
    assert code == 0
    assert [(one["path"], one["state"]) for one in json.loads(out)] == [
        ("outputs/small.en.xlsx", "current")
    ]
