"""Moves the references in formulas: with the shift maps, or by a fixed offset."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from toolkit.workbook.references.formula_tokens import (
    Operand,
    map_operands,
    split_formula,
    string_constants,
)
from toolkit.workbook.references.oversheets import spanned
from toolkit.workbook.references.references import (
    MAX_COLUMN,
    MAX_ROW,
    Ref,
    parse_reference,
    quote_sheet,
)
from toolkit.workbook.references.shift import OUTSIDE, At, ShiftMap
from toolkit.workbook.references.structured import escape_column, rename_columns, rename_table

__all__ = [
    "Moved",
    "Note",
    "Single",
    "escape_column",
    "move_formula",
    "offset_formula",
    "rename_columns",
    "rename_sheets",
    "rename_table",
]

NoteKind = Literal["one-value", "takes-in-more", "vanished", "not-followed"]
Single = Literal["argument", "always", "never"]
"""When a single repeated cell is stretched: where the function takes a range, always, or never."""

_MOST_ARGUMENTS = 250
_MOST_CHARACTERS = 8192


@dataclass(frozen=True, slots=True)
class Note:
    """Something in a formula that a person must look at; the caller adds the place."""

    kind: NoteKind
    message: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A moved formula; the same text, byte for byte, when nothing in it moves."""

    text: str
    notes: tuple[Note, ...] = ()


def move_formula(
    text: str,
    sheet: str,
    maps: Mapping[str, ShiftMap],
    at: At = OUTSIDE,
    *,
    single: Single = "argument",
    only_fixed: bool = False,
) -> Moved:
    """Return the formula, with or without `=`, as it must read at its new place.

    `sheet` is the formula's own; `maps` are by sheet, one that is missing does not move; `at` is in
    which copies of its own sheet's repeats the formula stands. `only_fixed` is for names, where
    what has no `$` means no certain row or column and stays as it is.
    """
    pieces = split_formula(text)
    moved: list[str] = []
    notes: list[Note] = []
    for piece in pieces:
        if isinstance(piece, str):
            moved.append(piece)
        elif only_fixed and not piece.ref.fixed:
            moved.append(_half_fixed(piece, sheet, maps, notes))
        else:
            moved.append(_operand(piece, sheet, maps, at, single, notes))
    result = "".join(moved)
    notes.extend(_unfollowed(text, sheet, maps))
    if len(result) > _MOST_CHARACTERS and result != text and single == "argument":
        shorter = move_formula(text, sheet, maps, at, single="never")
        note = Note("takes-in-more", "it would become longer than Excel allows (8192 characters)")
        return Moved(shorter.text, (*shorter.notes, note))
    return Moved(result, tuple(notes))


def offset_formula(text: str, rows: int, columns: int, *, wrap: bool = False) -> str:
    """Return a shared formula's text for the cell that many rows below and columns right of the
    master.

    References without `$` move along; what leaves the sheet becomes `#REF!`, or with `wrap` comes
    in again on the other side, as Excel reads conditional formats and names.
    """
    if not rows and not columns:
        return text
    parts = [
        piece if isinstance(piece, str) else _offset(piece, rows, columns, wrap)
        for piece in split_formula(text)
    ]
    return "".join(parts)


def rename_sheets(text: str, names: Mapping[str, str]) -> str:
    """Return the formula with sheets renamed in references and sheet-local names (old: new)."""
    folded = {old.casefold(): new for old, new in names.items()}

    def changed(token: str) -> str:
        prefix, mark, rest = token.rpartition("!")
        plain = prefix[1:-1].replace("''", "'") if prefix.startswith("'") else prefix
        new = folded.get(plain.casefold()) if mark else None
        return token if new is None else quote_sheet(new) + rest

    return map_operands(text, changed)


def _map_of(ref: Ref, sheet: str, maps: Mapping[str, ShiftMap]) -> ShiftMap | None:
    name = sheet if ref.sheet is None else ref.sheet
    found = maps.get(name)
    if found is None and maps:
        folded = name.casefold()
        found = next((m for key, m in maps.items() if key.casefold() == folded), None)
    return None if found is None or found.identity else found


def _operand(
    piece: Operand,
    sheet: str,
    maps: Mapping[str, ShiftMap],
    at: At,
    single: Single,
    notes: list[Note],
) -> str:
    ref = piece.ref
    if ref.last_sheet is not None:
        return _several_sheets(piece, maps, notes)
    shift = _map_of(ref, sheet, maps)
    if shift is None:
        return piece.text
    own = ref.sheet is None or ref.sheet.casefold() == sheet.casefold()
    here = at if own else OUTSIDE
    moved = shift.range(ref, here)
    if moved is ref:
        return piece.text
    if moved is None:
        return _vanished(piece, notes)
    if ref.kind == "cell" and moved.kind == "range":
        return _stretched(piece, shift, here, moved, single, notes)
    _note_more(piece, shift, here, notes)
    return str(moved)


