"""Seeds and templates to outputs: every template times every language of the release."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from toolkit.errors import FileError, UsageError, WorkbookError
from toolkit.files import keep_aside, make_folder, refuse_if_open, remove_litter
from toolkit.findings import Finding
from toolkit.model.dataset import Dataset
from toolkit.store.schemas import load_schemas
from toolkit.store.seeds import NAME as SEEDS
from toolkit.tasks.edition import edition_context
from toolkit.tasks.finish import calculate_and_check
from toolkit.tasks.load import load
from toolkit.tasks.recipe import data_digest, recipe_digests, record_digests
from toolkit.tasks.templates import templates_in
from toolkit.views.edition import Edition
from toolkit.workbook.fill.fill import fill
from toolkit.workbook.opc.digest import content_digest, is_own_unedited, seal
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.properties import set_core
from toolkit.workbook.opc.save import save
from toolkit.workbook.receipt.collect import receipt_of
from toolkit.workbook.receipt.part import put_receipt, wants_receipt

State = Literal["written", "current", "missing", "stale", "edited"]
"""`written`: new or replaced; `current`: right as it is; the others only where nothing was written.
"""

Progress = Callable[[str, int, int], None]
"""Hears what is done next, and how many steps of how many are behind."""
Workbook = tuple[Package, tuple[Finding, ...]]


@dataclass(frozen=True)
class Built:
    """What became of one output; `aside` is where an edited file is kept."""

    path: Path
    state: State
    findings: tuple[Finding, ...] = ()
    aside: Path | None = None
    template: str = ""


@dataclass(frozen=True)
class BuildOptions:
    """What to build: names of templates (none: all), languages (none: those of the release), and
    how.
    """

    names: Sequence[str] = ()
    languages: Sequence[str] = ()
    check: bool = False
    force: bool = False
    folder: Path | None = None


def build(
    root: Path, options: BuildOptions, progress: Progress
) -> tuple[list[Built], tuple[Finding, ...]]:
    """Fill the templates in `root` and return what became of every output, and the findings of the
    data.

    With `check` nothing is written. A file that somebody edited is left (state `edited`) unless
    `force`,
    which first moves it aside. Raises FindingsError for mistakes in data or template, FileError and
    WorkbookError where a file cannot be read or written.
    """
    progress("reading the seeds", 0, 1)
    loaded = load(root)
    dataset = loaded.valid()
    jobs = list(_jobs(root, dataset, options))
    built = []
    for index, (template, language, path) in enumerate(jobs):
        progress(path.name, index, len(jobs))
        workbook = _filled(template, language, dataset, root / SEEDS)
        built.append(_build_one(template, path, workbook, options))
    progress("", len(jobs), len(jobs))
    return built, loaded.findings


def _jobs(root: Path, dataset: Dataset, options: BuildOptions) -> Iterator[tuple[Path, str, Path]]:
    """Yield template, language and output of every workbook to build."""
    released = dataset["release"]["languages"]
    languages = options.languages or released
    templates = templates_in(root)
    if not templates:
        raise FileError(f"{root / 'templates'} holds no template (.xlsx); put one there")
    _refuse_unknown(options.names, list(templates), "template")
    if options.folder is None:
        _refuse_unknown(languages, released, "language in the release")
    folder = root / (options.folder or "outputs")
    for stem, template in templates.items():
        if not options.names or stem in options.names:
            for language in languages:
                yield template, language, folder / f"{stem}.{language}.xlsx"


def _refuse_unknown(names: Sequence[str], known: Sequence[str], what: str) -> None:
    for name in names:
        if name not in known:
            raise UsageError(f'there is no {what} "{name}"; there are {", ".join(known)}')


def _build_one(template: Path, path: Path, workbook: Workbook, options: BuildOptions) -> Built:
    package, findings = workbook
    old = _state(path, content_digest(package))
    if old == "current" or options.check:
        return Built(path, old, findings, template=template.stem)
    if old == "edited" and not options.force:
        return Built(path, old, findings, template=template.stem)
    make_folder(path.parent)
    refuse_if_open(path)
    remove_litter(path.parent)
    aside = keep_aside(path) if old == "edited" else None
    try:
        save(package, path)
    except BaseException:
        if aside:  # the edited file still has its own name, so a second one would be litter
            aside.unlink(missing_ok=True)
        raise
    return Built(path, "written", findings, aside, template.stem)


def _filled(template: Path, language: str, dataset: Dataset, seeds: Path) -> Workbook:
    """Return the workbook, complete but not written, and what its fill found."""
    package = Package.open(template)
    recipe = recipe_digests(package, language)
    edition = Edition(dataset, load_schemas(), language)
    context = replace(edition_context(edition), folder=seeds)
    filled = fill(package, template.name, context)
    if wants_receipt(package):
        put_receipt(package, receipt_of(filled.plan, context, record_digests(dataset)))
    findings = calculate_and_check(filled, required=True)
    release = dataset["release"]
    set_core(
        package,
        date=date.fromisoformat(release["date"]),
        title=edition.text(release["title"]),
        creator=edition.text(release["publisher"]),
        language=language,
    )
    seal(package, recipe(data_digest(dataset)))
    return package, tuple(findings)


def _state(path: Path, digest: str) -> State:
    """Compare the file at `path` with the content that is wanted."""
    if not path.exists():
        return "missing"
    try:
        old = Package.open(path)
        if content_digest(old) == digest:
            return "current"
        return "stale" if is_own_unedited(old) else "edited"
    except WorkbookError:
        return "edited"
