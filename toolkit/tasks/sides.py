"""A state of the data by the name that a user gives it: a folder, a git revision, a workbook."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.errors import FileError, FindingsError, UsageError
from toolkit.findings import has_errors
from toolkit.merge.edits import edits_of
from toolkit.merge.match import Match, match
from toolkit.merge.pulling import Held, plan_pull
from toolkit.merge.schema import Fields
from toolkit.merge.tree import placed, tree_of
from toolkit.model.dataset import Dataset
from toolkit.store.git import folder_at, has_revision
from toolkit.store.seeds import NAME, assemble, read_seeds
from toolkit.tasks.fieldtypes import fields_of_project
from toolkit.tasks.standing import standing_of
from toolkit.tasks.status import words_of
from toolkit.workbook.opc.package import Package
from toolkit.workbook.readback.sheets import read_cells

WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm")


@dataclass(frozen=True)
class State:
    """One state of the data: what it is called, its tree, and the data set that names things.

    A workbook (`partial`) has only what its cells show, in one language.
    """

    name: str
    tree: dict[str, Any]
    dataset: Dataset
    language: str = "en"
    partial: bool = False


def state_of(root: Path, name: str) -> State:
    """Return the state that a folder, a workbook or a git revision holds.

    The seeds are read as they are, without asking whether they are right. Raises UsageError if
    the name is none of those, FileError, SeedError or WorkbookError for what cannot be read,
    FindingsError for JSON with mistakes.
    """
    path = root / name
    if path.is_file() and path.suffix.lower() in WORKBOOKS:
        return _of_workbook(root, path, name)
    if path.is_dir():
        return _of_folder(path.parent if path.name == NAME else path, name)
    if has_revision(root, name):
        with folder_at(root, name, NAME) as folder:
            return _of_folder(folder, name)
    hint = "name a folder with seeds, a workbook (.xlsx) or a git revision such as HEAD~1"
    raise UsageError(f'there is no "{name}" to compare; {hint}')


def _of_folder(folder: Path, name: str) -> State:
    dataset = _read(folder)
    return State(name, tree_of(dataset), dataset)


def _read(folder: Path) -> Dataset:
    seeds = read_seeds(folder)
    broken = [found for document in seeds.all_documents() for found in document.findings]
    missing = [found for found in seeds.findings if found.severity == "error"]
    if has_errors([*broken, *missing]):
        raise FindingsError([*broken, *missing])
    return assemble(seeds)


def _of_workbook(root: Path, path: Path, name: str) -> State:
    package = Package.open(path)
    receipt = standing_of(package, path, lambda: None).receipt
    if receipt is None:
        what = "another program wrote it, or dropped what the toolkit keeps in it"
        raise FileError(f"{name} does not say which cell shows what: {what}; compare the seeds")
    dataset, language = _read(root), receipt.language
    found = match(receipt, read_cells(package))
    known = _Shown(dataset, language, fields_of_project())
    tree = placed(known.fields(found), set(_listed(found)))
    return State(name, tree, dataset, language, partial=True)


@dataclass(frozen=True)
class _Shown:
    """What a workbook shows of the data, with its edits."""

    dataset: Dataset
    language: str
    types: Fields

    def fields(self, found: Match) -> Iterator[tuple[str, Any]]:
        """Yield every field that a cell shows, by its path, with what the cell says now."""
        edits = edits_of(found)
        plan = plan_pull(found, edits, Held(self.dataset, self.types))
        typed = {each.field: words_of(each.seen) or None for each in edits if each.sort == "cell"}
        now = {**typed, **{each.field: each.mine for each in plan.fields}}
        gone = {path for t in found.tables for key in t.deleted for path, _ in t.table.fields(key)}
        for path, written in found.receipt.fields():
            if path not in gone:
                yield self._full(path), now.get(path, written.held)
        yield from ((record.path, record.value) for record in plan.records)

    def _full(self, path: str) -> str:
        """Return a path that leads to the words of one language."""
        type_ = self.types.type_of(path, self.language)
        return f"{path}/{self.language}" if type_ and type_.form == "words" else path


def _listed(found: Match) -> Iterator[str]:
    """Yield the lists whose every record has a row of a Table, known by the field of its keys."""
    for seen in found.tables:
        root, _, rest = seen.table.columns[0].field.partition("/{key}")
        if rest.count("/") == 1:
            yield root
