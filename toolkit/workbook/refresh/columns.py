"""The columns of a worksheet: widths, what is hidden, outlines."""

from collections.abc import Mapping

from lxml import etree

from toolkit.merge.looks import Look
from toolkit.workbook.looks.sheetlooks import line_look
from toolkit.workbook.moves.common import drop_attribute
from toolkit.workbook.opc.attributes import whole
from toolkit.workbook.opc.childorder import insert_in_order
from toolkit.workbook.opc.xml import main
from toolkit.workbook.refresh.formats import copied

_USUAL_WIDTH = "9.140625"
_ATTRIBUTES = {
    "width": ("width", "customWidth"),
    "hidden": ("hidden",),
    "level": ("outlineLevel",),
}
Span = tuple[int, int, etree._Element]


class Columns:
    """The lines of `cols`, which are parted where one of several columns changes."""

    def __init__(self, root: etree._Element) -> None:
        """Take the root of a worksheet; `store` changes it."""
        self._root, self._changed = root, False
        self._spans: list[Span] = [
            (whole(element, "min", 1), whole(element, "max", 1), element)
            for element in root.iter(main("col"))
        ]

    def look(self, first: int, last: int) -> Look:
        """Return how columns look, as the first of them does."""
        for start, end, element in self._spans:
            if start <= first <= last <= end or start <= first == last <= end:
                return line_look(element, "width", "customWidth")
        return {}

    def set(self, first: int, last: int, aspects: Mapping[str, str]) -> None:
        """Change how columns look; an empty text makes an aspect usual again."""
        self._changed = True
        self._part(first, last)
        for start, end, element in self._spans:
            if first <= start and end <= last:
                _change(element, aspects)

    def _part(self, first: int, last: int) -> None:
        """Let the columns from first to last be lines of their own, without gaps."""
        parted: list[Span] = []
        for start, end, element in self._spans:
            for left, right in ((start, first - 1), (first, last), (last + 1, end)):
                left, right = max(left, start), min(right, end)
                if left <= right:
                    parted.append((left, right, copied(element)))
        at = first
        for start, end, _ in sorted(parted, key=lambda span: span[0]):
            if start > last or end < at:
                continue
            if start > at:
                parted.append((at, start - 1, _usual()))
            at = end + 1
        if at <= last:
            parted.append((at, last, _usual()))
        self._spans = sorted(parted, key=lambda span: span[0])

    def store(self) -> None:
        """Write the lines, if any was changed."""
        if not self._changed:
            return
        holder = self._root.find(main("cols"))
        if holder is None:
            holder = etree.Element(main("cols"))
            insert_in_order(self._root, holder)
        for element in list(holder):
            holder.remove(element)
        for start, end, element in self._spans:
            element.set("min", str(start))
            element.set("max", str(end))
            holder.append(element)


def _usual() -> etree._Element:
    return etree.Element(main("col"), width=_USUAL_WIDTH)


def _change(element: etree._Element, aspects: Mapping[str, str]) -> None:
    for aspect, text in aspects.items():
        name, *also = _ATTRIBUTES[aspect]
        for attribute in (name, *also):
            drop_attribute(element, attribute)
        if text:
            element.set(name, text)
            for attribute in also:
                element.set(attribute, "1")
        elif aspect == "width":
            element.set("width", _USUAL_WIDTH)
