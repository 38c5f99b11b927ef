"""The rows and cells of a worksheet part."""

from collections.abc import Sequence

from lxml import etree

from toolkit.errors import WorkbookError
from toolkit.lint.book import Sheet
from toolkit.lint.cell import Cell, Kind
from toolkit.lint.parts import RowShape
from toolkit.lint.reading.numbers import count, number, truth
from toolkit.lint.reading.styles import Styles
from toolkit.lint.reading.texts import Text, read_text
from toolkit.workbook.cells.sharedtexts import unescape
from toolkit.workbook.opc.attributes import address_of
from toolkit.workbook.opc.xml import main

MAX_CELLS = 3_000_000
"""More cells in one workbook are refused: they would not fit in the memory of a small machine."""
_KINDS: dict[str, Kind] = {"s": "text", "str": "text", "inlineStr": "text", "b": "truth"}


class CellReader:
    """Reads the rows of one workbook's sheets; counts what it read."""

    def __init__(self, texts: Sequence[Text], styles: Styles, workbook: str) -> None:
        """Take the shared strings and the formats; `workbook` is the name for messages."""
        self._texts, self._styles, self._workbook = texts, styles, workbook
        self._left = MAX_CELLS

    def read_row(self, element: etree._Element, before: int, sheet: Sheet) -> int:
        """Add a row and its cells to the sheet and return its number; `before` is the last one's.

        Raises WorkbookError where a cell is damaged, or the workbook has too many.
        """
        row = count(element, "r", before + 1)
        height = number(element, "ht", -1.0)
        shape = RowShape(
            height if height >= 0 else None,
            truth(element, "customHeight"),
            truth(element, "hidden"),
        )
        if shape != RowShape():
            sheet.rows[row] = shape
        column = 0
        for child in element.iterchildren(main("c")):
            column = (address_of(child) or (row, column + 1))[1]
            sheet.cells[row, column] = self._cell(child, row, column)
            self._left -= 1
        if self._left < 0:
            raise WorkbookError(
                f"{self._workbook} has more than {MAX_CELLS:,} cells; lint a smaller part of it"
            )
        return row

    def _cell(self, element: etree._Element, row: int, column: int) -> Cell:
        kind, text = self._value(element)
        formula = element.find(main("f"))
        if formula is not None and kind == "blank":
            kind = "unknown"
        return Cell(
            row,
            column,
            kind,
            text.text,
            self._styles.format(count(element, "s")),
            None if formula is None else unescape(formula.text or ""),
            text.runs,
        )

    def _value(self, element: etree._Element) -> tuple[Kind, Text]:
        written = element.get("t", "n")
        if written == "inlineStr":
            inline = element.find(main("is"))
            text = read_text(inline, self._styles) if inline is not None else Text("")
            return ("text" if text.text else "blank"), text
        value = element.findtext(main("v")) or ""
        if written == "s":
            return self._shared(value)
        if not value:
            return "blank", Text("")
        if written == "e":
            return "error", Text(value)
        return _KINDS.get(written, "number"), Text(unescape(value))

    def _shared(self, value: str) -> tuple[Kind, Text]:
        if not value.isdecimal() or int(value) >= len(self._texts):
            raise WorkbookError(f"{self._workbook} is damaged: the text {value!r} is missing")
        text = self._texts[int(value)]
        return ("text" if text.text else "blank"), text
