"""A row that somebody added to a Table, as a record of the seeds."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.merge.cells import Scalar
from toolkit.merge.match import RowSeen
from toolkit.merge.meaning import Cell, Refused, meaning
from toolkit.merge.receipt import Column, Receipt, Table, Written, resolved
from toolkit.merge.schema import Fields

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class NewRecord:
    """A record that is to be added at `path` (`sources/new-one`), and the row that it is from."""

    path: str
    value: Mapping[str, Any]
    sheet: str = ""
    address: str = ""


def new_record(
    table: Table, key: str, row: RowSeen, fields: Fields, receipt: Receipt
) -> NewRecord | Refused:
    """Return the record that a row with a new key makes, or what it lacks, or what is wrong."""
    paths = {column: path for column in table.columns if (path := _path(column, key))}
    roots = {"/".join(path.split("/")[:2]) for path in paths.values()}
    if not paths or len(roots) != 1 or not fields.is_list(table.columns[0].field.split("/")[0]):
        message = f'the row "{key}" was added, and its columns do not make up a record'
        return Refused("P120", message, "add the record in the seeds")
    if not _ID.fullmatch(key):
        message = f'the key "{key}" of a new row cannot be an id'
        return Refused("P120", message, "use small letters, digits and single hyphens")
    (root,) = roots
    value: dict[str, Any] = {"id": key}
    for column, path in paths.items():
        written = Written()
        type_ = fields.type_of(path, receipt.language)
        seen = row.cells.get(column.heading)
        if column.kind == "key" or type_ is None or seen is None:
            continue
        meant = meaning(Cell(seen, written, type_, table.blanks))
        if isinstance(meant, Refused):
            return Refused(meant.code, f"{column.heading}: {meant.message}", meant.remedy)
        if meant is not None:
            words = type_.form == "words"
            _put(
                value, path.removeprefix(f"{root}/"), {receipt.language: meant} if words else meant
            )
    missing = list(_lacks(root, value, fields))
    if missing:
        message = f'the row "{key}" was added; a record of it lacks {", ".join(missing)}'
        return Refused("P120", message, "add the record in the seeds, then build")
    return NewRecord(root, value)


def _path(column: Column, key: str) -> str | None:
    if column.kind in ("computed", "formula") or not column.field:
        return None
    return resolved(column.field, key, {})


def _put(value: dict[str, Any], path: str, inside: Scalar | Mapping[str, Scalar]) -> None:
    *way, last = path.split("/")
    for step in way:
        value = value.setdefault(step, {})
    value[last] = inside


def _lacks(path: str, value: Mapping[str, Any], fields: Fields) -> Iterator[str]:
    """Yield the fields that a record must have and does not, also within it."""
    for name in fields.required(path):
        if name not in value:
            yield name
    for name, inside in value.items():
        if isinstance(inside, Mapping):
            for lack in _lacks(f"{path}/{name}", inside, fields):
                yield f"{name}.{lack}"
