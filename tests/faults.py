"""A process that does one thing of the toolkit and dies at a chosen moment of its writing.

    python -m tests.faults build ROOT 17        dies (kill -9) before its 17th write, sync or rename
    python -m tests.faults build ROOT 0         lives, and prints how many there are
    python -m tests.faults build ROOT limit 9   may write files of at most 9 bytes

Exit code 3 with one sentence where the toolkit gives up, as its command line does.
"""

import os
import resource
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from toolkit.errors import FileError
from toolkit.tasks.build import BuildOptions, build
from toolkit.tasks.pull import pull

_MOMENTS = ("fsync", "replace", "link", "unlink", "mkdir", "chmod")


class Moments:
    """Counts what is done to files, and ends the process before one of them."""

    def __init__(self, last: int) -> None:
        self.count, self._last = 0, last

    def __call__(self) -> None:
        self.count += 1
        if self.count == self._last:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self) -> None:
        """Count every call from now on that changes a disk."""
        for name in _MOMENTS:
            setattr(os, name, self._counted(getattr(os, name)))
        real = Path.open

        def opened(path: Path, mode: str = "r", *arguments: Any, **options: Any) -> Any:
            file = real(path, mode, *arguments, **options)
            return file if mode in ("r", "rb") else _Watched(file, self)

        Path.open = opened  # type: ignore[method-assign,assignment]

    def _counted(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            self()
            return real(*arguments, **options)

        return call


class _Watched:
    """A file that counts its writes; each is on the disk at once, so that a death leaves half."""

    def __init__(self, file: Any, moment: Moments) -> None:
        self._file, self._moment = file, moment

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> "_Watched":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, data: Any) -> int:
        self._moment()
        written: int = self._file.write(data)
        self._file.flush()
        return written

    def writelines(self, lines: Any) -> None:
        for line in lines:
            self.write(line)


def _build(root: Path, *, force: bool = False) -> None:
    build(root, BuildOptions(force=force), lambda *_: None)


def _pull(root: Path) -> None:
    (edited,) = root.glob("mine/*.xlsx")
    pull(root, edited, write=True)


TASKS: dict[str, Callable[[Path], None]] = {
    "build": _build,
    "force": lambda root: _build(root, force=True),
    "pull": _pull,
}


def main(task: str, root: str, *last: str) -> int:
    """Do the task; return the exit code."""
    moments = Moments(0 if last[0] == "limit" else int(last[0]))
    if last[0] == "limit":
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(last[1]), int(last[1])))
    moments.watch()
    try:
        TASKS[task](Path(root))
    except FileError as error:
        print(error)
        return 3
    print(moments.count)
    return 0


def spread(total: int, count: int) -> Sequence[int]:
    """Return `count` moments from the first to the last, evenly spread."""
    return sorted({1 + round(n * (total - 1) / max(count - 1, 1)) for n in range(count)})


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
