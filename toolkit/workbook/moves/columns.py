"""The `cols` of a worksheet: widths and styles go with their columns, also to copies."""

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from toolkit.workbook.moves.common import Work, named, remove
from toolkit.workbook.references.references import MAX_COLUMN
from toolkit.workbook.references.shift import ColumnRepeat, ShiftMap

Span = tuple[int, int]


def move_columns(work: Work) -> None:
    """Move the column formats of a sheet on which columns repeat."""
    if not work.shift.columns:
        return
    for holder in named(work.root, "cols"):
        spans = sorted(
            (span, position)
            for position, col in enumerate(holder)
            for span in _moved(work.shift, int(col.get("min", "1")), int(col.get("max", "1")))
        )
        _write(holder, _joined(spans))
        if not len(holder):
            remove(holder)


def _moved(shift: ShiftMap, first: int, last: int) -> Iterator[Span]:
    """The new places of a run of template columns."""
    for left, right, repeat in _cut(shift, first, last):
        for copy in range(max(1, repeat.copies) if repeat else 1):
            new_left, new_right = shift.column(left, copy), shift.column(right, copy)
            if right == MAX_COLUMN and repeat is None:
                new_right = MAX_COLUMN
            if new_left is not None and new_right is not None and new_left <= MAX_COLUMN:
                yield new_left, min(new_right, MAX_COLUMN)


def _cut(shift: ShiftMap, first: int, last: int) -> Iterator[tuple[int, int, ColumnRepeat | None]]:
    """The run in parts that are in one repeat or in none."""
    at = first
    for repeat in sorted(shift.columns, key=lambda r: r.left):
        if repeat.right < at or repeat.left > last:
            continue
        if at < repeat.left:
            yield at, repeat.left - 1, None
        yield max(at, repeat.left), min(last, repeat.right), repeat
        at = repeat.right + 1
    if at <= last:
        yield at, last, None


def _joined(spans: list[tuple[Span, int]]) -> list[tuple[Span, int]]:
    """Neighbouring spans of the same column format put together."""
    found: list[tuple[Span, int]] = []
    for (first, last), position in spans:
        if found and found[-1][1] == position and found[-1][0][1] == first - 1:
            found[-1] = ((found[-1][0][0], last), position)
        else:
            found.append(((first, last), position))
    return found


def _write(holder: etree._Element, spans: list[tuple[Span, int]]) -> None:
    old = list(holder)
    before = [((int(c.get("min", "1")), int(c.get("max", "1"))), i) for i, c in enumerate(old)]
    if spans == before:
        return
    for col in old:
        remove(col)
    for (first, last), position in spans:
        col = deepcopy(old[position])
        col.set("min", str(first))
        col.set("max", str(last))
        holder.append(col)
