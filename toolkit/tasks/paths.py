"""Files and folders that a user names, as findings name them."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from toolkit.errors import SeedError
from toolkit.store.seeds import NAME


def shown_paths(root: Path, paths: Sequence[Path]) -> list[PurePosixPath]:
    """Return paths, which are relative to `root` or absolute, as findings name them.

    Raises SeedError for one that is not there, or not in the seeds of the project.
    """
    return [_shown(root, path) for path in paths]


def is_within(file: str, wanted: Sequence[PurePosixPath]) -> bool:
    """Return whether a file is one of the wanted ones or in a wanted folder; all are if none is."""
    place = PurePosixPath(file)
    return not wanted or any(place.is_relative_to(path) for path in wanted)


def _shown(root: Path, path: Path) -> PurePosixPath:
    try:
        full = (root / path).resolve()
        there = full.exists()
    except (OSError, RuntimeError):  # links that lead round in a circle
        there = False
    if not there:
        raise SeedError(f"there is no file or folder {path}; check the path")
    if not full.is_relative_to(root.resolve()):
        raise SeedError(f"{path} is not in this project; name its folder with -C")
    shown = PurePosixPath(full.relative_to(root.resolve()).as_posix())
    if not (shown.is_relative_to(NAME) or PurePosixPath(NAME).is_relative_to(shown)):
        raise SeedError(f"{path} is not in {NAME}, so it is no data; name a file or folder there")
    return shown
