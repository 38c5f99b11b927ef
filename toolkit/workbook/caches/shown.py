"""The cells of a workbook as charts see them: value, format, hidden or not."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from toolkit.workbook.caches.places import Area
from toolkit.workbook.cells.sharedtexts import shared_texts, text_of, unescape
from toolkit.workbook.opc.attributes import address_of, indexed, whole
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import elements, main

Kind = Literal["number", "text", "truth", "error"]
_TRUE = ("1", "true")


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell with a value: what kind, the value as the file has it, and the index of its format."""

    kind: Kind
    text: str
    style: int


class Cells:
    """The cells of some areas, read from the package."""

    def __init__(self, package: Package, areas: Iterable[Area]) -> None:
        """Read the areas; a sheet is read no further than the last row that is wanted."""
        self._cells: dict[tuple[str, int, int], Shown] = {}
        self._hidden_rows: dict[str, set[int]] = defaultdict(set)
        self._hidden_columns: dict[str, list[tuple[int, int]]] = defaultdict(list)
        wanted: dict[str, list[Area]] = defaultdict(list)
        for area in areas:
            wanted[area.part].append(area)
        texts = shared_texts(package) if wanted else []
        for part, own in wanted.items():
            self._read(package, part, own, texts)

    def of(self, area: Area, *, hidden: bool) -> list[Shown | None]:
        """Return the cells of an area row by row, None for empty ones; without hidden ones unless
        `hidden`.
        """
        rows, spans = self._hidden_rows[area.part], self._hidden_columns[area.part]
        return [
            self._cells.get((area.part, row, column))
            for row in range(area.top, area.bottom + 1)
            for column in range(area.left, area.right + 1)
            if hidden or not (row in rows or any(a <= column <= b for a, b in spans))
        ]

    def _read(
        self, package: Package, part: str, areas: Sequence[Area], texts: Sequence[str]
    ) -> None:
        last, number = max(area.bottom for area in areas), 0
        for element in elements(package.utf8(part), part, main("row"), main("col")):
            if element.tag == main("col"):
                if element.get("hidden") in _TRUE:
                    span = whole(element, "min"), whole(element, "max")
                    self._hidden_columns[part].append(span)
                continue
            number = whole(element, "r", number + 1)
            if number > last:
                return
            if element.get("hidden") in _TRUE:
                self._hidden_rows[part].add(number)
            spans = [(a.left, a.right) for a in areas if a.top <= number <= a.bottom]
            if spans:
                self._read_row(part, element, number, spans, texts)

    def _read_row(
        self,
        part: str,
        row: etree._Element,
        number: int,
        spans: Sequence[tuple[int, int]],
        texts: Sequence[str],
    ) -> None:
        column = 0
        for cell in row.iterchildren(main("c")):
            column = (address_of(cell) or (number, column + 1))[1]
            if any(left <= column <= right for left, right in spans):
                shown = _shown(cell, texts)
                if shown:
                    self._cells[part, number, column] = shown


def _shown(cell: etree._Element, texts: Sequence[str]) -> Shown | None:
    kind, value, style = cell.get("t", "n"), cell.findtext(main("v")), whole(cell, "s")
    if kind == "inlineStr":
        inline = cell.find(main("is"))
        return Shown("text", text_of(inline), style) if inline is not None else None
    if value is None or (value == "" and kind != "str"):
        return None
    match kind:
        case "s":
            return Shown("text", indexed(texts, value), style)
        case "str":
            return Shown("text", unescape(value), style)
        case "b":
            return Shown("truth", "TRUE" if value in _TRUE else "FALSE", style)
        case "e":
            return Shown("error", value, style)
    return Shown("number", value, style)
