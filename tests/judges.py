"""The independent judges of workbooks: outside of the project, found by JUDGES, else a skip."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def judge_command(tool: str, *arguments: str | Path) -> tuple[list[str], dict[str, str]]:
    """Return the command that runs a judge and its environment; skips where there is none.

    JUDGES is the folder with the tools, JUDGES_PYTHON the interpreter that has what they need.
    """
    folder = os.environ.get("JUDGES")
    if not folder:
        pytest.skip("set JUDGES to the folder with the judges of workbooks")
    # The tools read a variable of the same name as the place of their own installation.
    environment = {name: value for name, value in os.environ.items() if name != "JUDGES"}
    path = Path(folder) / tool
    program = (
        ["bash"] if path.suffix == ".sh" else [os.environ.get("JUDGES_PYTHON", sys.executable)]
    )
    return [*program, str(path), *map(str, arguments)], environment


def judge(tool: str, *arguments: str | Path) -> str:
    """Run a judge and return what it prints; fails where it finds fault."""
    command, environment = judge_command(tool, *arguments)
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, f"{tool} finds fault:\n{done.stdout}{done.stderr}"
    return done.stdout
