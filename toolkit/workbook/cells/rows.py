"""Rows and cells of a worksheet part as text: read without loss, written back as they were but for
what changes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from toolkit.workbook.opc.escapes import attribute, escape, unescape
from toolkit.workbook.references.references import cell_name, parse_cell

# A start, end or empty tag. `>` may stand inside a quoted attribute value; `<` never may.
_MARKUP = re.compile(r"""<(/?)([^\s/>"']+)((?:[^>"']|"[^"]*"|'[^']*')*?)(/?)>""")
_ATTRIBUTE = re.compile(r"""\s+([^\s=]+)\s*=\s*("[^"]*"|'[^']*')""")
_ENTITIES = {"&quot;": '"', "&apos;": "'"}
_CHARACTER = re.compile(r"&#(x[0-9A-Fa-f]+|\d+);")


@dataclass(frozen=True, slots=True)
class Formula:
    """The `<f>` of a cell: its text (None for the other cells of a shared formula) and its
    attributes.
    """

    text: str | None
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cell:
    """One `<c>`: column from 1, attributes without `r`, formula, raw `<v>` text, and everything
    else as it stood.
    """

    column: int
    attributes: dict[str, str]
    formula: Formula | None = None
    value: str | None = None
    rest: str = ""

    @property
    def style(self) -> int:
        """Return the index of the cell's format in `cellXfs`."""
        return int(self.attributes.get("s", "0"))

    @property
    def shared_string(self) -> int | None:
        """Return the index of the shared string that the cell shows, if it shows one."""
        return int(self.value) if self.attributes.get("t") == "s" and self.value else None

    def emptied(self) -> "Cell":
        """Return the cell with its format only."""
        kept = {name: value for name, value in self.attributes.items() if name == "s"}
        return Cell(self.column, kept)

    def with_formula(self, text: str, **attributes: str) -> "Cell":
        """Return the cell with another formula and no value, since it may now be wrong."""
        kept = {name: value for name, value in self.attributes.items() if name != "t"}
        return replace(self, attributes=kept, formula=Formula(text, attributes), value=None)


@dataclass(frozen=True, slots=True)
class Row:
    """One `<row>`: its number, its attributes without `r` and `spans`, its cells by column."""

    number: int
    attributes: dict[str, str]
    cells: tuple[Cell, ...]

    def with_cell(self, cell: Cell) -> "Row":
        """Return the row with this cell, in its place, instead of one in the same column."""
        others = [each for each in self.cells if each.column != cell.column]
        ordered = sorted([*others, cell], key=lambda each: each.column)
        return replace(self, cells=tuple(ordered))


def attributes_of(text: str) -> dict[str, str]:
    """Read the attributes of a start tag, values unescaped."""
    return {name: _plain(value[1:-1]) for name, value in _ATTRIBUTE.findall(text)}


def _plain(text: str) -> str:
    if "&" not in text:
        return text
    text = _CHARACTER.sub(lambda m: chr(int("0" + m[1], 16) if m[1][0] == "x" else int(m[1])), text)
    return unescape(text, _ENTITIES)


def attribute_text(attributes: dict[str, str]) -> str:
    """Write attributes as they stand in a start tag, with a leading blank."""
    return "".join(f" {name}={attribute(value)}" for name, value in attributes.items())


def read_row(text: str, number: int) -> Row:
    """Read the XML text of one row; `number` is its number, also where it is left out."""
    marks = list(_MARKUP.finditer(text))
    attributes = attributes_of(marks[0].group(3))
    for derived in ("r", "spans"):
        attributes.pop(derived, None)
    return Row(number, attributes, tuple(_cells(text, marks)))


def _cells(text: str, marks: list[re.Match[str]]) -> Iterator[Cell]:
    column, position = 0, 1
    while position < len(marks):
        mark = marks[position]
        end = position if mark.group(4) else _closing(marks, position)
        if not mark.group(1) and _local(mark) == "c":
            column = _column(mark.group(3), column + 1)
            yield _cell(text, marks[position : end + 1], column)
        position = end + 1


def _column(attributes: str, otherwise: int) -> int:
    reference = attributes_of(attributes).get("r")
    return parse_cell(reference)[1] if reference else otherwise


def _local(mark: re.Match[str]) -> str:
    return mark.group(2).rpartition(":")[2]


def _closing(marks: list[re.Match[str]], position: int) -> int:
    """Return the index of the end tag that belongs to the start tag at `position`."""
    depth = 0
    for index in range(position, len(marks)):
        mark = marks[index]
        if mark.group(1):
            depth -= 1
        elif not mark.group(4):
            depth += 1
        if depth == 0:
            return index
    return len(marks) - 1


def _cell(text: str, marks: list[re.Match[str]], column: int) -> Cell:
    attributes = attributes_of(marks[0].group(3))
    attributes.pop("r", None)
    formula, value, rest, position = None, None, [], 1
    while position < len(marks) - 1:
        mark = marks[position]
        end = position if mark.group(4) else _closing(marks, position)
        inside = text[mark.end() : marks[end].start()] if end > position else ""
        if _local(mark) == "f":
            formula = Formula(_plain(inside) if inside else None, attributes_of(mark.group(3)))
        elif _local(mark) == "v":
            value = inside
        else:
            rest.append(text[mark.start() : marks[end].end()])
        position = end + 1
    return Cell(column, attributes, formula, value, "".join(rest))


class RowWriter:
    """Writes rows back as XML text, with the element prefix that the part uses (usually none)."""

    def __init__(self, prefix: str = "") -> None:
        """Take the prefix with its colon, or the empty text."""
        self.prefix = prefix

    def row(self, number: int, attributes: dict[str, str], cells: str) -> str:
        """Return a `<row>` with its cells already written."""
        p = self.prefix
        start = f'<{p}row r="{number}"{attribute_text(attributes)}'
        return f"{start}>{cells}</{p}row>" if cells else f"{start}/>"

    def cell(self, cell: Cell, row: int, column: int) -> str:
        """Return a `<c>` at its new place, everything else as it was read."""
        p = self.prefix
        start = f'<{p}c r="{cell_name(row, column)}"{attribute_text(cell.attributes)}'
        inside = self._formula(cell.formula) + cell.rest
        if cell.value is not None:
            inside = self._formula(cell.formula) + f"<{p}v>{cell.value}</{p}v>" + cell.rest
        return f"{start}>{inside}</{p}c>" if inside else f"{start}/>"

    def _formula(self, formula: Formula | None) -> str:
        if formula is None:
            return ""
        p, attributes = self.prefix, attribute_text(formula.attributes)
        if formula.text is None:
            return f"<{p}f{attributes}/>"
        return f"<{p}f{attributes}>{escape(formula.text)}</{p}f>"
