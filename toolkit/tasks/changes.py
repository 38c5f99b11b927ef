"""Changes of single fields, made in the texts of the seeds; what they make invalid is told."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.errors import FileError
from toolkit.files import make_folder, remove_litter, write_atomically
from toolkit.findings import Finding, SeedPlace
from toolkit.locks import alone_in
from toolkit.merge.cells import Scalar
from toolkit.merge.paths import Found, find
from toolkit.merge.records import NewRecord
from toolkit.merge.schema import Fields
from toolkit.model.collections import COLLECTIONS
from toolkit.store.jsonedit import with_item, with_member, with_value, without_member
from toolkit.store.jsontext import Document, read
from toolkit.store.keyorder import canonical
from toolkit.store.schemas import load_schemas
from toolkit.store.seeds import NAME, Seeds, assemble, read_document

_FOLDERS = {each.key: each for each in COLLECTIONS if each.layout == "folder"}


@dataclass(frozen=True)
class Change:
    """A field that gets another value; None removes it. Words change in one language."""

    path: str
    value: Scalar
    language: str


def changed(seeds: Seeds, change: Change | NewRecord, fields: Fields) -> Seeds:
    """Return the seeds with one field changed, or one record added."""
    if isinstance(change, NewRecord):
        return _added(seeds, change)
    dataset = assemble(seeds)
    found = find(dataset, change.path)
    if change.value is None:
        return _removed(seeds, change, found)
    value: object = change.value
    type_ = fields.type_of(change.path, change.language)
    if type_ is not None and type_.form == "words":
        if found.exists:
            found = find(dataset, f"{change.path}/{change.language}")
        else:
            value = {change.language: value}
    return _set(seeds, change.path, found, value, fields)


def _set(seeds: Seeds, path: str, found: Found, value: object, fields: Fields) -> Seeds:
    if found.exists:
        document, pointer = _located(seeds, found.steps)
        return _with(seeds, document, with_value(document, pointer, value))
    for step in reversed(found.steps[found.depth + 1 :]):
        value = {str(step): value}
    document, pointer = _located(seeds, found.steps[: found.depth])
    order = fields.order("/".join(path.split("/")[: found.depth]))
    key = str(found.steps[found.depth])
    return _with(seeds, document, with_member(document, pointer, key, value, order))


def _removed(seeds: Seeds, change: Change, found: Found) -> Seeds:
    if not found.exists:
        return seeds
    steps = found.steps
    by_language = isinstance(found.value, dict) and change.language in found.value
    if by_language and change.language != "en":
        steps = (*steps, change.language)
    document, pointer = _located(seeds, steps)
    return _with(seeds, document, without_member(document, pointer))


def _added(seeds: Seeds, record: NewRecord) -> Seeds:
    root, ident = record.path.split("/")
    documents = seeds.documents[root]
    if root not in _FOLDERS:
        (document,) = documents
        return _with(seeds, document, with_item(document, f"/{root}", dict(record.value)))
    folder, schemas = _FOLDERS[root], load_schemas()
    address = next((d.value["$schema"] for d in documents if "$schema" in d.value), None)
    value = {**({"$schema": address} if address else {}), **record.value}
    text = canonical(value, schemas[folder.schema], schemas)
    added = read(text.encode(), f"{NAME}/{folder.path}/{ident}.json")
    every = sorted([*documents, added], key=lambda each: each.file)
    return replace(seeds, documents={**seeds.documents, root: every})


def _with(seeds: Seeds, old: Document, new: Document) -> Seeds:
    documents = {
        key: [new if each is old else each for each in group]
        for key, group in seeds.documents.items()
    }
    return replace(seeds, documents=documents)


def _located(seeds: Seeds, steps: Sequence[str | int]) -> tuple[Document, str]:
    document, pointer = seeds.locate(steps)
    if document is None:
        raise FileError(f"{pointer} is not there, so nothing can be changed in it; add the file")
    return document, pointer


def place_of(seeds: Seeds, path: str) -> SeedPlace:
    """Return where a field is written, or the nearest that there is of it."""
    found = find(assemble(seeds), path)
    return seeds.place(found.steps[: max(found.depth, 1)])


def blamed(
    finding: Finding, seeds: Seeds, changes: Iterable[Change | NewRecord]
) -> Iterator[Change | NewRecord]:
    """Yield the changes at, above or below the place of a finding."""
    if not isinstance(finding.place, SeedPlace):
        return
    for change in changes:
        place = place_of(seeds, change.path)
        if place.file == finding.place.file and _related(place.trail, finding.place.trail):
            yield change


def _related(one: str, other: str) -> bool:
    first, second = f"{one}/", f"{other}/"
    return first.startswith(second) or second.startswith(first)


def write_changes(root: Path, old: Seeds, new: Seeds) -> list[str]:
    """Write the files that differ, new ones first, and return their names.

    Raises FileError, also where a file was changed by somebody else since it was read.
    """
    with alone_in(root):
        return _write(root, old, new)


def _write(root: Path, old: Seeds, new: Seeds) -> list[str]:
    for folder in {(root / each.file).parent for each in old.all_documents()}:
        remove_litter(folder)
    before = {each.file: each for each in old.all_documents()}
    differing = [
        each
        for each in new.all_documents()
        if each.file not in before or each.text != before[each.file].text
    ]
    for document in differing:
        path = root / document.file
        known = before.get(document.file)
        if (known is None) == path.exists() or (
            known is not None and read_document(path, document.file).text != known.text
        ):
            raise FileError(f"{document.file} was changed by somebody else meanwhile; run again")
    for document in sorted(differing, key=lambda each: each.file in before):
        path = root / document.file
        make_folder(path.parent)
        remove_litter(path.parent)
        write_atomically(path, document.text.encode())
    return [document.file for document in differing]
