"""`validate --watch`: a new report after every change, until the person ends it."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.builders import seed_files, write_seeds
from toolkit.cli.app import app
from toolkit.tasks import validate as task

ROOT = Path(__file__).parents[2]


def lane(parent: str) -> str:
    return json.dumps(seed_files()["measures/lane.json"] | {"parent": parent})


def test_each_change_gives_a_report_and_what_stops_one_does_not_end_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_seeds(tmp_path)
    path = root / "seeds" / "measures" / "lane.json"

    def changes(watched: Path) -> Iterator[None]:
        assert watched == root
        path.write_text(lane("gaet"))
        yield
        (root / "seeds").rename(root / "away")
        yield
        (root / "away").rename(root / "seeds")
        path.write_text(lane("gate"))
        yield

    monkeypatch.setattr(task, "changes", changes)
    result = CliRunner().invoke(app, ["-C", str(root), "validate", "--watch"])
    assert result.exit_code == 0
    said = [line for line in result.stdout.splitlines() if "checked)" in line]
    assert [line.partition(" (")[0] for line in said] == [
        "nothing to report",
        "1 error",
        "nothing to report",
    ]
    assert "there is no folder seeds" in result.stderr
    assert result.stderr.count("waiting for changes; Ctrl-C ends it") == 4


@pytest.mark.skipif(sys.platform == "win32", reason="no way to send Ctrl-C to a process there")
def test_a_real_change_is_noticed_and_ctrl_c_ends_without_a_traceback(tmp_path: Path) -> None:
    root = write_seeds(tmp_path)
    command = [sys.executable, "-m", "toolkit", "-C", str(root), "validate", "--watch"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    guard = threading.Timer(60, process.kill)
    guard.start()
    noticed = threading.Event()

    def keep_changing() -> None:  # until it is noticed: nobody knows when watching begins
        while not noticed.wait(0.2):
            (root / "seeds" / "measures" / "lane.json").write_text(lane("gaet"))

    assert process.stdout
    assert process.stdout.readline() == "nothing to report (11 files checked)\n"
    changing = threading.Thread(target=keep_changing)
    changing.start()
    line = process.stdout.readline()
    noticed.set()
    changing.join()
    assert "error C103" in line
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    guard.cancel()
    assert process.returncode == 0
    assert "Traceback" not in err
