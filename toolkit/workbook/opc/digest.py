"""The content digest: one number for the parts of a workbook, whatever packed them.

It is the SHA-256 over one line per part in their order: name, length, SHA-256 of the uncompressed
bytes. The digest is itself a property in the workbook, so that property counts as zeros.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from toolkit.workbook.opc import content_types, properties, relationships
from toolkit.workbook.opc.package import Package

_PREFIX = "border-policy "
_BLANK = "0" * 64
_VALUE = re.compile(
    rf'(name="{_PREFIX}content"[^>]*><(?:[\w.-]+:)?lpwstr[^>]*>)[0-9a-f]{{64}}(?=</)'.encode()
)


@dataclass(frozen=True)
class Digests:
    """What a workbook says it was made from: digests of data and recipe, versions, language.

    `content` is empty for a workbook that is not written yet.
    """

    data: str
    recipe: str
    toolkit: str
    engine: str
    schema: str
    language: str
    content: str = ""


class ContentHash:
    """Sums up the parts of a workbook one after the other, piece by piece."""

    def __init__(self) -> None:
        self._sum = hashlib.sha256()

    def through(self, name: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the chunks of a part as they come, and count the part when they end."""
        part, length = hashlib.sha256(), 0
        for chunk in chunks:
            part.update(chunk)
            length += len(chunk)
            yield chunk
        self._sum.update(f"{name}\0{length}\0{part.hexdigest()}\n".encode())

    def hexdigest(self) -> str:
        """Return the digest of the parts so far."""
        return self._sum.hexdigest()


def part_order(package: Package) -> tuple[str, ...]:
    """Return the order in which parts are written: types, relationships, ..., own properties."""
    custom = properties.custom_part(package)
    first = (content_types.NAME, relationships.rels_name(""))
    middle = (name for name in package.names() if name not in (*first, custom))
    return (*first, *middle, *((custom,) if custom else ()))


def blanked(custom: bytes, value: str = _BLANK) -> bytes:
    """Return the part with custom properties with `value` as its content digest, if it has one."""
    return _VALUE.sub(rb"\g<1>" + value.encode(), custom)


def content_digest(package: Package) -> str:
    """Return the content digest of a workbook, read or about to be written, as 64 hex digits."""
    custom, total = properties.custom_part(package), ContentHash()
    for name in part_order(package):
        chunks = (blanked(package.read(name)),) if name == custom else package.chunks(name)
        for _ in total.through(name, chunks):
            pass
    return total.hexdigest()


def seal(package: Package, digests: Digests) -> None:
    """Give a workbook its digests as custom properties; writing it fills in the content digest."""
    values = {f.name: getattr(digests, f.name) for f in fields(Digests)} | {"content": _BLANK}
    properties.set_custom(package, {_PREFIX + name: value for name, value in values.items()})


def stored_digests(package: Package) -> Digests | None:
    """Return the digests that a workbook carries, None if they are not all there."""
    found = properties.custom(package)
    values = {f.name: found.get(_PREFIX + f.name) for f in fields(Digests)}
    present = {name: value for name, value in values.items() if value is not None}
    return Digests(**present) if len(present) == len(values) else None


def is_own_unedited(package: Package) -> bool:
    """Return whether the workbook is exactly what some version of the toolkit wrote."""
    stored = stored_digests(package)
    return stored is not None and stored.content == content_digest(package)
