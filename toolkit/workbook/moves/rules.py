"""Conditional formats and data validations, classic and x14: their areas stretch, their formulas
follow.

A rule's formulas are written for its first cell. Over a repeated block it is one rule for all
copies, so what its formulas say of cells outside the block gets a `$`; otherwise it would run away
from them copy by copy. Where the first cell is left out, the formulas are written anew for the
next.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from toolkit.workbook.moves.common import (
    Work,
    child_named,
    named,
    remove,
    set_attribute,
    set_count,
    set_text,
)
from toolkit.workbook.opc.xml import local
from toolkit.workbook.references.formula_tokens import Operand, split_formula
from toolkit.workbook.references.formulas import Single, offset_formula
from toolkit.workbook.references.references import Ref, cell_name, parse_sqref, print_sqref
from toolkit.workbook.references.shift import At, ColumnRepeat, RowRepeat, ShiftMap

_NAMES = {"conditionalFormatting": "conditional format", "dataValidation": "data validation"}


@dataclass(frozen=True)
class _Placed:
    """A rule's new areas, its first cell's place, and how far its formulas are to be re-based."""

    areas: Sequence[Ref]
    at: At
    down: int
    right: int
    first: Ref
    repeats: tuple[RowRepeat | None, ColumnRepeat | None]


def move_rules(work: Work) -> None:
    """Move the areas and formulas of conditional formats and data validations."""
    for element in named(work.root, *_NAMES):
        holder, text = _areas_of(element)
        try:
            refs = parse_sqref(text)
        except ValueError:
            continue
        if not refs:
            continue
        placed = _place(work.shift, refs)
        if placed is None:
            _drop(element)
            continue
        if list(placed.areas) != refs:
            _write_areas(element, holder, print_sqref(placed.areas))
        _move_formulas(work, element, placed)


def _areas_of(element: etree._Element) -> tuple[etree._Element | None, str]:
    """The element that holds the areas as text (x14), or None and the attribute."""
    holder = child_named(element, "sqref")
    return holder, element.get("sqref", "") if holder is None else holder.text or ""


def _write_areas(element: etree._Element, holder: etree._Element | None, text: str) -> None:
    if holder is None:
        set_attribute(element, "sqref", text)
    else:
        set_text(holder, text)


def _drop(element: etree._Element) -> None:
    """Remove a rule whose cells are all gone, and the list that it leaves empty."""
    holder = element.getparent()
    remove(element)
    while holder is not None and local(holder) not in ("worksheet", ""):
        set_count(holder)
        if len(holder):
            return
        element, holder = holder, holder.getparent()
        remove(element)


def _place(shift: ShiftMap, refs: Sequence[Ref]) -> _Placed | None:
    areas = [piece for ref in refs for piece in shift.pieces(ref)]
    for ref in refs:
        for row in range(ref.r1, ref.r2 + 1):
            for col in range(ref.c1, ref.c2 + 1):
                if shift.cell(row, col) is not None:
                    down, right = row - refs[0].r1, col - refs[0].c1
                    at = shift.at(row, col)
                    return _Placed(areas, at, down, right, ref, shift.around(ref))
    return None


def _move_formulas(work: Work, element: etree._Element, placed: _Placed) -> None:
    what = _NAMES[local(element)]
    listed = element.get("type") == "list"
    for holder in named(element, "formula", "formula1", "formula2", "f"):
        if len(holder) or not holder.text:
            continue
        in_value = any(local(above) == "cfvo" for above in holder.iterancestors())
        single: Single = "always" if listed else "never" if in_value else "argument"
        set_text(holder, _formula(work, holder.text, what, placed, single))
    for value in named(element, "cfvo"):
        text = value.get("val")
        if text:
            set_attribute(value, "val", _formula(work, text, what, placed, "never"))


def _formula(work: Work, text: str, what: str, placed: _Placed, single: Single) -> str:
    cell = cell_name(placed.first.r1, placed.first.c1)
    based = offset_formula(text, placed.down, placed.right, wrap=True)
    pinned = _pinned(based, work.sheet, placed)
    apart = any(_differs(work.shift, placed, row) for row in _own_rows(based, work.sheet))
    if apart or any(_of_item_around(work.shift, placed, p) for p in split_formula(based)):
        message = f"the {what} refers to rows that are not as far away in every copy"
        work.report("F104", message, cell)
    return work.formula(pinned, what, placed.at, cell=cell, single=single)


def _pinned(text: str, sheet: str, placed: _Placed) -> str:
    """The formula with a `$` at what lies outside the repeated block of a one-line rule."""
    rows, columns = placed.repeats
    ref = placed.first
    down = rows is not None and rows.copies > 1 and ref.r1 == ref.r2
    across = columns is not None and columns.copies > 1 and ref.c1 == ref.c2
    if not down and not across:
        return text
    parts = []
    for piece in split_formula(text):
        if isinstance(piece, str) or piece.ref.kind == "error":
            parts.append(piece if isinstance(piece, str) else piece.text)
            continue
        pinned = piece.ref
        elsewhere = pinned.sheet is not None and pinned.sheet.casefold() != sheet.casefold()
        if down and rows is not None and pinned.kind != "columns":
            pinned = _pin_rows(pinned, rows, elsewhere)
        if across and columns is not None and pinned.kind != "rows":
            pinned = _pin_columns(pinned, columns, elsewhere)
        parts.append(_text(piece, pinned))
    return "".join(parts)


def _own_rows(text: str, sheet: str) -> Iterator[int]:
    """The rows without `$` that a formula names on its own sheet."""
    for piece in split_formula(text):
        if isinstance(piece, str) or piece.ref.kind in ("error", "columns"):
            continue
        ref = piece.ref
        if ref.sheet is None or ref.sheet.casefold() == sheet.casefold():
            yield from (
                row for row, fixed in ((ref.r1, ref.r1_fixed), (ref.r2, ref.r2_fixed)) if not fixed
            )


def _differs(shift: ShiftMap, placed: _Placed, row: int) -> bool:
    """Whether a row of the block is nearer to the rule's cell in one copy than in another."""
    own = placed.repeats[0]
    if own is None or not placed.at.rows or row == placed.first.r1:
        return False
    outer = own
    while outer.within is not None:
        outer = shift.rows[outer.within]
    if own.top <= row <= own.bottom:
        return shift.run(placed.at.rows) is None
    return own is not outer and outer.top <= row <= outer.bottom and row != own.top - 1


