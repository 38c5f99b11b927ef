"""The parts of a sheet of somebody's own as they read in the new workbook: texts, formats and
references follow.
"""

import re
from collections.abc import Callable, Mapping

from lxml import etree

from toolkit.workbook.calculate.book import Formula
from toolkit.workbook.cells.numbered import numbered_cells, numbered_rows
from toolkit.workbook.moves.common import drop_attribute, named
from toolkit.workbook.opc.attributes import whole
from toolkit.workbook.opc.xml import local, main, to_bytes
from toolkit.workbook.refresh.translate import CannotFollow
from toolkit.workbook.refresh.work import Work
from toolkit.workbook.sheets.parttree import CannotCopy

_ONCE = ("tabSelected", "codeName")
"""What only one sheet of a workbook may have."""
_RULES = ("formula", "formula1", "formula2", "f")
"""Elements whose text is a formula, in rules, sparklines and charts."""
_TABLE_FORMATS = (
    *("headerRowDxfId", "dataDxfId", "totalsRowDxfId"),
    *("headerRowBorderDxfId", "tableBorderDxfId", "totalsRowBorderDxfId"),
)
_TABLE_FORMULAS = ("calculatedColumnFormula", "totalsRowFormula")
_NOT_VALID = re.compile(r"#REF!")


def worksheet(work: Work, sheet: str, part: str) -> bytes:
    """Return a worksheet as it reads in the new workbook; raises CannotFollow."""
    root = work.copy.package.xml(part)
    for element in named(root, "sheetPr", "sheetView"):
        for name in _ONCE:
            drop_attribute(element, name)
    for column in named(root, "col"):
        _restyle(work, column, "style")
    for data in root.iterchildren(main("sheetData")):
        _rows(work, sheet, data)
    _links_and_rules(work, sheet, root)
    return to_bytes(root)


def _rows(work: Work, sheet: str, data: etree._Element) -> None:
    for number, row in numbered_rows(data):
        _restyle(work, row, "s")
        for column, cell in numbered_cells(row, number):
            _cell(work, sheet, cell, (number, column))


def _links_and_rules(work: Work, sheet: str, root: etree._Element) -> None:
    """Lead links, and the formulas of rules and sparklines; those of cells were led before."""
    for rule in named(root, "cfRule"):
        if rule.get("dxfId") is not None and rule.tag == main("cfRule"):
            rule.set("dxfId", str(work.copier.formats.rule(whole(rule, "dxfId"))))
    for link in named(root, "hyperlink"):
        if link.get("location"):
            place = work.copier.translation.place(link.get("location", ""), sheet)
            link.set("location", place)
    for element in root.iter(etree.Element):
        if local(element) in _RULES and element.tag != main("f") and element.text:
            element.text = _fixed(work, sheet, element.text)


def _restyle(work: Work, element: etree._Element, name: str) -> None:
    if element.get(name) is not None:
        element.set(name, str(work.copier.formats.cell(whole(element, name))))


def _cell(work: Work, sheet: str, cell: etree._Element, at: tuple[int, int]) -> None:
    _restyle(work, cell, "s")
    formula = work.copier.formula(sheet, *at)
    if formula is not None:
        _formula(work, sheet, cell, formula)
    elif cell.get("t") == "s" and cell.findtext(main("v")):
        value = cell.find(main("v"))
        if value is not None:
            value.text = str(work.copier.strings.taken(int(value.text or 0)))
    elif cell.get("t") == "inlineStr":
        inline = cell.find(main("is"))
        if inline is not None:
            cell.remove(inline)
            cell.set("t", "s")
            etree.SubElement(cell, main("v")).text = str(work.copier.strings.index(inline))


def _formula(work: Work, sheet: str, cell: etree._Element, formula: Formula) -> None:
    element = cell.find(main("f"))
    if element is None:
        return
    if formula.kind == "normal":  # a shared formula is written out, since its copies part ways
        element.attrib.clear()
    if formula.kind != "dataTable":
        element.text = work.copier.translated(formula, sheet)
    value = cell.find(main("v"))
    if value is not None:
        cell.remove(value)
    drop_attribute(cell, "t")


def _fixed(work: Work, sheet: str, text: str) -> str:
    """Return the formula of a rule, in which only what has a `$` everywhere can be led."""
    moved = work.copier.translation.formula(text, sheet)
    if moved != text and not work.copier.translation.is_fixed(text):
        raise CannotFollow(f"{text}, in a rule that counts from cell to cell")
    return moved


def table(work: Work, sheet: str, part: str) -> bytes:
    """Return a Table as it reads in the new workbook; raises CannotCopy and CannotFollow."""
    root = work.copy.package.xml(part)
    known = [work.new.xml(each) for each in table_parts(work)]
    name = root.get("displayName", root.get("name", ""))
    if name.casefold() in {each.get("displayName", "").casefold() for each in known}:
        raise CannotCopy(f"a Table of the name {name}, which the template has too")
    root.set("id", str(max((whole(each, "id") for each in known), default=0) + 1))
    for element in root.iter(etree.Element):
        for attribute in _TABLE_FORMATS:
            if element.get(attribute) is not None:
                number = work.copier.formats.rule(whole(element, attribute))
                element.set(attribute, str(number))
        if local(element) in _TABLE_FORMULAS and element.text:
            element.text = work.copier.translation.formula(element.text, sheet)
    return to_bytes(root)


def table_parts(work: Work) -> list[str]:
    """Return the parts of all Tables of the new workbook."""
    return [name for name in work.new.names() if "/tables/" in name and name.endswith(".xml")]


def chart(work: Work, sheet: str, part: str) -> bytes:
    """Return a chart as it reads in the new workbook; raises CannotFollow."""
    root = work.copy.package.xml(part)
    for element in root.iter(etree.Element):
        if local(element) == "f" and element.text and not _NOT_VALID.search(element.text):
            element.text = work.copier.translation.formula(element.text, sheet)
    return to_bytes(root)


def drawing(work: Work, sheet: str, part: str) -> bytes:
    """Return a drawing as it reads in the new workbook; raises CannotFollow."""
    root = work.copy.package.xml(part)
    for element in root.iter(etree.Element):
        if element.get("textlink"):
            text = work.copier.translation.formula(element.get("textlink", ""), sheet)
            element.set("textlink", text)
    return to_bytes(root)


PARTS: Mapping[str, Callable[[Work, str, str], bytes]] = {
    "worksheet": worksheet,
    "chartsheet": drawing,
    "table": table,
    "chart": chart,
    "chartEx": chart,
    "drawing": drawing,
    "chartUserShapes": drawing,
}
"""What changes in the parts of a sheet, by the last word of the relationship that leads to them;
the others are copied as they are.
"""
