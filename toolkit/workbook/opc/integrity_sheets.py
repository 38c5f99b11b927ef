"""What Excel would repair in a worksheet: order, counts, merged cells, rows and cells."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from toolkit.codes import finding
from toolkit.findings import CellPlace, Finding
from toolkit.workbook.opc.attributes import address_of, whole
from toolkit.workbook.opc.childorder import RANK
from toolkit.workbook.opc.integrity_boxes import Box, box_of, clashes
from toolkit.workbook.opc.limits import MAX_CHECKED_BYTES, MAX_ROWS
from toolkit.workbook.opc.package import Package, SheetInfo
from toolkit.workbook.opc.sheetshape import SheetShape
from toolkit.workbook.opc.xml import local, main
from toolkit.workbook.references.references import cell_name

_REPEATED = frozenset({"cols", "conditionalFormatting"})
_COUNTED = ("mergeCells", "tableParts", "dataValidations")
_TAG = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_TAG_BYTES = re.compile(rb"\{\{[^<>]*\}\}")


def check_sheet(
    package: Package, sheet: SheetInfo, shape: SheetShape, strings: int, formats: int | None
) -> Iterator[Finding]:
    """Yield what is wrong with a worksheet; `strings` is how many shared strings there are,
    `formats` how many cell formats, None if nobody says.
    """
    place = CellPlace(package.name, sheet.name)
    for message in _frame_problems(shape.root):
        yield finding("F121", message, place)
    merged = merged_boxes(shape.root)
    for first, second in clashes(merged):
        yield finding("F121", f"the merged cells {first} and {second} overlap", place)
    if shape.complete:
        for cell, message in _row_problems(shape.root, strings, formats):
            yield finding("F121", message, CellPlace(package.name, sheet.name, cell))
    for text in shape.root.xpath("string(*[local-name()='headerFooter'])"), sheet.name:
        if _TAG.search(str(text)):
            yield finding("F124", f"{str(text).strip()!r} looks like a tag", place)


def merged_boxes(root: etree._Element) -> list[Box]:
    """Return the areas of merged cells."""
    found = (box_of(merge.get("ref", "")) for merge in root.iter(main("mergeCell")))
    return [box for box in found if box is not None]


def left_tags(package: Package, texts: Sequence[str]) -> Iterator[Finding]:
    """Yield touched parts with texts that look like tags nobody has filled, one finding a part.

    `texts` are the shared strings. Rows of worksheets hold none.
    """
    strings = package.related(package.workbook_part, "sharedStrings")
    for part in sorted(package.touched):
        if part in strings:
            found = [match[0] for text in texts for match in _TAG.finditer(text)]
        elif part.endswith((".xml", ".vml")) and "worksheets/" not in part:
            found = _tags_in(package, part)
        else:
            continue
        if found:
            more = f" and {len(found) - 1} more" if len(found) > 1 else ""
            message = f"{found[0]!r}{more} looks like a tag"
            yield finding("F124", message, CellPlace(package.name, part))


def _tags_in(package: Package, part: str) -> list[str]:
    if package.is_streamed(part):
        return []
    data = package.read(part)
    if len(data) > MAX_CHECKED_BYTES:
        return []
    return [match.decode("utf-8", "replace") for match in _TAG_BYTES.findall(data)]


def _frame_problems(root: etree._Element) -> Iterator[str]:
    last, seen = -1, set()
    for child in root:
        name = local(child)
        rank = RANK.get(name)
        if rank is None or child.tag != main(name):
            continue
        if rank < last:
            yield f"{name} stands too late in the part"
        if name in seen and name not in _REPEATED:
            yield f"{name} stands in the part twice"
        seen.add(name)
        last = max(last, rank)
        count = child.get("count")
        if name in _COUNTED and count is not None and whole(child, "count") != len(child):
            yield f"{name} counts {count} and has {len(child)}"


def _row_problems(
    root: etree._Element, strings: int, formats: int | None
) -> Iterator[tuple[str, str]]:
    last_row = 0
    for row in root.iter(main("row")):
        number = whole(row, "r", last_row + 1)
        if not last_row < number <= MAX_ROWS:
            yield f"A{number}", f"row {number} stands behind row {last_row}"
        last_row, last_column = number, 0
        for cell in row.iterchildren(main("c")):
            at = address_of(cell) or (number, last_column + 1)
            if at[0] != number or at[1] <= last_column:
                yield cell_name(*at), f"the cell stands in row {number}, out of order"
            last_column = at[1]
            problem = _cell_problem(cell, strings, formats)
            if problem:
                yield cell_name(*at), problem


def _cell_problem(cell: etree._Element, strings: int, formats: int | None) -> str:
    style, value = whole(cell, "s"), cell.findtext(main("v")) or ""
    if formats is not None and style >= max(formats, 1):
        return f"the cell has the format {style}, which is missing"
    if cell.get("t") == "s" and value and not (value.isdecimal() and int(value) < strings):
        return f"the cell shows the text {value}, which is missing"
    return ""


def format_count(package: Package) -> int | None:
    """Return how many cell formats a workbook has, None if it has no list of them."""
    part = next(iter(package.related(package.workbook_part, "styles")), "")
    if part not in package:
        return None
    formats = package.xml(part).find(main("cellXfs"))
    return None if formats is None else len(formats)
