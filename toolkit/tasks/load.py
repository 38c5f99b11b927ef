"""The seeds folder to a checked Dataset, the place of everything in it, and the findings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.checks.all_checks import run_checks
from toolkit.checks.placeholders import MARK, placeholders, without_placeholders
from toolkit.checks.problem import Problem
from toolkit.checks.structure import Structure
from toolkit.codes import finding
from toolkit.errors import FindingsError
from toolkit.findings import Finding, SeedPlace, has_errors, worst_first
from toolkit.model.collections import COLLECTIONS
from toolkit.model.dataset import Dataset
from toolkit.store.jsonscan import escaped
from toolkit.store.jsontext import Document
from toolkit.store.schemas import load_schemas
from toolkit.store.seeds import Seeds, assemble, read_seeds


@dataclass(frozen=True)
class Loaded:
    """What was found: `seeds` knows every place, `findings` are worst first.

    `dataset` is None if a file is missing, broken or against its schema; the checks of what must
    hold between records then did not run.
    """

    seeds: Seeds
    dataset: Dataset | None
    findings: tuple[Finding, ...]

    def valid(self) -> Dataset:
        """Return the Dataset; raise FindingsError if there is any error."""
        if self.dataset is None or has_errors(self.findings):
            raise FindingsError(self.findings)
        return self.dataset


def load(root: Path) -> Loaded:
    """Read and check the folder `seeds` in `root`; raise SeedError if it cannot be read at all."""
    return checked(read_seeds(root))


def checked(seeds: Seeds) -> Loaded:
    """Check seeds that were read, or that are about to be written."""
    found = [*seeds.findings, *_file_findings(seeds)]
    if has_errors(found):
        return Loaded(seeds, None, tuple(worst_first(found)))
    dataset = assemble(seeds)
    found.extend(_dataset_findings(seeds, dataset))
    return Loaded(seeds, dataset, tuple(worst_first(found)))


def load_to_look_at(root: Path) -> Dataset:
    """Return the Dataset also if checks found mistakes; raise FindingsError if there is none."""
    loaded = load(root)
    return loaded.valid() if loaded.dataset is None else loaded.dataset


def structure_findings(document: Document, structure: Structure, stem: str) -> Iterator[Finding]:
    """Yield what is against a document's schema, with places; the document must have a value."""
    yield from _placed(document, structure.problems(document.value, stem))


def _record_findings(document: Document, structure: Structure, stem: str) -> Iterator[Finding]:
    """Yield what is not filled in, and what else is against a document's schema."""
    found = structure.problems(document.value, stem)
    if MARK in document.text:
        open_ = list(placeholders(document.value))
        found = [*open_, *without_placeholders(found, open_)]
    yield from _placed(document, found)


def _placed(document: Document, problems: Iterable[Problem]) -> Iterator[Finding]:
    for problem in problems:
        pointer = "".join(f"/{escaped(str(step))}" for step in problem.path)
        yield _finding(problem, document, pointer)


def _file_findings(seeds: Seeds) -> Iterator[Finding]:
    structure = Structure(load_schemas())
    left_out = ""
    for collection in COLLECTIONS:
        for document in seeds.documents[collection.key]:
            yield from document.findings
            if not document.findings:
                yield from _record_findings(document, structure, collection.schema)
                left_out = left_out or (document.file if structure.unexplained else "")
    if structure.unexplained:
        what = f"from here on {structure.unexplained:,} more records have mistakes"
        yield finding("S209", what, SeedPlace(left_out))


def _dataset_findings(seeds: Seeds, dataset: Dataset) -> Iterator[Finding]:
    for problem in run_checks(dataset, seeds.stems()):
        document, pointer = seeds.locate(problem.path)
        if document is None:
            place = SeedPlace(pointer)
            yield finding(problem.code, problem.message, place, problem.remedy)
        else:
            yield _finding(problem, document, pointer)


def _finding(problem: Problem, document: Document, pointer: str) -> Finding:
    found = finding(
        problem.code,
        problem.message,
        document.place(pointer, key=problem.at_key),
        problem.remedy,
    )
    shown = document.shown(pointer, key=problem.at_key)
    return replace(found, found=shown, expected=problem.expected, suggestion=problem.suggestion)
