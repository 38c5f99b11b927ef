"""`border-policy refresh` on the command line."""

import json
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner, Result

from tests.tasks.pulling import project, typed
from tests.tasks.refreshing import COPY, add_column, copy_of, reseed
from toolkit.cli.app import app


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("project"))


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["-C", str(root), "refresh", str(COPY), *arguments])


def add_notes(book: openpyxl.Workbook) -> None:
    """Add a column of one's own."""
    add_column(book["Measures"], "Mine", {"gate": "x"})


def rename(root: Path, short: str) -> None:
    """Let the seeds say something else of the gate."""
    reseed(root, lambda files: files["measures/gate.json"].update({"short": short}))


def test_what_was_kept_and_what_is_new_is_told(root: Path) -> None:
    rename(root, "Gate")
    copy_of(root, add_notes)
    rename(root, "Portal")
    result = run(root)
    assert result.exit_code == 0
    assert "kept cells: 2\nkept columns: 1\n" in result.stdout
    assert "Measures: gate, Short: “Gate” → “Portal”" in result.stdout
    assert "mine.xlsx: brought up to date; the old file is kept as mine.edited-" in result.stderr
    again = run(root)
    assert (again.exit_code, "mine.xlsx: up to date" in again.stderr) == (0, True)


def test_a_conflict_ends_with_1_and_a_decision_ends_it(root: Path) -> None:
    rename(root, "Gate")
    copy_of(root, typed("Measures", "gate", "Short", "Door"))
    rename(root, "Portal")
    result = run(root)
    assert result.exit_code == 1
    assert "mine.xlsx: Measures!B2: error R101: says “Door” here" in result.stderr
    assert "nothing written; 1 error to settle first" in result.stderr
    assert run(root, "--take", "seeds", "--check").exit_code == 1
    (root / "take.json").write_text(json.dumps({"measures/gate/short": "workbook"}))
    assert run(root, "--take", "take.json").exit_code == 0


def test_json_has_all(root: Path) -> None:
    rename(root, "Gate")
    copy_of(root, typed("Measures", "gate", "Short", "Door"))
    rename(root, "Portal")
    told = json.loads(run(root, "--json").stdout)
    assert (told["state"], told["stops"][0]["code"]) == ("stopped", "R101")


def test_a_file_that_is_not_there_is_told(root: Path) -> None:
    result = CliRunner().invoke(app, ["-C", str(root), "refresh", "nowhere.xlsx"])
    assert result.exit_code == 3
    assert "nowhere.xlsx" in result.stderr
