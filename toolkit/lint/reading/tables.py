"""The Tables of a sheet."""

from lxml import etree

from toolkit.lint.parts import Table
from toolkit.lint.reading.numbers import area, count, truth
from toolkit.workbook.cells.sharedtexts import unescape
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import main


def read_tables(package: Package, part: str) -> list[Table]:
    """Return the Tables that a worksheet part has, from top to bottom; may raise WorkbookError."""
    found = [
        _table(package.xml(name)) for name in package.related(part, "table") if name in package
    ]
    return sorted((table for table in found if table), key=lambda table: table.area)


def _table(root: etree._Element) -> Table | None:
    ref = area(root.get("ref", ""))
    if ref is None:
        return None
    info = root.find(main("tableStyleInfo"))
    buttons, filtered = read_filter(root.find(main("autoFilter")))
    return Table(
        root.get("displayName", root.get("name", "")),
        ref,
        count(root, "headerRowCount", 1),
        count(root, "totalsRowCount"),
        tuple(unescape(each.get("name", "")) for each in root.iter(main("tableColumn"))),
        buttons,
        filtered,
        info.get("name", "") if info is not None else "",
        info is not None and (truth(info, "showRowStripes") or truth(info, "showColumnStripes")),
    )


def read_filter(element: etree._Element | None) -> tuple[bool, bool]:
    """Return whether a filter has buttons that show, and whether it leaves rows out."""
    if element is None:
        return False, False
    ref = area(element.get("ref", ""))
    columns = list(element.iterchildren(main("filterColumn")))
    silent = {c.get("colId") for c in columns if truth(c, "hiddenButton")}
    width = ref.right - ref.left + 1 if ref else 1
    return len(silent) < width, any(len(c) for c in columns)
