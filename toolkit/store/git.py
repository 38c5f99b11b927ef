"""Earlier versions of a file, where the project is kept in git; nothing where it is not."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

_PATIENCE_SECONDS = 30


def versions(path: Path, limit: int = 20) -> Iterator[bytes]:
    """Yield the content of a file in the commits that changed it, the newest first.

    `limit` is how many commits are looked at. Without git, outside of a repository or for a file
    that is not in it there are none.
    """
    commits = _git(path.parent, "log", f"-{limit}", "--format=%H", "--", path.name) or b""
    for commit in commits.decode("ascii", "replace").split():
        content = _git(path.parent, "show", f"{commit}:./{path.name}")
        if content is not None:
            yield content


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Return what git prints when run in a folder, None where it fails."""
    command = ["git", "-c", "core.fsmonitor=false", *arguments]
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, check=False, timeout=_PATIENCE_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
