"""Cell references in A1 notation: taken apart, put together, and nothing else.

Rows and columns are numbers from 1, both ends are included. A text that is no reference by itself
(a name, a structured reference, an expression, a reference into another workbook) is `None`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

MAX_ROW = 1_048_576
MAX_COLUMN = 16_384

Kind = Literal["cell", "range", "rows", "columns", "error"]

_LETTERS: dict[int, str] = {}
_NUMBERS: dict[str, int] = {}
_CELL = r"(\$?)([A-Za-z]{1,3})(\$?)([1-9][0-9]{0,6})"
_CELLS = re.compile(rf"{_CELL}(?::{_CELL})?(#?)")
_COLUMNS = re.compile(r"(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})")
_ROWS = re.compile(r"(\$?)([1-9][0-9]{0,6}):(\$?)([1-9][0-9]{0,6})")
_PREFIX = re.compile(r"(?:'((?:[^']|'')+)'|([^'!:#\[\]]+(?::[^'!:#\[\]]+)?))!")
_PLAIN_SHEET = re.compile(r"[^\W\d][\w.]*")
_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}[0-9]+|[Rr][0-9]*(?:[Cc][0-9]*)?|[Cc][0-9]*")


@dataclass(frozen=True, slots=True)
class Ref:
    """One reference: rows `r1` to `r2`, columns `c1` to `c2`, with the `$` of each of the four.

    Whole columns have rows 1 to 1048576, whole rows columns 1 to 16384. `prefix` is what stood
    before it, as typed (`'It''s'!`), `sheet` the sheet's name in plain (None: the formula's own),
    `last_sheet` the end of a 3-D reference.
    """

    sheet: str | None
    r1: int
    c1: int
    r2: int
    c2: int
    r1_fixed: bool = False
    c1_fixed: bool = False
    r2_fixed: bool = False
    c2_fixed: bool = False
    kind: Kind = "range"
    spill: bool = False
    prefix: str = ""
    last_sheet: str | None = None

    def __str__(self) -> str:
        return self.prefix + _body(self, str(self.r1), str(self.r2))

    @property
    def fixed(self) -> bool:
        """Whether it has a `$` wherever it can have one."""
        rows = self.kind == "columns" or (self.r1_fixed and self.r2_fixed)
        return rows and (self.kind == "rows" or (self.c1_fixed and self.c2_fixed))


def column_letters(number: int) -> str:
    """Return the letters of a column number (28 -> `AB`); raises ValueError outside 1 to 16384."""
    letters = _LETTERS.get(number)
    if letters is None:
        if not 1 <= number <= MAX_COLUMN:
            raise ValueError(f"no column {number}")
        rest, letters = number, ""
        while rest:
            rest, digit = divmod(rest - 1, 26)
            letters = chr(65 + digit) + letters
        _LETTERS[number] = letters
    return letters


def column_number(letters: str) -> int:
    """Return the number of a column's letters in either case (`AB` -> 28); may exceed 16384."""
    number = _NUMBERS.get(letters)
    if number is None:
        number = 0
        for letter in letters.upper():
            number = number * 26 + ord(letter) - 64
        _NUMBERS[letters] = number
    return number


def cell_name(row: int, col: int) -> str:
    """Return the address of a cell: (7, 2) -> `B7`."""
    return f"{_LETTERS.get(col) or column_letters(col)}{row}"


def parse_cell(text: str) -> tuple[int, int]:
    """Return (row, column) of an address such as `B7` or `$B$7`; raises ValueError if none."""
    ref = parse_reference(text)
    if ref is None or ref.kind != "cell" or ref.prefix or ref.spill:
        raise ValueError(f"{text!r} is no cell address")
    return ref.r1, ref.c1


def area(r1: int, c1: int, r2: int, c2: int) -> Ref:
    """Return the relative reference to an area, of kind `cell` when it is one cell."""
    kind: Kind = "cell" if r1 == r2 and c1 == c2 else "range"
    return Ref(None, r1, c1, r2, c2, kind=kind)


@lru_cache(maxsize=8192)
def parse_reference(text: str) -> Ref | None:
    """Return the reference that the whole text is, or None."""
    prefix, sheet, last_sheet, body = "", None, None, text
    match = _PREFIX.match(text)
    if match:
        prefix, body = match.group(), text[match.end() :]
        sheet, last_sheet = _sheets(match)
        if "[" in (sheet or ""):
            return None
    ref = _parse_body(body)
    if ref is None or not prefix:
        return ref
    return replace(ref, sheet=sheet, last_sheet=last_sheet, prefix=prefix)


