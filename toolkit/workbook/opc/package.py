"""A workbook as a package of parts: untouched parts stay the bytes they were."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from toolkit.errors import WorkbookError
from toolkit.workbook.opc import content_types, relationships, xml
from toolkit.workbook.opc.archive import PackedPart, read_file, unpack
from toolkit.workbook.opc.attributes import whole
from toolkit.workbook.opc.content_types import ContentTypes
from toolkit.workbook.opc.relationships import Relationship

Producer = Callable[[], Iterable[bytes]]
Data = bytes | Producer

_BINARY_WORKBOOK = "sheet.binary"
_SIGNATURE = "/digital-signature/"
_XML_ENDINGS = (".xml", ".rels", ".vml")


@dataclass(frozen=True)
class SheetInfo:
    """A sheet as the workbook part lists it; `kind` is worksheet, chartsheet, dialogsheet, ..."""

    name: str
    part: str
    sheet_id: int
    state: str
    rel_id: str
    kind: str


class Package:
    """The parts of a workbook, by names as in the zip (`xl/workbook.xml`, no leading slash).

    Parts are unpacked when read. A part may be replaced by a function that yields its bytes anew
    each time it is called, so that a large sheet is never held whole.
    """

    def __init__(self, parts: dict[str, PackedPart], name: str) -> None:
        """Take parts in their order; `name` stands in messages. Use `open` or `from_bytes`."""
        self.name = name
        self.touched: set[str] = set()
        self._parts: dict[str, PackedPart | Data] = dict(parts)
        self._trees: dict[str, etree._Element] = {}
        self._unwritten: set[str] = set()
        self._types: ContentTypes | None = None
        self._names: dict[str, str] = {}
        self._added: set[str] = set()
        self._late: set[str] = set()
        self._frames: dict[str, bytes] = {}

    @classmethod
    def open(cls, path: Path, *, drop_signature: bool = False) -> "Package":
        """Read the workbook at `path`.

        Raises FileError if it cannot be read, WorkbookError if it is no workbook, or one that is
        refused: encrypted, .xls or .xlsb, Strict, signed (unless `drop_signature`), damaged, a zip
        bomb, with a DTD, with illegal or doubled part names.
        """
        return cls.from_bytes(read_file(path), str(path), drop_signature=drop_signature)

    @classmethod
    def from_bytes(cls, data: bytes, name: str, *, drop_signature: bool = False) -> "Package":
        """Read a workbook from the bytes of its file; raises as `open` does."""
        package = cls(unpack(data, name), name)
        package._refuse_other_formats()
        package._refuse_dtds()
        package._settle_signature(drop=drop_signature)
        return package

    def names(self) -> tuple[str, ...]:
        """Return the names of all parts: the original order, added parts sorted, late ones last."""
        order = [name for name in self._parts if name not in self._added] + sorted(self._added)
        return tuple(sorted(order, key=self._late.__contains__))

    def __contains__(self, name: object) -> bool:
        return name in self._parts

    def read(self, name: str) -> bytes:
        """Return the bytes of a part; raise WorkbookError if it is missing or damaged."""
        part = self._part(name)
        return part if isinstance(part, bytes) else b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a part piece by piece; raise WorkbookError as `read` does."""
        part = self._part(name)
        if isinstance(part, bytes):
            yield part
        else:
            yield from part.chunks() if isinstance(part, PackedPart) else part()

    def utf8(self, name: str) -> Iterator[bytes]:
        """Yield a part's XML piece by piece as UTF-8 without byte-order mark; raises as `read`."""
        yield from xml.utf8_chunks(self.chunks(name), f"{self.name}: {name}")

    def producer(self, name: str) -> Producer:
        """Return a function that yields what the part holds now, also after it is replaced."""
        part = self._part(name)
        if isinstance(part, bytes):
            return lambda: (part,)
        return part.chunks if isinstance(part, PackedPart) else part

    def is_streamed(self, name: str) -> bool:
        """Return whether the part is produced while it is written."""
        part = self._part(name)
        return not isinstance(part, bytes | PackedPart)

    def xml(self, name: str) -> etree._Element:
        """Return the parsed root of a part, a copy of its own each time; raise WorkbookError."""
        return xml.parse(self.read(name), f"{self.name}: {name}")

    def frame(self, name: str) -> bytes | None:
        """Return what was given as the frame of a worksheet part: all but its rows."""
        return self._frames.get(name)

    def replace(
        self, name: str, data: Data, *, late: bool = False, frame: bytes | None = None
    ) -> None:
        """Give an existing part new content; raise WorkbookError if there is no such part.

        `late`: the part is written after all others, because what it holds grows while they are
        produced. `frame`: the XML of a produced worksheet without its rows, for checks before.
        """
        self._part(name)
        self._put(name, data)
        if late:
            self._late.add(name)
        if frame is not None:
            self._frames[name] = frame

    def add(self, name: str, data: Data, content_type: str) -> None:
        """Add a part that did not exist; raise ValueError if its name is taken."""
        if name.casefold() in self._folded():
            raise ValueError(f"{self.name} has a part {name} already")
        self._added.add(name)
        self._put(name, data)
        self._names[name.casefold()] = name
        self.set_content_type(name, content_type)

    def remove(self, name: str) -> None:
        """Remove a part, its relationships, its content type and every relationship to it."""
        self._part(name)
        for gone in (name, relationships.rels_name(name)):
            self._parts.pop(gone, None)
            self._trees.pop(gone, None)
            self._names.clear()
            for names in (self._added, self.touched, self._unwritten):
                names.discard(gone)
            if self._content_types.discard(gone):
                self._store(content_types.NAME)
        for rels in [rels for rels in self._parts if relationships.is_rels(rels)]:
            if not relationships.may_lead(self._tree(rels), name):
                continue
            source = relationships.source_name(rels)
            found = (r for r in self.relationships(source) if not r.external)
            self.remove_relationships(source, {r.id for r in found if r.target == name})

    def free_name(self, pattern: str) -> str:
        """Return `pattern` with `{}` replaced by the lowest number from 1 that is not taken."""
        folded, number = self._folded(), 1
        while pattern.format(number).casefold() in folded:
            number += 1
        return pattern.format(number)

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """Return the relationships of a part, of the package for ""; none if it has no list."""
        name = relationships.rels_name(part)
        if name not in self._parts:
            return ()
        return relationships.read(self._tree(name), part, self._folded())

    def related(self, part: str, type_suffix: str) -> tuple[str, ...]:
        """Return the parts that `part` has relationships to whose type ends with `/type_suffix`."""
        return tuple(
            r.target
            for r in self.relationships(part)
            if not r.external and r.type.endswith("/" + type_suffix)
        )

    def add_relationship(self, part: str, kind: str, target: str, *, external: bool = False) -> str:
        """Add a relationship from `part` ("" for the package) and return its id, the next `rIdN`.

        `kind` is the full type; `target` the name of a part, or an address if `external`.
        """
        name = relationships.rels_name(part)
        if name not in self._parts:
            self.add(name, xml.to_bytes(relationships.new_root()), relationships.CONTENT_TYPE)
        new_id = relationships.append(self._tree(name), part, kind, target, external=external)
        self._store(name)
        return new_id

    def remove_relationships(self, part: str, ids: set[str]) -> None:
        """Remove the relationships of `part` with these ids; other bytes change only if any is."""
        if ids:
            name = relationships.rels_name(part)
            relationships.drop(self._tree(name), ids)
            self._store(name)

    def content_type(self, part: str) -> str:
        """Return the content type of a part, empty if the package does not say."""
        return self._content_types.get(part)

    def set_content_type(self, part: str, content_type: str) -> None:
        """Give an existing part another content type."""
        if self._content_types.put(part, content_type):
            self._store(content_types.NAME)

    @property
    def workbook_part(self) -> str:
        """The name of the part with the list of sheets."""
        for name in self.related("", "officeDocument"):
            if name in self._parts:
                return name
        raise WorkbookError(f"{self.name} is not an Excel workbook (.xlsx)")

    def sheets(self) -> tuple[SheetInfo, ...]:
        """Return the sheets in the order of their tabs; those without a part are left out."""
        book = self.workbook_part
        targets = {r.id: r for r in self.relationships(book)}
        found = []
        for sheet in self.xml(book).iter(xml.main("sheet")):
            rel = targets.get(sheet.get(xml.qualified(xml.R, "id"), ""))
            if rel is None or rel.target not in self._parts:
                continue
            name, state = sheet.get("name", ""), sheet.get("state", "visible")
            kind = rel.type.rpartition("/")[2]
            found.append(SheetInfo(name, rel.target, whole(sheet, "sheetId"), state, rel.id, kind))
        return tuple(found)

    @property
    def _content_types(self) -> ContentTypes:
        root = self._tree(content_types.NAME)
        if self._types is None or self._types.root is not root:
            self._types = ContentTypes(root)
        return self._types

    def _part(self, name: str) -> PackedPart | Data:
        if name in self._unwritten:
            self._unwritten.discard(name)
            self._parts[name] = xml.to_bytes(self._trees[name])
        try:
            return self._parts[name]
        except KeyError:
            raise WorkbookError(f"{self.name} has no part {name}") from None

    def _put(self, name: str, data: Data) -> None:
        self._parts[name] = data
        self._trees.pop(name, None)
        self._unwritten.discard(name)
        self.touched.add(name)

    def _folded(self) -> dict[str, str]:
        if not self._names:
            self._names = {name.casefold(): name for name in self._parts}
        return self._names

    def _tree(self, name: str) -> etree._Element:
        if name not in self._trees:
            self._trees[name] = self.xml(name)
        return self._trees[name]

    def _store(self, name: str) -> None:
        """Have a part written from its tree, when somebody reads it: many changes, one writing."""
        self._unwritten.add(name)
        self.touched.add(name)

    def _refuse_other_formats(self) -> None:
        if content_types.NAME not in self._parts:
            raise WorkbookError(f"{self.name} is not an Excel workbook (.xlsx); save it as .xlsx")
        if any(r.type.startswith(xml.STRICT) for r in self.relationships("")):
            raise WorkbookError(
                f"{self.name} is in the Strict form of .xlsx; save it as Excel Workbook (.xlsx)"
            )
        book = self.workbook_part
        if _BINARY_WORKBOOK in self.content_type(book):
            raise WorkbookError(f"{self.name} is a binary workbook (.xlsb); save it as .xlsx")
        if self.xml(book).tag != xml.main("workbook"):
            raise WorkbookError(f"{self.name} is not an Excel workbook (.xlsx)")

    def _refuse_dtds(self) -> None:
        for name in self._parts:
            if name.lower().endswith(_XML_ENDINGS):
                xml.refuse_dtd(self.utf8(name), f"{self.name}: {name}")

    def _settle_signature(self, *, drop: bool) -> None:
        signed = [r for r in self.relationships("") if _SIGNATURE in r.type]
        if signed and not drop:
            raise WorkbookError(
                f"{self.name} is digitally signed, and filling it would break the signature;"
                " remove the signature in Excel, or tell the tool to drop it"
            )
        for relationship in signed:
            self.remove_relationships("", {relationship.id})
        for name in [name for name in self._parts if signed and name.startswith("_xmlsignatures/")]:
            if name in self._parts:
                self.remove(name)
