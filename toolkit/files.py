"""Writing files so that a reader sees the old file or the new one, never half of one."""

import contextlib
import errno
import filecmp
import os
import re
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from toolkit.errors import FileError

Content = bytes | Iterable[bytes] | Callable[[BinaryIO], None]

_LITTER = re.compile(r"\..+\.border-policy-(\d+)\.tmp\Z", re.DOTALL)
_SHARING_VIOLATIONS = {5, 32}
_PATIENCE_SECONDS = 2.0
_PAUSE_SECONDS = 0.05
_NAME_IN_TEMPORARY = 60  # characters, so that a long but legal name still leaves room for the pid

_REASONS = {
    errno.EACCES: "you have no permission to write there; ask for it, or choose another place",
    errno.EPERM: "you have no permission to write there; ask for it, or choose another place",
    errno.EROFS: "that disk is read-only; choose another place",
    errno.ENOSPC: "the disk is full; free some space and run again",
    errno.EFBIG: "the file would be larger than this system allows; raise the limit (ulimit -f)",
    errno.EISDIR: "there is a folder of that name; remove it or choose another name",
    errno.ENOENT: "its folder does not exist; create the folder first",
    errno.ENOTDIR: "a part of its path is a file, not a folder; check the path",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.ELOOP: "its links lead round in a circle; check the path",
}
if hasattr(errno, "EDQUOT"):
    _REASONS[errno.EDQUOT] = "your share of the disk is used up; free some space and run again"


