"""Whether the seeds are in order: what is wrong with all of them, or with some of the files."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from toolkit.errors import SeedError
from toolkit.findings import Finding
from toolkit.tasks.load import load


@dataclass(frozen=True)
class Validation:
    """Findings, worst first; `files` were read; `complete` if also relations could be checked."""

    findings: tuple[Finding, ...]
    files: int
    complete: bool


def validate(root: Path, only: Sequence[Path] = ()) -> Validation:
    """Check the seeds in `root`; with `only`, report on these files or folders (all are read).

    Paths in `only` are relative to `root` or absolute. Raises SeedError if the folder or one of
    the paths cannot be read at all.
    """
    wanted = [_shown(root, path) for path in only]
    loaded = load(root)
    findings = [each for each in loaded.findings if _is_in(each, wanted)]
    files = len(loaded.seeds.all_documents())
    return Validation(tuple(findings), files, loaded.dataset is not None)


def _shown(root: Path, path: Path) -> PurePosixPath:
    """Return a path as findings name it, relative to the root."""
    full = (root / path).resolve()
    if not full.exists():
        raise SeedError(f"there is no file or folder {path}; check the path")
    if not full.is_relative_to(root.resolve()):
        raise SeedError(f"{path} is not in this project; name its folder with -C")
    return PurePosixPath(full.relative_to(root.resolve()).as_posix())


def _is_in(finding: Finding, wanted: Sequence[PurePosixPath]) -> bool:
    place = PurePosixPath(finding.place.file)
    return not wanted or any(place.is_relative_to(path) for path in wanted)
