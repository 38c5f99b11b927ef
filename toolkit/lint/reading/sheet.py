"""A worksheet part as a sheet: one pass over the XML, nothing kept but what the rules look at."""

from collections.abc import Callable

from lxml import etree

from toolkit.lint.book import Sheet
from toolkit.lint.parts import Choice, ColumnShape, Condition, Link, SheetView
from toolkit.lint.reading.cells import CellReader
from toolkit.lint.reading.numbers import area, areas, count, number, truth
from toolkit.lint.reading.palette import Palette
from toolkit.lint.reading.styles import Styles
from toolkit.lint.reading.tables import read_filter, read_tables
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.relationships import Relationship
from toolkit.workbook.opc.xml import X14, XM, R, elements, main, qualified

_LINK_ID = qualified(R, "id")
_X14_VALIDATION = qualified(X14, "dataValidation")
_X14_CONDITION = qualified(X14, "conditionalFormatting")
_XM_SQREF, _XM_FORMULA = qualified(XM, "sqref"), qualified(XM, "f")


def read_sheet(
    package: Package, part: str, sheet: Sheet, cells: CellReader, styles: Styles
) -> None:
    """Fill `sheet` from its worksheet part; raises WorkbookError where it is damaged."""
    sheet.tables = read_tables(package, part)
    reader = _Reader(sheet, styles, {each.id: each for each in package.relationships(part)})
    row, row_tag = 0, main("row")
    for element in elements(package.utf8(part), part, row_tag, *reader.tags):
        if element.tag == row_tag:
            row = cells.read_row(element, row, sheet)
        else:
            reader.read(element)


class _Reader:
    """What a worksheet has around its rows."""

    def __init__(self, sheet: Sheet, styles: Styles, related: dict[str, Relationship]) -> None:
        self._sheet, self._styles, self._related = sheet, styles, related
        self._palette: Palette = styles.palette
        self._readers: dict[str, Callable[[etree._Element], None]] = {
            main("sheetPr"): self._properties,
            main("sheetView"): self._view,
            main("sheetFormatPr"): self._defaults,
            main("col"): self._column,
            main("sheetProtection"): self._protection,
            main("autoFilter"): self._filter,
            main("mergeCell"): self._merge,
            main("conditionalFormatting"): self._condition,
            _X14_CONDITION: self._new_condition,
            main("dataValidation"): self._choice,
            _X14_VALIDATION: self._choice,
            main("hyperlink"): self._link,
            main("headerFooter"): self._header,
            main("picture"): self._background,
        }
        self.tags = tuple(self._readers)

    def read(self, element: etree._Element) -> None:
        """Take what an element says into the sheet."""
        self._readers[str(element.tag)](element)

    def _properties(self, element: etree._Element) -> None:
        self._sheet.tab_colour = self._palette.colour(element.find(main("tabColor")))

    def _view(self, element: etree._Element) -> None:
        pane = element.find(main("pane"))
        active = pane.get("activePane", "topLeft") if pane is not None else "topLeft"
        cells = {s.get("pane", "topLeft"): s for s in element.iter(main("selection"))}
        chosen = cells.get(active)
        self._sheet.view = SheetView(
            chosen.get("activeCell", "A1") if chosen is not None else "A1",
            element.get("topLeftCell", "A1"),
            count(element, "zoomScale", 100) or 100,
            pane is not None and pane.get("state", "split").startswith("frozen"),
            truth(element, "rightToLeft"),
        )

    def _defaults(self, element: etree._Element) -> None:
        base = number(element, "baseColWidth", 8.0) + 0.43
        self._sheet.default_width = number(element, "defaultColWidth", base)
        self._sheet.default_height = number(element, "defaultRowHeight", 15.0)
        self._sheet.fixed_rows = truth(element, "customHeight")

    def _column(self, element: etree._Element) -> None:
        first = count(element, "min", 1)
        width = number(element, "width", self._sheet.default_width)
        last = count(element, "max", first)
        style = self._styles.format(count(element, "style")) if element.get("style") else None
        shape = ColumnShape(first, last, width, truth(element, "hidden"), style)
        self._sheet.columns.append(shape)

    def _protection(self, element: etree._Element) -> None:
        self._sheet.is_protected = truth(element, "sheet")

    def _filter(self, element: etree._Element) -> None:
        self._sheet.has_filter, self._sheet.is_filtered = read_filter(element)

    def _merge(self, element: etree._Element) -> None:
        self._sheet.merges.extend(areas(element.get("ref", "")))

    def _condition(self, element: etree._Element) -> None:
        where = areas(element.get("sqref", ""))
        for rule in element.iter(main("cfRule")):
            look = self._styles.look(count(rule, "dxfId", -1))
            shown = all(truth(each, "showValue", True) for each in rule)
            self._sheet.conditions.append(Condition(where, rule.get("type", ""), look, shown))

    def _new_condition(self, element: etree._Element) -> None:
        where = areas(element.findtext(_XM_SQREF) or "")
        for rule in element.iter(qualified(X14, "cfRule")):
            look = self._styles.dxf(rule.find(qualified(X14, "dxf")))
            shown = all(truth(each, "showValue", True) for each in rule)
            self._sheet.conditions.append(Condition(where, rule.get("type", ""), look, shown))

    def _choice(self, element: etree._Element) -> None:
        if element.get("type") != "list":
            return
        new = element.tag == _X14_VALIDATION
        formula = next(element.iter(_XM_FORMULA if new else main("formula1")), None)
        where = areas(element.findtext(_XM_SQREF) or "" if new else element.get("sqref", ""))
        prompt = truth(element, "showInputMessage") and bool(element.get("prompt"))
        error = truth(element, "showErrorMessage") and bool(element.get("error"))
        if where:
            text = (formula.text or "") if formula is not None else ""
            self._sheet.choices.append(Choice(where[0], text, prompt, error))

    def _link(self, element: etree._Element) -> None:
        where = area(element.get("ref", ""))
        rel_id = element.get(_LINK_ID)
        related = self._related.get(rel_id or "")
        if where is not None:
            link = Link(
                where,
                related.target if related else "",
                element.get("location", ""),
                rel_id is not None and related is None,
            )
            self._sheet.links.append(link)

    def _header(self, element: etree._Element) -> None:
        self._sheet.header_texts = [each.text for each in element if each.text]

    def _background(self, _: etree._Element) -> None:
        self._sheet.has_background = True
