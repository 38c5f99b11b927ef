"""Finds the formula cells of a worksheet in its bytes, so that all other bytes stay."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit.errors import WorkbookError
from toolkit.workbook.opc import xml
from toolkit.workbook.references.references import parse_cell

_ROOT = re.compile(rb"<((?:[\w.-]+:)?)worksheet[\s>]")
ADDRESS = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]+[0-9]+)["']""")
_BLOCK_BYTES = 1 << 18


@dataclass(frozen=True, slots=True)
class FormulaCell:
    """One cell with a formula as it stands in the file; row and column count from 1."""

    raw: bytes
    prefix: bytes
    attributes: bytes
    row: int
    column: int
    kind: str
    """`normal`, `shared`, `array` or `dataTable`."""
    text: str
    """The formula without `=`; empty where it is shared with an earlier cell."""
    group: str
    """The number of a shared formula."""
    area: str
    """The range of an array, shared or data-table formula."""
    formula: bytes
    """The element with the formula."""


def split(chunks: Iterable[bytes]) -> Iterator[bytes | FormulaCell]:
    """Yield a worksheet (UTF-8) in pieces that give it again when joined: bytes and formula cells.

    A formula cell that does not say where it stands is left among the bytes.
    """
    buffer, stream = b"", _blocks(chunks)
    for block in stream:
        buffer += block
        root = _ROOT.search(buffer)
        if root is not None:
            break
    else:
        yield buffer
        return
    grammar = _Grammar(root[1])
    while True:
        end = buffer.rfind(grammar.row_end)
        last = grammar.data_end in buffer
        ready = len(buffer) if last else end + len(grammar.row_end) if end >= 0 else 0
        yield from grammar.cells(buffer[:ready])
        buffer = buffer[ready:]
        if last:
            break
        block = next(stream, b"")
        if not block:
            yield from grammar.cells(buffer)
            return
        buffer += block
    yield from stream


class _Grammar:
    """The tags of a worksheet with its prefix."""

    def __init__(self, prefix: bytes) -> None:
        p = re.escape(prefix)
        self.prefix = prefix
        self.row_end = b"</" + prefix + b"row>"
        self.data_end = b"</" + prefix + b"sheetData>"
        self._cell_end = b"</" + prefix + b"c>"
        self._start = re.compile(
            rb"<"
            + p
            + rb"c((?:\s[^<>]*)?)>\s*(<"
            + p
            + rb"f((?:\s[^<>]*?)?)(?:/>|>(.*?)</"
            + p
            + rb"f>))",
            re.DOTALL,
        )

    def cells(self, data: bytes) -> Iterator[bytes | FormulaCell]:
        """Yield the pieces of whole rows."""
        position = 0
        for match in self._start.finditer(data):
            address = ADDRESS.search(match[1])
            end = data.find(self._cell_end, match.end())
            if address is None or end < 0:
                continue
            end += len(self._cell_end)
            if match.start() > position:
                yield data[position : match.start()]
            yield self._cell(data[match.start() : end], match, address[1].decode())
            position = end
        if position < len(data):
            yield data[position:]

    def _cell(self, raw: bytes, match: re.Match[bytes], address: str) -> FormulaCell:
        element = xml.parse(b"<f" + match[3] + b">" + (match[4] or b"") + b"</f>", "formula")
        try:
            row, column = parse_cell(address)
        except ValueError as error:
            message = f'it is damaged: a cell has the address "{address}"'
            raise WorkbookError(message) from error
        return FormulaCell(
            raw,
            self.prefix,
            match[1],
            row,
            column,
            element.get("t", "normal"),
            (element.text or "").removeprefix("="),
            element.get("si", ""),
            element.get("ref", ""),
            match[2],
        )


def _blocks(chunks: Iterable[bytes]) -> Iterator[bytes]:
    held: list[bytes] = []
    size = 0
    for chunk in chunks:
        held.append(chunk)
        size += len(chunk)
        if size >= _BLOCK_BYTES:
            yield b"".join(held)
            held, size = [], 0
    yield b"".join(held)
