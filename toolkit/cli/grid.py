"""A table for a terminal: columns as wide as they need to be, cells wrapped."""

from collections.abc import Sequence
from textwrap import wrap

_GAP = "  "
_NARROWEST = 8


def grid(headings: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> str:
    """Return rows under headings, no line wider than `width` unless the columns are too many."""
    widths = _widths([headings, *rows], width - len(_GAP) * (len(headings) - 1))
    rule = ["-" * each for each in widths]
    return "\n".join(line for row in [headings, rule, *rows] for line in _lines(row, widths))


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Return the widths: what a column needs, the widest cut until all have room."""
    longest = [
        max(len(line) for row in rows for line in (row[i].splitlines() or [""]))
        for i in range(len(rows[0]))
    ]
    widths = [max(each, 1) for each in longest]
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _lines(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    cells = [
        [part for line in text.splitlines() or [""] for part in wrap(line, width) or [""]]
        for text, width in zip(row, widths, strict=True)
    ]
    height = max(map(len, cells))
    padded = [cell + [""] * (height - len(cell)) for cell in cells]
    return [
        _GAP.join(f"{part:<{width}}" for part, width in zip(line, widths, strict=True)).rstrip()
        for line in zip(*padded, strict=True)
    ]
