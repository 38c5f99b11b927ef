"""The lists of sheets in the workbook part and in the document properties, with copied sheets."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy

from lxml import etree

from toolkit.workbook.moves.common import named
from toolkit.workbook.opc.attributes import whole
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.relationships import WORKSHEET
from toolkit.workbook.opc.xml import APP, VT, R, qualified, to_bytes
from toolkit.workbook.references.formulas import rename_sheets
from toolkit.workbook.references.references import quote_sheet
from toolkit.workbook.sheets.copies import SheetCopy
from toolkit.workbook.sheets.renaming import renamed_tables, tables_in

Copies = Mapping[str, Sequence[SheetCopy]]
"""The sheets that each sheet of the template became, by its name there."""


def list_copies(package: Package, copies: Copies) -> dict[str, list[str]]:
    """Write the sheets, their names and the chosen tab into the workbook part and properties.

    Returns the names of the whole workbook that every copy but the first has for itself now, by the
    sheet's name in the template.
    """
    part = package.workbook_part
    old = [sheet.get("name", "") for sheet in named(package.xml(part), "sheet")]
    ids = {
        copy.part: package.add_relationship(part, WORKSHEET, copy.part)
        for made in copies.values()
        for copy in made[1:]
    }
    root = package.xml(part)
    places = list(_places(old, copies))
    _write_sheets(root, copies, ids)
    shared = _write_names(root, old, copies, places)
    for view in named(root, "workbookView"):
        for name in ("activeTab", "firstSheet"):
            tab = whole(view, name)
            if view.get(name) is not None and tab < len(places):
                view.set(name, str(places[tab][0]))
    package.replace(part, to_bytes(root))
    for properties in package.related("", "extended-properties"):
        _write_titles(package, properties, copies)
    return shared


def _places(old: Sequence[str], copies: Copies) -> Iterator[list[int]]:
    """Yield the tabs that each tab of the template became, from 0."""
    position = 0
    for name in old:
        number = len(copies.get(name, ("",)))
        yield list(range(position, position + number))
        position += number


def _write_sheets(root: etree._Element, copies: Copies, ids: Mapping[str, str]) -> None:
    elements = named(root, "sheet")
    last = max(whole(element, "sheetId") for element in elements)
    for element in elements:
        made = copies.get(element.get("name", ""), ())
        behind = element
        for copy in made[:1]:
            element.set("name", copy.name)
        for copy in made[1:]:
            last += 1
            new = deepcopy(element)
            new.set("name", copy.name)
            new.set("sheetId", str(last))
            new.set(qualified(R, "id"), ids[copy.part])
            behind.addnext(new)
            behind = new


def _write_names(
    root: etree._Element, old: Sequence[str], copies: Copies, places: Sequence[list[int]]
) -> dict[str, list[str]]:
    """Give every sheet its names; one of the whole workbook that means a copied sheet means the
    first, and on every other sheet a name of that sheet means that one. Returns these.
    """
    shared: dict[str, list[str]] = {}
    kept = {
        (name.get("localSheetId"), name.get("name", "").casefold())
        for name in named(root, "definedName")
    }
    for element in named(root, "definedName"):
        number = element.get("localSheetId", "")
        local = old[int(number)] if number.isdigit() and int(number) < len(old) else None
        if local is not None:
            tabs = places[int(number)]
            element.set("localSheetId", str(tabs[0]))
            _write_copies(element, local, copies.get(local, ()), tabs)
            continue
        for sheet, made in copies.items():
            if not _means(element.text or "", sheet, made[0]):
                continue
            tabs = places[old.index(sheet)]
            key = (str(old.index(sheet)), element.get("name", "").casefold())
            own = key in kept  # the sheet has a name of its own that reads the same
            _write_copies(element, sheet, made[:1] if own else made, tabs)
            if not own and len(made) > 1:
                shared.setdefault(sheet, []).append(element.get("name", ""))
    return shared


def _means(text: str, sheet: str, copy: SheetCopy) -> bool:
    """Return whether a formula refers to a sheet of the template or to one of its Tables."""
    tables = tables_in(copy.tables)
    named = tables is not None and tables.search(text.encode()) is not None
    return named or quote_sheet(sheet).casefold() in text.casefold()


def _write_copies(
    element: etree._Element, sheet: str, made: Sequence[SheetCopy], tabs: Sequence[int]
) -> None:
    text, behind = element.text or "", element
    for number, copy in enumerate(made):
        current = element
        if number:
            current = deepcopy(element)
            current.set("localSheetId", str(tabs[number]))
            behind.addnext(current)
        current.text = renamed(text, sheet, copy)
        behind = current


def renamed(text: str, sheet: str, copy: SheetCopy) -> str:
    """Return a formula of the template's sheet as it reads on a copy."""
    return renamed_tables(rename_sheets(text, {sheet: copy.name}), copy.tables)


def _write_titles(package: Package, part: str, copies: Copies) -> None:
    """Bring the list of sheets and names up to date that the document properties hold."""
    root = package.xml(part)
    pairs = next(iter(root.iterchildren(qualified(APP, "HeadingPairs"))), None)
    titles = next(iter(root.iterchildren(qualified(APP, "TitlesOfParts"))), None)
    if pairs is None or titles is None:
        return
    counts = list(pairs.iter(qualified(VT, "i4")))
    vector = next(iter(titles.iter(qualified(VT, "vector"))), None)
    if vector is None or sum(int(c.text or "0") for c in counts) != len(vector):
        return
    entries = list(vector)
    for count in counts:
        own, entries = entries[: int(count.text or "0")], entries[int(count.text or "0") :]
        count.text = str(sum(_write_title(entry, copies) for entry in own))
    vector.set("size", str(len(vector)))
    package.replace(part, to_bytes(root))


def _write_title(entry: etree._Element, copies: Copies) -> int:
    """Write one entry once for every copy of the sheet that it names; return how many it became."""
    text = entry.text or ""
    for sheet, made in copies.items():
        prefix = quote_sheet(sheet)
        if text == sheet:
            titles = [copy.name for copy in made]
        elif text.startswith(prefix):
            titles = [quote_sheet(copy.name) + text[len(prefix) :] for copy in made]
        else:
            continue
        entry.text, behind = titles[0], entry
        for title in titles[1:]:
            new = deepcopy(entry)
            new.text = title
            behind.addnext(new)
            behind = new
        return len(titles)
    return 1
