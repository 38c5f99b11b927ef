"""What stands where in a workbook that LibreOffice wrote: everything that follows insertions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import local
from toolkit.workbook.references.references import Ref, parse_cell, parse_sqref, print_sqref

Standing = Mapping[tuple[str, ...], object]
"""By aspect (`formula`, `name`, ...), sheet and what tells it from others of the kind."""


def standing(path: Path) -> Standing:
    """Return everything in a workbook that has a place or refers to one."""
    package = Package.open(path)
    found: dict[tuple[str, ...], object] = {}
    for sheet in package.sheets():
        if sheet.kind == "worksheet":
            found |= _sheet(package, sheet.part, sheet.name)
    book = package.xml(package.workbook_part)
    tabs = [sheet.get("name", "") for sheet in book.iter("{*}sheet")]
    for name in book.iter("{*}definedName"):
        scope = name.get("localSheetId")
        where = "" if scope is None else tabs[int(scope)]
        found["name", where, name.get("name", "")] = name.text or ""
    return found


def _sheet(package: Package, part: str, sheet: str) -> dict[tuple[str, ...], object]:
    root = package.xml(part)
    found: dict[tuple[str, ...], object] = dict(_cells(root, sheet, _strings(package)))
    found["merged", sheet] = sorted(e.get("ref", "") for e in root.iter("{*}mergeCell"))
    found["link", sheet] = sorted(e.get("ref", "") for e in root.iter("{*}hyperlink"))
    found["filter", sheet] = [e.get("ref", "") for e in root.iterchildren("{*}autoFilter")]
    found["break", sheet] = sorted(
        (local(e.getparent()), int(e.get("id", "0"))) for e in root.iter("{*}brk")
    )
    found["validation", sheet] = _validations(root)
    found["conditional format", sheet] = _conditional_formats(root)
    for kind in ("table", "comments", "drawing"):
        for other in package.related(part, kind):
            found[kind, sheet, *_heading(package.xml(other), kind)] = _other(package, other, kind)
    return found


def _heading(root: etree._Element, kind: str) -> tuple[str, ...]:
    return (root.get("displayName", ""),) if kind == "table" else ()


def _other(package: Package, part: str, kind: str) -> object:
    root = package.xml(part)
    if kind == "table":
        return root.get("ref")
    if kind == "comments":
        return sorted(e.get("ref", "") for e in root.iter("{*}comment"))
    charts = [package.xml(chart) for chart in package.related(part, "chart")]
    return sorted([f.text or "" for f in chart.iter("{*}f")] for chart in charts)


def _strings(package: Package) -> list[str]:
    for part in package.related(package.workbook_part, "sharedStrings"):
        return ["".join(item.itertext()) for item in package.xml(part)]
    return []


def _cells(
    root: etree._Element, sheet: str, strings: list[str]
) -> Iterator[tuple[tuple[str, ...], object]]:
    for cell in root.iter("{*}c"):
        formula = cell.find("{*}f")
        if formula is not None:
            text = formula.get("ref", "") if formula.get("t") == "array" else ""
            yield ("formula", sheet, cell.get("r", "")), text + (formula.text or "")
        elif (value := cell.findtext("{*}v")) is not None:
            shown = strings[int(value)] if cell.get("t") == "s" else value
            yield ("value", sheet, cell.get("r", "")), shown


def _validations(root: etree._Element) -> list[object]:
    found = []
    for rule in root.iter("{*}dataValidation"):
        area = rule.get("sqref") or rule.findtext("{*}sqref") or ""
        formulas = ["".join(e.itertext()) for e in rule if local(e) in ("formula1", "formula2")]
        found.append((whole(area), rule.get("type", ""), rule.get("operator", ""), *formulas))
    return sorted(found)


def _conditional_formats(root: etree._Element) -> list[object]:
    found = []
    for holder in root.iter("{*}conditionalFormatting"):
        area = whole(holder.get("sqref") or holder.findtext("{*}sqref") or "")
        for rule in holder.iter("{*}cfRule"):
            formulas = [e.text or "" for e in rule.iter("{*}formula", "{*}f")]
            values = [e.get("val", "") for e in rule.iter("{*}cfvo")]
            found.append((area, rule.get("type", ""), *formulas, *values))
    return sorted(found)


def whole(sqref: str) -> str:
    """Return a list of areas cut up in one way: columns that hold the same rows together."""
    rows: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for ref in parse_sqref(sqref):
        for column in range(ref.c1, ref.c2 + 1):
            rows[column].append((ref.r1, ref.r2))
    found: list[Ref] = []
    for column in sorted(rows):
        for first, last in _joined(rows[column]):
            left = next((r for r in found if (r.r1, r.r2, r.c2) == (first, last, column - 1)), None)
            if left:
                found.remove(left)
            found.append(Ref(None, first, left.c1 if left else column, last, column))
    return print_sqref(found)


def _joined(runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for first, last in sorted(runs):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return found


def place_of(key: tuple[str, ...]) -> tuple[int, int] | None:
    """Return the row and column of the cell that a key names, None for what is no cell."""
    return parse_cell(key[2]) if key[0] in ("formula", "value") else None
