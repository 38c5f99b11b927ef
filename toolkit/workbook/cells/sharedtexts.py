"""Texts as a workbook keeps them: shared strings, runs, escaped characters."""

import re

from lxml import etree

from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import elements, main

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescape(text: str) -> str:
    """Return a text with `_x000A_` and the like as the characters they stand for."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def text_of(item: etree._Element) -> str:
    """Return the text of a string item or an inline string, phonetic guides left out."""
    return unescape("".join(t.text or "" for t in item.iter(main("t")) if not _is_phonetic(t)))


def shared_texts(package: Package) -> list[str]:
    """Return the shared strings of a workbook; none if it has no such part."""
    part = next(iter(package.related(package.workbook_part, "sharedStrings")), "")
    if part not in package:
        return []
    return [text_of(item) for item in elements(package.utf8(part), part, main("si"))]


def _is_phonetic(text: etree._Element) -> bool:
    parent = text.getparent()
    return parent is not None and parent.tag == main("rPh")
