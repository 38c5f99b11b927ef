"""The seeds folder: its files, read and in order, and the Dataset that they make up."""

import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from io import FileIO
from pathlib import Path
from typing import Any, cast

from toolkit.codes import finding
from toolkit.errors import SeedError
from toolkit.findings import Finding, SeedPlace
from toolkit.model.collections import COLLECTIONS, Collection
from toolkit.model.dataset import Dataset
from toolkit.store import jsontext
from toolkit.store.jsonguard import MAX_VALUES
from toolkit.store.jsonscan import escaped
from toolkit.store.jsontext import Document

MAX_BYTES = 256 * 1024 * 1024
NAME = "seeds"
_PICTURES = (".png", ".jpg", ".jpeg")
"""What may lie beside the data for templates that show it; the fill reads it."""


@dataclass(frozen=True)
class Seeds:
    """The files of a seeds folder by collection; `findings` tell of missing and odd files."""

    documents: dict[str, list[Document]]
    findings: tuple[Finding, ...] = ()

    def all_documents(self) -> list[Document]:
        """Return every file that was read, in the order of the collections."""
        return [document for group in self.documents.values() for document in group]

    def place(self, path: Sequence[str | int], *, key: bool = False) -> SeedPlace:
        """Return where a path of the Dataset, such as ("measures", 0, "title"), is written."""
        document, pointer = self.locate(path)
        return SeedPlace(pointer) if document is None else document.place(pointer, key=key)

    def locate(self, path: Sequence[str | int]) -> tuple[Document | None, str]:
        """Return the file that holds a path of the Dataset, and the JSON pointer within it.

        For what is in no file (a collection without one) it is None and where the file would be.
        """
        collection = next(each for each in COLLECTIONS if each.key == path[0])
        documents, steps = self.documents[collection.key], list(path[1:])
        index = int(steps.pop(0)) if collection.layout == "folder" and steps else 0
        if collection.layout == "list":
            steps.insert(0, collection.key)
        if index >= len(documents):
            return None, f"{NAME}/{collection.path}"
        return documents[index], "".join(f"/{escaped(str(step))}" for step in steps)

    def stems(self) -> dict[str, list[str]]:
        """Return the file names without ending of the collections that have a file a record."""
        folders = [each.key for each in COLLECTIONS if each.layout == "folder"]
        return {key: [Path(each.file).stem for each in self.documents[key]] for key in folders}


def read_document(path: Path, shown: str, max_values: int = MAX_VALUES) -> Document:
    """Read one JSON file, called `shown` in findings, that may hold about `max_values`.

    Raises SeedError if it cannot be read.
    """
    try:
        with _opened(path, shown) as file:
            return jsontext.read(file.readall(), shown, max_values)
    except OSError as error:
        raise SeedError(f"{shown} cannot be read: {_reason(error)}") from error


def read_seeds(root: Path) -> Seeds:
    """Read the folder `seeds` in `root`. Raises SeedError if there is none, or nothing in it."""
    folder = root / NAME
    present = _listed(root, folder)
    documents = {
        each.key: [read_document(folder / name, f"{NAME}/{name}") for name in _files(each, present)]
        for each in COLLECTIONS
    }
    return Seeds(documents, (*_missing(documents, present), *_unknown(present)))


def picture_digests(root: Path) -> dict[str, str]:
    """Return the SHA-256 of every picture in the seeds folder by its name there, sorted.

    They are data as the JSON files are: a workbook that shows one is another when it changes.
    """
    folder = root / NAME
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.name.lower().endswith(_PICTURES) and path.is_file():
            with path.open("rb") as file:
                name = path.relative_to(folder).as_posix()
                found[name] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


def assemble(seeds: Seeds) -> Dataset:
    """Return the Dataset of files that all have a value and satisfy their schemas."""
    return cast(Dataset, {each.key: _assembled(each, seeds) for each in COLLECTIONS})


