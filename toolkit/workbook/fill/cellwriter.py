"""Writes the cells of one filled sheet: values by their type, formulas with moved references,
links, heights.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from toolkit.workbook.cells.celltext import check_text, looks_like_formula
from toolkit.workbook.cells.heights import row_height
from toolkit.workbook.cells.rows import Cell
from toolkit.workbook.cells.strings import SharedStrings
from toolkit.workbook.cells.styles import Styles
from toolkit.workbook.fill.bindings import Binding
from toolkit.workbook.pictures.place import CellPicture
from toolkit.workbook.references.references import cell_name
from toolkit.workbook.references.shift import At
from toolkit.workbook.tags.values import CellValue, LinkTarget, ValueProblem

_EPOCH_1900 = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)
_FIRST_SERIAL = 61
"""1 March 1900: before it Excel counts a 29 February 1900 that never was."""

Measured = tuple[str, float, float, bool]
"""A wrapped text, the width of its column, its font size and whether it is bold."""

Problem = Callable[[str, str, str | None], None]
"""Takes what is wrong, the address of the cell and the origin of its value."""


@dataclass
class CellWriter:
    """Everything that the cells of one sheet need of the workbook."""

    strings: SharedStrings
    styles: Styles
    widths: Callable[[int], float]
    """The width of a column of the filled sheet, in characters."""
    move: Callable[[Cell, int, At], Cell]
    problem: Problem
    prefix: str = ""
    epoch_1904: bool = False
    links: list[tuple[str, LinkTarget]] = field(default_factory=list)
    pictures: list[CellPicture] = field(default_factory=list)
    _wrapped: list[Measured] = field(default_factory=list)

    special: set[int] = field(default_factory=set)
    """Shared strings that are not written plainly: the empty text, and what looks like a formula.
    """

    def formula(self, cell: Cell, row: int, at: At) -> Cell:
        """Return a formula cell with its references moved."""
        return self.move(cell, row, at)

    def begin_row(self) -> None:
        """Forget the wrapped texts of the row before."""
        self._wrapped.clear()

    def set_height(self, attributes: dict[str, str], repeated: bool) -> None:
        """Give a row the height that its wrapped texts need; a height set by hand stays."""
        if not self._wrapped or attributes.get("customHeight") in ("1", "true"):
            return
        height = row_height(self._wrapped)
        if height is not None:
            attributes["ht"] = f"{height:g}"
        elif repeated:
            attributes.pop("ht", None)

    def height(self, texts: Sequence[Measured]) -> str:
        """Return the attribute with the height that a row with these wrapped texts needs."""
        height = row_height(texts)
        return "" if height is None else f' ht="{height:g}"'

    def measured(self, cell: Cell, column: int, values: Sequence[CellValue]) -> Sequence[Measured]:
        """Return what `height` needs to know of the values of a column whose texts wrap."""
        width, (size, bold) = self.widths(column), self.styles.font(cell.style)
        return [(value if isinstance(value, str) else "", width, size, bold) for value in values]

    def value(
        self, cell: Cell, binding: Binding, row: int, column: int, scope: Sequence[object]
    ) -> str:
        """Write a bound cell: the value in its own type, the cell's own format, its link noted."""
        try:
            value = binding.value(scope)
            tail = self.tail(cell, value)
            # A link on an empty cell would make readers take its target for the value.
            target = binding.link(scope) if binding.link and value not in (None, "") else None
            picture = binding.picture(scope) if binding.picture else None
        except ValueProblem as problem:
            self.problem(str(problem), cell_name(row, column), binding.origin(scope))
            value, tail, target, picture = None, self.tail(cell, None), None, None
        if picture:
            self.pictures.append(CellPicture(row, column, picture))
        if target:
            self.links.append((cell_name(row, column), target))
        if isinstance(value, str) and self.styles.wraps(cell.style):
            self._wrapped.extend(self.measured(cell, column, [value]))
        return f'<{self.prefix}c r="{cell_name(row, column)}"{tail}'

    def tail(self, cell: Cell, value: CellValue) -> str:
        """Return a cell's XML behind its address; raises ValueProblem for what no cell can hold."""
        p, style = self.prefix, cell.style
        if isinstance(value, str) and looks_like_formula(value):
            style = self.styles.quoted(style)
        start = f' s="{style}"' if style else ""
        kind, text = self._inside(value)
        return f"{start}{kind}><{p}v>{text}</{p}v></{p}c>" if text else f"{start}/>"

    def _inside(self, value: CellValue) -> tuple[str, str]:
        """Return the type attribute and the text of `<v>`."""
        if value is None or value == "":
            return "", ""
        if isinstance(value, bool):
            return ' t="b"', "1" if value else "0"
        if isinstance(value, date):
            return "", str(self.serial(value))
        if isinstance(value, str):
            return ' t="s"', str(self.share(value))
        return "", repr(value)

    def share(self, text: str) -> int:
        """Return the shared string of a text; raises ValueProblem for what no cell can hold."""
        if text in self.strings:
            return self.strings.index(text)
        check_text(text)
        index = self.strings.index(text)
        if not text or looks_like_formula(text):
            self.special.add(index)
        return index

    def serial(self, value: date) -> int:
        """Return the day number of a date in Excel; raises ValueProblem before the first."""
        if self.epoch_1904 and value >= _EPOCH_1904:
            return (value - _EPOCH_1904).days
        serial = (value - _EPOCH_1900).days
        if self.epoch_1904 or serial < _FIRST_SERIAL:
            raise ValueProblem(f"{value.isoformat()} is before the first day that Excel can count")
        return serial
