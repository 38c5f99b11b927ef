"""Fill any template from any JSON object: the engine's test bench, and a tool by itself."""

from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.errors import FileError, FindingsError, SeedError
from toolkit.files import refuse_if_open, remove_litter
from toolkit.findings import Finding, has_errors, worst_first
from toolkit.store.jsontext import Document
from toolkit.store.seeds import read_document
from toolkit.tasks.finish import calculate_and_check
from toolkit.workbook.fill.fill import fill
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.save import ENDINGS, save
from toolkit.workbook.tags.context import Context

MAX_VALUES = 24_000_000
"""Values of the data, more than a sheet of ten columns holds; they take 2 GiB of memory."""


@dataclass(frozen=True)
class FillResult:
    """What was written, and what a person should look at."""

    output: Path
    findings: tuple[Finding, ...]


def fill_template(
    template: Path, data: Path, output: Path, *, schema: Path | None = None, force: bool = False
) -> FillResult:
    """Fill `template` from the JSON object in `data` and write `output`; the template is not
    changed.

    With `schema` the data and every tag are checked against it. Raises FindingsError for mistakes
    in data or template, FileError where `output` exists (unless `force`) or cannot be written,
    WorkbookError for a template that is refused.
    """
    _refuse_existing(output, template, force=force)
    if output.suffix.lower() not in ENDINGS:
        raise FileError(f"Excel would not open {output}; choose a name that ends in .xlsx")
    context = data_context(data, schema)
    filled = fill(Package.open(template), template.name, context)
    tagged = filled.plan.template.tagged
    findings = calculate_and_check(filled, required=False) if tagged else filled.findings
    remove_litter(output.parent)
    save(filled.package, output)
    return FillResult(output, tuple(findings))


def data_context(data: Path, schema: Path | None = None) -> Context:
    """Return what tags can reach in the JSON object in `data`, checked against `schema` if given.

    Raises FindingsError for mistakes of the data, SeedError where it is no JSON object.
    """
    return replace(_context(_object(data), schema), folder=data.parent)


def _refuse_existing(output: Path, template: Path, *, force: bool) -> None:
    if output.exists() and template.exists() and output.samefile(template):
        raise FileError(f"{output} is the template itself; write the result somewhere else")
    refuse_existing(output, force=force)


def refuse_existing(output: Path, *, force: bool) -> None:
    """Raise FileError if there is a file at `output`, unless `force`, or a program has it open."""
    if output.exists() and not force:
        raise FileError(
            f"{output} is there already; choose another name, or replace it with --force"
        )
    refuse_if_open(output)


def _object(path: Path) -> Document:
    document = read_document(path, str(path), MAX_VALUES)
    if has_errors(document.findings):
        raise FindingsError(document.findings)
    if not isinstance(document.value, dict):
        raise SeedError(
            f"{path} holds no JSON object; a template is filled from an object, {{...}}"
        )
    return document


def _context(document: Document, schema: Path | None) -> Context:
    data = document.value
    assert isinstance(data, dict)
    return Context(data) if schema is None else _described(document, schema)


def _described(document: Document, schema: Path) -> Context:
    # Only here, because without a schema they would take a tenth of the time of a small fill.
    from toolkit.checks.structure import user_structure
    from toolkit.tasks.load import structure_findings
    from toolkit.workbook.tags.schemashape import shape_of

    described = _object(schema).value
    assert isinstance(described, dict)
    structure = user_structure(described, str(schema))
    found = list(structure_findings(document, structure, str(schema)))
    if has_errors(found):
        raise FindingsError(worst_first(found))
    return Context(document.value, shape_of(described, {}).fields, closed=True)