def _assembled(collection: Collection, seeds: Seeds) -> Any:
    values = [document.value for document in seeds.documents[collection.key]]
    if collection.layout == "list":
        return values[0][collection.key] if values else []
    records = [{k: v for k, v in value.items() if k != "$schema"} for value in values]
    return records if collection.layout == "folder" else records[0]


def _opened(path: Path, shown: str) -> FileIO:
    """Open an ordinary file of a size that can be read; a pipe would keep the tool waiting."""
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        raise SeedError(f"{shown} is not an ordinary file; put the data into one")
    if about.st_size > MAX_BYTES:
        limit = MAX_BYTES // 1024**2
        raise SeedError(f"{shown} is larger than {limit} MiB; split it, or check what it is")
    return path.open("rb", buffering=0)


def _listed(root: Path, folder: Path) -> dict[str, bool]:
    """Return every name below the folder, and whether it is an ordinary file; sorted."""
    if not folder.is_dir():
        where = "the current folder" if root == Path() else str(root)
        hint = "go to the project's folder, or name it with -C"
        raise SeedError(f"there is no folder {NAME} in {where}; {hint}")
    try:
        found = dict(_walk(folder))
    except OSError as error:
        raise SeedError(f"the folder {NAME} cannot be read: {_reason(error)}") from error
    if not any(name.endswith(".json") for name in found):
        raise SeedError(
            f"the folder {root / NAME} holds no JSON file; put the data there"
            f" ({NAME}/release.json and the rest), or name another project with -C"
        )
    return dict(sorted(found.items()))


def _walk(folder: Path, within: str = "") -> Iterator[tuple[str, bool]]:
    """Yield names in the folder and in its own folders, and whether each is an ordinary file."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if not within and _is(entry.is_dir):
                yield from _walk(folder / entry.name, f"{entry.name}/")
            else:
                yield f"{within}{entry.name}", _is(entry.is_file)


def _is(question: Callable[[], bool]) -> bool:
    try:
        return question()
    except OSError:  # links that lead round in a circle
        return False


def _files(collection: Collection, present: dict[str, bool]) -> list[str]:
    """Return the names of a collection's files, sorted by code point so that all machines agree."""
    if collection.layout != "folder":
        return [collection.path] if present.get(collection.path) else []
    return [
        name
        for name, ordinary in present.items()
        if ordinary and name.rpartition("/")[0] == collection.path and name.endswith(".json")
    ]


def _missing(
    documents: Mapping[str, list[Document]], present: Mapping[str, bool]
) -> Iterator[Finding]:
    for each in COLLECTIONS:
        if each.required and not documents[each.key] and each.path not in present:
            place = SeedPlace(f"{NAME}/{each.path}")
            yield finding("S111", "this file is needed and is not there", place, "add it")


def _unknown(present: dict[str, bool]) -> Iterator[Finding]:
    known = {name for each in COLLECTIONS for name in _files(each, present)}
    for name, ordinary in present.items():
        place = SeedPlace(f"{NAME}/{name}")
        if _is_wanted(name) and not ordinary:
            what = "this is not an ordinary file, or a link that leads to none"
            yield finding("S111", what, place, "put the file itself here")
        elif name not in known and not name.lower().endswith(_PICTURES):
            yield finding("S110", "nothing reads this file", place, _nearest(name))


def _is_wanted(name: str) -> bool:
    """Return whether a file of this name would be read."""
    return any(name in _files(each, {name: True}) for each in COLLECTIONS)


def _nearest(name: str) -> str:
    """Return what an unknown file was probably meant to be, or nothing."""
    head, _, tail = name.rpartition("/")
    if any(each.layout == "folder" and each.path == head for each in COLLECTIONS):
        return "a record's file is called by its id and .json"
    choices = [each.path for each in COLLECTIONS if (each.layout == "folder") == bool(head)]
    near = get_close_matches(head or tail, choices, n=1, cutoff=0.7)
    return f"did you mean {NAME}/{near[0]}{'/' + tail if head else ''}?" if near else ""


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "you have no permission to read it"
    return (error.strerror or type(error).__name__).lower()
