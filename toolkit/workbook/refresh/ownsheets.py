"""Sheets of somebody's own, copied with all that belongs to them."""

import posixpath
import re
from collections.abc import Callable, Iterator

from lxml import etree

from toolkit.workbook.moves.common import named
from toolkit.workbook.opc.package import SheetInfo
from toolkit.workbook.opc.relationships import CONTENT_TYPE, Relationship, rels_name
from toolkit.workbook.opc.xml import R, main, qualified, to_bytes
from toolkit.workbook.refresh.sheetparts import PARTS
from toolkit.workbook.refresh.threads import keep_people
from toolkit.workbook.refresh.translate import CannotFollow
from toolkit.workbook.refresh.work import Work
from toolkit.workbook.sheets.parttree import CannotCopy, OwnPart, own_parts

_NUMBER = re.compile(r"\d*(\.\w+)\Z")
_KINDS = {"worksheet": "worksheet", "chartsheet": "chartsheet"}


def copy_sheets(work: Work) -> None:
    """Copy the sheets that the toolkit did not write."""
    for info in own_sheets(work):
        if info.name.casefold() in {name.casefold() for name in work.infos[1]}:
            message = "the template has a sheet of this name now; give yours another one"
            work.stop("R104", info.name, message)
            continue
        if info.kind not in _KINDS:
            work.stop("R104", info.name, f"it is a sheet of the kind {info.kind}")
            continue
        try:
            _SheetCopy(work, info).run()
        except CannotCopy as reason:
            work.stop("R104", info.name, f"the sheet has {reason}")
        except CannotFollow as reason:
            work.stop("R105", info.name, f"something on the sheet names {reason}")
        else:
            work.kept["sheets"] += 1


def own_sheets(work: Work) -> Iterator[SheetInfo]:
    """Yield the sheets of the old workbook that the toolkit did not write."""
    receipt = work.copy.match.receipt
    ours = {*receipt.fixed, *(table.sheet for table in receipt.tables)}
    moved = {table.area.sheet for table in work.copy.match.tables}
    for name, info in work.infos[0].items():
        if name not in ours and name not in moved:
            yield info


class _SheetCopy:
    """One sheet on its way: its parts get names of their own in the new workbook."""

    def __init__(self, work: Work, info: SheetInfo) -> None:
        self._work, self._info = work, info
        self._names: dict[str, str] = {}

    def run(self) -> None:
        """Copy all parts and list the sheet; raises CannotCopy and CannotFollow."""
        old, new = self._work.copy.package, self._work.new
        parts = own_parts(old, self._info.part)
        for part in parts:
            self._names[part.name] = self._add(part.name, self._content(part))
        for part in parts:
            self._relate(part.name)
        if any(part.kind == "threadedComment" for part in parts):
            keep_people(self._work)
        book = new.workbook_part
        kind = f"{R}/{_KINDS[self._info.kind]}"
        rel_id = new.add_relationship(book, kind, self._names[self._info.part])
        root = new.xml(book)
        holder = named(root, "sheets")[0]
        ids = [int(sheet.get("sheetId", "0")) for sheet in holder]
        sheet = etree.SubElement(holder, main("sheet"), name=self._info.name)
        sheet.set("sheetId", str(max(ids, default=0) + 1))
        if self._info.state != "visible":
            sheet.set("state", self._info.state)
        sheet.set(qualified(R, "id"), rel_id)
        new.replace(book, to_bytes(root))

    def _content(self, part: OwnPart) -> bytes:
        change: Callable[..., bytes] | None = PARTS.get(part.kind)
        if part.name == self._info.part:
            change = PARTS[self._info.kind]
        data = self._work.copy.package.read(part.name)
        return data if change is None else change(self._work, self._info.name, part.name)

    def _add(self, name: str, data: bytes) -> str:
        """Add a part under a free name like its own, and return that."""
        new = self._work.new
        pattern = _NUMBER.sub(r"{}\1", name.replace("{", "").replace("}", ""))
        free = new.free_name(pattern)
        new.add(free, data, self._work.copy.package.content_type(name))
        return free

    def _relate(self, part: str) -> None:
        """Give a copied part its relationships, with their ids as they were."""
        old = self._work.copy.package
        if rels_name(part) not in old:
            return
        root, name = old.xml(rels_name(part)), self._names[part]
        targets = {each.id: self._target(each, name) for each in old.relationships(part)}
        for element in root:
            element.set("Target", targets[element.get("Id", "")])
        self._work.new.add(rels_name(name), to_bytes(root), CONTENT_TYPE)

    def _target(self, relationship: Relationship, name: str) -> str:
        target = relationship.target
        if target.startswith("#"):
            place = self._work.copier.translation.place(target[1:], self._info.name)
            return f"#{place}"
        if relationship.external:
            return target
        if target not in self._names:
            if target not in self._work.copy.package:
                raise CannotCopy(f"something that is missing ({target})")
            data = self._work.copy.package.read(target)
            self._names[target] = self._shared(target, data)
        return posixpath.relpath(self._names[target], posixpath.dirname(name) or ".")

    def _shared(self, target: str, data: bytes) -> str:
        """Return the part of the new workbook for one that several sheets may show."""
        new = self._work.new
        if target in new and new.read(target) == data:
            return target
        return self._add(target, data)
