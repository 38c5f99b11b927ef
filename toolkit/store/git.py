"""Earlier versions of a file, where the project is kept in git; nothing where it is not."""

import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from toolkit.errors import FileError

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


def commit_that_added(path: Path) -> str | None:
    """Return the commit that a file came in with, None where git does not have it."""
    found = _git(path.parent, "log", "--diff-filter=A", "--format=%H", "--", path.name)
    commits = (found or b"").decode("ascii", "replace").split()
    return commits[0] if commits else None


def has_revision(folder: Path, revision: str) -> bool:
    """Return whether `revision` names a commit of the repository that the folder is in."""
    if revision.startswith("-"):
        return False
    return _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}") is not None


@contextmanager
def folder_at(root: Path, revision: str, name: str) -> Iterator[Path]:
    """Give a folder for a while that holds the folder `name` of `root` as it was in a revision.

    Raises FileError if the revision does not have it.
    """
    packed = _git(root, "archive", "--format=tar", revision, "--", name)
    if packed is None:
        raise FileError(f"the revision {revision} has no folder {name}; name another revision")
    with TemporaryDirectory(prefix="border-policy-") as there:
        _unpack(packed, Path(there))
        yield Path(there)


def _unpack(packed: bytes, folder: Path) -> None:
    """Write the ordinary files of an archive that git made; it has no paths that lead outside."""
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isfile() else None
            if content is not None:
                target = folder / member.name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content.read())


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
