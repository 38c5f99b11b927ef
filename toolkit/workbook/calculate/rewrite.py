"""A formula as the engine gets it: only ranges, plain functions and short names of sheets.

What cannot be said that way, or what the engine is not trusted with, is refused with the reason.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from toolkit.workbook.calculate.functions import (
    HIDDEN_ROWS_MATTER,
    PROVEN_FUNCTIONS,
    VOLATILE_FUNCTIONS,
    counts_empty_cells,
    functions_in,
    mistrusted,
)
from toolkit.workbook.calculate.tables import NoSuchRange, Table, as_ranges
from toolkit.workbook.references.formula_tokens import (
    Operand,
    map_operands,
    operands,
    split_formula,
)
from toolkit.workbook.references.oversheets import may_span_sheets, spanned
from toolkit.workbook.references.range_functions import plain_name
from toolkit.workbook.references.references import Ref, on_sheet, parse_reference

_DEEPEST_NAME = 8
_DEEPEST_NESTING = 64  # as in Excel; the engine's stack ends somewhere beyond 1000
_NUMBER = re.compile(r"\d+\.?\d*(?:E\d*)?|\.\d+(?:E\d*)?", re.IGNORECASE)
_CONSTANTS = frozenset({"TRUE", "FALSE"})
_QUOTED = re.compile(r""""(?:[^"]|"")*+"|'(?:[^']|'')*+'""")
_PURE = re.compile(r"[^\s()+*/^&=<>,-]+")


class Refused(Exception):
    """The formula gets no value; the message says why, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Area:
    """Cells that a formula reads: sheet by number from 0, both ends included."""

    sheet: int
    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A formula for the engine, the areas it reads, and what in them would make it go wrong."""

    text: str
    areas: tuple[Area, ...]
    minds_hidden_rows: bool
    minds_empty_cells: bool


@dataclass(frozen=True)
class Surroundings:
    """What a formula may speak of: sheets, Tables, and defined names by (sheet or None, name)."""

    sheets: tuple[str, ...]
    tables: Mapping[str, Table]
    names: Mapping[tuple[str | None, str], str]
    numbers: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        numbers = {name.casefold(): number for number, name in enumerate(self.sheets)}
        object.__setattr__(self, "numbers", numbers)


def rewrite(text: str, around: Surroundings, sheet: str, row: int, column: int) -> Rewritten:
    """Return the formula of the given cell for the engine; raises Refused with the reason."""
    text = _inline_names(map_operands(text, _plain), around, sheet, 0)
    try:
        text = as_ranges(text, around.tables, sheet, row, column)
    except NoSuchRange as error:
        raise Refused(str(error)) from error
    called = _refuse_functions(text)
    _refuse_syntax(text)
    _refuse_unknown(text, called)
    pieces, areas = [], []
    split = split_formula(text)
    for at, piece in enumerate(split):
        if isinstance(piece, str):
            pieces.append(piece)
            continue
        if piece.ref.last_sheet is not None and not may_span_sheets(split, at):
            raise Refused("it refers to several sheets at once")
        numbers = _sheet_numbers(piece.ref, around, sheet)
        _refuse_operand(piece)
        ref = piece.ref
        areas += [Area(number, ref.r1, ref.c1, ref.r2, ref.c2) for number in numbers]
        named = [str(on_sheet(ref, f"Sheet{number + 1}")) for number in numbers]
        pieces.append(",".join(named) if ref.prefix else piece.text)
    return Rewritten(
        "".join(pieces).strip(),
        tuple(dict.fromkeys(areas)),
        not HIDDEN_ROWS_MATTER.isdisjoint(called),
        counts_empty_cells(text),
    )


def _plain(token: str) -> str:
    return plain_name(token) if token.upper().startswith("_XLFN.") else token


