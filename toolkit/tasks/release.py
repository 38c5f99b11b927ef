"""A release: what changed in the data since the one before, kept in the seeds and shown by them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from toolkit.errors import UsageError
from toolkit.files import write_atomically
from toolkit.model.change import Change
from toolkit.model.collections import COLLECTIONS
from toolkit.model.dataset import Dataset
from toolkit.model.release_changes import RecordedChange, ReleaseChanges
from toolkit.store.git import commit_that_added
from toolkit.store.jsonedit import with_value
from toolkit.store.jsontext import Document, read
from toolkit.store.keyorder import canonical
from toolkit.store.schemas import load_schemas
from toolkit.store.seeds import NAME, Seeds
from toolkit.tasks.changes import write_changes
from toolkit.tasks.diff import diff
from toolkit.tasks.load import load
from toolkit.views.changed import CODES, rows
from toolkit.views.edition import Edition

LOG = "CHANGELOG.md"
_VERSION = re.compile(r"\d+\.\d+\.\d+")
_FOLDER = next(each for each in COLLECTIONS if each.key == "changes")
_NOT_TOLD = ("words", "release", "changes")
"""What says how the data is shown and not what it is."""


@dataclass(frozen=True)
class Released:
    """What a release wrote, how many changes it has, and the version that they count from."""

    version: str
    since: str | None
    changes: int
    written: tuple[str, ...]


def release(root: Path, version: str, on: Day, since: str | None = None) -> Released:
    """Write `seeds/changes/VERSION.json`, version and date of `seeds/release.json`, and the log.

    The changes count from `since`, a git revision or folder, by default from the commit that added
    the changes of the newest release; the first release has none. Raises UsageError for a version
    that is not newer, FindingsError for invalid seeds, FileError where something cannot be written.
    """
    loaded = load(root)
    dataset = loaded.valid()
    _refuse_old(version, dataset)
    before = max((each["id"] for each in dataset["changes"]), key=_number, default=None)
    changes: Sequence[RecordedChange] = ()
    if before or since:
        changes = list(_recorded(root, since or _commit_of(root, str(before))))
    made: ReleaseChanges = {
        "id": version,
        "date": on.isoformat(),
        "since": before or (dataset["release"]["version"] if since else None),
        "changes": list(changes),
    }
    written = write_changes(root, loaded.seeds, _with(loaded.seeds, made))
    write_atomically(root / LOG, changelog(load(root).valid()).encode())
    return Released(version, made["since"], len(changes), (*written, LOG))


def changelog(dataset: Dataset) -> str:
    """Return the page of all releases, the newest first, in English."""
    edition = Edition(dataset, load_schemas(), "en")
    lines = ["# Changes of the data", ""]
    lines += ["Written by `border-policy release`; the sheet Changes says the same."]
    for (version, day), of_version in groupby(rows(edition), itemgetter("version", "date")):
        lines += ["", f"## {version} ({day})", ""]
        for record, changes in groupby(of_version, itemgetter("record")):
            lines.append(f"- {record}")
            lines += [f"  - {_line(edition, row)}" for row in changes if row["path"]]
    return "\n".join(lines) + "\n"


def _line(edition: Edition, row: Mapping[str, str]) -> str:
    nowhere = edition.word("cells", "not_applicable")
    about = " · ".join(part for part in (row["axis"], row["field"]) if part != nowhere)
    if row["change"] == edition.label(CODES, "changed"):
        return f"{about}: “{row['was']}” → “{row['now']}”"
    return f"{about} {row['change'].lower()}"


def _refuse_old(version: str, dataset: Dataset) -> None:
    current = dataset["release"]["version"]
    known = [each["id"] for each in dataset["changes"]]
    if not _VERSION.fullmatch(version):
        raise UsageError(f'"{version}" is no version; write it as 1.2.3')
    if version in known or _number(version) < max(map(_number, [current, *known])):
        newest = max([current, *known], key=_number)
        raise UsageError(f"{version} is not newer than {newest}; choose a higher version")


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _commit_of(root: Path, before: str) -> str:
    """Return the commit of the release before."""
    path = root / NAME / _FOLDER.path / f"{before}.json"
    commit = commit_that_added(path)
    if commit is None:
        hint = "commit it, or name what to compare with: --since REVISION"
        raise UsageError(f"git does not have the release {before}; {hint}")
    return commit


def _recorded(root: Path, since: str) -> Iterator[RecordedChange]:
    found = diff(root, since, ".")
    for change, words in zip(found.changes, found.words, strict=True):
        if change.path[0] not in _NOT_TOLD:
            yield _kept(change, words.record)


def _kept(change: Change, record: str) -> RecordedChange:
    """Return a change as a release keeps it; values that are records or lists are left out."""
    kept: RecordedChange = {
        "path": "/".join(change.path),
        "change": change.kind,
        "record": {"en": record},
    }
    if isinstance(change.old, str | int | float):
        kept["old"] = change.old
    if isinstance(change.new, str | int | float):
        kept["new"] = change.new
    return kept


def _with(seeds: Seeds, made: ReleaseChanges) -> Seeds:
    """Return the seeds with the changes of the release, its version and its date."""
    (about,) = seeds.documents["release"]
    for pointer, value in (("/version", made["id"]), ("/date", made["date"])):
        about = with_value(about, pointer, value)
    added = _document(made)
    return replace(
        seeds,
        documents={
            **seeds.documents,
            "changes": [*seeds.documents["changes"], added],
            "release": [about],
        },
    )


def _document(made: ReleaseChanges) -> Document:
    schemas = load_schemas()
    value = {"$schema": f"../../toolkit/schemas/{_FOLDER.schema}.schema.json", **made}
    text = canonical(value, schemas[_FOLDER.schema], schemas)
    return read(text.encode(), f"{NAME}/{_FOLDER.path}/{made['id']}.json")
