import errno
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from toolkit import files
from toolkit.errors import FileError

ROOT = Path(__file__).resolve().parents[1]
WRITE = """
import os, sys
from pathlib import Path
from toolkit.errors import FileError
from toolkit.files import write_atomically
if len(sys.argv) > 3:
    os.setuid(int(sys.argv[3]))  # only now: another user may not be able to read the interpreter
try:
    write_atomically(Path(sys.argv[1]), b"x" * int(sys.argv[2]))
except FileError as error:
    print(error)
    sys.exit(3)
"""


def write_elsewhere(
    target: Path, size: int, *, user: int | None = None, file_limit: int | None = None
) -> subprocess.CompletedProcess[str]:
    def limit() -> None:
        if file_limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_limit, file_limit))

    return subprocess.run(
        [sys.executable, "-c", WRITE, str(target), str(size), *([str(user)] if user else [])],
        capture_output=True,
        text=True,
        cwd="/",
        env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=limit,
        check=False,
    )


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users can reach, which pytest's own is not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_new_content_replaces_the_old(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")
    files.write_atomically(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    "content", [[b"one", b"two"], iter((b"one", b"two")), lambda handle: handle.write(b"onetwo")]
)
def test_content_may_come_in_chunks_or_from_a_function(
    tmp_path: Path, content: files.Content
) -> None:
    files.write_atomically(tmp_path / "a", content)
    assert (tmp_path / "a").read_bytes() == b"onetwo"


def test_permission_bits_of_the_old_file_stay(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")
    target.chmod(0o640)
    files.write_atomically(target, b"new")
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    files.write_atomically(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


@pytest.mark.parametrize("failure", [KeyboardInterrupt, ValueError])
def test_a_failure_half_way_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, failure: type[BaseException]
) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")

    def half() -> Iterator[bytes]:
        yield b"new"
        raise failure

    with pytest.raises(failure):
        files.write_atomically(target, half())
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="its folder does not exist; create the folder first"):
        files.write_atomically(tmp_path / "none" / "a", b"")


def test_a_folder_in_the_way_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is a folder of that name"):
        files.write_atomically(tmp_path, b"")


def test_a_file_where_a_folder_belongs_is_refused(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"")
    with pytest.raises(FileError, match="a part of its path is a file"):
        files.write_atomically(tmp_path / "f" / "a", b"")


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="the name is too long"):
        files.write_atomically(tmp_path / ("n" * 300), b"")


def test_the_longest_legal_name_can_be_written(tmp_path: Path) -> None:
    target = tmp_path / ("n" * 255)
    files.write_atomically(target, b"x")
    assert target.read_bytes() == b"x"


def test_a_device_is_refused() -> None:
    with pytest.raises(FileError, match="not an ordinary file"):
        files.write_atomically(Path("/dev/null"), b"")


