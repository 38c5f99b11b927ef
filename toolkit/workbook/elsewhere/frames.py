"""Texts in the frame of a sheet: headers and footers, prompts of its drop-downs."""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from toolkit.workbook.cells.strings import protected, read
from toolkit.workbook.elsewhere.spots import Spot
from toolkit.workbook.opc.xml import local

_HEADERS = {
    "oddHeader": "the page header",
    "oddFooter": "the page footer",
    "evenHeader": "the header of even pages",
    "evenFooter": "the footer of even pages",
    "firstHeader": "the header of the first page",
    "firstFooter": "the footer of the first page",
}
_MOST_HEADER = 255
"""Excel cuts a header that is longer, with its codes (Excel specifications and limits)."""
_PROMPTS = {
    "promptTitle": ("the title of the input message", 32),
    "prompt": ("the input message", 255),
    "errorTitle": ("the title of the error alert", 32),
    "error": ("the error alert", 255),
}
"""The texts of a data validation and Excel's limits for them."""
_FONT_SIZE = re.compile(r"&\d+\Z")


def frame_spots(frame: etree._Element) -> Iterator[Spot]:
    """Yield the texts of a worksheet's or chartsheet's frame."""
    for element in frame.iter():
        name = local(element)
        if name in _HEADERS and element.text:
            yield Spot(
                _HEADERS[name],
                read(element.text),
                _text_setter(element),
                insert=in_header,
                most=_MOST_HEADER,
            )
        elif name == "dataValidation":
            yield from _prompts(element)


def in_header(before: str, value: str) -> str:
    """Return a value as it stands in a header, where `&` begins a code.

    A digit right behind a font size would be read as part of it, so a blank parts the two.
    """
    apart = " " if _FONT_SIZE.search(before) and value[:1].isdigit() else ""
    return apart + value.replace("&", "&&")


def _prompts(validation: etree._Element) -> Iterator[Spot]:
    area = validation.get("sqref") or next(
        (each.text for each in validation if local(each) == "sqref" and each.text), ""
    )
    for name, (what, most) in _PROMPTS.items():
        text = validation.get(name)
        if text:
            put = _attribute_setter(validation, name)
            yield Spot(what, read(text), put, cell=str(area).split(" ")[0], most=most)


def _text_setter(element: etree._Element) -> Callable[[str], None]:
    def put(text: str) -> None:
        element.text = protected(text)

    return put


def _attribute_setter(element: etree._Element, name: str) -> Callable[[str], None]:
    def put(text: str) -> None:
        element.set(name, protected(text))

    return put
