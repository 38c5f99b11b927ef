"""Whatever happens to a process that writes, no file is lost and nothing is left lying about."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest

from tests.faults import spread
from tests.tasks.pulling import OUTPUT, edited, project, rebuild, texts, typed
from toolkit import locks
from toolkit.errors import FileError
from toolkit.locks import alone_in
from toolkit.tasks.pull import pull
from toolkit.tasks.status import status

ROOT = Path(__file__).parents[1]
Files = dict[str, bytes]


def attempt(task: str, root: Path, *last: str) -> subprocess.CompletedProcess[str]:
    """Do a task in a process of its own that ends as `tests.faults` says."""
    command = [sys.executable, "-m", "tests.faults", task, str(root), *last]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )


def files(root: Path) -> Files:
    """Return every file of a project."""
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def litter(root: Path) -> list[str]:
    return [name for name in files(root) if name.endswith((".tmp", ".lock"))]


def retitle(root: Path) -> None:
    path = root / "seeds/release.json"
    path.write_text(path.read_text().replace("East and west", "West and east"))


@pytest.fixture(scope="module")
def stale(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose output is not current any more."""
    root = project(tmp_path_factory.mktemp("stale"))
    retitle(root)
    return root


@pytest.fixture(scope="module")
def touched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose output somebody edited."""
    root = project(tmp_path_factory.mktemp("touched"))
    edited(root, typed("Measures", "gate", "Short", "Door"))
    return root


@pytest.fixture(scope="module")
def pullable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a copy of its output in which fields of three files were edited."""
    root = project(tmp_path_factory.mktemp("pullable"))

    def change(book: openpyxl.Workbook) -> None:
        typed("Measures", "gate", "Short", "Door")(book)
        typed("Measures", "lane", "Short", "Way")(book)
        typed("Events", "talks", "Title", "The talks")(book)

    (root / "mine").mkdir()
    edited(root, change, name=Path("mine/copy.xlsx"))
    return root


def fresh(source: Path, target: Path) -> Path:
    shutil.copytree(source, target)
    return target


def moments(task: str, source: Path, folder: Path, count: int) -> list[int]:
    """Return so many moments of a task, from its first write to its last rename."""
    done = attempt(task, fresh(source, folder / "counted"), "0")
    assert done.returncode == 0, done.stderr
    return list(spread(int(done.stdout), count))


def kill_builds(task: str, source: Path, folder: Path, count: int) -> int:
    """Kill a build at so many moments and return how many there were; fails where a file is lost.

    After each death every old file is whole or wholly new, and the next build puts all right.
    """
    before = files(source)
    new = fresh(source, folder / "new")
    rebuild(new, force=task == "force")
    after = files(new)
    points = moments(task, source, folder, count)
    for point in points:
        root = fresh(source, folder / f"at{point}")
        assert attempt(task, root, str(point)).returncode == -9
        now = files(root)
        for name, content in before.items():
            assert now[name] in (content, after[name]), f"{name} is lost at {point}"
        if task == "force":
            assert before[str(OUTPUT)] in now.values(), f"the edited file is lost at {point}"
        rebuild(root, force=True)
        assert litter(root) == []
        assert [each.state for each in status(root)] == ["current"]
        kept = [name for name in files(root) if ".edited-" in name]
        assert len(kept) == (1 if task == "force" else 0), f"{kept} at {point}"
        shutil.rmtree(root)
    return len(points)


def kill_pulls(source: Path, folder: Path, count: int) -> int:
    """Kill a pull at so many moments; each file of the seeds is old or new, and the next pull takes
    the rest.
    """
    before, new = texts(source), fresh(source, folder / "new")
    assert pull(new, new / "mine/copy.xlsx", write=True).is_settled
    after = texts(new)
    points = moments("pull", source, folder, count)
    for point in points:
        root = fresh(source, folder / f"at{point}")
        assert attempt("pull", root, str(point)).returncode == -9
        for name, content in texts(root).items():
            assert content in (before[name], after[name]), f"{name} is lost at {point}"
        pull(root, root / "mine/copy.xlsx", write=True)
        assert texts(root) == after
        shutil.rmtree(root)
    return len(points)


def test_a_build_killed_here_and_there_loses_nothing(stale: Path, tmp_path: Path) -> None:
    assert kill_builds("build", stale, tmp_path, 4) == 4