def _of_item_around(shift: ShiftMap, placed: _Placed, piece: Operand | str) -> bool:
    """Whether a row with `$` would have to be another one in every copy of the rows around."""
    own = placed.repeats[0]
    if own is None or own.within is None or isinstance(piece, str):
        return False
    outer, ref = shift.rows[own.within], piece.ref
    single = ref.kind == "cell" and ref.sheet is None and ref.r1_fixed and piece.takes == "one"
    return single and outer.top <= ref.r1 <= outer.bottom


def _text(piece: Operand, pinned: Ref) -> str:
    return piece.text if pinned == piece.ref else str(pinned)


def _pin_rows(ref: Ref, rows: RowRepeat, elsewhere: bool) -> Ref:
    """With `$` at rows outside; the row directly above is left to run."""
    return replace(
        ref,
        r1_fixed=ref.r1_fixed or elsewhere or not rows.top - 1 <= ref.r1 <= rows.bottom,
        r2_fixed=ref.r2_fixed or elsewhere or not rows.top - 1 <= ref.r2 <= rows.bottom,
    )


def _pin_columns(ref: Ref, columns: ColumnRepeat, elsewhere: bool) -> Ref:
    return replace(
        ref,
        c1_fixed=ref.c1_fixed or elsewhere or not columns.left <= ref.c1 <= columns.right,
        c2_fixed=ref.c2_fixed or elsewhere or not columns.left <= ref.c2 <= columns.right,
    )
