"""Conditional formats, drop-downs and merged cells of a sheet, known by what they say.

What a rule says does not change when rows are sorted or come, or when another program saves it.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit.merge.cells import short_digest
from toolkit.workbook.moves.common import area_of
from toolkit.workbook.opc.xml import main
from toolkit.workbook.references.formulas import offset_formula
from toolkit.workbook.references.references import Ref, parse_reference

_FORMULAS = ("formula", "formula1", "formula2")
_SAID = ("type", "operator", "timePeriod", "rank", "percent", "bottom", "stdDev", "aboveAverage")
_QUIET = {"0", "false", "between", ""}
"""What programs write out that others leave away."""
_DRAWN = ("colorScale", "dataBar", "iconSet")


def conditional_formats(root: etree._Element) -> Iterator[tuple[str, str, etree._Element]]:
    """Yield the digest, the areas and the element of every conditional format of a worksheet."""
    for holder in root.iterchildren(main("conditionalFormatting")):
        areas = holder.get("sqref", "")
        for rule in holder.iterchildren(main("cfRule")):
            yield _digest(rule, areas), areas, rule


def validations(root: etree._Element) -> Iterator[tuple[str, str, etree._Element]]:
    """Yield the digest, the areas and the element of every validation of a worksheet."""
    for rule in root.iterfind(f"{main('dataValidations')}/{main('dataValidation')}"):
        areas = rule.get("sqref", "")
        yield _digest(rule, areas), areas, rule


def first_cell(areas: str) -> Ref | None:
    """Return the cell that the formulas of a rule count from: the corner of all its areas."""
    refs = [ref for ref in map(parse_reference, areas.split()) if ref is not None]
    if not refs:
        return None
    row, column = min(ref.r1 for ref in refs), min(ref.c1 for ref in refs)
    return Ref(None, row, column, row, column, kind="cell")


def merged_areas(root: etree._Element) -> Iterator[Ref]:
    """Yield the areas of merged cells."""
    for element in root.iterfind(f"{main('mergeCells')}/{main('mergeCell')}"):
        ref = area_of(element.get("ref"))
        if ref is not None:
            yield ref


def _digest(rule: etree._Element, areas: str) -> str:
    start = first_cell(areas)
    said = [str(rule.get(name)) for name in _SAID if rule.get(name, "") not in _QUIET]
    for child in rule.iterchildren(etree.Element):
        name = etree.QName(child).localname
        if name in _FORMULAS and (child.text or "") not in _QUIET:
            said.append(_formula(child.text or "", start))
        elif name in _DRAWN:
            said.append(name)
    return short_digest(" ".join(said))


def _formula(text: str, start: Ref | None) -> str:
    """Return a formula as it would read from the first cell of a sheet."""
    bare = "".join(text.split()).upper()
    return offset_formula(bare, 1 - start.r1, 1 - start.c1, wrap=True) if start else bare
