"""Cell formats of one workbook in another: those of an old copy, added to the styles of a new one
where it does not have the same.
"""

from collections.abc import Collection, Iterator
from copy import deepcopy

from lxml import etree

from toolkit.workbook.looks.cellformats import ALIGNMENT, FONT
from toolkit.workbook.moves.common import drop_attribute
from toolkit.workbook.opc.attributes import whole
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import R, main, to_bytes

_LISTS = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}
_APPLIED = ("NumberFormat", "Font", "Fill", "Border", "Alignment", "Protection")
_FIRST_OWN_FORMAT = 164
_ORDER = [
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
]
_KEPT = (f"{{{R}}}", "{http://www.w3.org/XML/1998/namespace}")
_IN_FONT = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz"),
    *("color", "name", "family", "charset", "scheme"),
)
"""The order in which a font says what it is, as Excel writes it."""


class Formats:
    """The styles of a new workbook, which take in formats of an old one."""

    def __init__(self, old: Package, new: Package) -> None:
        """Take both workbooks; `store` writes the styles of the new one."""
        self._package = new
        self._part = _styles_part(new)
        self._old = StyleLists(_root(old))
        self.new = StyleLists(_root(new))
        self._known: dict[int, int] = {}
        self._known_rules: dict[int, int] = {}

    def cell(self, style: int) -> int:
        """Return the format of the new workbook that looks as format `style` of the old one."""
        if style not in self._known:
            old = self._old.member("cellXfs", style)
            self._known[style] = 0 if old is None else self._taken(old)
        return self._known[style]

    def mixed(self, style: int, old_style: int, aspects: Collection[str]) -> int:
        """Return a format that looks as `style` of the new workbook, but in these aspects as
        `old_style` of the old one.
        """
        base, old = self.new.member("cellXfs", style), self._old.member("cellXfs", old_style)
        if base is None or old is None:
            return style
        found = copied(base)
        if "fill" in aspects:
            self._take(found, old, "fillId", "Fill")
        if "border" in aspects:
            self._take(found, old, "borderId", "Border")
        if "number" in aspects:
            number = self.number_format(whole(old, "numFmtId"))
            found.set("numFmtId", str(number))
            found.set("applyNumberFormat", "1")
        if not set(FONT).isdisjoint(aspects):
            self._mix_fonts(found, old, aspects)
        if not set(ALIGNMENT).isdisjoint(aspects):
            _mix_alignment(found, old, aspects)
        return self.new.index("cellXfs", found)

    def _take(self, found: etree._Element, old: etree._Element, attribute: str, what: str) -> None:
        found.set(attribute, str(self.taken_list(attribute, whole(old, attribute))))
        found.set(f"apply{what}", "1")

    def _mix_fonts(
        self, found: etree._Element, old: etree._Element, aspects: Collection[str]
    ) -> None:
        font = self.new.member("fonts", whole(found, "fontId"))
        theirs = self._old.member("fonts", whole(old, "fontId"))
        if font is None or theirs is None:
            return
        mixed = copied(font)
        for aspect in sorted(set(FONT) & set(aspects)):
            for tag in FONT[aspect]:
                for element in mixed.findall(main(tag)):
                    mixed.remove(element)
                mixed.extend([copied(element) for element in theirs.findall(main(tag))])
        mixed[:] = sorted(mixed, key=lambda e: _IN_FONT.index(etree.QName(e).localname))
        found.set("fontId", str(self.new.index("fonts", mixed)))
        found.set("applyFont", "1")

    def rule(self, number: int) -> int:
        """Return the format of rules (`dxfs`) that looks as number `number` of the old workbook."""
        if number not in self._known_rules:
            old = self._old.member("dxfs", number)
            found = etree.Element(main("dxf")) if old is None else copied(old)
            self._known_rules[number] = self.new.index("dxfs", found)
        return self._known_rules[number]

    def taken_list(self, attribute: str, index: int) -> int:
        """Return the number in the new styles of what a format of the old one names: `fillId`."""
        name = _LISTS[attribute]
        member = self._old.member(name, index)
        return 0 if member is None else self.new.index(name, copied(member))

    def number_format(self, number: int) -> int:
        """Return the number in the new styles of a number format of the old one."""
        code = self._old.code(number)
        return number if code is None else self.new.number_of(code)

    def _taken(self, old: etree._Element) -> int:
        found = etree.Element(main("xf"))
        found.set("numFmtId", str(self.number_format(whole(old, "numFmtId"))))
        for attribute in _LISTS:
            found.set(attribute, str(self.taken_list(attribute, whole(old, attribute))))
        found.set("xfId", "0")
        if old.get("quotePrefix") in ("1", "true"):
            found.set("quotePrefix", "1")
        for name in _APPLIED:
            found.set(f"apply{name}", "1")
        for name in ("alignment", "protection"):
            child = old.find(main(name))
            if child is not None:
                found.append(copied(child))
        return self.new.index("cellXfs", found)

    def store(self) -> None:
        """Write the styles of the new workbook, if any was added."""
        if self.new.changed:
            self._package.replace(self._part, to_bytes(self.new.root))