def test_a_pull_killed_here_and_there_loses_nothing(pullable: Path, tmp_path: Path) -> None:
    assert kill_pulls(pullable, tmp_path, 4) == 4


@pytest.mark.long
def test_builds_killed_at_a_hundred_moments_lose_nothing(
    stale: Path, touched: Path, tmp_path: Path
) -> None:
    points = kill_builds("build", stale, tmp_path / "stale", 50)
    points += kill_builds("force", touched, tmp_path / "touched", 50)
    assert points == 100


@pytest.mark.long
def test_a_pull_killed_at_every_moment_loses_nothing(pullable: Path, tmp_path: Path) -> None:
    assert kill_pulls(pullable, tmp_path, 1000) >= 9


@pytest.mark.parametrize("room", [0, 1, 5_000, 10_000])
def test_a_disk_that_fills_up_leaves_the_old_output(stale: Path, tmp_path: Path, room: int) -> None:
    root = fresh(stale, tmp_path / "root")
    before = files(root)
    done = attempt("build", root, "limit", str(room))
    assert (done.returncode, done.stderr) == (3, "")
    assert "larger than this system allows" in done.stdout
    assert files(root) == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with little room; skips where none can be made."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=96k", "tmpfs", str(tmp_path)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=True)


def test_a_full_disk_leaves_the_edited_file(touched: Path, small_disk: Path) -> None:
    root = fresh(touched, small_disk / "root")
    (root / "ballast").write_bytes(bytes(shutil.disk_usage(small_disk).free - 6_000))
    before = files(root)
    done = attempt("force", root, "0")
    assert (done.returncode, done.stderr) == (3, "")
    assert "the disk is full" in done.stdout
    assert files(root) == before


def test_a_read_only_disk_is_one_sentence(stale: Path, small_disk: Path) -> None:
    root = fresh(stale, small_disk / "root")
    before = files(root)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    done = attempt("build", root, "0")
    assert (done.returncode, done.stderr) == (3, "")
    assert "it is read-only; make it writable" in done.stdout
    assert files(root) == before


@pytest.mark.skipif(os.getuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_one_sentence(stale: Path, tmp_path: Path) -> None:
    root = fresh(stale, tmp_path / "root")
    (root / "outputs").chmod(0o555)
    before = files(root)
    done = attempt("build", root, "0")
    (root / "outputs").chmod(0o755)
    assert (done.returncode, done.stderr) == (3, "")
    assert "you have no permission to write there" in done.stdout
    assert files(root) == before


def test_an_output_open_in_libreoffice_is_left(stale: Path, tmp_path: Path) -> None:
    root = fresh(stale, tmp_path / "root")
    (root / "outputs/.~lock.book.en.xlsx#").write_text(",ana,desk,22.11.2026 10:30,file:///;")
    before = files(root)
    with pytest.raises(FileError, match="open in LibreOffice by ana on desk"):
        rebuild(root)
    assert files(root) == before


def test_two_builds_at_once_both_end_well(stale: Path, tmp_path: Path) -> None:
    root = fresh(stale, tmp_path / "root")
    command = [sys.executable, "-m", "tests.faults", "build", str(root), "0"]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [each.wait(timeout=120) for each in running] == [0, 0]
    assert [each.state for each in status(root)] == ["current"]
    assert litter(root) == []
    title = openpyxl.load_workbook(root / OUTPUT)["Cover"]["A1"].value
    assert title == "West and east"


@contextmanager
def holder(root: Path) -> Iterator[subprocess.Popen[str]]:
    """Give a process that holds the lock of a project until it is killed."""
    code = "import sys,time; from pathlib import Path; from toolkit.locks import alone_in\n"
    code += "with alone_in(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(root)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout and process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_lock_that_does_not_end_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "_PATIENCE_SECONDS", 0.1)
    with holder(tmp_path), pytest.raises(FileError, match="another border-policy is at work"):  # noqa: SIM117
        with alone_in(tmp_path):
            pass


def test_a_dead_process_leaves_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "_PATIENCE_SECONDS", 0.0)
    with holder(tmp_path) as process:
        process.kill()
        process.wait()
    with alone_in(tmp_path):
        assert list(tmp_path.iterdir()) == []


def test_who_comes_second_waits(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        process.kill()
        with alone_in(tmp_path):
            assert process.wait() == -9


def test_a_lock_ends_with_its_block(tmp_path: Path) -> None:
    for _ in range(2):
        with alone_in(tmp_path):
            pass
