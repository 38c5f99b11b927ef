"""The shared strings of a workbook with the fonts of their pieces."""

from typing import NamedTuple

from lxml import etree

from toolkit.lint.cell import Font
from toolkit.lint.reading.styles import Styles
from toolkit.workbook.cells.sharedtexts import text_of
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import elements, main


class Text(NamedTuple):
    """A text, and the fonts of its pieces where it is a rich one (None: the font of the cell)."""

    text: str
    runs: tuple[Font | None, ...] = ()


def read_text(item: etree._Element, styles: Styles) -> Text:
    """Return what a string item or an inline string holds."""
    runs = [run.find(main("rPr")) for run in item.iterchildren(main("r"))]
    fonts = tuple(None if run is None else styles.font(run) for run in runs)
    return Text(text_of(item), fonts)


def read_texts(package: Package, styles: Styles) -> list[Text]:
    """Return the shared strings, none where there is no such part; may raise WorkbookError."""
    part = next(iter(package.related(package.workbook_part, "sharedStrings")), "")
    if part not in package:
        return []
    return [read_text(item, styles) for item in elements(package.utf8(part), part, main("si"))]
