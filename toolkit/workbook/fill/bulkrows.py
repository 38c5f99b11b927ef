"""Many copies of plain rows at once: a column of values at a time, then a row by one pattern.

A row is plain if its cells are fixed or filled without links, formulas and repeated columns. Values
are
converted a column at a time, because a step for every cell would cost most of the time of a fill.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.workbook.cells.rows import Cell, Row, RowWriter, attribute_text
from toolkit.workbook.cells.strings import SharedStrings
from toolkit.workbook.fill.bindings import Binding
from toolkit.workbook.fill.cellwriter import CellWriter
from toolkit.workbook.references.references import column_letters
from toolkit.workbook.tags.paths import Scope
from toolkit.workbook.tags.values import CellValue

CHUNK = 500
"""Rows that are converted together: enough to be fast, few enough to need no memory to speak of."""


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

    def rows(self, bulk: BulkRow, numbers: Sequence[int], scopes: Sequence[Scope]) -> list[str]:
        """Return the copies of one template row; raises ValueProblem if a value fits no cell."""
        texts, wrapped = [], []
        columns: list[Sequence[object]] = []
        for cell, binding in bulk.cells:
            letters = column_letters(cell.column)
            if binding is None:
                fixed = self._writer.cell(cell, 1, cell.column).replace("%", "%%")
                texts.append(fixed.replace(f'r="{letters}1"', f'r="{letters}%s"', 1))
                columns.append(numbers)
                continue
            values = binding.column(scopes)
            text, filled = self._column(cell, values)
            texts.append(f'<{self._writer.prefix}c r="{letters}%s"{text}')
            columns += [numbers, filled]
            if self._cells.styles.wraps(cell.style):
                wrapped.append(self._cells.measured(cell, cell.column, values))
        start, heights = self._start(bulk.row, wrapped, len(numbers))
        pattern = f"{start}{''.join(texts)}</{self._writer.prefix}row>"
        return [pattern % row for row in zip(numbers, *heights, *columns, strict=True)]

    def _start(
        self, row: Row, wrapped: Sequence[Sequence[tuple[str, float, float, bool]]], count: int
    ) -> tuple[str, list[list[str]]]:
        """Return the start tag with a gap for the number and, where text wraps, for the height."""
        start = f'<{self._writer.prefix}row r="%s"'
        if not wrapped or row.attributes.get("customHeight") in ("1", "true"):
            return start + attribute_text(row.attributes).replace("%", "%%") + ">", []
        attributes = {name: value for name, value in row.attributes.items() if name != "ht"}
        kept = attribute_text(attributes).replace("%", "%%")
        heights = [self._cells.height(texts) for texts in zip(*wrapped, strict=True)]
        assert len(heights) == count
        return f"{start}{kept}%s>", [heights]

    def _column(self, cell: Cell, values: Sequence[CellValue]) -> tuple[str, Sequence[object]]:
        """Return the text of a cell behind its address, with one gap, and what fills it."""
        p, style = self._writer.prefix, f' s="{cell.style}"' if cell.style else ""
        kinds = set(map(type, values))
        if kinds == {str}:
            indexes = self._indexes(values)
            if indexes is not None:
                return f'{style} t="s"><{p}v>%s</{p}v></{p}c>', indexes
        elif kinds and kinds <= {int, float}:
            return f"{style}><{p}v>%s</{p}v></{p}c>", list(map(repr, values))
        elif kinds == {date}:
            days = [self._cells.serial(value) for value in values if isinstance(value, date)]
            return f"{style}><{p}v>%s</{p}v></{p}c>", days
        elif kinds == {bool}:
            truth = ["1" if value else "0" for value in values]
            return f'{style} t="b"><{p}v>%s</{p}v></{p}c>', truth
        return "%s", [self._cells.tail(cell, value) for value in values]

    def _indexes(self, values: Sequence[CellValue]) -> list[int] | None:
        """Return the shared strings of texts; None where one of them is not written plainly."""
        for text in dict.fromkeys(values):
            if text not in self._strings:
                self._cells.share(str(text))
        found = self._strings.indexes(values)  # type: ignore[arg-type]
        return found if self._cells.special.isdisjoint(found) else None
