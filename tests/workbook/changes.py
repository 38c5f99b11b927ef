"""What changed in a part: not where, but in which elements and attributes."""

from collections import Counter

from lxml import etree

from toolkit.workbook.opc.xml import local

_Item = tuple[str, str, str]
_THERE = "is there"


def changes(before: bytes, after: bytes) -> set[str]:
    """Return what two versions of an XML part differ in: `parent/element@attribute`, the text of an
    element without `@`, an element that there is more or less often with `+` or `-` in front.

    What a copied element holds as the first one does is no change of its own. Empty where both say
    the same in other bytes or in another order.
    """
    old, new = _items(before), _items(after)
    found: set[str] = set()
    for sign, items, other in (("-", old - new, new), ("+", new - old, old)):
        found |= {
            f"{path}@{name}" if name else path
            for path, name, value in items
            if name != _THERE and not other[path, name, value]
        }
        found |= _outermost(sign, {path for path, name, _ in items if name == _THERE})
    return found


def _outermost(sign: str, paths: set[str]) -> set[str]:
    """Elements that do not merely come and go with the one around them."""
    around = {path.rpartition("/")[2] for path in paths}
    return {f"{sign}{path}" for path in paths if path.partition("/")[0] not in around}


def _items(data: bytes) -> Counter[_Item]:
    found: Counter[_Item] = Counter()
    for element in etree.fromstring(data).iter(etree.Element):
        parent = element.getparent()
        path = local(element) if parent is None else f"{local(parent)}/{local(element)}"
        found[path, _THERE, ""] += 1
        for name, value in element.attrib.items():
            found[path, etree.QName(name).localname, str(value)] += 1
        if element.text and element.text.strip():
            found[path, "", element.text] += 1
    return found
