"""Who is at work in a project: one command that writes at a time."""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from toolkit.errors import FileError

_PATIENCE_SECONDS = 120.0
_PAUSE_SECONDS = 0.05


@contextlib.contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep other commands of the toolkit that write out of a project's folder for a while.

    Waits for one that is at work there; raises FileError where it does not end. The lock goes with
    the process that holds it, however that ends. Where a disk has no locks, nothing is kept out.
    """
    deadline = time.monotonic() + _PATIENCE_SECONDS
    with contextlib.ExitStack() as held:
        while not _try_lock(folder, held):
            if time.monotonic() > deadline:
                raise FileError(f"another border-policy is at work in {folder}; wait for it to end")
            time.sleep(_PAUSE_SECONDS)
        yield


if sys.platform == "win32":

    def _try_lock(folder: Path, held: contextlib.ExitStack) -> bool:
        """Take the lock of a folder, a file that goes when it is closed; False if it is taken."""
        import msvcrt

        try:
            flags = os.O_RDWR | os.O_CREAT | os.O_TEMPORARY
            descriptor = os.open(folder / ".border-policy.lock", flags)
        except OSError:  # nobody can write there, so nobody does
            return True
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            os.close(descriptor)
            return False
        held.callback(os.close, descriptor)
        return True

else:

    def _try_lock(folder: Path, held: contextlib.ExitStack) -> bool:
        """Take the lock of a folder, which is on the folder itself; False if it is taken."""
        import fcntl

        try:
            descriptor = os.open(folder, os.O_RDONLY)
        except OSError:  # whoever goes on is told what is wrong with it
            return True
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        except OSError:  # a disk without locks
            pass
        held.callback(os.close, descriptor)
        return True
