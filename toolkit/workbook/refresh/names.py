"""Defined names of somebody's own, and the order of the tabs."""

from collections.abc import Iterator

from lxml import etree

from toolkit.merge.looks import HAS, NAMES
from toolkit.merge.roworders import merged_order
from toolkit.workbook.moves.common import child_named, drop_attribute, named
from toolkit.workbook.opc.attributes import whole
from toolkit.workbook.opc.xml import main, to_bytes
from toolkit.workbook.refresh.ownsheets import own_sheets
from toolkit.workbook.refresh.translate import CannotFollow
from toolkit.workbook.refresh.work import Work

_BUILT_IN = "_xlnm."
_BEFORE = ("sheets", "functionGroups", "externalReferences")
Name = tuple[str, str]
"""The sheet that a name belongs to, empty for the whole workbook, and the name, in lower case."""


def keep_names(work: Work) -> None:
    """Add the names that somebody defined, and those of their sheets."""
    own = {info.name for info in own_sheets(work)}
    part = work.new.workbook_part
    root = work.new.xml(part)
    tabs = [sheet.get("name", "") for sheet in named(root, "sheet")]
    known = [key for key, _ in _names(root, tabs)]
    written = work.copy.match.receipt.looks.get((HAS, "", ""), {}).get(NAMES, "").split()
    old = work.copy.package.xml(work.copy.package.workbook_part)
    old_tabs = [sheet.get("name", "") for sheet in named(old, "sheet")]
    changed = False
    for (sheet, name), element in _names(old, old_tabs):
        built_in = name.startswith(_BUILT_IN) and sheet not in own
        ours = (sheet, name) in known or (name in written and sheet not in own)
        if ours or built_in or (sheet and sheet not in tabs):
            continue
        try:
            text = work.copier.translation.formula(element.text or "", sheet)
        except CannotFollow as reason:
            work.stop("R105", sheet, f'the name "{element.get("name")}" names {reason}')
            continue
        attributes = {str(key): str(value) for key, value in element.attrib.items()}
        made = etree.SubElement(_holder(root), main("definedName"), attributes)
        made.text = text
        drop_attribute(made, "localSheetId")
        if sheet:
            made.set("localSheetId", str(tabs.index(sheet)))
        changed = True
        if not name.startswith(_BUILT_IN):
            work.kept["names"] += 1
    if changed:
        work.new.replace(part, to_bytes(root))


def order_tabs(work: Work) -> None:
    """Put the tabs into the order that they had in the copy; new ones follow the one before them.

    Names and the chosen tab keep their sheets.
    """
    part = work.new.workbook_part
    root = work.new.xml(part)
    (holder,) = named(root, "sheets")
    theirs = [sheet.get("name", "") for sheet in holder]
    wanted = _order(work, theirs)
    if wanted == theirs:
        return
    sheets = {sheet.get("name", ""): sheet for sheet in holder}
    for name in wanted:
        holder.append(sheets[name])
    moved = {theirs.index(name): number for number, name in enumerate(wanted)}
    for element in named(root, "definedName"):
        if element.get("localSheetId") is not None:
            element.set("localSheetId", str(moved[whole(element, "localSheetId")]))
    for view in named(root, "workbookView"):
        for attribute in ("activeTab", "firstSheet"):
            if view.get(attribute) is not None:
                view.set(attribute, str(moved.get(whole(view, attribute), 0)))
    work.new.replace(part, to_bytes(root))
    _drop_titles(work)


def _order(work: Work, theirs: list[str]) -> list[str]:
    """Return the order of the tabs: that of the template, unless somebody changed it."""
    mine, own = list(work.infos[0]), {info.name for info in own_sheets(work)}
    written = [name for name in work.copy.match.receipt.fixed if name in mine]
    if [name for name in mine if name in written] != written:
        return merged_order(mine, theirs)
    found = [name for name in theirs if name not in own]
    before: str | None = None
    for name in mine:
        if name in own and name in theirs:
            found.insert(found.index(before) + 1 if before in found else 0, name)
        before = name if name in found else before
    return found


def _drop_titles(work: Work) -> None:
    """Take the list of sheets, which is optional, out of the document properties."""
    for part in work.new.related("", "extended-properties"):
        root = work.new.xml(part)
        found = named(root, "HeadingPairs", "TitlesOfParts")
        for element in found:
            root.remove(element)
        if found:
            work.new.replace(part, to_bytes(root))


def _names(root: etree._Element, tabs: list[str]) -> Iterator[tuple[Name, etree._Element]]:
    for element in named(root, "definedName"):
        local = whole(element, "localSheetId", len(tabs))
        sheet = tabs[local] if local < len(tabs) else ""
        yield (sheet, element.get("name", "").casefold()), element


def _holder(root: etree._Element) -> etree._Element:
    """Return the list of names, made in its place where there is none."""
    found = child_named(root, "definedNames")
    if found is None:
        found = etree.Element(main("definedNames"))
        before = [child for child in (child_named(root, name) for name in _BEFORE)]
        last = [child for child in before if child is not None][-1]
        last.addnext(found)
    return found
