"""A worksheet part taken apart: the frame (all but the rows) and the place of every row, nothing
copied.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.parsers import expat

from toolkit.errors import WorkbookError
from toolkit.workbook.cells.rows import Row, read_row

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@dataclass(frozen=True, slots=True)
class RowSlice:
    """Where one row stands in the part (byte offsets) and what it holds that may concern a fill."""

    number: int
    start: int
    end: int
    has_formula: bool
    strings: frozenset[int]
    inline: bool


class SheetPart:
    """One worksheet part in UTF-8: `head`, the rows, `tail`; `prefix` is that of its elements, with
    a colon.
    """

    def __init__(self, data: bytes, part: str) -> None:
        """Scan `data` once; raises WorkbookError where it is not a well-formed worksheet."""
        self.data = data
        scan = _Scan(data, part)
        self.prefix = scan.prefix
        self.rows: Sequence[RowSlice] = scan.rows
        self._open, self._close = scan.inside

    @property
    def head(self) -> bytes:
        """Return everything before the first row, with an opened `sheetData`."""
        data = self.data[: self._open].rstrip()
        return data[:-2] + b">" if data.endswith(b"/>") else data

    @property
    def tail(self) -> bytes:
        """Return everything after the last row, from the end tag of `sheetData` on."""
        if self.data[self._open - 2 : self._open] == b"/>":
            return f"</{self.prefix}sheetData>".encode() + self.data[self._close :]
        return self.data[self._close :]

    def raw(self, row: RowSlice) -> bytes:
        """Return the XML of one row as it stands in the part."""
        return self.data[row.start : row.end]

    def read(self, row: RowSlice) -> Row:
        """Return one row with its cells."""
        return read_row(self.raw(row).decode(), row.number)

    def read_all(self) -> Iterator[Row]:
        """Yield every row with its cells."""
        return map(self.read, self.rows)


class _Scan:
    """One pass of expat over the part, noting byte offsets."""

    def __init__(self, data: bytes, part: str) -> None:
        self.rows: list[RowSlice] = []
        self.prefix, self.inside = "", (0, 0)
        self._number, self._row_start, self._data, self._end = 0, 0, data, 0
        self._path: list[str] = []
        self._text: list[str] | None = None
        self._reset()
        self._parser = parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._finish
        parser.CharacterDataHandler = self._characters
        try:
            parser.Parse(data, True)
        except (expat.ExpatError, ValueError) as error:
            raise WorkbookError(f"{part} is not well-formed XML: {error}") from error
        if self.inside == (0, 0):
            raise WorkbookError(f"{part} holds no sheetData, so it is not a worksheet")

    def _reset(self) -> None:
        self._formula, self._inline, self._strings = False, False, set[int]()
        self._type = ""

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        depth = len(self._path)
        self._path.append(local)
        if depth == 1 and local == "sheetData":
            self.prefix = name[: -len(local)]
            self._open_data()
        elif depth == 2 and local == "row" and self._path[1] == "sheetData":
            self._number = int(attributes.get("r", self._number + 1))
            self._row_start = self._parser.CurrentByteIndex
            self._reset()
        elif depth == 3 and local == "c":
            self._type = attributes.get("t", "")
        elif depth == 4 and local == "f":
            self._formula = True
        elif depth == 4 and local == "v" and self._type == "s":
            self._text = []
        elif depth == 4 and local == "is":
            self._inline = True

    def _open_data(self) -> None:
        start = self._parser.CurrentByteIndex
        end = _tag_end(self._data, start)
        self.inside = (end, end)

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _finish(self, _: str) -> None:
        depth = len(self._path)
        local = self._path.pop()
        if self._text is not None and local == "v":
            self._strings.add(int("".join(self._text) or 0))
            self._text = None
        if depth == 3 and local == "row":
            self._end_row()
        elif depth == 2 and local == "sheetData":
            opened = self.inside[0]
            if self._data[opened - 2 : opened] != b"/>":
                self.inside = (opened, self._parser.CurrentByteIndex)

    def _end_row(self) -> None:
        end = element_end(self._data, self._row_start, self._parser.CurrentByteIndex)
        row = (self._number, self._row_start, end, self._formula)
        self.rows.append(RowSlice(*row, frozenset(self._strings), self._inline))


def element_end(data: bytes, start: int, reported: int) -> int:
    """Return the offset just behind an element; `reported` is where expat saw its end.

    For an empty tag expat reports an offset that tells nothing, so the start tag is looked at.
    """
    opened = _tag_end(data, start)
    if data[opened - 2 : opened] == b"/>":
        return opened
    return data.index(b">", reported) + 1


def _tag_end(data: bytes, start: int) -> int:
    """Return the offset just behind the tag that starts at `start`; `>` may stand in a quoted
    value.
    """
    quote, position = 0, start
    while True:
        byte = data[position]
        if quote:
            quote = 0 if byte == quote else quote
        elif byte in b"\"'":
            quote = byte
        elif byte == ord(">"):
            return position + 1
        position += 1