class StyleLists:
    """The lists in a styles part: fonts, fills, borders, formats."""

    def __init__(self, root: etree._Element) -> None:
        """Take the root of the part, which is changed in place."""
        self.root, self.changed = root, False
        self._index: dict[str, dict[Canonical, int]] = {}

    def members(self, name: str) -> Iterator[etree._Element]:
        """Yield the members of a list."""
        holder = self.root.find(main(name))
        if holder is not None:
            yield from holder.iterchildren(etree.Element)

    def member(self, name: str, index: int) -> etree._Element | None:
        """Return a member of a list by its number, None if there is none."""
        return next((m for i, m in enumerate(self.members(name)) if i == index), None)

    def code(self, number: int) -> str | None:
        """Return the code of a number format that the workbook defines itself."""
        found = (f for f in self.members("numFmts") if whole(f, "numFmtId") == number)
        return next((each.get("formatCode") for each in found), None)

    def number_of(self, code: str) -> int:
        """Return the number of a number format, adding it when it is new."""
        for each in self.members("numFmts"):
            if each.get("formatCode") == code:
                return whole(each, "numFmtId")
        numbers = [whole(each, "numFmtId") for each in self.members("numFmts")]
        number = max([_FIRST_OWN_FORMAT - 1, *numbers]) + 1
        element = etree.Element(main("numFmt"), numFmtId=str(number), formatCode=code)
        self._append("numFmts", element)
        return number

    def index(self, name: str, member: etree._Element) -> int:
        """Return the number of a member that is the same, adding it when it is new."""
        known = self._index.get(name)
        if known is None:
            known = self._index[name] = {}
            for number, each in enumerate(self.members(name)):
                known.setdefault(canonical(each), number)
        key = canonical(member)
        if key not in known:
            known[key] = self._append(name, member)
        return known[key]

    def _append(self, name: str, member: etree._Element) -> int:
        holder = self.root.find(main(name))
        if holder is None:
            holder = etree.Element(main(name))
            behind = [e for e in self.root if _rank(e) > _ORDER.index(name)]
            if behind:
                behind[0].addprevious(holder)
            else:
                self.root.append(holder)
        holder.append(member)
        holder.set("count", str(len(holder)))
        self.changed = True
        return len(holder) - 1


def _mix_alignment(found: etree._Element, old: etree._Element, aspects: Collection[str]) -> None:
    theirs = old.find(main("alignment"))
    alignment = found.find(main("alignment"))
    if alignment is None:
        alignment = etree.Element(main("alignment"))
        found.insert(0, alignment)
    for name in set(ALIGNMENT) & set(aspects):
        value = theirs.get(name) if theirs is not None else None
        if value is None:
            drop_attribute(alignment, name)
        else:
            alignment.set(name, value)
    found.set("applyAlignment", "1")


def copied(element: etree._Element) -> etree._Element:
    """Return an element of its own, without what stood behind it and without marks that a part
    only may have where its root says that they can be ignored.
    """
    copy = deepcopy(element)
    copy.tail = None
    for each in copy.iter(etree.Element):
        for name in map(str, list(each.attrib)):
            if name.startswith("{") and not name.startswith(_KEPT):
                drop_attribute(each, name)
    return copy


def _rank(element: etree._Element) -> int:
    name = etree.QName(element).localname
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


Canonical = tuple[object, ...]


def canonical(element: etree._Element) -> Canonical:
    """Return what an element says, whatever prefixes and order of attributes a program writes."""
    attributes = tuple(sorted((str(name), str(value)) for name, value in element.attrib.items()))
    inside = tuple(canonical(child) for child in element.iterchildren(etree.Element))
    return element.tag, attributes, (element.text or "").strip(), inside


def _styles_part(package: Package) -> str:
    return next(iter(package.related(package.workbook_part, "styles")), "")


def _root(package: Package) -> etree._Element:
    part = _styles_part(package)
    if part in package:
        return package.xml(part)
    return etree.fromstring(f'<styleSheet xmlns="{main("")[1:-1]}"/>')
