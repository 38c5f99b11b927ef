"""File names and fields with any characters: every form stays readable and steers nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import write_seeds
from toolkit.cli.options import Format

ROOT = Path(__file__).parents[3]
ODD = os.fsdecode(b"\xff\n\x1b[31m.json")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize("form", Format)
def test_no_control_character_or_broken_text_gets_through(form: str, tmp_path: Path) -> None:
    root = write_seeds(tmp_path / "project")
    odd = '{"id": "x", "\\u001b[2J\\ud83d\\ude00": 1, "k\\u0000\\u202e": 2}'
    (root / "seeds" / "measures" / ODD).write_text(odd)
    command = [sys.executable, "-m", "toolkit", "-C", str(root), "validate", "--format", form]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    shown = subprocess.run(command, env=environment, capture_output=True, check=False)
    written = subprocess.run([*command, "--output", "report"], env=environment, check=False)
    assert (shown.returncode, written.returncode, shown.stderr) == (1, 1, b"")
    for report in (shown.stdout, (root / "report").read_bytes()):
        text = report.decode("utf-8")
        assert not any(ord(char) < 32 and char != "\n" for char in text)
        assert not set("\x1b\x00\ufffe") & set(text)
