"""References of somebody's own formulas, led to where the cells that they mean stand now."""

import re
from collections.abc import Collection
from dataclasses import replace

from toolkit.merge.places import Places, SheetPlaces
from toolkit.workbook.references.formula_tokens import Operand, operands, split_formula
from toolkit.workbook.references.references import (
    MAX_COLUMN,
    MAX_ROW,
    Ref,
    parse_reference,
    parse_sqref,
    print_sqref,
)

_ELSEWHERE = re.compile(r"'?[^'\[\]!]*\[[^\[\]]+\][^\[\]]*!")


class CannotFollow(Exception):
    """A reference to what is gone, or to what cannot be told; the message names it."""


class Translation:
    """Leads references from an old workbook to a new one."""

    def __init__(self, places: Places) -> None:
        """Take where the cells of the toolkit's sheets stand now."""
        self._places = places
        self._folded: dict[str, str] = {}

    def formula(self, text: str, sheet: str) -> str:
        """Return a formula that stands on `sheet`, with or without `=`; raises CannotFollow."""
        _refuse_other_workbooks(text)
        pieces = split_formula(text)
        return "".join(p if isinstance(p, str) else self._operand(p, sheet) for p in pieces)

    @staticmethod
    def is_fixed(text: str) -> bool:
        """Return whether every reference of a formula has a `$` wherever it can have one."""
        return all(isinstance(p, str) or p.ref.fixed for p in split_formula(text))

    def relative(self, text: str, sheet: str, old: tuple[int, int], new: tuple[int, int]) -> str:
        """Return the formula of a rule, which counts from the first cell of its area (`old`, now
        `new`); raises CannotFollow.

        What has no `$` keeps its distance to that cell.
        """
        _refuse_other_workbooks(text)
        parts = []
        for piece in split_formula(text):
            if isinstance(piece, str):
                parts.append(piece)
            elif piece.ref.kind == "cell" and not piece.ref.fixed:
                parts.append(self._half_fixed(piece, sheet, old, new))
            else:
                parts.append(self._operand(piece, sheet))
        return "".join(parts)

    def area(self, ref: Ref, sheet: str) -> Ref | None:
        """Return where an area stands now, None where it is gone."""
        name = sheet if ref.sheet is None else ref.sheet
        name = self._own_name(name)
        if name not in self._places or ref.kind == "error":
            return ref
        places = self._places.sheet(name)
        rows, columns = _rows(ref, places), _columns(ref, places)
        if rows is None or columns is None:
            return None
        moved = replace(ref, r1=rows[0], r2=rows[1], c1=columns[0], c2=columns[1])
        return ref if moved == ref else moved

    def areas(self, text: str, sheet: str) -> str:
        """Return a list of areas parted by blanks; raises CannotFollow where one is gone."""
        found = []
        for ref in parse_sqref(text):
            moved = self.area(ref, sheet)
            if moved is None:
                raise CannotFollow(str(ref))
            found.append(moved)
        return print_sqref(found)

    def place(self, text: str, sheet: str) -> str:
        """Return where a link leads now (`Comparison!A7`), or the same text where it is no place in
        the workbook; raises CannotFollow.
        """
        ref = parse_reference(text)
        if ref is None or ref.last_sheet is not None:
            return text
        moved = self.area(ref, sheet)
        if moved is None:
            raise CannotFollow(text)
        return str(moved)

    def _own_name(self, name: str) -> str:
        """Return a sheet's name as the workbook writes it."""
        if name not in self._folded:
            names: Collection[str] = self._places.names
            found = [each for each in names if each.casefold() == name.casefold()]
            self._folded[name] = found[0] if found else name
        return self._folded[name]

    def _operand(self, piece: Operand, sheet: str) -> str:
        ref = piece.ref
        if ref.kind == "error":
            return piece.text
        if ref.last_sheet is not None:
            raise CannotFollow(f"{piece.text}, which goes over several sheets")
        moved = self.area(ref, sheet)
        if moved is None:
            raise CannotFollow(piece.text)
        return piece.text if moved is ref else str(moved)

    def _half_fixed(
        self, piece: Operand, sheet: str, old: tuple[int, int], new: tuple[int, int]
    ) -> str:
        ref = piece.ref
        row, column = new[0] + ref.r1 - old[0], new[1] + ref.c1 - old[1]
        if ref.r1_fixed or ref.c1_fixed:
            moved = self.area(ref, sheet)
            if moved is None:
                raise CannotFollow(piece.text)
            row, column = (
                (moved.r1 if ref.r1_fixed else row),
                (moved.c1 if ref.c1_fixed else column),
            )
        if not (1 <= row <= MAX_ROW and 1 <= column <= MAX_COLUMN):
            raise CannotFollow(piece.text)
        return str(replace(ref, r1=row, r2=row, c1=column, c2=column))


def _refuse_other_workbooks(text: str) -> None:
    if "[" in text and "!" in text:
        for token in operands(text):
            if _ELSEWHERE.match(token):
                raise CannotFollow(f"another workbook ({token})")


def _rows(ref: Ref, places: SheetPlaces) -> tuple[int, int] | None:
    if ref.kind == "columns":
        return ref.r1, ref.r2
    if ref.r1 == ref.r2:
        row = places.row(ref.r1, ref.c1)
        return (row, row) if row else None
    first = places.edge(ref.r1, ref.c1, last=False)
    last = MAX_ROW if ref.r2 == MAX_ROW else places.edge(ref.r2, ref.c1, last=True)
    if not first or not last:
        return None
    return min(first, last), min(max(first, last), MAX_ROW)


def _columns(ref: Ref, places: SheetPlaces) -> tuple[int, int] | None:
    if ref.kind == "rows":
        return ref.c1, ref.c2
    row = places.main_row if ref.kind == "columns" else ref.r1
    first = places.column(ref.c1, row)
    last = MAX_COLUMN if ref.c2 == MAX_COLUMN else places.column(ref.c2, row)
    if not first or not last:
        return None
    return min(first, last), min(max(first, last), MAX_COLUMN)
