"""Files of 100 MB as whole processes: findings, no traceback, less than 1 GiB of memory."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import write_seeds

SIZE = 100 * 1024**2
GIB_IN_KIB = 1024**2
MANY = 2_900_000
RECORD = b'{"id":"a","type":"%s","title":"t","custom":{"checked":"read"}},'


def filled(unit: bytes, before: bytes = b"", after: bytes = b"") -> bytes:
    return before + unit * ((SIZE - len(before) - len(after)) // len(unit)) + after


HOSTILE: dict[str, Callable[[], bytes]] = {
    "white space": lambda: filled(b"\n"),
    "open brackets": lambda: filled(b"["),
    "open objects": lambda: filled(b'{"a":'),
    "a string that is not closed": lambda: filled(b"a", b'"'),
    "one long text of wide characters": lambda: filled("😀".encode(), b'{"words":"', b'\\n"}'),
    "short texts of wide characters": lambda: filled('"😀%s",'.encode() % (b"x" * 60), b"[", b"1]"),
    "numbers": lambda: filled(b"0,", b"[", b"0]"),
    "one number": lambda: filled(b"1"),
    "noise": lambda: random.Random(1).randbytes(SIZE),
    "nothing but NUL": lambda: bytes(SIZE),
    "unknown fields": lambda: b"{%s}" % b",".join(b'"k%d":0' % n for n in range(MANY)),
    "records that are valid": lambda: b'{"sources":[%s{}]}' % (RECORD % b"report" * (MANY // 6)),
    "records that are not": lambda: b'{"sources":[%s{}]}' % (RECORD % b"nothing" * (MANY // 6)),
    "long list of texts": lambda: b'["%s"]' % b'","'.join(b"%020d" % n for n in range(MANY)),
}

# A process begins with the peak of the one that started it, so a small one stands in between.
MEASURED = """
import os, pathlib, subprocess, sys
process = subprocess.Popen([sys.executable, *sys.argv[1:]])
_, status, usage = os.wait4(process.pid, 0)
pathlib.Path(sys.argv[4], "peak").write_text(str(usage.ru_maxrss))
sys.exit(os.waitstatus_to_exitcode(status))
"""


@pytest.mark.long
@pytest.mark.skipif(not hasattr(os, "wait4"), reason="no way to ask for the memory of a process")
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_findings_in_less_than_one_gibibyte(kind: str, tmp_path: Path) -> None:
    root = write_seeds(tmp_path)
    (root / "seeds" / "sources.json").write_bytes(HOSTILE[kind]())
    command = [sys.executable, "-c", MEASURED, "-m", "toolkit", "-C", str(root), "validate"]
    with (tmp_path / "out").open("wb") as out, (tmp_path / "err").open("wb") as err:
        done = subprocess.run(command, stdout=out, stderr=err, check=False)
    assert done.returncode == 1
    peak = int((tmp_path / "peak").read_text())
    assert (tmp_path / "err").read_bytes() == b""
    lines = (tmp_path / "out").read_text("utf-8").splitlines()
    assert 3 <= len(lines) <= 1100
    assert lines[0].startswith("seeds/sources.json:")
    assert peak < GIB_IN_KIB