def _inline_names(text: str, around: Surroundings, sheet: str, depth: int) -> str:
    """Put what a defined name stands for in its place."""
    if not around.names:
        return text
    called = set(functions_in(text))

    def inlined(token: str) -> str:
        if token.upper() in called or parse_reference(token) is not None:
            return token
        prefix, mark, name = token.rpartition("!")
        scope = prefix.strip("'").replace("''", "'") if mark else sheet
        meaning = around.names.get((scope.casefold(), name.casefold()))
        if meaning is None:
            meaning = around.names.get((None, name.casefold()))
        if meaning is None:
            return token
        return _meaning(name, meaning, around, sheet, depth + 1)

    return map_operands(text, inlined)


def _meaning(name: str, text: str, around: Surroundings, sheet: str, depth: int) -> str:
    if depth > _DEEPEST_NAME:
        raise Refused(f'the name "{name}" leads round in a circle')
    text = map_operands(text.strip().removeprefix("="), _plain)
    for piece in split_formula(text):
        if isinstance(piece, Operand) and not (_is_fixed(piece.ref) and piece.ref.prefix):
            raise Refused(f'the name "{name}" means another place in every cell')
    text = _inline_names(text, around, sheet, depth)
    return text if _PURE.fullmatch(_QUOTED.sub("_", text)) else f"({text})"


def _is_fixed(ref: Ref) -> bool:
    rows = ref.kind == "columns" or (ref.r1_fixed and ref.r2_fixed)
    columns = ref.kind == "rows" or (ref.c1_fixed and ref.c2_fixed)
    return rows and columns


def _refuse_functions(text: str) -> set[str]:
    called = set(functions_in(text))
    for name in sorted(called & VOLATILE_FUNCTIONS):
        raise Refused(f"{name} gives another value each time")
    for name in sorted(called - PROVEN_FUNCTIONS):
        raise Refused(f"{name} is not among the functions that are proven to be calculated right")
    reason = mistrusted(text)
    if reason:
        raise Refused(reason)
    return called


def _refuse_syntax(text: str) -> None:
    """Refuse what needs Excel, or more of the engine than it has."""
    bare = _QUOTED.sub("", text)
    if "#REF!" in bare:
        raise Refused("it refers to cells that are gone (#REF!)")
    if max(accumulate((c == "(") - (c == ")") for c in bare), default=0) > _DEEPEST_NESTING:
        raise Refused(f"its parentheses nest deeper than {_DEEPEST_NESTING}")
    if "{" in bare:
        raise Refused("it calculates with a list in braces")
    if "@" in bare:
        raise Refused("it has an @ that only Excel understands")


def _refuse_unknown(text: str, called: set[str]) -> None:
    """Refuse what is neither reference, number nor function."""
    for token in operands(text):
        upper = token.upper()
        if upper in called or upper in _CONSTANTS or _NUMBER.fullmatch(token):
            continue
        if ":" in token and parse_reference(token) is None:
            raise Refused(f"{token} depends on how far other formulas reach")
        if parse_reference(token) is None:
            known = "[" in token and "!" in token
            raise Refused(f"{token} is in another workbook" if known else f"{token} is not known")


def _refuse_operand(operand: Operand) -> None:
    ref = operand.ref
    if ref.spill or operand.end:
        raise Refused(f"{operand.text} depends on how far other formulas reach")
    several = ref.r1 != ref.r2 or ref.c1 != ref.c2
    if several and operand.takes == "one":
        raise Refused(f"{operand.text} stands where one value is meant")


def _sheet_numbers(ref: Ref, around: Surroundings, sheet: str) -> list[int]:
    first = sheet if ref.sheet is None else ref.sheet
    for name in (first, ref.last_sheet or first):
        if name.casefold() not in around.numbers:
            raise Refused(f'there is no sheet "{name}"')
    if ref.last_sheet is None:
        return [around.numbers[first.casefold()]]
    return [around.numbers[n.casefold()] for n in spanned(around.sheets, first, ref.last_sheet)]
