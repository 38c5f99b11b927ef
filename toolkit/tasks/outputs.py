"""The outputs of a project: every template times every language, and what each should hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from toolkit.checks.problem import did_you_mean
from toolkit.errors import FileError, UsageError
from toolkit.findings import Finding
from toolkit.merge.receipt import Receipt
from toolkit.model.dataset import Dataset
from toolkit.store.schemas import load_schemas
from toolkit.store.seeds import NAME as SEEDS
from toolkit.store.seeds import picture_digests
from toolkit.tasks.edition import edition_context
from toolkit.tasks.finish import calculate_and_check
from toolkit.tasks.recipe import data_digest, recipe_digests, record_digests
from toolkit.tasks.templates import templates_in
from toolkit.views.edition import Edition
from toolkit.workbook.fill.fill import fill
from toolkit.workbook.fill.roworder import Orders
from toolkit.workbook.opc.digest import seal, stored_digests
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.properties import set_core
from toolkit.workbook.opc.wishes import wants_receipt
from toolkit.workbook.receipt.collect import receipt_of
from toolkit.workbook.receipt.part import put_receipt

FOLDER = "outputs"


@dataclass(frozen=True)
class Output:
    """One workbook of the project: its template, its language, and where it is written.

    `briefs` are the measures that it has briefs of, None for those that the release names.
    """

    template: Path
    language: str
    path: Path
    briefs: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Wanted:
    """Which outputs are meant: names of templates (none: all), languages (none: those of the
    release), and the folder if it is another than the project's.

    `briefs` are the measures to make briefs of: None for those of the release, none for all.
    """

    names: Sequence[str] = ()
    languages: Sequence[str] = ()
    folder: Path | None = None
    briefs: Sequence[str] | None = None


def outputs_of(root: Path, dataset: Dataset, wanted: Wanted) -> Iterator[Output]:
    """Yield the outputs of the project in `root`; raises UsageError for names that are not there,
    FileError where there is no template.
    """
    released = dataset["release"]["languages"]
    languages = wanted.languages or released
    templates = templates_in(root)
    if not templates:
        raise FileError(f"{root / 'templates'} holds no template (.xlsx); put one there")
    _refuse_unknown(wanted.names, list(templates), "template")
    if wanted.folder is None:
        _refuse_unknown(languages, released, "language in the release")
    briefs = _briefs(wanted, dataset)
    folder = root / (wanted.folder or FOLDER)
    for stem, template in templates.items():
        if not wanted.names or stem in wanted.names:
            for language in languages:
                yield Output(template, language, folder / f"{stem}.{language}.xlsx", briefs)


def output_of(root: Path, package: Package, workbook: Path, dataset: Dataset) -> Output:
    """Return the output that a workbook is, or is a copy of, as far as its language, its Tables,
    its sheets and its name tell.
    """
    digests = stored_digests(package)
    languages = (digests.language,) if digests and digests.language else ()
    outputs = list(outputs_of(root, dataset, Wanted((), languages, Path(FOLDER))))
    own = _names(package)

    def likeness(output: Output) -> tuple[bool, int, bool]:
        shared = own & _names(Package.open(output.template))
        is_it = output.path.resolve() == workbook.resolve()
        return is_it, len(shared), workbook.name.startswith(output.path.stem)

    return max(outputs, key=likeness) if len(outputs) > 1 else outputs[0]


def _names(package: Package) -> set[tuple[str, str]]:
    """Return the names of the sheets and Tables of a workbook, in lower case."""
    sheets = package.sheets()
    parts = [part for sheet in sheets for part in package.related(sheet.part, "table")]
    tables = {("table", package.xml(part).get("displayName", "").casefold()) for part in parts}
    return {("sheet", sheet.name.casefold()) for sheet in sheets} | tables


def _briefs(wanted: Wanted, dataset: Dataset) -> tuple[str, ...] | None:
    """Return the measures to make briefs of, None for those of the release."""
    if wanted.briefs is None:
        return None
    if wanted.folder is None:
        message = "other briefs than those of the release are not written into outputs"
        raise UsageError(f"{message}; name another folder with -o")
    known = [measure["id"] for measure in dataset["measures"]]
    for ident in wanted.briefs:
        if ident not in known:
            hint = did_you_mean(ident, known) or "`border-policy list` names them"
            raise UsageError(f'there is no measure "{ident}"; {hint}')
    return tuple(wanted.briefs)


def _refuse_unknown(names: Sequence[str], known: Sequence[str], what: str) -> None:
    for name in names:
        if name not in known:
            raise UsageError(f'there is no {what} "{name}"; there are {", ".join(known)}')


@dataclass(frozen=True)
class Made:
    """A workbook, complete but not written: what was put into it, and what its fill found.

    `receipt` is also there for a workbook that carries none.
    """

    package: Package
    receipt: Receipt
    findings: tuple[Finding, ...]


def make(root: Path, output: Output, dataset: Dataset, orders: Orders | None = None) -> Made:
    """Return the workbook that an output should be; raises FindingsError and WorkbookError.

    `orders` are the orders of rows that Tables get instead of those of the template.
    """
    package, language = Package.open(output.template), output.language
    recipe = recipe_digests(package, language)
    edition = Edition(dataset, load_schemas(), language)
    pictures = picture_digests(root)
    context = replace(edition_context(edition, pictures, output.briefs), folder=root / SEEDS)
    filled = fill(package, output.template.name, context, orders)
    receipt = receipt_of(filled.plan, context, record_digests(dataset))
    if wants_receipt(package):
        put_receipt(package, receipt)
    findings = calculate_and_check(filled, required=True)
    release = dataset["release"]
    set_core(
        package,
        date=date.fromisoformat(release["date"]),
        title=edition.text(release["title"]),
        creator=edition.text(release["publisher"]),
        language=language,
    )
    seal(package, recipe(data_digest(dataset, pictures)))
    return Made(package, receipt, tuple(findings))
