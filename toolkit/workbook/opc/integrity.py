"""Is the filled workbook one that Excel opens without repairing it? Asked before it is written.

Only parts that the fill has touched are looked at: what a template brings along is not ours to
judge. The rows of very large sheets are left to the writer that made them.
"""

from collections.abc import Iterator

from toolkit.codes import finding
from toolkit.findings import CellPlace, Finding
from toolkit.workbook.cells.sharedtexts import shared_texts
from toolkit.workbook.opc import relationships
from toolkit.workbook.opc.attributes import naming
from toolkit.workbook.opc.integrity_names import check_names
from toolkit.workbook.opc.integrity_sheets import check_sheet, format_count, left_tags
from toolkit.workbook.opc.integrity_tables import check_tables
from toolkit.workbook.opc.limits import MAX_CHECKED_BYTES
from toolkit.workbook.opc.package import Package, SheetInfo
from toolkit.workbook.opc.sheetshape import SheetShape, read_shape
from toolkit.workbook.opc.xml import R

_XML = (".xml", ".rels", ".vml")
_REFERENCES = f"{{{R}}}"


def check_package(package: Package) -> list[Finding]:
    """Return what in the touched parts of a filled workbook would make Excel repair or refuse it.

    An error (F120 to F123) means that the workbook must not be written. Text that looks like a tag
    (F124) is a warning, since data may hold such text. Raises WorkbookError if a part is not
    well-formed XML.
    """
    with naming(package.name):
        return list(_check(package))


def _check(package: Package) -> Iterator[Finding]:
    yield from _check_parts(package)
    yield from check_names(package)
    shapes: dict[str, SheetShape] = {}
    texts, formats = shared_texts(package), format_count(package)
    for sheet in package.sheets():
        if sheet.kind != "worksheet" or not _concerned(package, sheet):
            continue
        shape = shapes[sheet.name] = read_shape(package, sheet.part)
        if sheet.part in package.touched:
            yield from check_sheet(package, sheet, shape, len(texts), formats)
    yield from check_tables(package, shapes, texts)
    yield from left_tags(package, texts)


def _concerned(package: Package, sheet: SheetInfo) -> bool:
    tables = package.related(sheet.part, "table")
    return sheet.part in package.touched or not package.touched.isdisjoint(tables)


def _check_parts(package: Package) -> Iterator[Finding]:
    for name in sorted(package.touched):
        place = CellPlace(package.name, name)
        if name != "[Content_Types].xml" and not package.content_type(name):
            yield finding("F120", "the part has no content type", place)
        if relationships.is_rels(name):
            yield from _check_targets(package, name, place)
        elif name.endswith(_XML) and not package.is_streamed(name):
            yield from _check_references(package, name, place)


def _check_targets(package: Package, name: str, place: CellPlace) -> Iterator[Finding]:
    ids: set[str] = set()
    for relationship in package.relationships(relationships.source_name(name)):
        if relationship.id in ids:
            yield finding("F120", f"two relationships have the id {relationship.id}", place)
        ids.add(relationship.id)
        target = relationship.target
        if not relationship.external and target and target not in package:
            yield finding("F120", f"a relationship leads to {target}, which is missing", place)


def _check_references(package: Package, name: str, place: CellPlace) -> Iterator[Finding]:
    """Every r:id, r:embed, ... of a part must be among its relationships."""
    data = package.read(name)
    if len(data) > MAX_CHECKED_BYTES or R.encode() not in data:
        return
    known = {relationship.id for relationship in package.relationships(name)}
    for element in package.xml(name).iter("*"):
        for attribute, value in element.attrib.items():
            if str(attribute).startswith(_REFERENCES) and value and value not in known:
                yield finding("F120", f"the relationship {value!s} is missing", place)