def test_a_limit_on_file_size_is_one_sentence(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")
    run = write_elsewhere(target, 100_000, file_limit=10_000)
    assert (run.returncode, run.stderr) == (3, "")
    assert "larger than this system allows" in run.stdout
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_is_one_sentence(tmp_path: Path) -> None:
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(tmp_path)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("no right to mount a small tmpfs")
    try:
        target = tmp_path / "a"
        target.write_bytes(b"old")
        run = write_elsewhere(target, 100_000)
        assert (run.returncode, run.stderr) == (3, "")
        assert "the disk is full" in run.stdout
        assert target.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [target]
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become another user")
def test_no_permission_is_one_sentence(open_folder: Path) -> None:
    target = open_folder / "a"
    target.write_bytes(b"old")
    target.chmod(0o666)
    run = write_elsewhere(target, 5, user=65534)
    assert (run.returncode, run.stderr) == (3, "")
    assert "you have no permission to write there" in run.stdout
    assert target.read_bytes() == b"old"


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become another user")
def test_a_read_only_file_is_not_replaced(open_folder: Path) -> None:
    open_folder.chmod(0o777)
    target = open_folder / "a"
    target.write_bytes(b"old")
    target.chmod(0o444)
    run = write_elsewhere(target, 5, user=65534)
    assert (run.returncode, run.stderr) == (3, "")
    assert "it is read-only" in run.stdout
    assert target.read_bytes() == b"old"


def sharing_violation(*_: object) -> None:
    error = PermissionError(errno.EACCES, "in use")
    error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
    raise error


def test_a_sharing_violation_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = Path.replace, []

    def busy_twice(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) < 3:
            sharing_violation()
        return real(self, target)

    monkeypatch.setattr(Path, "replace", busy_twice)
    files.write_atomically(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"
    assert len(calls) == 3


def test_a_lasting_sharing_violation_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", sharing_violation)
    monkeypatch.setattr(files, "_PATIENCE_SECONDS", 0.1)
    with pytest.raises(FileError, match="another program has it open; close it and run again"):
        files.write_atomically(tmp_path / "a", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_file_open_in_libreoffice_is_refused_with_who_has_it(tmp_path: Path) -> None:
    (tmp_path / ".~lock.a.xlsx#").write_text(",ana,desk-7,22.11.2026 10:30,file:///home/ana;")
    with pytest.raises(FileError, match=r"open in LibreOffice by ana on desk-7 since 22\.11\.2026"):
        files.refuse_if_open(tmp_path / "a.xlsx")


def test_a_file_open_in_excel_is_refused_with_who_has_it(tmp_path: Path) -> None:
    name = "José Núñez"
    lock = bytes([len(name)]) + name.encode("cp1252").ljust(54)
    lock += bytes([len(name), 0]) + name.encode("utf-16-le").ljust(108, b" ")
    (tmp_path / "~$a.xlsx").write_bytes(lock)
    with pytest.raises(FileError, match="open in Excel by José Núñez; close it there"):
        files.refuse_if_open(tmp_path / "a.xlsx")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"\x05", bytes(165), b"\xff" * 165])
@pytest.mark.parametrize("lock", [".~lock.a.xlsx#", "~$a.xlsx"])
def test_an_unreadable_lock_is_still_a_lock(tmp_path: Path, lock: str, content: bytes) -> None:
    (tmp_path / lock).write_bytes(content)
    with pytest.raises(FileError, match="is open in"):
        files.refuse_if_open(tmp_path / "a.xlsx")


def test_a_file_that_nobody_has_open_is_not_refused(tmp_path: Path) -> None:
    (tmp_path / "~$b.xlsx").write_bytes(b"")
    files.refuse_if_open(tmp_path / "a.xlsx")


def test_litter_of_dead_processes_goes_and_of_living_ones_stays(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    dead = tmp_path / f".a.xlsx.border-policy-{gone.pid}.tmp"
    alive = tmp_path / f".a.xlsx.border-policy-{os.getpid()}.tmp"
    other = tmp_path / ".a.xlsx.border-policy-x.tmp"
    for path in (dead, alive, other):
        path.write_bytes(b"")
    assert files.remove_litter(tmp_path) == [dead]
    assert sorted(tmp_path.iterdir()) == sorted([alive, other])


def test_a_file_where_a_folder_is_needed_is_told(tmp_path: Path) -> None:
    (tmp_path / "outputs").write_bytes(b"")
    with pytest.raises(FileError, match="a folder is needed"):
        files.make_folder(tmp_path / "outputs")
    files.refuse_if_open(tmp_path / "outputs" / "a.xlsx")


def test_a_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    files.make_folder(tmp_path / "a" / "b")
    files.make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_a_file_kept_aside_takes_the_first_free_number(tmp_path: Path) -> None:
    target = tmp_path / "c.en.xlsx"
    (tmp_path / "c.en.edited-1.xlsx").write_bytes(b"first")
    target.write_bytes(b"second")
    assert files.keep_aside(target) == tmp_path / "c.en.edited-2.xlsx"
    assert (tmp_path / "c.en.edited-1.xlsx").read_bytes() == b"first"
    assert (tmp_path / "c.en.edited-2.xlsx").read_bytes() == b"second"
    assert target.read_bytes() == b"second"


def test_a_file_kept_aside_keeps_its_content_when_the_old_name_is_written(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"edited")
    kept = files.keep_aside(target)
    files.write_atomically(target, b"new")
    assert kept.read_bytes() == b"edited"


def test_a_disk_without_hard_links_keeps_a_copy_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsupported(self: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "no links here")

    target = tmp_path / "a.xlsx"
    target.write_bytes(b"edited")
    (tmp_path / "a.edited-1.xlsx").write_bytes(b"first")
    monkeypatch.setattr(Path, "hardlink_to", unsupported)
    assert files.keep_aside(target) == tmp_path / "a.edited-2.xlsx"
    assert (tmp_path / "a.edited-1.xlsx").read_bytes() == b"first"
    assert (tmp_path / "a.edited-2.xlsx").read_bytes() == b"edited"


def test_a_missing_file_cannot_be_kept_aside(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="does not exist"):
        files.keep_aside(tmp_path / "a.xlsx")
