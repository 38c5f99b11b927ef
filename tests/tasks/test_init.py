"""A new project validates, is in canonical form and builds; what is there is left alone."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from toolkit.cli.app import app
from toolkit.errors import FileError
from toolkit.store.example import example_files
from toolkit.tasks.build import BuildOptions, build
from toolkit.tasks.format import format_seeds
from toolkit.tasks.init import init
from toolkit.tasks.load import load

ROOT = Path(__file__).parents[2]


def test_the_example_has_nothing_to_report_and_is_in_form(tmp_path: Path) -> None:
    init(tmp_path / "new")
    assert [str(finding) for finding in load(tmp_path / "new").findings] == []
    assert format_seeds(tmp_path / "new", [Path("seeds/measures")], check=True).changed == ()


def test_the_example_shows_a_gap_an_absence_and_two_readings_on_two_axes(tmp_path: Path) -> None:
    init(tmp_path)
    dataset = load(tmp_path).valid()
    entries = [e for measure in dataset["measures"] for e in measure["entries"].values()]
    assert {entry["presence"] for entry in entries} == {"present", "absent", "not-reported"}
    claims = [claim for measure in dataset["measures"] for claim in measure["claims"]]
    assert {claim["standing"] for claim in claims} == {"preferred", "not-preferred"}
    assert len([axis for axis in dataset["axes"] if axis["kind"] == "compared"]) == 2


def test_everything_in_the_example_says_that_it_is_made_up(tmp_path: Path) -> None:
    init(tmp_path)
    dataset = load(tmp_path).valid()
    assert "example" in dataset["release"]["title"]["en"]
    assert all("made up" in source["title"] for source in dataset["sources"])
    assert all("made up" in each["name"]["en"] for each in dataset["institutions"])
    assert all("made-up" in axis["description"]["en"] for axis in dataset["axes"])


def test_the_example_builds_and_is_current_afterwards(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["-C", str(tmp_path), "init", "new"])
    assert result.exit_code == 0
    assert result.stdout.endswith(f"Next: border-policy -C {tmp_path / 'new'} build\n")
    built, _ = build(tmp_path / "new", BuildOptions(), lambda *_: None)
    assert [each.state for each in built] == ["written"]
    assert zipfile.is_zipfile(tmp_path / "new" / "outputs" / "comparison.en.xlsx")
    again, _ = build(tmp_path / "new", BuildOptions(check=True), lambda *_: None)
    assert [each.state for each in again] == ["current"]


@pytest.mark.parametrize("there", ["seeds", "templates"])
def test_a_folder_that_has_a_project_is_left_alone(tmp_path: Path, there: str) -> None:
    (tmp_path / there).mkdir()
    with pytest.raises(FileError, match="is there already"):
        init(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [there]


def test_a_place_that_cannot_be_a_folder_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FileError, match="cannot make the folder"):
        init(tmp_path / "file" / "new")


@pytest.mark.long
def test_the_wheel_has_all_that_init_writes(tmp_path: Path) -> None:
    """From the wheel, away from the source, the example is the same."""
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-cache-dir"]
    subprocess.run([*pip, "--target", str(tmp_path / "site"), str(ROOT)], check=True)
    script = "import sys, toolkit.tasks.init as t; t.init(t.Path(sys.argv[1])); print(t.__file__)"
    command = [sys.executable, "-c", script, str(tmp_path / "new")]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    result = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert result.stdout.startswith(str(tmp_path / "site"))
    written = {
        path.relative_to(tmp_path / "new").as_posix(): path.read_bytes()
        for path in (tmp_path / "new").rglob("*.json")
    }
    assert written == example_files()
