"""Many copies of plain rows at once: values a column at a time, then all of the text in one step.

A row is plain if its cells are fixed or filled without links, formulas and repeated columns. Values
are converted a column at a time, because a step for every cell would cost most of the time of a
fill.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby, repeat
from types import NoneType
from typing import cast

from toolkit.workbook.cells.rows import Cell, Row, RowWriter, attribute_text
from toolkit.workbook.cells.strings import SharedStrings
from toolkit.workbook.fill.bindings import Binding
from toolkit.workbook.fill.cellwriter import CellWriter, Measured
from toolkit.workbook.references.references import column_letters
from toolkit.workbook.tags.paths import Scope
from toolkit.workbook.tags.values import CellValue

CHUNK = 1_000
"""Rows that are converted together: enough to be fast, few enough to need no memory to speak of."""

Column = Sequence[str]
Piece = str | Column
"""Text that all copies of a row have, or one text for each copy."""


@dataclass(frozen=True)
class BulkRow:
    """A plain template row: its cells with what fills them (None: fixed)."""

    row: Row
    cells: tuple[tuple[Cell, Binding | None], ...]


class BulkWriter:
    """Writes the copies of plain rows of one sheet."""

    def __init__(self, cells: CellWriter, writer: RowWriter) -> None:
        """Take the writer of single cells, for what is not of one type, and of rows."""
        self._cells, self._writer = cells, writer
        self._strings: SharedStrings = cells.strings

    def rows(
        self, bulk: Sequence[BulkRow], starts: Sequence[range], scopes: Sequence[Scope]
    ) -> str:
        """Return the copies of template rows that repeat together, copy by copy.

        `starts` has the new numbers of every template row. Raises ValueProblem if a value fits no
        cell.
        """
        columns: list[Iterable[str]] = []
        for row, numbers in zip(bulk, starts, strict=True):
            pieces = self._row(row, list(map(str, numbers)), scopes)
            columns += _columns(pieces, len(scopes))
        return "".join(chain.from_iterable(zip(*columns, strict=True)))

    def _row(self, bulk: BulkRow, numbers: Column, scopes: Sequence[Scope]) -> Iterator[Piece]:
        """Yield what the copies of a row are made of, from left to right."""
        p, cells, wrapped = self._writer.prefix, list[Piece](), []
        for cell, binding in bulk.cells:
            address = f'<{p}c r="{column_letters(cell.column)}'
            cells += [address, numbers]
            if binding is None:
                cells.append(self._writer.cell(cell, 1, cell.column).removeprefix(f"{address}1"))
                continue
            values = binding.column(scopes)
            cells += self._inside(cell, values)
            if self._cells.styles.wraps(cell.style):
                wrapped.append(self._cells.measured(cell, cell.column, values))
        yield from (f'<{p}row r="', numbers, '"', *self._attributes(bulk.row, wrapped), ">")
        yield from (*cells, f"</{p}row>")

    def _attributes(self, row: Row, wrapped: Sequence[Sequence[Measured]]) -> Iterator[Piece]:
        """Yield the attributes of a row; where text wraps each copy has a height of its own."""
        if not wrapped or row.attributes.get("customHeight") in ("1", "true"):
            yield attribute_text(row.attributes)
            return
        yield attribute_text({name: v for name, v in row.attributes.items() if name != "ht"})
        yield [self._cells.height(texts) for texts in zip(*wrapped, strict=True)]

    def _inside(self, cell: Cell, values: Sequence[CellValue]) -> tuple[Piece, ...]:
        """Return what stands behind the address of a column's cells."""
        p, style = self._writer.prefix, f' s="{cell.style}"' if cell.style else ""
        kinds = set(map(type, values))
        given = values
        if NoneType in kinds:
            given = [value for value in values if value is not None]
        kind, texts = self._texts(given, kinds - {NoneType})
        if texts is None:
            return ('"', [self._cells.tail(cell, value) for value in values])
        start, end = f"{kind}><{p}v>", f"</{p}v></{p}c>"
        if given is values:
            return (f'"{style}{start}', texts, end)
        rest = iter(texts)
        whole = ["/>" if value is None else f"{start}{next(rest)}{end}" for value in values]
        return (f'"{style}', whole)

    def _texts(self, values: Sequence[CellValue], kinds: set[type]) -> tuple[str, Column | None]:
        """Return the type and texts of a column's values, None where they are of many kinds."""
        if kinds == {str}:
            return ' t="s"', self._indexes(values)  # type: ignore[arg-type]
        if kinds and kinds <= {int, float}:
            return "", list(map(repr, values))
        if kinds == {bool}:
            return ' t="b"', ["1" if value else "0" for value in values]
        if kinds == {date}:
            days = {value: str(self._cells.serial(value)) for value in dict.fromkeys(values)}  # type: ignore[arg-type]
            return "", [days[value] for value in values]
        return "", None

    def _indexes(self, values: Sequence[str]) -> Column | None:
        """Return the shared strings of texts; None where one of them is not written plainly."""
        try:
            found = self._strings.indexes(values)
        except KeyError:  # some are new
            for text in dict.fromkeys(values):
                self._cells.share(text)
            found = self._strings.indexes(values)
        return list(map(str, found)) if self._cells.special.isdisjoint(found) else None


def _columns(pieces: Iterable[Piece], count: int) -> Iterator[Iterable[str]]:
    """Yield the pieces as columns of `count` texts, fixed text beside fixed text as one."""
    for fixed, group in groupby(pieces, lambda piece: isinstance(piece, str)):
        if fixed:
            yield repeat("".join(cast(Iterable[str], group)), count)
        else:
            yield from group
