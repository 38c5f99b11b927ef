"""The seeds folder: its files, read and in order, and the Dataset that they make up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast

from toolkit.codes import finding
from toolkit.errors import SeedError
from toolkit.findings import Finding, SeedPlace
from toolkit.model.dataset import Dataset
from toolkit.store import jsontext
from toolkit.store.collections import COLLECTIONS, Collection
from toolkit.store.jsonscan import escaped
from toolkit.store.jsontext import Document

MAX_BYTES = 256 * 1024 * 1024
NAME = "seeds"


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
        collection = next(each for each in COLLECTIONS if each.key == path[0])
        documents, steps = self.documents[collection.key], list(path[1:])
        index = int(steps.pop(0)) if collection.layout == "folder" and steps else 0
        if collection.layout == "list":
            steps.insert(0, collection.key)
        if index >= len(documents):
            return SeedPlace(f"{NAME}/{collection.path}")
        pointer = "".join(f"/{escaped(str(step))}" for step in steps)
        return documents[index].place(pointer, key=key)

    def stems(self) -> dict[str, list[str]]:
        """Return the file names without ending of the collections that have a file a record."""
        folders = [each.key for each in COLLECTIONS if each.layout == "folder"]
        return {key: [Path(each.file).stem for each in self.documents[key]] for key in folders}


def read_document(path: Path, shown: str) -> Document:
    """Read one JSON file, called `shown` in findings. Raises SeedError if it cannot be read."""
    try:
        if path.stat().st_size > MAX_BYTES:
            limit = MAX_BYTES // 1024**2
            raise SeedError(f"{shown} is larger than {limit} MiB; split it, or check what it is")
        return jsontext.read(path.read_bytes(), shown)
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
    return Seeds(documents, (*_missing(documents), *_unknown(present)))


def assemble(seeds: Seeds) -> Dataset:
    """Return the Dataset of files that all have a value and satisfy their schemas."""
    return cast(Dataset, {each.key: _assembled(each, seeds) for each in COLLECTIONS})


def _assembled(collection: Collection, seeds: Seeds) -> Any:
    values = [document.value for document in seeds.documents[collection.key]]
    if collection.layout == "list":
        return values[0][collection.key] if values else []
    records = [{k: v for k, v in value.items() if k != "$schema"} for value in values]
    return records if collection.layout == "folder" else records[0]


def _listed(root: Path, folder: Path) -> dict[str, bool]:
    """Return every name below the folder, and whether it is an ordinary file; sorted."""
    if not folder.is_dir():
        where = "the current folder" if root == Path() else str(root)
        hint = "go to the project's folder, or name it with -C"
        raise SeedError(f"there is no folder {NAME} in {where}; {hint}")
    try:
        found = {path.relative_to(folder).as_posix(): path.is_file() for path in _walk(folder)}
    except OSError as error:
        raise SeedError(f"the folder {NAME} cannot be read: {_reason(error)}") from error
    if not any(name.endswith(".json") for name in found):
        raise SeedError(
            f"the folder {root / NAME} holds no JSON file; put the data there"
            f" ({NAME}/release.json and the rest), or name another project with -C"
        )
    return dict(sorted(found.items()))


def _walk(folder: Path) -> Iterator[Path]:
    """Yield what stands in the folder and in its own folders; nothing deeper is looked at."""
    for path in folder.iterdir():
        within = path.iterdir() if path.is_dir() and not path.name.startswith(".") else (path,)
        yield from (each for each in within if not each.name.startswith("."))


def _files(collection: Collection, present: dict[str, bool]) -> list[str]:
    """Return the names of a collection's files, sorted by code point so that all machines agree."""
    if collection.layout != "folder":
        return [collection.path] if present.get(collection.path) else []
    return [
        name
        for name, ordinary in present.items()
        if ordinary and name.rpartition("/")[0] == collection.path and name.endswith(".json")
    ]


def _missing(documents: dict[str, list[Document]]) -> Iterator[Finding]:
    for each in COLLECTIONS:
        if each.required and not documents[each.key]:
            place = SeedPlace(f"{NAME}/{each.path}")
            yield finding("S111", "this file is needed and is not there", place, "add it")


def _unknown(present: dict[str, bool]) -> Iterator[Finding]:
    known = {name for each in COLLECTIONS for name in _files(each, present)}
    for name in present:
        if name not in known:
            remedy = _nearest(name)
            yield finding("S110", "nothing reads this file", SeedPlace(f"{NAME}/{name}"), remedy)


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
