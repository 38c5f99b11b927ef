"""The values that a chart remembers of its cells, written into one chart part."""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from toolkit.workbook.caches.numberformats import GENERAL, NumberFormats
from toolkit.workbook.caches.places import Area, Places
from toolkit.workbook.caches.shown import Cells, Shown
from toolkit.workbook.moves.common import child_named, remove
from toolkit.workbook.opc.xml import C, local, qualified

_CACHES = {
    "numRef": "numCache",
    "strRef": "strCache",
    "multiLvlStrRef": "multiLvlStrCache",
    "datalabelsRange": "dlblRangeCache",
}
"""What remembers the values of a reference, by the element around the reference."""
MAX_POINTS = 32_000
"""More values than this are not remembered: no picture shows them, and every reader loads them."""
_CATEGORIES = ("cat", "xVal")
_NAMES = ("tx", "title")
_POINT, _VALUE, _COUNT, _LEVEL = (qualified(C, n) for n in ("pt", "v", "ptCount", "lvl"))


@dataclass(frozen=True)
class Reference:
    """A reference of a chart: the element around it, and the cells that it means."""

    holder: etree._Element
    areas: Sequence[Area]

    @property
    def large(self) -> bool:
        """Return whether it means more cells than a chart should remember."""
        return sum(area.size for area in self.areas) > MAX_POINTS


def references(root: etree._Element, places: Places) -> list[Reference]:
    """Return the references of a chart to cells of this workbook that can be looked up."""
    found = []
    for formula in root.iter("{*}f"):
        holder = formula.getparent()
        if holder is not None and local(holder) in _CACHES and formula.text:
            areas = places.areas(formula.text)
            if areas:
                found.append(Reference(holder, areas))
    return found


class ChartValues:
    """Writes what charts remember."""

    def __init__(self, cells: Cells, formats: NumberFormats) -> None:
        """Take the cells and the number formats of the workbook."""
        self._cells, self._formats = cells, formats

    def update(self, root: etree._Element, found: Sequence[Reference]) -> bool:
        """Write the values of the references of one chart; return whether any differ."""
        visible_only = _visible_only(root)
        # A list first: every reference is looked at, whatever the first one says.
        return any([self._write(each, visible_only) for each in found])

    def _write(self, reference: Reference, visible_only: bool) -> bool:
        holder = reference.holder
        if reference.large:
            return _forget(holder)
        above = [local(element) for element in holder.iterancestors()]
        hidden = not visible_only or any(name in above for name in _NAMES)
        points = [p for a in reference.areas for p in self._cells.of(a, hidden=hidden)]
        if above[:1] and above[0] in _CATEGORIES:
            _fit(holder, points)
        kind = local(holder)
        if kind == "multiLvlStrRef":
            return self._put(holder, self._levels(reference, hidden))
        return self._put(holder, self._flat(points, numbers=kind == "numRef"))

    def _flat(self, points: Sequence[Shown | None], *, numbers: bool) -> list[etree._Element]:
        """Return what stands in a cache: format, count, and a point for every cell with a value."""
        made: list[etree._Element] = []
        usual = next((self._formats.code(p.style) for p in points if p), GENERAL)
        if numbers:
            made.append(etree.Element(qualified(C, "formatCode")))
            made[0].text = usual
        made.append(etree.Element(_COUNT, val=str(len(points))))
        for index, cell in enumerate(points):
            text = (self._number(cell) if numbers else self._text(cell)) if cell else ""
            if cell and text:
                point = _point(index, text)
                if numbers and self._formats.code(cell.style) != usual:
                    point.set("formatCode", self._formats.code(cell.style))
                made.append(point)
        return made

    def _number(self, cell: Shown) -> str:
        """Return what a chart draws for a cell: text counts as 0, as in Excel."""
        return {"text": "0", "truth": "1" if cell.text == "TRUE" else "0"}.get(cell.kind, cell.text)

    def _text(self, cell: Shown) -> str:
        if cell.kind != "number":
            return cell.text
        return self._formats.shown(cell.text, cell.style)

    def _levels(self, reference: Reference, hidden: bool) -> list[etree._Element]:
        """Return the levels of categories, the innermost first: columns, or rows of a wide area."""
        (area, *_) = reference.areas
        down = area.bottom - area.top >= area.right - area.left
        lines = [
            self._cells.of(line, hidden=hidden)
            for line in (_columns(area) if down else _rows(area))
        ]
        lines = [line for line in lines if line]
        made = [etree.Element(_COUNT, val=str(max(map(len, lines), default=0)))]
        for line in reversed(lines):
            level = etree.Element(_LEVEL)
            level.extend(_point(index, self._text(cell)) for index, cell in enumerate(line) if cell)
            made.append(level)
        return made

    def _put(self, holder: etree._Element, content: Sequence[etree._Element]) -> bool:
        """Put what is remembered behind the reference, unless the same stands there."""
        name = _CACHES[local(holder)]
        cache = etree.Element(f"{{{etree.QName(holder).namespace}}}{name}")
        cache.extend(content)
        old = child_named(holder, name)
        if old is not None and _values(old) == _values(cache):
            return False
        _forget(holder)
        formula = child_named(holder, "f")
        assert formula is not None
        formula.addnext(cache)
        return True


def _forget(holder: etree._Element) -> bool:
    """Remove what is remembered; return whether there was anything."""
    old = [child for child in holder if local(child) in _CACHES.values()]
    for child in old:
        remove(child)
    return bool(old)


def _point(index: int, text: str) -> etree._Element:
    point = etree.Element(_POINT, idx=str(index))
    etree.SubElement(point, _VALUE).text = text
    return point


def _fit(holder: etree._Element, points: Sequence[Shown | None]) -> None:
    """Let categories be numbers or texts, as their cells are."""
    kinds = {point.kind for point in points if point}
    wanted = "numRef" if kinds == {"number"} else "strRef"
    if kinds and local(holder) in ("numRef", "strRef") and local(holder) != wanted:
        holder.tag = qualified(C, wanted)


def _values(cache: etree._Element) -> tuple[object, ...]:
    """Return what a cache says, whatever way its numbers are written and formatted."""
    numbers = local(cache) == "numCache"
    count = next((e.get("val") for e in cache.iter(_COUNT)), None)
    levels = [level for level in cache if local(level) == "lvl"] or [cache]
    points = tuple(
        tuple((p.get("idx"), _said(p.findtext(_VALUE) or "", numbers)) for p in level.iter(_POINT))
        for level in levels
    )
    return count, points


def _said(text: str, numbers: bool) -> object:
    try:
        return float(text) if numbers else text
    except ValueError:
        return text


def _visible_only(root: etree._Element) -> bool:
    found = next(root.iter(qualified(C, "plotVisOnly")), None)
    return found is None or found.get("val", "1") in ("1", "true")


def _columns(area: Area) -> list[Area]:
    columns = range(area.left, area.right + 1)
    return [Area(area.part, area.top, column, area.bottom, column) for column in columns]


def _rows(area: Area) -> list[Area]:
    rows = range(area.top, area.bottom + 1)
    return [Area(area.part, row, area.left, row, area.right) for row in rows]
