"""Brings up to date what charts and shapes remember of cells, after the formulas have values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from toolkit.errors import WorkbookError
from toolkit.workbook.caches.charts import ChartValues, Reference, references
from toolkit.workbook.caches.numberformats import NumberFormats
from toolkit.workbook.caches.places import Area, Places
from toolkit.workbook.caches.shapes import LinkedText, linked_texts, write_text
from toolkit.workbook.caches.shown import Cells
from toolkit.workbook.opc.attributes import naming
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import main, to_bytes

_CHARTS, _DRAWINGS = ("chart",), ("drawing", "chartUserShapes")


@dataclass(frozen=True)
class _Found:
    """A chart or drawing with what it shows of cells."""

    part: str
    root: etree._Element
    references: Sequence[Reference]
    texts: Sequence[LinkedText]

    @property
    def areas(self) -> list[Area]:
        own = [area for reference in self.references for area in reference.areas]
        return own + [text.area for text in self.texts]

    @property
    def read(self) -> list[Area]:
        """The cells whose values are wanted."""
        small = [reference for reference in self.references if not reference.large]
        return replace(self, references=small).areas


def update_caches(package: Package) -> None:
    """Write into charts and linked shapes what their cells hold now.

    Looked at are those that were touched, or whose cells stand on a touched sheet; the bytes of a
    part stay where it says the same already. References to other workbooks, by a formula or to a
    sheet that is still to be streamed are left as they are; of more than 32,000 cells nothing is
    remembered. Raises WorkbookError for a damaged workbook.
    """
    with naming(package.name):
        _update(package)


def _update(package: Package) -> None:
    every = list(_found(package))
    cells = Cells(package, [area for each in every for area in each.read])
    formats = _formats(package)
    values = ChartValues(cells, formats)
    for each in every:
        changed = values.update(each.root, each.references)
        # A list, so that every text is written, whatever comes of the first.
        if any([write_text(text, cells, formats) for text in each.texts]) or changed:
            package.replace(each.part, to_bytes(each.root))


def _found(package: Package) -> Iterator[_Found]:
    places = Places(package)
    for part, kind in _parts(package):
        try:
            root = package.xml(part)
        except WorkbookError:
            continue
        of_chart = references(root, places) if kind in _CHARTS else []
        texts = linked_texts(root, places) if kind in _DRAWINGS else []
        found = _Found(part, root, of_chart, texts)
        if not package.touched.isdisjoint({part, *(area.part for area in found.areas)}):
            yield found


def _parts(package: Package) -> Iterator[tuple[str, str]]:
    """Yield every chart and drawing of the workbook, once, with its kind."""
    seen: set[str] = set()
    for owner in package.names():
        for relationship in package.relationships(owner):
            kind, part = relationship.type.rpartition("/")[2], relationship.target
            known = kind in (*_CHARTS, *_DRAWINGS) and not relationship.external
            if known and part in package and part not in seen:
                seen.add(part)
                yield part, kind


def _formats(package: Package) -> NumberFormats:
    part = next(iter(package.related(package.workbook_part, "styles")), "")
    about = package.xml(package.workbook_part).find(main("workbookPr"))
    from_1904 = about is not None and about.get("date1904") in ("1", "true")
    return NumberFormats(package.xml(part) if part in package else None, from_1904=from_1904)
