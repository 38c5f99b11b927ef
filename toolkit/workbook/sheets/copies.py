"""Copies the parts of a sheet: each copy gets its own parts, which refer to that copy."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from lxml import etree

from toolkit.workbook.calculate.scan import split
from toolkit.workbook.moves.common import drop_attribute, named
from toolkit.workbook.moves.tables import table_name
from toolkit.workbook.opc.attributes import whole
from toolkit.workbook.opc.integrity_names import name_problem
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.relationships import CONTENT_TYPE, rels_name
from toolkit.workbook.opc.xml import XR, qualified, to_bytes
from toolkit.workbook.sheets.itemsheets import ItemSheet
from toolkit.workbook.sheets.parttree import FreeNames, OwnPart
from toolkit.workbook.sheets.renaming import naming, renamed_link, with_sheet, with_tables
from toolkit.workbook.sheets.shapenumbers import Blocks, renumbered
from toolkit.workbook.sheets.threads import with_own_threads

_PLAIN = ("printerSettings", "customProperty", "comments", "threadedComment")
"""What holds no references."""
_UID = qualified(XR, "uid")
_SINGLE = re.compile(rb'\s(?:tabSelected|codeName|xr:uid)\s*=\s*(?:"[^"]*"|\'[^\']*\')')
"""What only one sheet of a workbook may have."""
_TYPE = re.compile(rb"""\s(?:t|cm|vm)\s*=\s*(?:"[^"]*"|'[^']*')""")
_ROWS = re.compile(rb"<(?:[\w.-]+:)?sheetData")
_NOT_IN_NAMES = re.compile(r"[^\w.]+")


@dataclass(frozen=True)
class SheetCopy:
    """One of the sheets that a template's sheet became: its name, its part, its Tables by their
    names in the template.
    """

    name: str
    part: str
    tables: Mapping[str, str] = field(default_factory=dict)


class Copier:
    """Copies sheets within one package; numbers and names stay unique over all of it."""

    def __init__(self, package: Package) -> None:
        """Take the package."""
        self._package = package
        self._free = FreeNames(package)
        self._blocks = Blocks(package)
        tables = [package.xml(part) for part in _tables(package)]
        self._ids = count(max((whole(t, "id") for t in tables), default=0) + 1)
        defined = named(package.xml(package.workbook_part), "definedName")
        names = [*map(table_name, tables), *(name.get("name", "") for name in defined)]
        self._names = {name.casefold() for name in names}

    def copies(self, sheet: ItemSheet, parts: Sequence[OwnPart]) -> list[SheetCopy]:
        """Make the sheets of `sheet`, of which `parts` are the parts; the first one takes these.

        References of a copy to itself and its own Tables lead to the copy.
        """
        known = [table_name(self._package.xml(p.name)) for p in parts if p.kind == "table"]
        sources = [_Source(self._package, part, sheet.info.name) for part in parts]
        found = []
        for number, name in enumerate(sheet.names):
            renamed = sheet.chain and not sheet.empty
            tables = {old: self._table_name(old, name) for old in known} if renamed else {}
            new = {p.name: self._free.like(p.name) if number else p.name for p in parts}
            for source in sources:
                if number:
                    self._copy(source, name, tables, new, number)
                else:
                    source.rename(self._package, name, tables, emptied=sheet.empty)
            found.append(SheetCopy(name, new[sheet.info.part], tables))
        return found

    def _table_name(self, table: str, sheet: str) -> str:
        """Return the name of a Table on the sheet of an item: `Claims_NEXUS`."""
        base = f"{table}_{_NOT_IN_NAMES.sub('_', sheet).strip('_')}"
        name, number = base, 1
        while name.casefold() in self._names or name_problem(name):
            number += 1
            name = f"{base}_{number}"
        self._names.add(name.casefold())
        return name

    def _copy(
        self,
        source: "_Source",
        name: str,
        tables: Mapping[str, str],
        new: Mapping[str, str],
        number: int,
    ) -> None:
        data = source.as_copy(name, tables)
        kind = source.part.kind
        if kind == "table":
            data = self._with_id(data)
        elif kind == "vmlDrawing":
            data = renumbered(data, self._blocks)
        elif kind in ("comments", "threadedComment"):
            data = with_own_threads(data, number)
        package, target = self._package, new[source.part.name]
        package.add(target, data, package.content_type(source.part.name))
        if source.rels is not None:
            package.add(rels_name(target), source.rels_of(name, new), CONTENT_TYPE)

    def _with_id(self, data: bytes) -> bytes:
        root = etree.fromstring(data)
        root.set("id", str(next(self._ids)))
        drop_attribute(root, _UID)
        return to_bytes(root)


