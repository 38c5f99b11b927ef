"""Formats of cells: what a fill needs to know of `xl/styles.xml`, and the one kind of format that
it adds.
"""

from functools import cached_property

from lxml import etree

from toolkit.workbook.opc.xml import main, to_bytes


class Styles:
    """The cell formats of a workbook; `changed` says whether one was added."""

    def __init__(self, root: etree._Element | None) -> None:
        """Take the root of the styles part, or None where a workbook has none."""
        self._root = root
        self._quoted: dict[int, int] = {}
        self.changed = False

    @cached_property
    def _formats(self) -> etree._Element | None:
        return None if self._root is None else self._root.find(main("cellXfs"))

    def quoted(self, style: int) -> int:
        """Return a format like `style` with `quotePrefix`, so that Excel keeps `=1+1` as text when
        edited.
        """
        if style not in self._quoted:
            self._quoted[style] = self._quote(style)
        return self._quoted[style]

    def _quote(self, style: int) -> int:
        formats = self._formats
        if formats is None or style >= len(formats):
            return style
        if formats[style].get("quotePrefix") in ("1", "true"):
            return style
        copy = etree.fromstring(etree.tostring(formats[style]))
        copy.set("quotePrefix", "1")
        formats.append(copy)
        formats.set("count", str(len(formats)))
        self.changed = True
        return len(formats) - 1

    def wraps(self, style: int) -> bool:
        """Return whether cells of this format break their text into lines."""
        alignment = self._part(style, "alignment")
        return alignment is not None and alignment.get("wrapText") in ("1", "true")

    def font(self, style: int) -> tuple[float, bool]:
        """Return the font size in points and whether it is bold."""
        formats, root = self._formats, self._root
        if root is None or formats is None or style >= len(formats):
            return 11.0, False
        fonts = root.find(main("fonts"))
        index = int(formats[style].get("fontId", "0"))
        if fonts is None or index >= len(fonts):
            return 11.0, False
        size, bold = fonts[index].find(main("sz")), fonts[index].find(main("b"))
        heavy = bold is not None and bold.get("val", "1") not in ("0", "false")
        return float(size.get("val", "11")) if size is not None else 11.0, heavy

    def _part(self, style: int, name: str) -> etree._Element | None:
        formats = self._formats
        if formats is None or style >= len(formats):
            return None
        return formats[style].find(main(name))

    def part(self) -> bytes:
        """Return the part as bytes."""
        assert self._root is not None
        return to_bytes(self._root)
