"""The shared texts of a new workbook, which take in those of an old one, rich text too."""

from copy import deepcopy

from lxml import etree

from toolkit.workbook.cells.strings import STRINGS_RELATION, STRINGS_TYPE, protected
from toolkit.workbook.moves.common import drop_attribute
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import MAIN, main, to_bytes
from toolkit.workbook.refresh.formats import canonical

_NAME = "xl/sharedStrings.xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Strings:
    """The shared texts of both workbooks."""

    def __init__(self, old: Package, new: Package) -> None:
        """Take both workbooks; `store` writes the texts of the new one."""
        self._package = new
        self._old = list(_root(old).iterchildren(main("si")))
        self._new = _root(new)
        self._known: dict[object, int] = {}
        for number, item in enumerate(self._new.iterchildren(main("si"))):
            self._known.setdefault(_key(item), number)
        self._count = len(self._new)

    def taken(self, index: int) -> int:
        """Return the number in the new workbook of a text of the old one; raises IndexError."""
        return self.index(self._old[index])

    def index(self, item: etree._Element) -> int:
        """Return the number of a text, an `si` or an `is`, adding it when it is new."""
        copy = etree.Element(main("si"))
        copy.extend([deepcopy(child) for child in item])
        key = _key(copy)
        if key not in self._known:
            self._known[key] = len(self._new)
            self._new.append(copy)
        return self._known[key]

    def plain(self, text: str) -> int:
        """Return the number of a plain text, adding it when it is new."""
        item = etree.Element(main("si"))
        element = etree.SubElement(item, main("t"))
        element.text = protected(text)
        element.set(_SPACE, "preserve")
        return self.index(item)

    def store(self) -> None:
        """Write the texts of the new workbook, if any was added."""
        if len(self._new) == self._count:
            return
        drop_attribute(self._new, "count")
        self._new.set("uniqueCount", str(len(self._new)))
        package, data = self._package, to_bytes(self._new)
        part = _part(package)
        if part in package:
            package.replace(part, data)
            return
        package.add(_NAME, data, STRINGS_TYPE)
        package.add_relationship(package.workbook_part, STRINGS_RELATION, _NAME)


def _part(package: Package) -> str:
    return next(iter(package.related(package.workbook_part, "sharedStrings")), "")


def _root(package: Package) -> etree._Element:
    part = _part(package)
    return package.xml(part) if part in package else etree.fromstring(f'<sst xmlns="{MAIN}"/>')


def _key(item: etree._Element) -> object:
    """Return what an entry says, without what programs write in more than one way."""
    children = list(item)
    if all(child.tag == main("t") for child in children):
        return "".join(child.text or "" for child in children)
    return tuple((canonical(child), child.findtext(main("t"))) for child in children)
