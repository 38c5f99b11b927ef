"""A worksheet without its rows, and the rows too if they are few enough to be looked at."""

import re
from dataclasses import dataclass

from lxml import etree

from toolkit.workbook.opc.limits import MAX_CHECKED_BYTES
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import parse

_DATA = re.compile(rb"<((?:[\w.-]+:)?)sheetData(?:\s[^<>]*)?(?<!/)>")


@dataclass(frozen=True)
class SheetShape:
    """The root of a worksheet; `complete` says whether its rows are in it."""

    root: etree._Element
    complete: bool


def read_shape(package: Package, part: str) -> SheetShape:
    """Return a worksheet, without its rows if it is large; raises WorkbookError if it is broken."""
    frame = package.frame(part)
    if frame is not None and package.is_streamed(part):
        return SheetShape(parse(frame, f"{package.name}: {part}"), False)
    data = b"".join(package.utf8(part))
    where = f"{package.name}: {part}"
    if len(data) <= MAX_CHECKED_BYTES:
        return SheetShape(parse(data, where), True)
    start = _DATA.search(data)
    if start is None:
        return SheetShape(parse(data, where), True)
    end = data.index(b"</" + start[1] + b"sheetData>", start.end())
    return SheetShape(parse(data[: start.end()] + data[end:], where), False)