class _Source:
    """One part of the template's sheet, read once."""

    def __init__(self, package: Package, part: OwnPart, sheet: str) -> None:
        self.part, self._sheet = part, sheet
        self._folder = posixpath.dirname(part.name)
        self._plain = part.kind in _PLAIN
        self._pattern = naming(sheet)
        read = package.chunks if self._plain else package.utf8
        self._text = b"".join(read(part.name))
        self._single = _without_single(self._text) if part.kind == "worksheet" else self._text
        rels = rels_name(part.name)
        self.rels = package.xml(rels) if rels in package else None
        self._targets = {r.id: r.target for r in package.relationships(part.name) if not r.external}

    def rename(
        self, package: Package, name: str, tables: Mapping[str, str], *, emptied: bool
    ) -> None:
        """Let the part itself be that of the first sheet; without references it stays as it is.

        An `emptied` worksheet loses its formulas.
        """
        data = self._renamed(self._text, name, tables)
        if emptied and self.part.kind == "worksheet":
            data = _without_formulas(data)
        if data != self._text:
            package.replace(self.part.name, data)
        if self.rels is not None:
            data = self.rels_of(name, {})
            if data != to_bytes(self.rels):
                package.replace(rels_name(self.part.name), data)

    def as_copy(self, name: str, tables: Mapping[str, str]) -> bytes:
        """Return the part as it reads on another sheet."""
        return self._renamed(self._single, name, tables)

    def _renamed(self, data: bytes, name: str, tables: Mapping[str, str]) -> bytes:
        if self._plain:
            return data
        data = with_tables(with_sheet(self._pattern, data, name), tables)
        return _with_table_name(data, tables) if self.part.kind == "table" and tables else data

    def rels_of(self, name: str, new: Mapping[str, str]) -> bytes:
        """Return the relationships of a copy, which lead to the copies of what the part had."""
        assert self.rels is not None
        root = etree.fromstring(etree.tostring(self.rels))
        for relationship in root:
            target, key = relationship.get("Target", ""), relationship.get("Id", "")
            if target.startswith("#"):
                relationship.set("Target", renamed_link(target, self._sheet, name))
            elif self._targets.get(key) in new:
                # A copy lies in the folder of the old part, and so do the copies of what it has.
                target = posixpath.relpath(new[self._targets[key]], self._folder)
                relationship.set("Target", target)
        return to_bytes(root)


def _without_single(data: bytes) -> bytes:
    """Return a worksheet without what only one sheet of a workbook may have."""
    rows = _ROWS.search(data)
    end = rows.start() if rows else len(data)
    return _SINGLE.sub(b"", data[:end]) + data[end:]


def _without_formulas(data: bytes) -> bytes:
    """Return a worksheet with the cells of formulas empty, their formats kept."""
    return b"".join(
        piece
        if isinstance(piece, bytes)
        else b"<" + piece.prefix + b"c" + _TYPE.sub(b"", piece.attributes) + b"/>"
        for piece in split([data])
    )


def _with_table_name(data: bytes, tables: Mapping[str, str]) -> bytes:
    root = etree.fromstring(data)
    new = tables[table_name(root)]
    for name in ("name", "displayName"):
        root.set(name, new)
    return to_bytes(root)


def _tables(package: Package) -> Iterator[str]:
    for sheet in package.sheets():
        yield from package.related(sheet.part, "table")
