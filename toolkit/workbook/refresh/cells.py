"""What stands in cells of an old workbook, put into cells of a new one."""

from lxml import etree

from toolkit.workbook.calculate.book import Book, Formula, Place
from toolkit.workbook.moves.common import drop_attribute
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import main
from toolkit.workbook.references.references import area, parse_reference
from toolkit.workbook.refresh.formats import Formats
from toolkit.workbook.refresh.strings import Strings
from toolkit.workbook.refresh.translate import CannotFollow, Translation

_META = ("cm", "vm")
"""Numbers of what the workbook keeps of a cell elsewhere: `cm` says that a formula spills."""


class CellCopier:
    """Copies cells from one workbook to another: texts, formats and references follow."""

    def __init__(self, old: Package, new: Package, book: Book, translation: Translation) -> None:
        """Take both workbooks, the formulas of the old one, and where its cells stand now."""
        self.strings, self.formats = Strings(old, new), Formats(old, new)
        self.translation = translation
        self._book = book
        self._names = {sheet.name: number for number, sheet in enumerate(book.worksheets)}

    def formula(self, sheet: str, row: int, column: int) -> Formula | None:
        """Return the formula of a cell of the old workbook."""
        place: Place = (self._names[sheet], row, column)
        return self._book.formulas.get(place)

    def put(self, source: etree._Element, at: tuple[str, int, int], target: etree._Element) -> None:
        """Let `target` hold what the old cell `source` holds, which stands `at` sheet, row and
        column; its format stays. Raises CannotFollow.
        """
        for child in list(target):
            target.remove(child)
        for name in ("t", *_META):
            drop_attribute(target, name)
        formula = self.formula(*at)
        if formula is not None:
            self._put_formula(formula, at[0], source, target)
        elif source.get("t") == "inlineStr":
            inline = source.find(main("is"))
            if inline is not None:
                self._put_value(target, "s", str(self.strings.index(inline)))
        elif source.findtext(main("v")) is not None:
            self._put_plain(source, target)

    def translated(self, formula: Formula, sheet: str) -> str:
        """Return a formula of the old workbook as it reads now; raises CannotFollow."""
        return self.translation.formula(formula.text, sheet)

    def _put_plain(self, source: etree._Element, target: etree._Element) -> None:
        value, kind = source.findtext(main("v")) or "", source.get("t", "n")
        if kind == "s":
            value = str(self.strings.taken(int(value)))
        elif kind == "str":
            kind, value = "s", str(self.strings.plain(value))
        self._put_value(target, kind, value)

    @staticmethod
    def _put_value(target: etree._Element, kind: str, value: str) -> None:
        if kind != "n":
            target.set("t", kind)
        etree.SubElement(target, main("v")).text = value

    def _put_formula(
        self, formula: Formula, sheet: str, source: etree._Element, target: etree._Element
    ) -> None:
        if formula.kind == "dataTable":
            raise CannotFollow("a data table (what-if analysis)")
        element = etree.SubElement(target, main("f"))
        element.text = self.translation.formula(formula.text, sheet)
        if formula.kind == "array":
            element.set("t", "array")
            element.set("ref", self._filled(formula, target))
            if source.get("cm"):
                target.set("cm", source.get("cm", ""))

    @staticmethod
    def _filled(formula: Formula, target: etree._Element) -> str:
        """Return the area that an array formula fills, from the cell that it stands in now."""
        ref, start = parse_reference(formula.area), parse_reference(target.get("r", ""))
        if ref is None or start is None:
            raise CannotFollow(formula.area)
        down, right = ref.r2 - ref.r1, ref.c2 - ref.c1
        return str(area(start.r1, start.c1, start.r1 + down, start.c1 + right))


def style_of(cell: etree._Element) -> int:
    """Return the number of a cell's format."""
    return int(cell.get("s", "0"))
