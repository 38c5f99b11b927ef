"""How every output stands: current, stale, edited by hand, missing, or not ours.

Nothing is built to find that out: the digests in a workbook tell what it was made from, and where
another program saved it, its receipt tells what was written. Only where that was dropped and git
does not have it either, what seeds and template give is made in memory.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from toolkit.errors import ToolkitError, WorkbookError
from toolkit.merge.cells import Seen, Shown
from toolkit.merge.edits import Edit
from toolkit.merge.paths import has_record
from toolkit.merge.receipt import Receipt
from toolkit.model.dataset import Dataset
from toolkit.store.schemas import load_schemas
from toolkit.store.seeds import picture_digests
from toolkit.tasks.load import load_to_look_at
from toolkit.tasks.outputs import FOLDER, Output, Wanted, make, outputs_of
from toolkit.tasks.recipe import data_digest, recipe_digests, record_digests
from toolkit.tasks.standing import Fresh, Standing, edits_left, is_of_same, standing_of
from toolkit.tasks.templates import ASIDE
from toolkit.views.edition import Edition
from toolkit.views.naming import named
from toolkit.workbook.opc.digest import Digests, stored_digests
from toolkit.workbook.opc.package import Package

State = Literal["current", "stale", "edited", "missing", "unknown"]


@dataclass(frozen=True)
class EditShown:
    """One edit in words: where it is, whose field it is, what was there and what is there now.

    `what` is the sort of edit; `was` is None where it is not known, as of a computed cell.
    """

    what: str
    cell: str
    record: str = ""
    axis: str = ""
    field: str = ""
    path: str = ""
    was: str | None = None
    now: str | None = None


@dataclass(frozen=True)
class OutputStatus:
    """How one output stands, why, and the command that mends it.

    `because` says what changed since it was made: `seeds`, `template`, `schemas`, `toolkit`,
    `engine`; `records` which records of the seeds did, as far as the workbook tells.
    """

    path: str
    state: State
    because: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    edits: tuple[EditShown, ...] = ()
    note: str = ""
    command: str = ""


def status(root: Path) -> list[OutputStatus]:
    """Return how every output of the project in `root` stands, and every other workbook there.

    Raises FindingsError where the seeds cannot be read as data, FileError without a template.
    """
    dataset = load_to_look_at(root)
    outputs = list(outputs_of(root, dataset, Wanted()))
    found = [_Looked(root, output, dataset).status() for output in outputs]
    return [*found, *_others(root, {output.path for output in outputs})]


def _others(root: Path, known: set[Path]) -> Iterator[OutputStatus]:
    for path in sorted((root / FOLDER).glob("*.xlsx")):
        if path not in known and ASIDE not in path.name and not path.name.startswith(("~$", ".")):
            note = "no template and language of this project make it; move it out of the folder"
            yield OutputStatus(_shown(root, path), "unknown", note=note)


class _Looked:
    """One output, looked at."""

    def __init__(self, root: Path, output: Output, dataset: Dataset) -> None:
        self.root, self.output, self.dataset = root, output, dataset
        self.edition = Edition(dataset, load_schemas(), output.language)
        self.build = f"border-policy build {output.template.stem}"

    def status(self) -> OutputStatus:
        """Return how the output stands."""
        if not self.output.path.exists():
            return self._status("missing", command=self.build)
        try:
            package = Package.open(self.output.path)
            made = fresh(self.root, self.output, self.dataset)
            standing = standing_of(package, self.output.path, made)
        except WorkbookError as error:
            return self._unknown(str(error))
        if not standing.is_ours or standing.digests is None:
            return self._unknown("another program wrote it")
        return self._ours(standing, standing.digests)

    def _ours(self, standing: Standing, was: Digests) -> OutputStatus:
        template = Package.open(self.output.template)
        data = data_digest(self.dataset, picture_digests(self.root))
        now = recipe_digests(template, self.output.language)(data)
        because = tuple(_because(was, now))
        records = tuple(self._records(standing)) if "seeds" in because else ()
        left = edits_left(standing, self.dataset)
        if left or standing.is_doubtful:
            edits = tuple(shown(self.edition, edit) for edit in left)
            command = f"border-policy pull {self._path}"
            return self._status("edited", because, records, edits, standing.doubt, command)
        if is_of_same(was, now):
            return self._status("current", note=standing.doubt)
        return self._status("stale", because, records, (), standing.doubt, self.build)

    def _records(self, standing: Standing) -> Iterator[str]:
        """Yield the records that are not as they were when the workbook was made."""
        was: Mapping[str, str] = standing.receipt.records if standing.receipt else {}
        now = record_digests(self.dataset)
        if was:
            yield from sorted(p for p in {*was, *now} if was.get(p) != now.get(p))

    @property
    def _path(self) -> str:
        return _shown(self.root, self.output.path)

    def _unknown(self, reason: str) -> OutputStatus:
        note = f"{reason}; `{self.build} --force` replaces it and keeps it aside"
        return self._status("unknown", note=note, command=f"{self.build} --force")

    def _status(
        self,
        state: State,
        because: Sequence[str] = (),
        records: Sequence[str] = (),
        edits: Sequence[EditShown] = (),
        note: str = "",
        command: str = "",
    ) -> OutputStatus:
        about = tuple(because), tuple(records), tuple(edits)
        return OutputStatus(self._path, state, *about, note, command)


def fresh(root: Path, output: Output, dataset: Dataset) -> Fresh:
    """Return what makes an output in memory, for where nothing else tells what was written."""

    def made() -> tuple[Digests, Receipt] | None:
        try:
            found = make(root, output, dataset)
        except ToolkitError:  # the data has mistakes, so there is nothing to compare with
            return None
        digests = stored_digests(found.package)
        return (digests, found.receipt) if digests else None

    return made


def shown(edition: Edition, edit: Edit) -> EditShown:
    """Return an edit in words."""
    cell = f"{edit.sheet}!{edit.address}" if edit.address else edit.sheet
    now = words_of(edit.seen)
    if edit.sort != "cell":
        about = edit.heading or edit.table
        return EditShown(edit.sort, cell, edit.key, field=about, now=now)
    what = "computed cell" if edit.kind in ("computed", "formula", "key") else "value"
    was = None if edit.written is None or edit.written.computed else _text(edit.written.shown)
    if not edit.field or not has_record(edition.dataset, edit.field):
        return EditShown(what, cell, edit.key, "", edit.heading, "", was, now)
    about_field = named(edition, edit.field)
    field = edit.heading if what == "computed cell" and edit.heading else about_field.field
    about_record = about_field.record, about_field.axis, field
    return EditShown(what, cell, *about_record, edit.field, was, now)


def words_of(seen: Seen | None) -> str:
    """Return how a cell of a workbook reads."""
    if seen is None:
        return ""
    if seen.form == "formula":
        return f"={seen.text}"
    return seen.text or _text(seen.value)


def _text(value: Shown) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    return "" if value is None else str(value)


def _because(was: Digests, now: Digests) -> Iterator[str]:
    """Yield what of the things that a workbook is made from is another now."""
    if was.data != now.data:
        yield "seeds"
    if was.recipe == now.recipe:
        return
    parts = {"schemas": "schema", "toolkit": "toolkit", "engine": "engine"}
    others = [what for what, name in parts.items() if getattr(was, name) != getattr(now, name)]
    yield from others or ["template"]


def _shown(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