def _half_fixed(piece: Operand, sheet: str, maps: Mapping[str, ShiftMap], notes: list[Note]) -> str:
    """A reference of a name with `$` only before its rows, or only before its columns."""
    ref = piece.ref
    shift = _map_of(ref, sheet, maps)
    rows = ref.kind != "columns" and ref.r1_fixed and ref.r2_fixed
    columns = ref.kind != "rows" and ref.c1_fixed and ref.c2_fixed
    if shift is None or ref.kind == "error" or ref.last_sheet is not None or rows == columns:
        return piece.text
    lines = (
        replace(ref, c1=1, c2=MAX_COLUMN, kind="rows")
        if rows
        else replace(ref, r1=1, r2=MAX_ROW, kind="columns")
    )
    moved = shift.range(lines)
    if moved is lines:
        return piece.text
    if moved is None:
        return _vanished(piece, notes)
    if rows:
        return str(_as_range(replace(ref, r1=moved.r1, r2=moved.r2)))
    return str(_as_range(replace(ref, c1=moved.c1, c2=moved.c2)))


def _as_range(ref: Ref) -> Ref:
    several = (ref.r1, ref.c1) != (ref.r2, ref.c2)
    return replace(ref, kind="range") if several and ref.kind == "cell" else ref


def _vanished(piece: Operand, notes: list[Note]) -> str:
    message = f"{piece.text} refers only to rows or columns that are left out"
    notes.append(Note("vanished", message))
    return f"{piece.ref.prefix}#REF!"


def _stretched(
    piece: Operand, shift: ShiftMap, at: At, moved: Ref, single: Single, notes: list[Note]
) -> str:
    """A single cell that stands several times."""
    ref = piece.ref
    if piece.end:
        row, col = (moved.r1, moved.c1) if piece.end == "start" else (moved.r2, moved.c2)
        return str(replace(ref, r1=row, r2=row, c1=col, c2=col))
    if single == "always" or (single == "argument" and piece.takes != "one"):
        pieces = shift.pieces(ref, at)
        if len(pieces) == 1:
            return str(moved)
        if piece.takes == "list" and single == "argument" and len(pieces) <= _MOST_ARGUMENTS:
            return ",".join(map(str, pieces))
        _note_more(piece, shift, at, notes)
        return str(moved)
    if not ((ref.r1_fixed and at.rows) or (ref.c1_fixed and at.columns)):
        message = (
            f"{piece.text} is repeated, but takes one value here, so it stays on the first copy"
        )
        notes.append(Note("one-value", message))
    return str(shift.first(ref, at))


def _note_more(piece: Operand, shift: ShiftMap, at: At, notes: list[Note]) -> None:
    if len(shift.pieces(piece.ref, at)) > 1:
        message = f"{piece.text} is stretched over other cells of the repeated block too"
        notes.append(Note("takes-in-more", message))


def _several_sheets(piece: Operand, maps: Mapping[str, ShiftMap], notes: list[Note]) -> str:
    """A reference over several sheets follows where its cells move alike on all of them."""
    ref = piece.ref
    names = spanned(list(maps), ref.sheet or "", ref.last_sheet or "")
    moved = {maps[name].range(ref) for name in names}
    same = next(iter(moved)) if len(moved) == 1 else None
    if same is not None and (same.kind == ref.kind or piece.takes == "list"):
        return piece.text if same == ref else str(same)
    if not all(shift.identity for shift in maps.values()):
        message = f"{piece.text} goes over sheets on which its cells move apart, and stays as it is"
        notes.append(Note("not-followed", message))
    return piece.text


def _unfollowed(text: str, sheet: str, maps: Mapping[str, ShiftMap]) -> list[Note]:
    """Addresses written as text, which nothing can follow."""
    if '"' not in text:
        return []
    found = []
    for constant in string_constants(text):
        ref = parse_reference(constant.removeprefix("#"))
        if ref is None or ref.kind == "error":
            continue
        shift = _map_of(ref, sheet, maps)
        if shift is not None and shift.range(ref) is not ref:
            message = f'the address "{constant}" is text and does not move'
            found.append(Note("not-followed", message))
    return found


def _offset(piece: Operand, rows: int, columns: int, wrap: bool) -> str:
    ref = piece.ref
    if ref.kind == "error":
        return piece.text
    down, right = 0 if ref.kind == "columns" else rows, 0 if ref.kind == "rows" else columns
    ends = (
        _end(ref.r1, ref.r1_fixed, down, MAX_ROW, wrap),
        _end(ref.c1, ref.c1_fixed, right, MAX_COLUMN, wrap),
        _end(ref.r2, ref.r2_fixed, down, MAX_ROW, wrap),
        _end(ref.c2, ref.c2_fixed, right, MAX_COLUMN, wrap),
    )
    r1, c1, r2, c2 = ends
    if r1 is None or c1 is None or r2 is None or c2 is None:
        return f"{ref.prefix}#REF!"
    return str(_in_order(replace(ref, r1=r1, c1=c1, r2=r2, c2=c2)))


def _end(number: int, fixed: bool, by: int, most: int, wrap: bool) -> int | None:
    if fixed:
        return number
    if wrap:
        return (number + by - 1) % most + 1
    return number + by if 1 <= number + by <= most else None


def _in_order(ref: Ref) -> Ref:
    """The same area with its ends in order; each `$` stays with its end."""
    if ref.r1 > ref.r2:
        rows = (ref.r2, ref.r1, ref.r2_fixed, ref.r1_fixed)
        ref = replace(ref, r1=rows[0], r2=rows[1], r1_fixed=rows[2], r2_fixed=rows[3])
    if ref.c1 > ref.c2:
        columns = (ref.c2, ref.c1, ref.c2_fixed, ref.c1_fixed)
        ref = replace(ref, c1=columns[0], c2=columns[1], c1_fixed=columns[2], c2_fixed=columns[3])
    return ref
