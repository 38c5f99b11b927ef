"""Templates without filling them: mistakes and plan, and new ones from a starter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.checks.problem import did_you_mean
from toolkit.codes import finding
from toolkit.errors import FileError, UsageError
from toolkit.files import keep_aside, refuse_if_open, remove_litter
from toolkit.findings import CellPlace, Finding, worst_first
from toolkit.store.schemas import load_schemas
from toolkit.tasks.edition import edition_context
from toolkit.tasks.fill import data_context
from toolkit.tasks.load import load
from toolkit.tasks.templates import templates_in
from toolkit.views.edition import Edition
from toolkit.workbook.fill.fill import check
from toolkit.workbook.fill.outline import SheetOutline, outline
from toolkit.workbook.fill.plan import Plan
from toolkit.workbook.fill.samples import samples
from toolkit.workbook.fill.template import TaggedText
from toolkit.workbook.opc.package import Package
from toolkit.workbook.references.references import cell_name
from toolkit.workbook.starter.brief import author_brief
from toolkit.workbook.starter.comparison import author_comparison
from toolkit.workbook.starter.publication import author_publication
from toolkit.workbook.tags.context import Context

STARTERS: dict[str, Callable[[Path], None]] = {
    "comparison": author_comparison,
    "publication": author_publication,
    "brief": author_brief,
}
"""The templates that `template new` can write, by name."""


@dataclass(frozen=True)
class Checked:
    """One template: its mistakes, worst first, the plan of every sheet that holds a tag, and the
    texts outside of cells that are filled.
    """

    file: str
    findings: tuple[Finding, ...]
    sheets: tuple[SheetOutline, ...]
    texts: tuple[TaggedText, ...]


def check_templates(
    root: Path, names: Sequence[str], *, data: Path | None = None, schema: Path | None = None
) -> list[Checked]:
    """Check templates by name or file, all of the project if none is given; nothing is written.

    Tags are checked against the seeds in `root`, or with `data` as `fill` would, against that JSON
    object and its `schema`. Raises FindingsError for mistakes of the data, UsageError for a name
    that no template has, WorkbookError for a file that is refused.
    """
    paths = [_located(root, name) for name in names] or list(templates_in(root).values())
    if not paths:
        raise FileError(f"{root / 'templates'} holds no template (.xlsx); put one there")
    context = data_context(data, schema) if data else _seeds_context(root)
    return [_checked(path, context) for path in paths]


def new_template(root: Path, name: str, *, force: bool = False) -> tuple[Path, Path | None]:
    """Write the starter template of that name; return its path, and where an older one went.

    Raises UsageError if there is no such starter, FileError if there is a template already (unless
    `force`, which keeps it aside) or it cannot be written.
    """
    if name not in STARTERS:
        hint = did_you_mean(name, STARTERS) or f"there are {', '.join(STARTERS)}"
        raise UsageError(f'there is no starter template "{name}"; {hint}')
    path = root / "templates" / f"{name}.xlsx"
    if path.exists() and not force:
        raise FileError(f"{path} is there already; --force replaces it and keeps it aside")
    refuse_if_open(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    remove_litter(path.parent)
    aside = keep_aside(path) if path.exists() else None
    STARTERS[name](path)
    return path, aside


def _located(root: Path, name: str) -> Path:
    known = templates_in(root)
    if name in known:
        return known[name]
    path = root / name
    if path.is_file():
        return path
    hint = did_you_mean(name, known) or f"there are {', '.join(known) or 'none'}"
    raise UsageError(f'there is no template or file "{name}"; {hint}')


def _seeds_context(root: Path) -> Context:
    dataset = load(root).valid()
    language = dataset["release"]["languages"][0]
    return edition_context(Edition(dataset, load_schemas(), language))


def _checked(path: Path, context: Context) -> Checked:
    found = check(Package.open(path), path.name, context)
    every = [*found.findings, *_left_samples(found.plan, path.name)]
    texts = found.plan.template.texts
    return Checked(path.name, tuple(worst_first(every)), tuple(outline(found.plan)), texts)


def _left_samples(plan: Plan, file: str) -> list[Finding]:
    found = [
        finding(
            m.code, m.message, CellPlace(file, s.sheet.typed, cell_name(m.row, m.column)), m.remedy
        )
        for s in plan.sheets
        for m in samples(s)
    ]
    return list(dict.fromkeys(found))  # the sheets of all items have the same samples
