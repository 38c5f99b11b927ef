"""`border-policy format`: exit codes and what is said."""

import json
from pathlib import Path

from typer.testing import CliRunner

from tests.builders import seed_files, write_seeds
from toolkit.cli.app import app


def run(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["-C", str(root), "format", *arguments])
    return result.exit_code, result.stdout


def test_check_is_1_with_the_file_and_what_to_run_until_all_are_right(tmp_path: Path) -> None:
    root = write_seeds(tmp_path)
    run(root)
    axes = seed_files()["axes.json"]
    (root / "seeds" / "axes.json").write_text(json.dumps(axes))
    expected = "seeds/axes.json: not in canonical form; run: border-policy format\n"
    assert run(root, "--check") == (1, f"{expected}1 would be rewritten, 10 right as they are\n")
    rewritten = "seeds/axes.json: written\n1 rewritten, 10 right as they are\n"
    assert run(root) == (0, rewritten)
    assert run(root, "--check") == (0, "0 would be rewritten, 11 right as they are\n")


def test_a_named_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        app, ["-C", str(write_seeds(tmp_path)), "format", "seeds/nothing.json"]
    )
    assert result.exit_code == 3
    assert "there is no file or folder seeds/nothing.json" in result.stderr
