"""How Excel's own styles of Tables show the row of headings; a file only names them."""

from toolkit.lint.colours import WHITE
from toolkit.lint.parts import Look
from toolkit.lint.reading.palette import Palette

_FILLED = (("TableStyleLight", range(8, 15)), ("TableStyleMedium", range(1, 22)))
_COLOURS = ("dk1", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")


def built_in_heads(palette: Palette) -> dict[str, Look]:
    """Return the styles with a filled row of headings, in the colours of the workbook's theme.

    Seven styles in a row differ by colour only; the others have dark text on no or a light fill.
    """
    light = palette.accent("lt1") or WHITE
    return {
        f"{name}{number}": Look(light, palette.accent(_COLOURS[(number - 1) % len(_COLOURS)]))
        for name, numbers in _FILLED
        for number in numbers
    }
