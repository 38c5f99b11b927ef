"""The widths of a sheet's columns, in characters of the default font."""

from lxml import etree

from toolkit.workbook.opc.xml import main

_DEFAULT = 8.43
"""Excel's own default column width (ECMA-376, sheetFormatPr@defaultColWidth)."""


class ColumnWidths:
    """Looks up widths in the `cols` of a worksheet's frame."""

    def __init__(self, frame: etree._Element) -> None:
        """Read the widths; columns without one have the sheet's default."""
        format_ = frame.find(main("sheetFormatPr"))
        default = format_.get("defaultColWidth") if format_ is not None else None
        self._default = float(default) if default else _DEFAULT
        self._spans = [
            (int(col.get("min", "1")), int(col.get("max", "1")), float(col.get("width", _DEFAULT)))
            for col in frame.iter(main("col"))
        ]

    def width(self, column: int) -> float:
        """Return the width of a column, from 1."""
        found = (width for first, last, width in self._spans if first <= column <= last)
        return next(found, self._default)
