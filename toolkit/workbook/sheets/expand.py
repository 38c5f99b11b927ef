"""Puts a sheet for every item into the template, before anything is planned."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from toolkit.codes import finding
from toolkit.findings import CellPlace, Finding
from toolkit.workbook.fill.template import Template
from toolkit.workbook.opc.limits import MAX_PARTS
from toolkit.workbook.sheets.booklist import list_copies
from toolkit.workbook.sheets.copies import Copier, SheetCopy
from toolkit.workbook.sheets.items import SheetItem
from toolkit.workbook.sheets.itemsheets import ItemSheet, read_item_sheets
from toolkit.workbook.sheets.outside import Copied, lead_to_copies
from toolkit.workbook.sheets.parttree import CannotCopy, OwnPart, own_parts
from toolkit.workbook.tags.context import Context
from toolkit.workbook.tags.parse import has_tag


@dataclass
class Expanded:
    """What stands for what: the item of every sheet by its name, and what was found on the way."""

    items: dict[str, SheetItem] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def refuse(self, template: Template, sheet: ItemSheet, message: str, remedy: str) -> None:
        """Say why a sheet cannot stand for every item."""
        place = CellPlace(template.file, sheet.info.name)
        self.findings.append(finding("T113", message, place, remedy))


def expand_sheets(template: Template, context: Context) -> Expanded:
    """Copy every sheet whose name holds a tag, one for every item; the package is changed.

    References within a copy stay in that copy. Those from elsewhere cover all copies where a
    function takes several ranges, else they mean the first, which is a finding.
    """
    found = Expanded()
    if not any(has_tag(sheet.name) for sheet in template.package.sheets()):
        return found
    package, copies = template.package, dict[str, list[SheetCopy]]()
    item_sheets = read_item_sheets(template, context, found.findings)
    chosen = [(each, parts) for each in item_sheets if (parts := _parts(template, each, found))]
    for sheet, parts in chosen:
        copies[sheet.info.name] = Copier(package).copies(sheet, parts)
        for copy, scope in zip(copies[sheet.info.name], sheet.scopes, strict=True):
            tables = {new: old for old, new in copy.tables.items()}
            item = (sheet.chain, tuple(scope), sheet.info.name, sheet.empty, tables)
            found.items[copy.name] = SheetItem(*item)
    if copies:
        shared = list_copies(package, copies)
        for chain in package.related(package.workbook_part, "calcChain"):
            package.remove(chain)  # Excel makes it anew, and minds a wrong one
        found.findings.extend(
            lead_to_copies(package, template.file, Copied(copies, shared, found.items))
        )
    return found


def _parts(template: Template, sheet: ItemSheet, found: Expanded) -> Sequence[OwnPart]:
    """Return the parts to copy; none where something on the sheet cannot be copied."""
    try:
        parts = own_parts(template.package, sheet.info.part)
    except CannotCopy as problem:
        if not sheet.chain:
            return [OwnPart(sheet.info.part, "worksheet")]
        message = f"the sheet holds {problem}, of which there can be only one"
        found.refuse(template, sheet, message, "move it to a sheet of its own")
        return ()
    # Most parts have a list of relationships beside them.
    if len(template.package.names()) + 2 * len(parts) * len(sheet.names) > MAX_PARTS:
        message = f"{len(sheet.names):,} copies with all their parts are more than a workbook holds"
        found.refuse(template, sheet, message, "leave items out with where or first")
        return ()
    return parts
