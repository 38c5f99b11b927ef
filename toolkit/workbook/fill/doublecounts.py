"""Formulas that would count the subtotals among the rows too, or go on from one of them."""

from collections.abc import Iterator, Mapping, Sequence

from toolkit.workbook.cells.rows import Cell
from toolkit.workbook.fill.blocks import Mistake
from toolkit.workbook.fill.template import Area, TemplateSheet
from toolkit.workbook.references.formula_tokens import Operand, split_formula
from toolkit.workbook.references.references import Ref

_LEAVE_OUT = ("SUBTOTAL(", "AGGREGATE(")
"""Functions that leave out other subtotals."""


def double_counts(
    sheets: Sequence[tuple[TemplateSheet, Sequence[Area]]],
) -> Iterator[tuple[TemplateSheet, Mistake]]:
    """Yield what to look at: formulas that cover subtotals from outside of their rows.

    Every sheet comes with the template cells that its rows of subtotals sum up.
    """
    summed = {sheet.name.casefold(): areas for sheet, areas in sheets}
    if not any(summed.values()):
        return
    for sheet, _ in sheets:
        for row in sheet.source.rows:
            for cell in sheet.source.read(row).cells if row.has_formula else ():
                found = _covering(sheet.name, row.number, cell, summed)
                if found:
                    message = f"{found} takes in the rows of subtotals too"
                    remedy = "write SUBTOTAL, which leaves them out"
                    yield sheet, Mistake("F103", message, row.number, cell.column, remedy)
                before = _before(sheet.name, row.number, cell, summed)
                if before:
                    rest = "is the row before; where a group starts, that is a row of subtotals"
                    message = f"{before} {rest}"
                    remedy = "look at the first row of a group in the filled workbook"
                    yield sheet, Mistake("F103", message, row.number, cell.column, remedy)


def _covering(sheet: str, row: int, cell: Cell, summed: Mapping[str, Sequence[Area]]) -> str | None:
    """Return the reference of a formula that covers a column with subtotals from outside."""
    text = cell.formula.text if cell.formula else None
    if not text or any(name in text.upper() for name in _LEAVE_OUT):
        return None
    for piece in split_formula(text):
        if not isinstance(piece, Operand):
            continue
        named = piece.ref.sheet or sheet
        own = named.casefold() == sheet.casefold()
        for area in summed.get(named.casefold(), ()):
            inside = own and area.top <= row <= area.bottom
            if not inside and _covers(piece.ref, area):
                return piece.text
    return None


def _before(sheet: str, row: int, cell: Cell, summed: Mapping[str, Sequence[Area]]) -> str | None:
    """Return the reference of a formula in a summed row to the row right above it."""
    text = cell.formula.text if cell.formula else None
    if not text or all(area.top != row for area in summed.get(sheet.casefold(), ())):
        return None
    above = row - 1, False
    for piece in split_formula(text):
        ref = piece.ref if isinstance(piece, Operand) else None
        if ref and ref.kind == "cell" and ref.sheet is None and (ref.r1, ref.r1_fixed) == above:
            return str(ref)
    return None


def _covers(ref: Ref, area: Area) -> bool:
    return ref.r1 <= area.top <= ref.r2 and ref.c1 <= area.left <= ref.c2
