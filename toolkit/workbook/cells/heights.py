"""How high a row must be so that its wrapped text is seen whole.

An estimate for Calibri and the fonts of the same width (Carlito): wide enough that nothing is cut
off, close enough that no gap opens. Programs that lay out rows themselves will do it again.
"""

import math
import re
import unicodedata
from collections.abc import Iterable

from toolkit.workbook.opc.limits import MAX_ROW_HEIGHT_POINTS

_CLASSES = {  # characters by the width of their glyph in em
    0.20: "'",
    0.25: " ,.:;Iijl’‘",
    0.32: "()-J[]`f{}",
    0.36: "!rt",
    0.42: '"/L\\csz“”',
    0.47: "?FSZgkvxy|",
    0.51: "#$*+0123456789<=>EKPTXY^_ae~–•≤≥",
    0.55: "BCRVbdhnopqu",
    0.61: "ADH",
    0.66: "GNOQU",
    0.73: "%&w…",
    0.82: "m",
    0.87: "M",
    0.91: "@W—→←",
}
_EM = {character: width for width, characters in _CLASSES.items() for character in characters}
_OTHER_EM, _WIDE_EM = 0.66, 1.0
_BOLD, _SAFETY = 1.03, 1.01
_PIXELS_PER_CHARACTER, _PADDING_PIXELS = 7.0, 6.0  # of column widths, for Calibri 11
_PIXELS_PER_POINT = 96 / 72
# Excel gives a line of Calibri 11 between 14.4 and 15 points, LibreOffice 11.2.
_LINE_PER_POINT, _MARGIN = 14.5 / 11, 1.0
_DEFAULT_HEIGHT, _STEP = 15.0, 0.75
_WORDS = re.compile(r"\S+?(?:-(?=\w)|(?=\s)|\Z)|\s+")


def row_height(cells: Iterable[tuple[str, float, float, bool]]) -> float | None:
    """Return the height in points for a row with these wrapped cells, at most 409.

    Each cell is its text, the width of its column (as in the file, in characters of the default
    font), its font size in points and whether it is bold. None if a line of the usual 15 points is
    enough.
    """
    needed = max((_height(*cell) for cell in cells), default=0.0)
    if needed <= _DEFAULT_HEIGHT:
        return None
    return min(math.ceil((needed + _MARGIN) / _STEP) * _STEP, MAX_ROW_HEIGHT_POINTS)


def line_count(text: str, width: float, size: float, bold: bool) -> int:
    """Return on how many lines a text is broken; the units are those of `row_height`."""
    pixels = max(width * _PIXELS_PER_CHARACTER - _PADDING_PIXELS, 1.0)
    room = pixels / (size * _PIXELS_PER_POINT * (_BOLD if bold else 1.0) * _SAFETY)
    return sum(_lines_of_paragraph(paragraph, room) for paragraph in text.split("\n"))


def _height(text: str, width: float, size: float, bold: bool) -> float:
    return line_count(text, width, size, bold) * size * _LINE_PER_POINT


def _lines_of_paragraph(paragraph: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in _WORDS.findall(paragraph):
        needed = sum(map(_em, word))
        if word.isspace():
            used += needed  # blanks hang over the end of a line
        elif used + needed <= room:
            used += needed
        else:
            # A word that no line can hold begins a new line and is broken within.
            lines += (1 if used else 0) + max(math.ceil(needed / room) - 1, 0)
            used = needed if needed <= room else needed % room
    return lines


def _em(character: str) -> float:
    known = _EM.get(character)
    return _em_of_other(character) if known is None else known


def _em_of_other(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Cc"):
        return 0.0
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return _WIDE_EM
    base = unicodedata.normalize("NFD", character)[0]
    return _EM.get(base, _OTHER_EM)
