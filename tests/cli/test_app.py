"""The command as a person starts it."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.builders import write_seeds
from toolkit import __version__
from toolkit.cli.app import app

ROOT = Path(__file__).parents[2]
HEAVY = (
    *("pandas", "numpy", "openpyxl", "lxml", "jsonschema", "referencing", "ironcalc", "rich"),
    *("jsonschema_rs", "watchfiles", "pyarrow"),
)


def python(*arguments: str, cwd: Path = ROOT, **more: str) -> subprocess.CompletedProcess[str]:
    """Run this Python in `cwd` with the toolkit importable; `more` is the environment."""
    environment = {"PYTHONPATH": str(ROOT), "PATH": "", **more}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_version_is_that_of_the_package() -> None:
    result = python("-m", "toolkit", "--version")
    assert (result.returncode, result.stdout) == (0, f"border-policy {__version__}\n")


def test_starting_up_loads_nothing_heavy() -> None:
    script = "import sys, toolkit.cli.app; print(*sys.modules)"
    loaded = python("-c", script).stdout.split()
    assert "toolkit.cli.app" in loaded
    assert [name for name in HEAVY if name in loaded] == []


@pytest.mark.parametrize(
    ("command", "needed"),
    [
        (["validate"], {"jsonschema_rs"}),
        (["validate", "--format", "sarif"], {"jsonschema_rs"}),
        (["format", "--check"], set()),
        (["explain", "C103"], set()),
        (["schema", "measure"], set()),
    ],
)
def test_a_command_loads_nothing_that_it_does_not_need(
    tmp_path: Path, command: list[str], needed: set[str]
) -> None:
    """Valid data is proven without the library that explains what is not valid."""
    script = (
        "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
        f"sys.argv[1:] = {command!r}\n"
        "from toolkit.cli.app import main; main()"
    )
    loaded = python("-c", script, cwd=write_seeds(tmp_path)).stderr.split()
    assert "toolkit.cli.app" in loaded
    assert {name for name in HEAVY if name in loaded} == needed


@pytest.mark.parametrize("arguments", [["nonsense"], ["--nonsense"], ["validate", "--format", "x"]])
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    assert CliRunner().invoke(app, arguments).exit_code == 2


def test_a_misspelt_command_is_met_with_the_right_one() -> None:
    result = CliRunner().invoke(app, ["valdate"])
    assert "Did you mean 'validate'?" in result.stderr


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["-C", str(tmp_path / "nothing"), "validate"])
    assert result.exit_code == 2
    assert "does not exist" in result.stderr


def test_help_names_the_exit_codes() -> None:
    result = CliRunner().invoke(app, ["--help"])
    assert result.exit_code == 0
    assert "Exit codes: 0 fine" in result.stdout


def test_the_current_folder_is_the_project_unless_another_is_named(tmp_path: Path) -> None:
    write_seeds(tmp_path)
    inside = python("-m", "toolkit", "validate", cwd=tmp_path)
    outside = python("-m", "toolkit", "-C", str(tmp_path), "validate")
    assert inside.returncode == 0
    assert (inside.stdout, inside.stderr) == (outside.stdout, "")


def test_a_terminal_that_lacks_a_character_does_not_stop_the_report(tmp_path: Path) -> None:
    write_seeds(tmp_path, {"words.json": '{"words": “é”}'})
    result = python("-m", "toolkit", "validate", cwd=tmp_path, PYTHONIOENCODING="latin-1")
    assert result.returncode == 1
    assert "the quotation mark \\u201c" in result.stdout


def test_a_closed_pipe_ends_the_report_quietly(tmp_path: Path) -> None:
    write_seeds(tmp_path, {"words.json": "{"})
    script = (
        "import os, subprocess, sys\n"
        "reading, writing = os.pipe()\n"
        "os.close(reading)\n"
        "command = [sys.executable, '-m', 'toolkit', 'validate']\n"
        "done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True)\n"
        "print(repr(done.stderr))"
    )
    assert python("-c", script, cwd=tmp_path).stdout == "''\n"
