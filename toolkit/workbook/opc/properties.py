"""Document properties: what the file says about itself, in Excel under File > Info."""

import datetime
from collections.abc import Mapping

from lxml import etree

from toolkit.workbook.opc import relationships, xml
from toolkit.workbook.opc.attributes import whole
from toolkit.workbook.opc.package import Package

CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CORE_NAME, _CUSTOM_NAME = "docProps/core.xml", "docProps/custom.xml"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_PID = 2
_EMPTY_CORE = (
    f'<cp:coreProperties xmlns:cp="{xml.CORE}" xmlns:dc="{xml.DC}"'
    f' xmlns:dcterms="{xml.DCTERMS}" xmlns:xsi="{xml.XSI}"/>'
)
_EMPTY_CUSTOM = f'<Properties xmlns="{xml.CUSTOM}" xmlns:vt="{xml.VT}"/>'
_PROPERTY = xml.qualified(xml.CUSTOM, "property")


def set_core(
    package: Package,
    *,
    date: datetime.date,
    title: str | None = None,
    creator: str | None = None,
    language: str | None = None,
) -> None:
    """Set both dates (midnight UTC), last author and language of a workbook.

    Title and author are set where there is none: what the template says of itself stays. What is
    None stays as it is. The clock and the environment are never read.
    """
    name = _located(package, "core-properties") or _CORE_NAME
    root = package.xml(name) if name in package else etree.fromstring(_EMPTY_CORE)
    for namespace, key, text, replaced in (
        (xml.DC, "title", title, False),
        (xml.DC, "creator", creator, False),
        (xml.CORE, "lastModifiedBy", creator, True),
        (xml.DC, "language", language, True),
    ):
        if text is not None:
            child = _child(root, namespace, key)
            child.text = text if replaced else child.text or text
    for key in ("created", "modified"):
        moment = _child(root, xml.DCTERMS, key)
        moment.set(xml.qualified(xml.XSI, "type"), _dcterms_prefix(moment) + ":W3CDTF")
        moment.text = f"{date.isoformat()}T00:00:00Z"
    _put(package, name, root, CORE_TYPE, relationships.CORE_PROPERTIES)


def custom_part(package: Package) -> str:
    """Return the name of the part with the custom properties, empty if there is none."""
    return _located(package, "custom-properties")


def custom(package: Package) -> dict[str, str]:
    """Return the custom properties that a workbook carries, as text by name."""
    name = custom_part(package)
    if not name:
        return {}
    found = package.xml(name).iter(_PROPERTY)
    return {p.get("name", ""): "".join(str(text) for text in p.itertext()) for p in found}


def set_custom(package: Package, values: Mapping[str, str]) -> None:
    """Set custom properties to text; the others stay as they are."""
    name = custom_part(package) or _CUSTOM_NAME
    root = package.xml(name) if name in package else etree.fromstring(_EMPTY_CUSTOM)
    for key, value in values.items():
        _set_property(root, key, value)
    _put(package, name, root, CUSTOM_TYPE, relationships.CUSTOM_PROPERTIES)


def _set_property(root: etree._Element, key: str, value: str) -> None:
    known = [p for p in root.iter(_PROPERTY) if p.get("name") == key]
    if known:
        found = known[0]
        for child in list(found):
            found.remove(child)
        found.text = None
    else:
        pids = [whole(p, "pid") for p in root.iter(_PROPERTY)]
        pid = max([_FIRST_PID - 1, *pids]) + 1
        found = etree.SubElement(root, _PROPERTY, fmtid=_FORMAT_ID, pid=str(pid), name=key)
    etree.SubElement(found, xml.qualified(xml.VT, "lpwstr")).text = value


def _located(package: Package, kind: str) -> str:
    return next((name for name in package.related("", kind) if name in package), "")


def _child(root: etree._Element, namespace: str, key: str) -> etree._Element:
    tag = xml.qualified(namespace, key)
    found = root.find(tag)
    return etree.SubElement(root, tag) if found is None else found


def _dcterms_prefix(element: etree._Element) -> str:
    prefixes = (str(p) for p, uri in element.nsmap.items() if uri == xml.DCTERMS and p)
    return next(prefixes, "dcterms")


def _put(package: Package, name: str, root: etree._Element, content_type: str, kind: str) -> None:
    if name in package:
        package.replace(name, xml.to_bytes(root))
        return
    package.add(name, xml.to_bytes(root), content_type)
    package.add_relationship("", kind, name)
