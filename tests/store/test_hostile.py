"""Any bytes at all: findings with a place in the file, never an exception."""

import errno
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.builders import seed_files, write_seeds
from toolkit.errors import SeedError
from toolkit.findings import SeedPlace
from toolkit.store import jsontext
from toolkit.store.seeds import read_document, read_seeds

VALID = (json.dumps(seed_files()["measures/gate.json"], indent=2, ensure_ascii=False)).encode()
PIECES = [
    *(b'"', b"{", b"}", b"[", b"]", b",", b":", b"\\", b"\n", b"\r\n", b"\t", b" ", b"//", b"'"),
    *(b"\x00", b"\xff", b"\xc3", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80", b"\x1b[2J"),
    *(b"\\ud800", b"\\u12", b"NaN", b"-Infinity", b"1e999", b"-0", b"01", b"9" * 400, b"true"),
    *(b"[" * 101, b'{"a":' * 60, b'"a":1,"a":2', "“".encode(), b"\x85", "\u2028".encode()),
]


def judged(raw: bytes) -> None:
    """Read bytes; what is wrong has places within the text, and what is not is JSON."""
    document = jsontext.read(raw, "f.json")
    if not document.findings:
        assert json.loads(raw) == document.value or document.value != document.value
        json.dumps(document.value, ensure_ascii=False).encode()
        document.place("/entries/east/status")
        return
    assert document.value is None
    for finding in document.findings:
        assert isinstance(finding.place, SeedPlace)
        assert finding.place.line >= 1 and finding.place.column >= 1
        assert finding.message and len(str(finding)) < 1000


def mutated(data: st.DataObject, changes: int) -> bytes:
    """Return the valid file with pieces put in, taken out or repeated."""
    raw = VALID
    for _ in range(data.draw(st.integers(1, changes))):
        at, length = data.draw(st.integers(0, len(raw))), data.draw(st.integers(0, 40))
        piece = data.draw(st.sampled_from(PIECES) | st.binary(max_size=8))
        kind = data.draw(st.integers(0, 2))
        new = piece if kind == 0 else (b"" if kind == 1 else raw[at : at + length] * 2)
        raw = raw[:at] + new + raw[at + (length if kind else 0) :]
    return raw


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=12).map(b"".join))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b'"\\')
def test_any_bytes_give_findings_or_a_value(raw: bytes) -> None:
    judged(raw)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_valid_file_with_any_damage_gives_findings_or_a_value(data: st.DataObject) -> None:
    judged(mutated(data, 3))


@pytest.mark.long
@settings(max_examples=50_000, deadline=None)
@given(st.data())
def test_fuzz_of_the_loader(data: st.DataObject) -> None:
    """The recorded budget: 50,000 damaged files, some minutes."""
    judged(mutated(data, 6))


@pytest.mark.parametrize(
    "number", ["1" * 5000, "-" + "9" * 5000, "1e99999", "0." + "0" * 9000 + "1"]
)
def test_huge_numbers_are_a_finding_or_read_never_a_crash(number: str) -> None:
    judged(f'{{"n": {number}}}'.encode())


@pytest.mark.parametrize("unit", [b"[", b'{"a":', b'[{"a":'])
def test_any_depth_is_one_finding(unit: bytes) -> None:
    (finding,) = jsontext.read(unit * 100_000, "f.json").findings
    assert finding.code == "S109"


def test_a_file_with_very_many_mistakes_tells_the_first_hundred() -> None:
    assert len(jsontext.read(b"[" + b"NaN," * 1000 + b"1]", "f.json").findings) == 100


needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")


@needs_links
def test_links_that_lead_round_are_findings(tmp_path: Path) -> None:
    root = write_seeds(tmp_path)
    (root / "seeds" / "axes.json").unlink()
    (root / "seeds" / "axes.json").symlink_to("axes.json")
    (root / "seeds" / "round").symlink_to(root / "seeds")
    codes = {str(finding.place): finding.code for finding in read_seeds(root).findings}
    assert codes["seeds/axes.json:1:1"] == "S111"
    assert codes["seeds/round/words.json:1:1"] == "S110"


@needs_links
def test_a_seeds_folder_that_leads_round_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "seeds").symlink_to(tmp_path / "seeds")
    with pytest.raises(SeedError, match="there is no folder seeds"):
        read_seeds(tmp_path)


@needs_pipes
def test_a_pipe_given_by_name_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    with pytest.raises(SeedError, match="is not an ordinary file"):
        read_document(tmp_path / "pipe.json", "pipe.json")


def test_a_needed_file_that_is_a_folder_is_one_finding(tmp_path: Path) -> None:
    root = write_seeds(tmp_path)
    (root / "seeds" / "axes.json").unlink()
    (root / "seeds" / "axes.json").mkdir()
    (finding,) = read_seeds(root).findings
    assert finding.code == "S111"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_without_permission_is_an_error_with_the_reason(tmp_path: Path) -> None:
    root = write_seeds(tmp_path)
    (root / "seeds" / "axes.json").chmod(0)
    with pytest.raises(SeedError, match=r"axes\.json cannot be read: you have no permission"):
        read_seeds(root)


def test_a_file_that_the_system_does_not_open_is_an_error_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_seeds(tmp_path)

    def refuse(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SeedError, match=r"seeds/release\.json cannot be read: you have no perm"):
        read_seeds(root)


def test_more_than_256_mebibytes_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(256 * 1024**2 + 1)
    with pytest.raises(SeedError, match="is larger than 256 MiB"):
        read_document(path, "large.json")