def write_atomically(path: Path, content: Content) -> None:
    """Write `content` to `path` in one step; permission bits of an old file are kept.

    `content` is bytes, chunks of bytes, or a function that writes into the open file. After any
    failure, also Ctrl-C, the old file is as it was and nothing is left beside it. A link is
    followed. Raises FileError with one sentence; what `content` raises itself passes through.
    """
    with _as_file_error(path):
        target = path.resolve()
        _refuse_odd_target(path, target)
        temporary = _temporary_beside(target)
        try:
            _write_beside(target, temporary, content)
            _replace(path, temporary, target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        _sync_folder(target.parent)


def make_folder(path: Path) -> None:
    """Make a folder and those above it where they are missing; raise FileError if that fails."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise FileError(f"{path} is a file, and a folder is needed there; move it away") from error
    except OSError as error:
        raise FileError(f"the folder {path} cannot be made: {_reason(error)}") from error


def refuse_if_open(path: Path) -> None:
    """Raise FileError if LibreOffice or Excel has `path` open, by the lock file beside it.

    On Linux and macOS a file can be replaced under an open program, which would then save its own
    state over the new file.
    """
    locks = {
        "LibreOffice": path.with_name(f".~lock.{path.name}#"),
        "Excel": path.with_name(f"~${path.name}"),
    }
    for program, lock in locks.items():
        try:
            holder = _holder(program, lock.read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            holder = ""
        raise FileError(
            f"{path} is open in {program}{holder}; close it there and run again"
            f" (if {program} is not running, delete {lock.name})"
        )


def remove_litter(folder: Path) -> list[Path]:
    """Delete temporary files in `folder` whose process is gone; return them, sorted."""
    removed = []
    for candidate in sorted(folder.glob(".*.border-policy-*.tmp")):
        match = _LITTER.match(candidate.name)
        if match and not _is_running(int(match[1])):
            with contextlib.suppress(OSError):
                candidate.unlink()
                removed.append(candidate)
    return removed


def keep_aside(path: Path) -> Path:
    """Give the file at `path` a second name, `comparison.en.edited-1.xlsx`, and return it.

    The first free number is taken and nothing is ever overwritten; a name that a process which died
    gave the same content is taken again. The old name stays until something else is written there,
    so that no moment is without the file. Raises FileError.
    """
    with _as_file_error(path):
        for name in _names_aside(path):
            try:
                _link_or_copy(path, name)
            except FileExistsError:
                if not _is_copy(path, name):
                    continue
            return name
    raise AssertionError("unreachable: numbers do not run out")


@contextlib.contextmanager
def _as_file_error(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FileError(f"cannot write {path}: {_reason(error)}") from error


def _reason(error: OSError) -> str:
    known = _REASONS.get(error.errno or 0)
    return known or (error.strerror or type(error).__name__).lower()


def _refuse_odd_target(path: Path, target: Path) -> None:
    if target.is_dir():
        raise FileError(f"cannot write {path}: {_REASONS[errno.EISDIR]}")
    if not target.exists():
        return
    if not target.is_file():
        raise FileError(f"cannot write {path}: it is not an ordinary file; choose another name")
    if not os.access(target, os.W_OK):
        raise FileError(
            f"cannot write {path}: it is read-only; make it writable, or choose another place"
        )


def _temporary_beside(target: Path) -> Path:
    return target.with_name(f".{target.name[:_NAME_IN_TEMPORARY]}.border-policy-{os.getpid()}.tmp")


def _write_beside(target: Path, temporary: Path, content: Content) -> None:
    # A leftover of an earlier process with our pid is removed first, so that "x" can refuse a
    # file or link that somebody puts there in between.
    temporary.unlink(missing_ok=True)
    with temporary.open("xb") as handle:
        if callable(content):
            content(handle)
        else:
            handle.writelines((content,) if isinstance(content, bytes) else content)
        handle.flush()
        os.fsync(handle.fileno())
    if target.exists():
        _copy_rights(target.stat(), temporary)


def _copy_rights(old: os.stat_result, temporary: Path) -> None:
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):  # only root may give a file away
            os.chown(temporary, old.st_uid, old.st_gid)
    temporary.chmod(stat.S_IMODE(old.st_mode))


def _replace(path: Path, temporary: Path, target: Path) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            temporary.replace(target)
            return
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _SHARING_VIOLATIONS:
                raise
            if time.monotonic() > deadline:
                raise FileError(
                    f"cannot write {path}: another program has it open; close it and run again"
                ) from error
        time.sleep(_PAUSE_SECONDS)


def _sync_folder(folder: Path) -> None:
    # The new file is in place already; that some systems cannot sync a folder is no failure.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _names_aside(path: Path) -> Iterator[Path]:
    number = 0
    while True:
        number += 1
        yield path.with_name(f"{path.stem}.edited-{number}{path.suffix}")


def _is_copy(path: Path, name: Path) -> bool:
    """Return whether two files have the same content."""
    return name.is_file() and filecmp.cmp(path, name, shallow=False)


def _link_or_copy(path: Path, name: Path) -> None:
    try:
        name.hardlink_to(path)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno == errno.ENOENT:
            raise
        with path.open("rb") as source, name.open("xb") as copy:  # a disk without hard links
            shutil.copyfileobj(source, copy)
        shutil.copystat(path, name)


def _holder(program: str, lock: bytes) -> str:
    """Return ` by NAME on MACHINE` from the content of a lock file, as far as it says so."""
    if program == "Excel":
        name = _excel_user(lock)
        return f" by {name}" if name else ""
    fields = [field.strip() for field in lock.decode("utf-8", "replace").split(",")]
    fields += [""] * (4 - len(fields))
    who = fields[0] or fields[1]
    parts = (f" by {who}" if who else "", f" on {fields[2]}" if fields[2] else "")
    return "".join(parts) + (f" since {fields[3]}" if fields[3] else "")


def _excel_user(lock: bytes) -> str:
    # One byte of length and 54 bytes of name in the local code page, then the same in UTF-16.
    length = lock[55] if len(lock) > 57 else 0
    wide = lock[57 : 57 + 2 * length].decode("utf-16-le", "replace").strip("\0 ")
    narrow = lock[1 : 1 + lock[0]].decode("ascii", "replace").strip("\0 ") if lock else ""
    name = wide or narrow
    return name if name.isprintable() else ""


if sys.platform == "win32":

    def _is_running(pid: int) -> bool:
        import ctypes

        access_denied, query_limited_information = 5, 0x1000
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle = kernel.OpenProcess(query_limited_information, False, pid)
        if not handle:
            return ctypes.get_last_error() == access_denied
        kernel.CloseHandle(handle)
        return True

else:

    def _is_running(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except (ProcessLookupError, OverflowError):
            return False
        except PermissionError:
            return True
        return True
