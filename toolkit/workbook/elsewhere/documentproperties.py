"""Texts of the document properties, in Excel under File > Info."""

from collections.abc import Callable, Iterator

from lxml import etree

from toolkit.workbook.elsewhere.spots import Spot
from toolkit.workbook.opc.xml import APP, CORE, DC, qualified

_TEXTS = {
    qualified(DC, "title"): "Title",
    qualified(DC, "subject"): "Subject",
    qualified(DC, "creator"): "Author",
    qualified(DC, "description"): "Comments",
    qualified(CORE, "keywords"): "Tags",
    qualified(CORE, "category"): "Categories",
    qualified(CORE, "contentStatus"): "Status",
    qualified(APP, "Company"): "Company",
    qualified(APP, "Manager"): "Manager",
}
"""The properties that hold text, as Excel names them."""


def property_spots(root: etree._Element) -> Iterator[Spot]:
    """Yield the texts of a part with core or extended properties."""
    for element in root:
        if element.tag in _TEXTS and element.text:
            what = f'the document property "{_TEXTS[str(element.tag)]}"'
            yield Spot(what, element.text, _setter(element))


def _setter(element: etree._Element) -> Callable[[str], None]:
    def put(text: str) -> None:
        element.text = text

    return put
