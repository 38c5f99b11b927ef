"""`border-policy pull`, as a person or a script meets it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.copies import copied_project
from tests.tasks.pulling import OUTPUT, edited, project, rebuild, seed, typed
from tests.tasks.test_pull import GATE, change_seeds
from toolkit.cli.app import app


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("project"))


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    return copied_project(built, tmp_path)


def run(root: Path, *arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["-C", str(root), *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_nothing_edited_is_0(root: Path) -> None:
    code, out, told = run(root, "pull", str(root / OUTPUT))
    assert (code, out, told) == (0, "", "nothing was edited\n")


def test_edits_are_shown_as_a_table_and_not_written(root: Path) -> None:
    path = edited(root, typed("Measures", "gate", "Domain", "Migration"))
    code, out, told = run(root, "pull", str(path))
    assert code == 1
    head, _, row = out.splitlines()
    assert head.split() == ["Record", "Axis", "Field", "Was", "Workbook", "Seeds"]
    assert row.split() == [
        "Gate",
        "Domain",
        "Border",
        "management",
        "Migration",
        "Border",
        "management",
    ]
    assert "1 to take; --write takes them into the seeds" in told
    assert seed(root, GATE)["domain"] == "border-management"


def test_write_changes_the_seeds_and_names_the_files(root: Path) -> None:
    path = edited(root, typed("Measures", "gate", "Domain", "Migration"))
    code, out, told = run(root, "pull", str(path), "--write")
    assert code == 0
    assert "seeds/measures/gate.json: written" in out
    assert "1 taken" in told
    assert seed(root, GATE)["domain"] == "migration"


def test_a_conflict_is_1_and_says_how_it_is_decided(root: Path) -> None:
    change_seeds(root, GATE, '"short": "Gate"', '"short": "Tor"')
    path = edited(root, typed("Measures", "gate", "Short", "Door"))
    code, out, told = run(root, "pull", str(path), "--write")
    assert code == 1
    for words in ("CONFLICT", "Measures!B2", "seeds/measures/gate.json:3:12"):
        assert words in out
    assert '{"measures/gate/short": "workbook"}' in told
    code, _, _ = run(root, "pull", str(path), "--write", "--take", "workbook")
    assert (code, seed(root, GATE)["short"]) == (0, "Door")


def test_a_file_decides_field_by_field(root: Path) -> None:
    change_seeds(root, GATE, '"short": "Gate"', '"short": "Tor"')
    path = edited(root, typed("Measures", "gate", "Short", "Door"))
    decided = root / "decisions.json"
    decided.write_text('{"measures/gate/short": "seeds"}')
    code, out, _ = run(root, "pull", str(path), "--write", "--take", str(decided))
    assert (code, seed(root, GATE)["short"]) == (0, "Tor")
    assert "seeds kept" in out


def test_a_refused_edit_is_1_with_its_cell(root: Path) -> None:
    path = edited(root, typed("Measures", "gate", "Domain", "Migratoin"))
    code, _, told = run(root, "pull", str(path), "--write")
    assert code == 1
    assert 'book.en.xlsx: Measures!D2: error P103: "Migratoin"' in told


def test_a_wrong_decision_is_wrong_usage(root: Path) -> None:
    code, _, told = run(root, "pull", str(root / OUTPUT), "--take", "mine")
    assert code == 2
    assert "neither workbook nor seeds nor a JSON file" in told


def test_a_workbook_of_somebody_else_is_3(root: Path) -> None:
    path = root / "templates" / "book.xlsx"
    code, _, told = run(root, "pull", str(path))
    assert code == 3
    assert "this toolkit did not build it" in told


def test_programs_get_json(root: Path) -> None:
    path = edited(root, typed("Measures", "gate", "Short", "Door"))
    code, out, _ = run(root, "pull", str(path), "--json")
    (found,) = json.loads(out)["fields"]
    assert code == 1
    assert (found["path"], found["state"]) == ("measures/gate/short", "change")
    assert (found["was"], found["workbook"], found["seeds"]) == ("Gate", "Door", "Gate")


def test_the_whole_round_ends_with_a_current_output(root: Path) -> None:
    edited(root, typed("Measures", "gate", "Short", "Door"))
    assert run(root, "status")[0] == 1
    assert run(root, "pull", str(root / OUTPUT), "--write")[0] == 0
    assert rebuild(root) == "written"
    assert run(root, "status") == (0, "outputs/book.en.xlsx: current\n", "")


def test_the_workbook_and_the_decisions_are_named_as_seen_from_the_folder(root: Path) -> None:
    (root / "decisions.json").write_text("{}")
    edited(root, typed("Measures", "gate", "Domain", "Migration"))
    code, _, told = run(root, "pull", str(OUTPUT), "--take", "decisions.json", "--write")
    assert (code, told) == (0, "1 taken\n")
    code, _, told = run(root, "pull", "nothing.xlsx")
    assert code == 3
    assert "nothing.xlsx does not exist" in told


def test_what_the_seeds_keep_is_told_with_what_replaces_the_workbook(root: Path) -> None:
    edited(root, typed("Measures", "gate", "Short", "Door"))
    change_seeds(root, GATE, '"short": "Gate"', '"short": "Way"')
    code, _, told = run(root, "pull", str(OUTPUT), "--write", "--take", "seeds")
    assert (code, seed(root, GATE)["short"]) == (0, "Way")
    assert "0 taken, 1 kept as in the seeds (`border-policy build --force` replaces" in told
