"""The receipt as a part of a workbook: custom XML, which Excel and LibreOffice keep.

    put_receipt(package, receipt)       when a workbook is built
    get_receipt(package)                None where a program dropped it (openpyxl, Google Sheets)

It is a part like any other, so the content digest covers it.
"""

from lxml import etree

from toolkit.errors import WorkbookError
from toolkit.merge.receipt import Receipt
from toolkit.workbook.opc import relationships, xml
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import qualified
from toolkit.workbook.receipt.xmlform import NAMESPACE, from_xml, to_xml

_ITEM = "customXml/item{}.xml"
_PROPERTIES = "customXml/itemProps{}.xml"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES_RELATION = f"{xml.R}/customXmlProps"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_GUID = "{5B0F1C9A-6C1B-4E53-9A77-0D2C8B6E41F3}"
"""Names the store item; any program may ask for it by this."""
_MARGIN = 400  # bytes in which the root element begins


def put_receipt(package: Package, receipt: Receipt) -> None:
    """Give a workbook its receipt; one that it has already is replaced."""
    known = _parts(package)
    if known:
        package.replace(known[0], to_xml(receipt))
        return
    number = _free_number(package)
    item, about = _ITEM.format(number), _PROPERTIES.format(number)
    package.add(item, to_xml(receipt), "application/xml")
    package.add(about, _item_properties(), _PROPERTIES_TYPE)
    package.add_relationship(item, _PROPERTIES_RELATION, about)
    package.add_relationship(package.workbook_part, relationships.CUSTOM_XML, item)


def get_receipt(package: Package) -> Receipt | None:
    """Return the receipt that a workbook carries, or None; a damaged one counts as none."""
    for part in _parts(package):
        try:
            return from_xml(package.read(part), part)
        except WorkbookError:
            continue
    return None


def _parts(package: Package) -> list[str]:
    """Return the custom XML parts that are receipts, wherever a program hung them."""
    names = [name for name in package.names() if name.casefold().startswith("customxml/item")]
    return [name for name in names if NAMESPACE.encode() in package.read(name)[:_MARGIN]]


def _free_number(package: Package) -> int:
    taken, number = {name.casefold() for name in package.names()}, 1
    while {_ITEM.format(number).casefold(), _PROPERTIES.format(number).casefold()} & taken:
        number += 1
    return number


def _item_properties() -> bytes:
    root = etree.Element(qualified(_STORE, "datastoreItem"), nsmap={"ds": _STORE})
    root.set(qualified(_STORE, "itemID"), _GUID)
    references = etree.SubElement(root, qualified(_STORE, "schemaRefs"))
    schema = etree.SubElement(references, qualified(_STORE, "schemaRef"))
    schema.set(qualified(_STORE, "uri"), NAMESPACE)
    return xml.to_bytes(root)
