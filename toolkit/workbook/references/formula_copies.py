"""Formulas of repeated rows, moved for many copies: from the second copy on only row numbers
differ.

A formula is moved for two copies; what differs between them grows by the same step from copy to
copy, so every other copy is a text with numbers filled in. Where that does not hold, each copy is
moved by itself. The result is always that of `move_formula`.

Rows within rows go on by equal steps only within one copy of the outer rows, so what is remembered
of them is forgotten with that copy.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from toolkit.workbook.references.formula_tokens import Operand, Piece, split_formula
from toolkit.workbook.references.formulas import Moved, Single, move_formula
from toolkit.workbook.references.references import MAX_ROW, Ref, print_with_rows
from toolkit.workbook.references.shift import At, ShiftMap

_FIRST, _SECOND = 1, 2
_Key = tuple[str, str, At, Single]


@dataclass(frozen=True, slots=True)
class _Pattern:
    """`text` has a `%d` for each (row in the second copy, step); it holds for so many copies from
    there.
    """

    text: str
    rows: tuple[tuple[int, int], ...]
    copies: int
    moved: Moved


class CopiedFormulas:
    """Moves formulas with maps that stay the same; remembers what it has moved."""

    def __init__(self, maps: Mapping[str, ShiftMap]) -> None:
        """Take the maps by sheet, as `move_formula` does."""
        self._maps = maps
        self._patterns: dict[_Key, _Pattern | None] = {}
        self._runs: dict[tuple[str, int], tuple[range, dict[_Key, _Pattern | None]]] = {}
        self._once: dict[_Key, Moved] = {}

    def move(self, text: str, sheet: str, at: At, single: Single = "argument") -> Moved:
        """Return what `move_formula` returns; array formulas take ranges everywhere (`always`)."""
        if not at.rows:
            return self._moved_once((text, sheet, at, single))
        index, copy = at.rows[-1]
        nested = self._maps[sheet].rows[index].within is not None
        if not nested and copy < _FIRST:
            return self._moved_once((text, sheet, at, single))
        run = self._maps[sheet].run(at.rows)
        if run is None or copy < run.start + _FIRST or (nested and len(run) <= _SECOND):
            return move_formula(text, sheet, self._maps, at, single=single)
        start = run.start + _FIRST
        key = text, sheet, At(((index, start),), at.columns), single
        patterns = self._of_run(sheet, index, run) if nested else self._patterns
        if key not in patterns:
            patterns[key] = self._pattern(key)
        pattern = patterns[key]
        if pattern is None or copy - start >= pattern.copies:
            return move_formula(text, sheet, self._maps, at, single=single)
        if not pattern.rows:
            return pattern.moved
        numbers = tuple(row + step * (copy - start) for row, step in pattern.rows)
        return Moved(pattern.text % numbers, pattern.moved.notes)

    def _of_run(self, sheet: str, index: int, run: range) -> dict[_Key, _Pattern | None]:
        """Return what is remembered of the copies around; that of another outer copy goes."""
        known = self._runs.get((sheet, index))
        if known is None or known[0] != run:
            known = self._runs[sheet, index] = (run, {})
        return known[1]

    def _moved_once(self, key: _Key) -> Moved:
        if key not in self._once:
            text, sheet, at, single = key
            self._once[key] = move_formula(text, sheet, self._maps, at, single=single)
        return self._once[key]

    def _pattern(self, key: _Key) -> _Pattern | None:
        text, sheet, at, single = key
        index, copy = at.rows[-1]
        second = At(((index, copy + 1),), at.columns)
        one = move_formula(text, sheet, self._maps, at, single=single)
        two = move_formula(text, sheet, self._maps, second, single=single)
        if len(one.notes) != len(two.notes):
            return None
        pieces, others = split_formula(one.text), split_formula(two.text)
        if len(pieces) != len(others):
            return None
        texts: list[str] = []
        rows: list[tuple[int, int]] = []
        for piece, other in zip(pieces, others, strict=True):
            part = _part(piece, other, rows)
            if part is None:
                return None
            texts.append(part)
        copies = min((_copies(row, step) for row, step in rows), default=MAX_ROW)
        return _Pattern("".join(texts), tuple(rows), copies, one)


def _part(piece: Piece, other: Piece, rows: list[tuple[int, int]]) -> str | None:
    """The text of a piece with `%d` for its row numbers, None if more than these differ."""
    if isinstance(piece, str) or isinstance(other, str):
        return piece.replace("%", "%%") if isinstance(piece, str) and piece == other else None
    if piece.text == other.text:
        return piece.text.replace("%", "%%")
    if _without_rows(piece) != _without_rows(other):
        return None
    ref, after = piece.ref, other.ref
    found = [(ref.r1, after.r1 - ref.r1), (ref.r2, after.r2 - ref.r2)]
    rows.extend(found[:1] if ref.kind == "cell" else found)
    return print_with_rows(_escaped(ref), "%d", "%d")


def _without_rows(piece: Operand) -> str:
    return piece.ref.kind + print_with_rows(piece.ref, "", "")


def _escaped(ref: Ref) -> Ref:
    return replace(ref, prefix=ref.prefix.replace("%", "%%")) if "%" in ref.prefix else ref


def _copies(row: int, step: int) -> int:
    """The copies, this one included, in which the row is still on the sheet."""
    return MAX_ROW if step <= 0 else 1 + (MAX_ROW - row) // step
