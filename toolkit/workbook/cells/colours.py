"""Colours as red, green, blue: as files write them, numbered ones, tints."""

import colorsys

Rgb = tuple[int, int, int]

_FIRST = (
    *("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF"),
    *("800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080"),
    *("9999FF", "993366", "FFFFCC", "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF"),
    *("000080", "FF00FF", "FFFF00", "00FFFF", "800080", "800000", "008080", "0000FF"),
    *("00CCFF", "CCFFFF", "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99"),
    *("3366FF", "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699", "969696"),
    *("003366", "339966", "003300", "333300", "993300", "993366", "333399", "333333"),
)
INDEXED = (*_FIRST[:8], *_FIRST)
"""The colours that a file may name by number (ECMA-376, indexedColors): the first eight twice."""


def from_hex(text: str) -> Rgb | None:
    """Return the colour of `RRGGBB` or `AARRGGBB`, None for anything else."""
    digits = text[-6:]
    try:
        number = int(digits, 16)
    except ValueError:
        return None
    if len(text) not in (6, 8):
        return None
    return number >> 16, (number >> 8) & 255, number & 255


def tinted(colour: Rgb, tint: float) -> Rgb:
    """Return a colour made darker (`tint` from -1 to 0) or lighter (0 to 1), as Excel does."""
    if not tint:
        return colour
    hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    red, green, blue = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), saturation)
    return round(red * 255), round(green * 255), round(blue * 255)
