"""What a workbook was made from, as digests: the data, and the recipe (template, schemas, toolkit,
engine).
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import version
from typing import Any

from toolkit import __version__
from toolkit.merge.cells import short_digest
from toolkit.model.dataset import Dataset
from toolkit.store.schemas import load_schemas
from toolkit.workbook.opc.digest import Digests, content_digest
from toolkit.workbook.opc.package import Package


def canonical(value: object) -> bytes:
    """Return JSON in one form, whatever the order of its keys and the layout of its files."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def data_digest(dataset: Dataset, pictures: Mapping[str, str] | None = None) -> str:
    """Return the SHA-256 of the parsed data set, and of the pictures beside it, as hex digits."""
    whole = [dataset, pictures] if pictures else dataset
    return hashlib.sha256(canonical(whole)).hexdigest()


def record_digests(dataset: Dataset) -> dict[str, str]:
    """Return a short digest of every record by its path: `measures/fast`, `words/cover`."""
    return {path: short_digest(canonical(record).decode()) for path, record in _records(dataset)}


def _records(dataset: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    for name, collection in dataset.items():
        if isinstance(collection, list):
            yield from ((f"{name}/{record['id']}", record) for record in collection)
        elif name == "words":
            yield from ((f"{name}/{group}", words) for group, words in collection.items())
        else:
            yield name, collection


def recipe_digests(template: Package, language: str) -> Callable[[str], Digests]:
    """Take the digest of the template before it is filled; the result takes the data digest."""
    schemas = hashlib.sha256(canonical(load_schemas())).hexdigest()
    engine = f"ironcalc {version('ironcalc')}"
    made_of = [content_digest(template), schemas, __version__, engine]
    recipe = hashlib.sha256(canonical(made_of)).hexdigest()
    return lambda data: Digests(data, recipe, __version__, engine, schemas, language)
