"""Links that a fill adds: to addresses, and to the rows of a Table that have certain keys."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from toolkit.workbook.fill.plan import Plan, SheetPlan
from toolkit.workbook.fill.template import TemplateTable
from toolkit.workbook.opc.childorder import insert_in_order
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import R, main, qualified
from toolkit.workbook.references.references import cell_name, quote_sheet
from toolkit.workbook.tags.grammar import Filter, Tag
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


class LinkTargets:
    """Where the links of a filled workbook lead: to rows of Tables, and to sheets of items."""

    def __init__(self, plan: Plan) -> None:
        """Take the plan; its headings are resolved."""
        self._plan = plan

    def mistake(self, tag: Tag) -> tuple[str, str] | None:
        """Return what is wrong with the link of a tag and what to do (empty: as the code says)."""
        match tag.filter("link"):
            case Filter(arguments=("to", "sheet", *_)) if not self._sheets:
                remedy = "name a sheet with a tag, as in {{ measures.short }}"
                return "no sheet of this workbook stands for an item", remedy
            case Filter(arguments=("to", table, *_)) if table != "sheet":
                if table.lower() not in self._tables:
                    return f'there is no Table "{table}" in this workbook', ""
        return None

    def location(self, target: LinkTarget, sheet: SheetPlan) -> str | None:
        """Return the place that a link on a sheet leads to; None where there is no such place.

        Of a Table that every item's sheet has, that of the own sheet comes first.
        """
        if not target.table:
            found = (self._sheets.get(_key(item)) for item in target.items)
            name = next((name for name in found if name), None)
            return name and f"{quote_sheet(name)}A1"
        tables = self._tables[target.table.lower()]
        own = [table for table in tables if table.sheet == sheet.sheet.name]
        places = (table.location(target.keys) for table in (*own, *tables))
        return next((place for place in places if place), None)

    @cached_property
    def _tables(self) -> Mapping[str, Sequence[TableRows]]:
        """The rows of every Table by key, by the Table's name in the template in lower case."""
        found: dict[str, list[TableRows]] = {}
        for plan in self._plan.sheets:
            for table in plan.sheet.tables:
                name = plan.item.tables.get(table.name, table.name)
                found.setdefault(name.lower(), []).append(table_rows(plan, table))
        return found

    @cached_property
    def _sheets(self) -> Mapping[object, str]:
        """The sheet of every item, by the item itself and by its `id`."""
        found: dict[object, str] = {}
        for name, sheet in self._plan.template.items.items():
            for item in sheet.items[-1:]:
                found.setdefault(_key(item), name)
                if isinstance(item, Mapping) and "id" in item:
                    found.setdefault(_key(item["id"]), name)
        return found


def _key(item: object) -> object:
    """Return what is the same for the same item: its text, or which object it is."""
    return item if isinstance(item, str) else id(item)


def missing(target: LinkTarget) -> str:
    """Say that there is no such place."""
    if target.table:
        return f'no row of "{target.table}" has the key "{target.keys[0]}"'
    key = target.items[0] if target.items else None
    return (
        f'no sheet stands for "{key}"' if isinstance(key, str) else "no sheet stands for the item"
    )


def add_links(
    frame: etree._Element,
    package: Package,
    part: str,
    links: Sequence[tuple[str, LinkTarget]],
    located: Callable[[str, LinkTarget], str | None],
) -> None:
    """Add the links to a worksheet's frame and its relationships.

    `located` takes a cell and its target and returns a place in the workbook; None: no link.
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
            location = located(cell, target)
            if location is None:
                continue
            element.set("location", location)
        holder.append(element)
    if len(holder) and holder.getparent() is None:
        insert_in_order(frame, holder)


def _address(package: Package, part: str, address: str, known: dict[str, str]) -> str:
    if address not in known:
        known[address] = package.add_relationship(part, _HYPERLINK, address, external=True)
    return known[address]
