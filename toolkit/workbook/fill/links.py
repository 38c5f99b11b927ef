"""Links that a fill adds: to addresses, and to the rows of a Table that have certain keys."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from toolkit.workbook.fill.plan import SheetPlan
from toolkit.workbook.fill.template import TemplateTable
from toolkit.workbook.opc.childorder import insert_in_order
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import R, main, qualified
from toolkit.workbook.references.references import cell_name, quote_sheet
from toolkit.workbook.tags.values import LinkTarget, as_text

_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


@dataclass
class TableRows:
    """Where the rows of a filled Table are, by the key in its first column."""

    sheet: str
    left: int
    right: int
    rows: Mapping[str, int] = field(default_factory=dict)

    def location(self, keys: Sequence[str]) -> str | None:
        """Return the area of the rows with these keys, or of the first of them where others lie
        between.
        """
        found = sorted(self.rows[key] for key in keys if key in self.rows)
        if not found:
            return None
        whole = found[-1] - found[0] == len(found) - 1
        last = found[-1] if whole else found[0]
        start, end = cell_name(found[0], self.left), cell_name(last, self.right)
        return f"{quote_sheet(self.sheet)}{start}:{end}"


def table_rows(plan: SheetPlan, table: TemplateTable) -> TableRows:
    """Return the rows of a filled Table by key; none where its first column is not filled from a
    list.
    """
    area, shift = table.area, plan.shift
    left = shift.column(area.left) or area.left
    last = plan.columns_at(area.right)
    copies = len(last.items) - 1 if last and last.items else 0
    rows = TableRows(plan.sheet.name, left, shift.column(area.right, copies) or area.right)
    body = table.body
    block, binding = plan.block_at(body.top, area.left), plan.bindings.get((body.top, area.left))
    if block is None or binding is None:
        return rows
    keys: dict[str, int] = {}
    for copy, item in enumerate(block.items):
        row = shift.row(body.top, area.left, copy)
        if row is not None and item is not None:
            keys.setdefault(as_text(binding.value(item)), row)
    rows.rows = keys
    return rows


def add_links(
    frame: etree._Element,
    package: Package,
    part: str,
    links: Sequence[tuple[str, LinkTarget]],
    tables: Mapping[str, TableRows],
    missing: Callable[[str, LinkTarget], None],
) -> None:
    """Add the links to a worksheet's frame and its relationships; `missing` hears of keys that no
    row has.
    """
    holder = frame.find(main("hyperlinks"))
    if holder is None:
        holder = etree.Element(main("hyperlinks"))
    addresses: dict[str, str] = {}
    for cell, target in links:
        element = etree.Element(main("hyperlink"), nsmap={"r": R})
        element.set("ref", cell)
        if target.address:
            element.set(qualified(R, "id"), _address(package, part, target.address, addresses))
        else:
            location = tables[target.table.lower()].location(target.keys)
            if location is None:
                missing(cell, target)
                continue
            element.set("location", location)
        holder.append(element)
    if len(holder) and holder.getparent() is None:
        insert_in_order(frame, holder)


def _address(package: Package, part: str, address: str, known: dict[str, str]) -> str:
    if address not in known:
        known[address] = package.add_relationship(part, _HYPERLINK, address, external=True)
    return known[address]
