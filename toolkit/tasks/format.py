"""Seeds in one form, so that a change of the data is the only change that a review shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import FindingsError
from toolkit.files import remove_litter, write_atomically
from toolkit.findings import Finding, worst_first
from toolkit.model.collections import COLLECTIONS
from toolkit.store.jsontext import Document
from toolkit.store.keyorder import canonical
from toolkit.store.schemas import load_schemas
from toolkit.store.seeds import read_seeds
from toolkit.tasks.paths import is_within, shown_paths


@dataclass(frozen=True)
class Formatted:
    """Files that were (or with `check` would be) rewritten, and how many are right as they are."""

    changed: tuple[str, ...]
    right: int


def format_seeds(root: Path, only: Sequence[Path] = (), *, check: bool = False) -> Formatted:
    """Write the seeds in `root` in canonical form; with `check` write nothing.

    `only` are files or folders, relative to `root` or absolute. Values do not change. Raises
    FindingsError for files that are no JSON (none is written then), SeedError and FileError.
    """
    wanted = shown_paths(root, only)
    documents = [each for each in _documents(root) if is_within(each[0].file, wanted)]
    broken: list[Finding] = [found for document, _ in documents for found in document.findings]
    if broken:
        raise FindingsError(worst_first(broken))
    changed = {document.file: text for document, text in _rewritten(documents)}
    for file, text in () if check else changed.items():
        path = root / file
        remove_litter(path.parent)
        write_atomically(path, text.encode())
    return Formatted(tuple(changed), len(documents) - len(changed))


def _documents(root: Path) -> Iterator[tuple[Document, str]]:
    seeds = read_seeds(root)
    for collection in COLLECTIONS:
        for document in seeds.documents[collection.key]:
            yield document, collection.schema


def _rewritten(documents: Sequence[tuple[Document, str]]) -> Iterator[tuple[Document, str]]:
    schemas = load_schemas()
    for document, stem in documents:
        text = canonical(document.value, schemas[stem], schemas)
        if text != document.text:
            yield document, text
