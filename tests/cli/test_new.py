"""`border-policy new measure`: what it says, and with which code it ends."""

from pathlib import Path

from typer.testing import CliRunner

from tests.builders import write_seeds
from toolkit.cli.app import app


def run(root: Path, *arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["-C", str(root), "new", *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_it_says_what_was_written_and_what_to_do_next(tmp_path: Path) -> None:
    code, out, _ = run(write_seeds(tmp_path), "measure", "bridge")
    assert code == 0
    assert out.splitlines() == [
        "seeds/measures/bridge.json: written",
        "`border-policy validate seeds/measures/bridge.json` lists what is to be filled in",
    ]


def test_an_id_that_is_taken_is_2_and_one_sentence(tmp_path: Path) -> None:
    code, _, err = run(write_seeds(tmp_path), "measure", "gate")
    assert code == 2
    assert len(err.splitlines()) == 1


def test_only_measures_can_be_made(tmp_path: Path) -> None:
    assert run(write_seeds(tmp_path), "axis", "north")[0] == 2
