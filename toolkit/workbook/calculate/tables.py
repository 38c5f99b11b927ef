"""Tables, and structured references written out as ranges."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.workbook.cells.sharedtexts import unescape
from toolkit.workbook.opc.attributes import whole
from toolkit.workbook.opc.package import Package, SheetInfo
from toolkit.workbook.opc.xml import main
from toolkit.workbook.references.formula_tokens import map_operands
from toolkit.workbook.references.references import column_letters, parse_reference, quote_sheet
from toolkit.workbook.references.structured import unescape_column

_REFERENCE = re.compile(r"([^\W\d][\w.\\]*+)?(\[.*\])", re.DOTALL)
_ITEM = re.compile(r"\[((?:[^\[\]']|'.)*+)\]|([:,])|\s+", re.DOTALL)


class NoSuchRange(Exception):
    """A structured reference that names nothing; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Table:
    """A Table: its sheet, its whole area, how many rows are headings and totals, its columns."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int
    headings: int
    totals: int
    columns: tuple[str, ...]

    def holds(self, sheet: str, row: int, column: int) -> bool:
        """Return whether a cell lies in the Table."""
        inside = self.top <= row <= self.bottom and self.left <= column <= self.right
        return inside and sheet == self.sheet

    def rows(self, part: str, row: int) -> tuple[int, int]:
        """Return the first and last row of `#headers`, `#data`, `#totals` or `#this row`."""
        first, last = self.top + self.headings, self.bottom - self.totals
        if part == "#headers" and self.headings:
            return self.top, first - 1
        if part == "#totals" and self.totals:
            return last + 1, self.bottom
        if part == "#data" and first <= last:
            return first, last
        if part == "#this row" and first <= row <= last:
            return row, row
        raise NoSuchRange(f"the Table has no {part} here")

    def column(self, name: str) -> int:
        """Return the number of the sheet's column with that heading, case ignored."""
        folded = [column.casefold() for column in self.columns]
        try:
            return self.left + folded.index(name.casefold())
        except ValueError:
            raise NoSuchRange(f'the Table has no column "{name}"') from None


def read_tables(package: Package, sheets: tuple[SheetInfo, ...]) -> dict[str, Table]:
    """Return the Tables of a workbook by their names in lower case."""
    found = {}
    for sheet in sheets:
        for part in package.related(sheet.part, "table"):
            root = package.xml(part)
            ref = parse_reference(root.get("ref", ""))
            if ref is None:
                continue
            found[root.get("displayName", root.get("name", "")).casefold()] = Table(
                sheet.name,
                *(ref.r1, ref.c1, ref.r2, ref.c2),
                whole(root, "headerRowCount", 1),
                whole(root, "totalsRowCount"),
                tuple(unescape(c.get("name", "")) for c in root.iter(main("tableColumn"))),
            )
    return found


def as_ranges(formula: str, tables: Mapping[str, Table], sheet: str, row: int, column: int) -> str:
    """Return the formula of the given cell with structured references as absolute ranges.

    Raises NoSuchRange for a reference to a Table, column or row that is not there.
    """
    if "[" not in formula:
        return formula
    own = next((t for t in tables.values() if t.holds(sheet, row, column)), None)

    def written(token: str) -> str:
        match = _REFERENCE.fullmatch(token)
        if match is None:
            return token
        table = tables.get(match[1].casefold()) if match[1] else own
        if table is None:
            raise NoSuchRange(f"there is no Table {match[1]}" if match[1] else "no Table is here")
        return _range(table, match[2][1:-1].strip(), row)

    return map_operands(formula, written)


def _range(table: Table, body: str, row: int) -> str:
    parts, first, last = _read(body)
    spans = [table.rows(part, row) for part in _expanded(parts, table)]
    left = table.column(first) if first else table.left
    right = table.column(last) if last else left if first else table.right
    top, bottom = min(span[0] for span in spans), max(span[1] for span in spans)
    start = f"${column_letters(min(left, right))}${top}"
    end = f"${column_letters(max(left, right))}${bottom}"
    if "#this row" in parts and start == end:
        return quote_sheet(table.sheet) + start
    return f"{quote_sheet(table.sheet)}{start}:{end}"


def _expanded(parts: list[str], table: Table) -> Iterator[str]:
    for part in parts or ["#data"]:
        if part == "#all":
            yield from (["#headers"] if table.headings else [])
            yield "#data"
            yield from (["#totals"] if table.totals else [])
        else:
            yield part


def _read(body: str) -> tuple[list[str], str, str]:
    """Return the parts of the table that are meant, and the first and last column."""
    if not body.startswith(("[", "@", "#")):
        return [], unescape_column(body), ""
    parts: list[str] = []
    if body.startswith("@"):
        parts, body = ["#this row"], body[1:].strip()
        if body and not body.startswith("["):
            return parts, unescape_column(body), ""
    if body.startswith("#"):
        return [body.casefold()], "", ""
    items = _items(body)
    columns = [unescape_column(item) for item in items if not item.startswith("#")]
    if len(columns) > 2:
        raise NoSuchRange(f"[{body}] cannot be read")
    parts += [item.casefold() for item in items if item.startswith("#")]
    first, last, *_ = [*columns, "", ""]
    return parts, first, last


def _items(body: str) -> list[str]:
    """Return what stands in brackets in a list such as `[#Data],[a]:[b]`."""
    found, position = [], 0
    while position < len(body):
        match = _ITEM.match(body, position)
        if match is None:
            raise NoSuchRange(f"[{body}] cannot be read")
        position = match.end()
        if match[1] is not None:
            found.append(match[1])
    return found
