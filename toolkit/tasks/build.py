"""Seeds and templates to outputs: every template times every language of the release."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from toolkit.errors import WorkbookError
from toolkit.files import keep_aside, make_folder, refuse_if_open, remove_litter
from toolkit.findings import Finding
from toolkit.locks import alone_in
from toolkit.model.dataset import Dataset
from toolkit.tasks.lint import lint_output
from toolkit.tasks.load import load
from toolkit.tasks.outputs import Made, Output, Wanted, make, outputs_of
from toolkit.tasks.standing import edits_left, is_of_same, standing_of
from toolkit.workbook.opc.digest import content_digest, is_own_unedited, stored_digests
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.save import save

State = Literal["written", "current", "missing", "stale", "resaved", "edited"]
"""`written`: new or replaced; `current`: right as it is; the others only where nothing was written.
`resaved` is stale too, and another program saved it; whatever was edited is in the seeds.
"""

Progress = Callable[[str, int, int], None]
"""Hears what is done next, and how many steps of how many are behind."""


@dataclass(frozen=True)
class Built:
    """What became of one output; `aside` is where a file that others saved is kept, `linted` what
    breaks the rules that the template names, in a workbook that was written.
    """

    path: Path
    state: State
    findings: tuple[Finding, ...] = ()
    aside: Path | None = None
    template: str = ""
    linted: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class BuildOptions:
    """What to build: names of templates (none: all), languages (none: those of the release), and
    how; `briefs` are measures as in `Wanted`.
    """

    names: Sequence[str] = ()
    languages: Sequence[str] = ()
    check: bool = False
    force: bool = False
    folder: Path | None = None
    briefs: Sequence[str] | None = None


def build(
    root: Path, options: BuildOptions, progress: Progress
) -> tuple[list[Built], tuple[Finding, ...]]:
    """Fill the templates in `root` and return what became of every output, and the findings of the
    data.

    With `check` nothing is written. A file that somebody edited is left (state `edited`) unless
    `force`, which first moves it aside. Raises FindingsError for mistakes in data or template,
    FileError and WorkbookError where a file cannot be read or written.
    """
    if options.check:
        return _build(root, options, progress)
    with alone_in(root):
        return _build(root, options, progress)


def _build(
    root: Path, options: BuildOptions, progress: Progress
) -> tuple[list[Built], tuple[Finding, ...]]:
    progress("reading the seeds", 0, 1)
    loaded = load(root)
    dataset = loaded.valid()
    wanted = Wanted(options.names, options.languages, options.folder, options.briefs)
    outputs = list(outputs_of(root, dataset, wanted))
    if not options.check:
        for folder in dict.fromkeys(output.path.parent for output in outputs):
            remove_litter(folder)
    built = []
    for index, output in enumerate(outputs):
        progress(output.path.name, index, len(outputs))
        built.append(_build_one(root, output, make(root, output, dataset), dataset, options))
    progress("", len(outputs), len(outputs))
    return built, loaded.findings


def _build_one(
    root: Path, output: Output, made: Made, dataset: Dataset, options: BuildOptions
) -> Built:
    path, name = output.path, output.template.stem
    old = _state(path, made, dataset)
    if old == "current" or options.check or (old == "edited" and not options.force):
        return Built(path, old, made.findings, template=name)
    shown = path.relative_to(root) if path.is_relative_to(root) else path
    linted = tuple(lint_output(root, made.package, shown.as_posix()))
    make_folder(path.parent)
    refuse_if_open(path)
    aside = keep_aside(path) if old in ("edited", "resaved") else None
    try:
        save(made.package, path)
    except BaseException:
        if aside:  # the edited file still has its own name, so a second one would be litter
            aside.unlink(missing_ok=True)
        raise
    return Built(path, "written", made.findings, aside, name, linted)


def _state(path: Path, made: Made, dataset: Dataset) -> State:
    """Compare the file at `path` with the workbook that is wanted."""
    if not path.exists():
        return "missing"
    try:
        old = Package.open(path)
        if content_digest(old) == content_digest(made.package):
            return "current"
        return "stale" if is_own_unedited(old) else _by_cells(old, path, made, dataset)
    except WorkbookError:
        return "edited"


def _by_cells(old: Package, path: Path, made: Made, dataset: Dataset) -> State:
    """Compare a file that another program saved with the workbook that is wanted."""
    now = stored_digests(made.package)
    assert now is not None
    standing = standing_of(old, path, lambda: (now, made.receipt))
    if standing.is_doubtful or edits_left(standing, dataset):
        return "edited"
    untouched = not standing.edits and is_of_same(standing.digests, now)
    return "current" if untouched else "resaved"
