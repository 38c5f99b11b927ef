"""Parts as XML: names of namespaces, safe parsing, writing."""

import codecs
import re
from collections.abc import Iterable, Iterator

from lxml import etree

from toolkit.errors import WorkbookError

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_MICROSOFT = "http://schemas.microsoft.com/office/"

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = _OFFICE + "relationships"
RELATIONSHIPS = _PACKAGE + "relationships"
CONTENT_TYPES = _PACKAGE + "content-types"
CORE = _PACKAGE + "metadata/core-properties"
CUSTOM = _OFFICE + "custom-properties"
APP = _OFFICE + "extended-properties"
VT = _OFFICE + "docPropsVTypes"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
X14 = _MICROSOFT + "spreadsheetml/2009/9/main"
XM = _MICROSOFT + "excel/2006/main"
XR = _MICROSOFT + "spreadsheetml/2014/revision"
A = _DRAWING + "main"
C = _DRAWING + "chart"
XDR = _DRAWING + "spreadsheetDrawing"
STRICT = "http://purl.oclc.org/ooxml/"

# lxml keeps one table of prefixes for the whole process, and openpyxl writes into it when it is
# imported. The same ones are registered here, so that the bytes do not depend on who came first.
for _prefix, _namespace in {
    **{"s": MAIN, "r": R, "a": A, "c": C, "xdr": XDR, "vt": VT, "cp": CORE, "cust": CUSTOM},
    **{"dc": DC, "dcterms": DCTERMS, "xsi": XSI, "mc": MC, "x14": X14, "xm": XM},
}.items():
    etree.register_namespace(_prefix, _namespace)

DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_PIECE_BYTES = 1 << 18
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_DECLARED = re.compile(rb"<\?xml[^>]*?\sencoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"'][^>]*\?>")
_ANY_DECLARATION = re.compile(r"\A<\?xml[^>]*\?>\s*")
_TOO_DEEP = "Excessive depth"  # how libxml2 says it
_SPACE, _COMMENT, _INSTRUCTION = re.compile(rb"\s*"), b"<!--", b"<?"
_ENDS = {_COMMENT: b"-->", _INSTRUCTION: b"?>"}


def qualified(namespace: str, name: str) -> str:
    """Return lxml's `{namespace}name`."""
    return f"{{{namespace}}}{name}"


def main(name: str) -> str:
    """Return `name` in the namespace of worksheets, workbook, tables and strings."""
    return f"{{{MAIN}}}{name}"


def local(element: etree._Element) -> str:
    """Return the element's name without its namespace; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def encoding_of(start: bytes) -> str:
    """Return the encoding of an XML part from its first bytes, as a name that Python knows."""
    for mark, encoding in (*_MARKS, *_UNMARKED):
        if start.startswith(mark):
            return encoding
    declared = _DECLARED.match(start)
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    # What could be read byte by byte up to here is not UTF-16, whatever it says.
    return "utf-8" if name.startswith("utf-16") or name == "utf8" else name


def to_utf8(data: bytes, part: str) -> bytes:
    """Return the part's XML as UTF-8 without byte-order mark; the same bytes if it is that already.

    Raises WorkbookError if the bytes are not in the encoding that the part names.
    """
    encoding = encoding_of(data[:1024])
    if encoding == "utf-8":
        return data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except (LookupError, UnicodeDecodeError) as error:
        raise WorkbookError(f"{part} is not written in its encoding, {encoding}") from error
    return DECLARATION + _ANY_DECLARATION.sub("", text).encode("utf-8")


def parse(data: bytes, part: str) -> etree._Element:
    """Return the root element of a part's XML.

    Raises WorkbookError, naming `part`, if it is not well-formed, has a DTD or entities of its own,
    or nests deeper than 255 elements. Nothing is ever loaded from elsewhere.
    """
    data = to_utf8(data, part)
    refuse_dtd((data,), part)
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise WorkbookError(f"{part} {_reason(error)}") from error


def _reason(error: etree.XMLSyntaxError) -> str:
    if _TOO_DEEP in error.msg:
        return "nests deeper than any workbook does, so it is not read"
    return f"cannot be read as XML: {error.msg}"


def elements(chunks: Iterable[bytes], part: str, *tags: str) -> Iterator[etree._Element]:
    """Yield each element with one of the qualified `tags` when it ends, then free its memory.

    For large parts in UTF-8 that were opened with Package, so that they have no DTD. A yielded
    element is empty as soon as the next one is asked for. Raises WorkbookError as `parse` does.
    """
    parser = etree.XMLPullParser(
        events=("end",),
        tag=tags,
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )
    try:
        for chunk in chunks:
            # libxml2 refuses what it is given at once beyond 10 MB.
            for start in range(0, len(chunk), _PIECE_BYTES):
                parser.feed(chunk[start : start + _PIECE_BYTES])
                yield from _freed(parser)
        parser.close()
        yield from _freed(parser)
    except etree.XMLSyntaxError as error:
        raise WorkbookError(f"{part} {_reason(error)}") from error


def utf8_chunks(chunks: Iterable[bytes], part: str) -> Iterator[bytes]:
    """Yield a part's XML as UTF-8 without byte-order mark; only other encodings are held whole."""
    stream = iter(chunks)
    first = next(stream, b"")
    if encoding_of(first) == "utf-8":
        yield first.removeprefix(codecs.BOM_UTF8)
        yield from stream
    else:
        yield to_utf8(first + b"".join(stream), part)


def to_bytes(element: etree._Element) -> bytes:
    """Return the element as a part: UTF-8 with a standalone declaration, no added white space."""
    return DECLARATION + etree.tostring(element, encoding="UTF-8", with_tail=False)


def refuse_dtd(chunks: Iterable[bytes], part: str) -> None:
    """Raise WorkbookError if the UTF-8 XML has a DTD; reads no further than the root element."""
    start, position = b"", 0
    for chunk in chunks:
        start += chunk
        position = _skip_prolog(start, position)
        rest = start[position : position + 9]
        if rest.upper().startswith(b"<!DOCTYPE"):
            raise WorkbookError(f"{part} has a document type declaration, which is not allowed")
        if len(rest) == 9 and not rest.startswith((_COMMENT, _INSTRUCTION)):
            return


def _skip_prolog(data: bytes, position: int) -> int:
    while True:
        space = _SPACE.match(data, position)
        position = space.end() if space else position
        for start, end in _ENDS.items():
            if data.startswith(start, position):
                stop = data.find(end, position + len(start))
                break
        else:
            return position
        if stop < 0:
            return position
        position = stop + len(end)


def _freed(parser: etree.XMLPullParser) -> Iterator[etree._Element]:
    for _, element in parser.read_events():
        if not isinstance(element, etree._Element):
            continue
        yield element
        element.clear()
        for above in (element, *element.iterancestors()):
            parent = above.getparent()
            while parent is not None and above.getprevious() is not None:
                del parent[0]