def print_with_rows(ref: Ref, first: str, last: str) -> str:
    """Return the reference with other texts in the place of its row numbers.

    A cell has the first only, whole columns have none.
    """
    return ref.prefix + _body(ref, first, last)


def parse_sqref(text: str) -> list[Ref]:
    """Return the references of a list parted by blanks (`A1:B2 C3`); raises ValueError for anything
    else.
    """
    refs = []
    for item in text.split():
        ref = parse_reference(item)
        if ref is None or ref.kind == "error":
            raise ValueError(f"{item!r} is no reference")
        refs.append(ref)
    return refs


def print_sqref(refs: Iterable[Ref]) -> str:
    """Return the list as Excel writes it: parted by one blank, one cell without `:`."""
    return " ".join(str(_as_cell(ref)) for ref in refs)


def quote_sheet(name: str) -> str:
    """Return the prefix of a sheet's name with `!`, quoted where Excel needs it (`It's` ->
    `'It''s'!`).
    """
    plain = _PLAIN_SHEET.fullmatch(name) and not _LIKE_A_CELL.fullmatch(name)
    return f"{name}!" if plain else "'" + name.replace("'", "''") + "'!"


def on_sheet(ref: Ref, name: str) -> Ref:
    """Return the same reference on the sheet of that name."""
    return replace(ref, sheet=name, last_sheet=None, prefix=quote_sheet(name))


def _as_cell(ref: Ref) -> Ref:
    one = ref.kind == "range" and ref.r1 == ref.r2 and ref.c1 == ref.c2
    return replace(ref, kind="cell") if one else ref


def _sheets(match: re.Match[str]) -> tuple[str, str | None]:
    name = match.group(1).replace("''", "'") if match.group(1) else match.group(2)
    first, colon, last = name.partition(":")
    return first, last if colon else None


def _parse_body(body: str) -> Ref | None:
    match = _CELLS.fullmatch(body)
    if match:
        return _cells(match)
    match = _COLUMNS.fullmatch(body)
    if match:
        d1, a, d2, b = match.groups()
        ends = _ordered(column_number(a), d1, column_number(b), d2, MAX_COLUMN)
        return ends and Ref(
            None, 1, ends[0], MAX_ROW, ends[2], False, ends[1], False, ends[3], "columns"
        )
    match = _ROWS.fullmatch(body)
    if match:
        d1, a, d2, b = match.groups()
        ends = _ordered(int(a), d1, int(b), d2, MAX_ROW)
        return ends and Ref(
            None, ends[0], 1, ends[2], MAX_COLUMN, ends[1], False, ends[3], False, "rows"
        )
    return Ref(None, 0, 0, 0, 0, kind="error") if body == "#REF!" else None


def _cells(match: re.Match[str]) -> Ref | None:
    dc1, c1, dr1, r1, dc2, c2, dr2, r2, hash_sign = match.groups()
    if r2 is None:
        dc2, c2, dr2, r2 = dc1, c1, dr1, r1
    elif hash_sign:
        return None
    columns = _ordered(column_number(c1), dc1, column_number(c2), dc2, MAX_COLUMN)
    rows = _ordered(int(r1), dr1, int(r2), dr2, MAX_ROW)
    if columns is None or rows is None:
        return None
    kind: Kind = "range" if match.group(8) else "cell"
    return Ref(
        None,
        rows[0],
        columns[0],
        rows[2],
        columns[2],
        rows[1],
        columns[1],
        rows[3],
        columns[3],
        kind,
        bool(hash_sign),
    )


def _ordered(
    a: int, a_dollar: str, b: int, b_dollar: str, most: int
) -> tuple[int, bool, int, bool] | None:
    if max(a, b) > most:
        return None
    if a <= b:
        return a, bool(a_dollar), b, bool(b_dollar)
    return b, bool(b_dollar), a, bool(a_dollar)


def _body(ref: Ref, first: str, last: str) -> str:
    if ref.kind == "error":
        return "#REF!"
    c1, c2 = "$" if ref.c1_fixed else "", "$" if ref.c2_fixed else ""
    r1, r2 = "$" if ref.r1_fixed else "", "$" if ref.r2_fixed else ""
    if ref.kind == "cell":
        return f"{c1}{column_letters(ref.c1)}{r1}{first}{'#' if ref.spill else ''}"
    if ref.kind == "columns":
        return f"{c1}{column_letters(ref.c1)}:{c2}{column_letters(ref.c2)}"
    if ref.kind == "rows":
        return f"{r1}{first}:{r2}{last}"
    return f"{c1}{column_letters(ref.c1)}{r1}{first}:{c2}{column_letters(ref.c2)}{r2}{last}"
