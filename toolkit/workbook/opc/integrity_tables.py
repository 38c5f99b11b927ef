"""What Excel would repair in Tables: headings, columns, names, areas."""

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from toolkit.codes import finding
from toolkit.findings import CellPlace, Finding
from toolkit.workbook.cells.sharedtexts import text_of, unescape
from toolkit.workbook.opc.attributes import indexed, whole
from toolkit.workbook.opc.integrity_boxes import Box, box_of, clashes
from toolkit.workbook.opc.integrity_names import name_problem
from toolkit.workbook.opc.integrity_sheets import merged_boxes
from toolkit.workbook.opc.limits import MAX_TABLE_HEADING
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.sheetshape import SheetShape
from toolkit.workbook.opc.xml import main
from toolkit.workbook.references.references import cell_name


def check_tables(
    package: Package, shapes: Mapping[str, SheetShape], texts: Sequence[str]
) -> Iterator[Finding]:
    """Yield what is wrong with the Tables of the sheets in `shapes`, by sheet name.

    `texts` are the shared strings. Names and numbers are compared over the whole workbook.
    """
    names: set[str] = set()
    ids: set[str] = set()
    for sheet in package.sheets():
        place = CellPlace(package.name, sheet.name)
        tables = [package.xml(part) for part in package.related(sheet.part, "table")]
        for root in tables:
            name, table_id = root.get("displayName", ""), root.get("id", "")
            if name.casefold() in names or table_id in ids:
                yield finding("F122", f'two Tables have the name "{name}" or its number', place)
            names.add(name.casefold())
            ids.add(table_id)
        shape = shapes.get(sheet.name)
        if shape is not None:
            for message in _problems_on_sheet(tables, shape, texts):
                yield finding("F122", message, place)


def _problems_on_sheet(
    tables: list[etree._Element], shape: SheetShape, texts: Sequence[str]
) -> Iterator[str]:
    boxes: list[Box] = []
    for root in tables:
        label = f"Table {root.get('displayName')}"
        box = box_of(root.get("ref", ""), label)
        for message in _problems(root, box, shape, texts):
            yield f"{label}: {message}"
        boxes.extend([] if box is None else [box])
    for first, second in clashes([*boxes, *merged_boxes(shape.root)]):
        if first in boxes or second in boxes:
            yield f"{first} and {second} overlap"


def _problems(
    root: etree._Element, box: Box | None, shape: SheetShape, texts: Sequence[str]
) -> Iterator[str]:
    name = root.get("displayName", "")
    problem = name_problem(name)
    if problem:
        yield f'the name "{name}" {problem}'
    columns = list(root.iter(main("tableColumn")))
    if box is None:
        yield "it has no area"
        return
    headings = [column.get("name", "") for column in columns]
    yield from _column_problems(root, columns, headings, box)
    if root.get("headerRowCount", "1") != "0" and shape.complete:
        yield from _heading_problems(headings, box, shape, texts)
    fixed = whole(root, "headerRowCount", 1) + whole(root, "totalsRowCount")
    if box.bottom - box.top + 1 <= fixed:
        yield "it has no row between headings and totals"
    filters = [box_of(f.get("ref", "")) for f in root.iterchildren(main("autoFilter"))]
    if any(f is None or not _inside(f, box) for f in filters):
        yield "its filter reaches beyond it"


def _column_problems(
    root: etree._Element, columns: list[etree._Element], headings: list[str], box: Box
) -> Iterator[str]:
    if len(columns) != box.right - box.left + 1:
        yield f"it has {len(columns)} columns and covers {box.right - box.left + 1}"
    listed = root.find(main("tableColumns"))
    if listed is not None and listed.get("count", str(len(columns))) != str(len(columns)):
        yield f"it counts {listed.get('count')} columns and has {len(columns)}"
    if len({heading.casefold() for heading in headings}) != len(headings):
        yield "two columns have the same heading"
    if len({column.get("id") for column in columns}) != len(columns):
        yield "two columns have the same number"
    for heading in headings:
        if not heading or len(unescape(heading)) > MAX_TABLE_HEADING:
            yield "a heading is empty or too long"


def _heading_problems(
    headings: list[str], box: Box, shape: SheetShape, texts: Sequence[str]
) -> Iterator[str]:
    cells = {cell.get("r"): cell for cell in shape.root.iter(main("c"))}
    for column, heading in enumerate(headings, box.left):
        address = cell_name(box.top, column)
        shown = _shown(cells.get(address), texts)
        if _plain(shown) != _plain(unescape(heading)):
            yield f'its heading "{heading}" and the text of {address}, "{shown}", differ'


def _inside(inner: Box, outer: Box) -> bool:
    rows = outer.top <= inner.top and inner.bottom <= outer.bottom
    return rows and outer.left <= inner.left and inner.right <= outer.right


def _shown(cell: etree._Element | None, texts: Sequence[str]) -> str:
    """Return the text of a cell as it stands in the file."""
    if cell is None:
        return ""
    value = cell.findtext(main("v")) or ""
    if cell.get("t") == "inlineStr":
        return text_of(cell)
    return indexed(texts, value) if cell.get("t") == "s" and value else unescape(value)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
