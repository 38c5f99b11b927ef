"""Whether the seeds are in order: what is wrong with all of them, or with some of the files."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.findings import Finding
from toolkit.store.watching import changes
from toolkit.tasks.load import load
from toolkit.tasks.paths import is_within, shown_paths

__all__ = ["Validation", "changes", "validate"]


@dataclass(frozen=True)
class Validation:
    """Findings, worst first; `files` were read; `complete` if also relations could be checked."""

    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    complete: bool


def validate(root: Path, only: Sequence[Path] = ()) -> Validation:
    """Check the seeds in `root`; with `only`, report on these files or folders (all are read).

    Paths in `only` are relative to `root` or absolute. Raises SeedError if the folder or one of
    the paths cannot be read at all.
    """
    wanted = shown_paths(root, only)
    loaded = load(root)
    findings = [each for each in loaded.findings if is_within(each.place.file, wanted)]
    files = tuple(document.file for document in loaded.seeds.all_documents())
    return Validation(tuple(findings), files, loaded.dataset is not None)
