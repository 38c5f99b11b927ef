"""Writes values into the formula cells of a worksheet; every other byte stays."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import partial

from toolkit.workbook.calculate.process import Value
from toolkit.workbook.calculate.scan import ADDRESS, FormulaCell, split
from toolkit.workbook.opc.escapes import escape
from toolkit.workbook.references.references import parse_cell

_TYPE = re.compile(rb"""\s+t\s*=\s*(?:"[^"]*"|'[^']*')""")
_CELL = re.compile(rb"<((?:[\w.-]+:)?c)(\s[^<>]*)(?<!/)>.*?</\1>", re.DOTALL)
_NAMES = {"t": b"str", "b": b"b", "e": b"e"}
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\r\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def with_values(
    chunks: Iterable[bytes],
    values: Mapping[tuple[int, int], Value],
    emptied: Set[tuple[int, int]] = frozenset(),
) -> Iterator[bytes]:
    """Yield a worksheet (UTF-8) with these values, by (row, column), in its formula cells.

    A formula cell without one loses the value it may have had, as do the cells `emptied`, which
    formulas elsewhere have filled.
    """
    for piece in split(chunks):
        if isinstance(piece, bytes):
            yield _CELL.sub(partial(_without_value, emptied), piece) if emptied else piece
        else:
            yield _cell(piece, values.get((piece.row, piece.column)))


def written_number(number: float) -> str:
    """Return the shortest form of a number that reads back as the same number."""
    if number == int(number) and abs(number) < 1e16:
        return str(int(number))
    return repr(number).replace("e", "E")


def _cell(cell: FormulaCell, value: Value | None) -> bytes:
    p, attributes = cell.prefix, _TYPE.sub(b"", cell.attributes)
    if value is None:
        return b"".join((b"<", p, b"c", attributes, b">", cell.formula, b"</", p, b"c>"))
    kind, content = value
    if kind in _NAMES:
        attributes += b' t="' + _NAMES[kind] + b'"'
    text = _text(kind, content).encode()
    inside = b"".join((cell.formula, b"<", p, b"v>", text, b"</", p, b"v>"))
    return b"".join((b"<", p, b"c", attributes, b">", inside, b"</", p, b"c>"))


def _without_value(emptied: Set[tuple[int, int]], match: re.Match[bytes]) -> bytes:
    address = ADDRESS.search(match[2])
    if address is None or parse_cell(address[1].decode()) not in emptied:
        return match[0]
    return b"<" + match[1] + _TYPE.sub(b"", match[2]) + b"/>"


def _text(kind: str, content: float | str | bool) -> str:
    if kind == "n":
        return written_number(float(content))
    if kind == "b":
        return "1" if content else "0"
    return escape(_UNWRITABLE.sub(_escaped, str(content)))


def _escaped(match: re.Match[str]) -> str:
    return f"_x{ord(match[0]):04X}_"
