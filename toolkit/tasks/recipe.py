"""What a workbook was made from, as digests: the data, and the recipe (template, schemas, toolkit,
engine).
"""

import hashlib
import json
from collections.abc import Callable
from importlib.metadata import version

from toolkit import __version__
from toolkit.model.dataset import Dataset
from toolkit.store.schemas import load_schemas
from toolkit.workbook.opc.digest import Digests, content_digest
from toolkit.workbook.opc.package import Package


def canonical(value: object) -> bytes:
    """Return JSON in one form, whatever the order of its keys and the layout of its files."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def data_digest(dataset: Dataset) -> str:
    """Return the SHA-256 of the parsed data set, as hex digits."""
    return hashlib.sha256(canonical(dataset)).hexdigest()


def recipe_digests(template: Package, language: str) -> Callable[[str], Digests]:
    """Take the digest of the template before it is filled; the result takes the data digest."""
    schemas = hashlib.sha256(canonical(load_schemas())).hexdigest()
    engine = f"ironcalc {version('ironcalc')}"
    made_of = [content_digest(template), schemas, __version__, engine]
    recipe = hashlib.sha256(canonical(made_of)).hexdigest()
    return lambda data: Digests(data, recipe, __version__, engine, schemas, language)
