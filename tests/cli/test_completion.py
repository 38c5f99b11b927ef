"""Completion in the shell: commands, codes and names of schemas."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def completed(*words: str) -> list[str]:
    """Return what bash is told to offer for the last of the words."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "_BORDER_POLICY_COMPLETE": "complete_bash",
        "COMP_WORDS": " ".join(("border-policy", *words)),
        "COMP_CWORD": str(len(words)),
    }
    script = "from toolkit.cli.app import main; main()"
    command = [sys.executable, "-c", script]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert result.stderr == ""
    return result.stdout.split()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("vali",), ["validate"]),
        (("explain", "C10"), ["C101", "C102", "C103", "C104", "C105", "C106", "C107", "C10"]),
        (("schema", "mea"), ["measure"]),
        (("validate", "--format", "g"), ["github", "gitlab"]),
    ],
)
def test_the_shell_is_offered_what_fits(words: tuple[str, ...], expected: list[str]) -> None:
    assert completed(*words) == expected
