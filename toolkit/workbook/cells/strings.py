"""The shared strings of a workbook: existing entries keep index and bytes, new ones are added
behind them.
"""

import re
from collections.abc import Iterable, Iterator
from xml.parsers import expat

from toolkit.errors import WorkbookError
from toolkit.workbook.cells.sheetpart import element_end
from toolkit.workbook.opc.escapes import escape

STRINGS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
STRINGS_RELATION = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
)

# Text that Excel would read as an escaped character must itself be escaped (ECMA-376, ST_Xstring).
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class SharedStrings:
    """`xl/sharedStrings.xml` as a table of texts that grows; without a part it starts empty."""

    def __init__(self, data: bytes | None) -> None:
        """Scan the part (UTF-8); raises WorkbookError where it is not well-formed."""
        self.changed = False
        scan = _Scan(data) if data else None
        self.texts = scan.texts if scan else []
        self._entries = scan.entries if scan else []
        self._head = scan.head if scan else _HEAD
        self._tail = scan.tail if scan else b""
        self._prefix = scan.prefix if scan else ""
        self._index = dict(scan.plain) if scan else {}

    def __contains__(self, text: object) -> bool:
        return text in self._index

    def index(self, text: str) -> int:
        """Return the index of `text`, adding it when it is new."""
        found = self._index.get(text)
        if found is None:
            found = self._index[text] = len(self._entries)
            self._entries.append(self._entry(text))
            self.changed = True
        return found

    def indexes(self, texts: Iterable[str]) -> list[int]:
        """Return the indexes of texts that are all in the table already; raises KeyError else."""
        return list(map(self._index.__getitem__, texts))

    def _entry(self, text: str) -> bytes:
        p = self._prefix
        keep = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
        return f"<{p}si><{p}t{keep}>{written(text)}</{p}t></{p}si>".encode()

    def empty(self, index: int) -> None:
        """Take the text out of an entry that nothing shows any more, so that no tag stays in the
        file.
        """
        p = self._prefix
        self._index.pop(self.texts[index], None)
        self._entries[index] = f"<{p}si><{p}t/></{p}si>".encode()
        self.changed = True

    def part(self) -> Iterator[bytes]:
        """Yield the part; `count` is left out because it is optional and derived."""
        p = self._prefix
        head = re.sub(rb'\s(?:uniqueCount|count)\s*=\s*(?:"\d*"|\'\d*\')', b"", self._head)
        yield head[:-1] + f' uniqueCount="{len(self._entries)}">'.encode()
        for start in range(0, len(self._entries), 5000):
            yield b"".join(self._entries[start : start + 5000])
        yield self._tail or f"</{p}sst>".encode()


_HEAD = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
)


def written(text: str) -> str:
    """Return text as it stands in a part: escaped for XML, and `_x0041_` protected from being
    decoded.
    """
    return escape(protected(text))


def protected(text: str) -> str:
    """Return text for what escapes for XML by itself: `_x0041_` and returns keep their meaning."""
    return _LOOKS_ESCAPED.sub("_x005F_", text).replace("\r", "_x000D_")


def read(text: str) -> str:
    """Return what a text from a part says: `_x000D_` and its like decoded."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


class _Scan:
    """One pass over the part: the bytes of every entry and its text, phonetic guides left out."""

    def __init__(self, data: bytes) -> None:
        self.texts: list[str] = []
        self.entries: list[bytes] = []
        self.plain: dict[str, int] = {}
        self.prefix, self.head, self.tail = "", b"", b""
        self._data, self._start, self._path = data, 0, list[str]()
        self._text, self._rich = list[str](), False
        self._parser = parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._finish
        parser.CharacterDataHandler = self._characters
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise WorkbookError(f"xl/sharedStrings.xml is not well-formed XML: {error}") from error

    def _begin(self, name: str, _: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        self._path.append(local)
        if len(self._path) == 1:
            self.prefix = name[: -len(local)]
            self._start = self._parser.CurrentByteIndex
        elif len(self._path) == 2:
            if not self.head:
                self._end_head(self._parser.CurrentByteIndex)
            self._start, self._text, self._rich = self._parser.CurrentByteIndex, [], False
        elif local in ("r", "rPh", "phoneticPr"):
            self._rich = True

    def _end_head(self, before: int) -> None:
        self.head = self._data[: self._data.rindex(b">", 0, before) + 1]

    def _characters(self, text: str) -> None:
        if self._path[-1] == "t" and "rPh" not in self._path:
            self._text.append(text)

    def _finish(self, _: str) -> None:
        depth, local = len(self._path), self._path.pop()
        if depth == 2 and local == "si":
            self._end_entry()
        elif depth == 1:
            self._end_part()

    def _end_entry(self) -> None:
        behind = element_end(self._data, self._start, self._parser.CurrentByteIndex)
        self.entries.append(self._data[self._start : behind])
        self.texts.append(read("".join(self._text)))
        if not self._rich:
            self.plain.setdefault(self.texts[-1], len(self.texts) - 1)

    def _end_part(self) -> None:
        if self.head:
            self.tail = self._data[self._data.rindex(b"</") :]
            return
        opened = element_end(self._data, self._start, self._start)
        empty = self._data[opened - 2 : opened] == b"/>"
        self.head = self._data[: opened - 2].rstrip() + b">" if empty else self._data[:opened]
        self.tail = f"</{self.prefix}sst>".encode()
