"""Names that Excel would refuse: of sheets, and defined ones."""

import re
from collections.abc import Iterator

from lxml import etree

from toolkit.codes import finding
from toolkit.findings import CellPlace, Finding
from toolkit.workbook.opc.attributes import whole
from toolkit.workbook.opc.limits import MAX_SHEET_NAME
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import main
from toolkit.workbook.references.references import parse_reference

_FORBIDDEN = re.compile(r"[:\\/?*\[\]\x00-\x1f]")
_DEFINED_NAME = re.compile(r"[^\W\d][\w.?\\]*|\\[\w.?\\]*")
_LIKE_R1C1 = re.compile(r"[Rr]\d*(?:[Cc]\d*)?|[Cc]\d*")
_MAX_DEFINED_NAME = 255


def check_names(package: Package) -> Iterator[Finding]:
    """Yield what is wrong with the names in the workbook part, if it was touched."""
    part = package.workbook_part
    if part not in package.touched:
        return
    root = package.xml(part)
    sheets = list(root.iter(main("sheet")))
    place = CellPlace(package.name)
    yield from _check_sheets(sheets, place)
    seen: set[tuple[str | None, str]] = set()
    for name in root.iter(main("definedName")):
        key = (name.get("localSheetId"), name.get("name", "").casefold())
        if key in seen:
            yield finding("F123", f'the name "{name.get("name")}" is defined twice', place)
        seen.add(key)
        problem = name_problem(name.get("name", ""))
        if problem:
            yield finding("F123", f'the name "{name.get("name")}" {problem}', place)
        if key[0] is not None and whole(name, "localSheetId") >= len(sheets):
            message = f'the name "{name.get("name")}" belongs to a sheet that is not there'
            yield finding("F123", message, place)


def sheet_name_problem(name: str) -> str:
    """Return what is wrong with the name of a sheet, empty if nothing is."""
    if not name.strip():
        return "is empty"
    if len(name.encode("utf-16-le")) // 2 > MAX_SHEET_NAME:
        return f"has more than {MAX_SHEET_NAME} characters"
    if _FORBIDDEN.search(name):
        return r"has one of : \ / ? * [ ]"
    if name.startswith("'") or name.endswith("'"):
        return "begins or ends with an apostrophe"
    return "is a name that Excel keeps for itself" if name.casefold() == "history" else ""


def name_problem(name: str) -> str:
    """Return what is wrong with a defined name or the name of a Table, empty if nothing is."""
    if len(name) > _MAX_DEFINED_NAME:
        return f"has more than {_MAX_DEFINED_NAME} characters"
    if name.startswith("_xlnm."):
        return ""
    if not _DEFINED_NAME.fullmatch(name):
        return "has a character that such names may not have"
    if parse_reference(name) is not None or _LIKE_R1C1.fullmatch(name):
        return "looks like the address of a cell"
    return ""


def _check_sheets(sheets: list[etree._Element], place: CellPlace) -> Iterator[Finding]:
    names: set[str] = set()
    ids: set[str] = set()
    for sheet in sheets:
        name, sheet_id = sheet.get("name", ""), sheet.get("sheetId", "")
        problem = sheet_name_problem(name)
        if name.casefold() in names:
            problem = "is given to two sheets"
        if problem:
            yield finding("F123", f'the sheet name "{name}" {problem}', place)
        if sheet_id in ids:
            yield finding("F123", f"two sheets have the number {sheet_id}", place)
        names.add(name.casefold())
        ids.add(sheet_id)
