"""Colours as red, green, blue, and the contrast between two of them (WCAG 2)."""

from toolkit.workbook.cells.colours import INDEXED, Rgb, from_hex, tinted

__all__ = ["BLACK", "INDEXED", "WHITE", "Rgb", "as_hex", "contrast", "from_hex", "tinted"]

BLACK: Rgb = (0, 0, 0)
WHITE: Rgb = (255, 255, 255)


def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2, contrast ratio)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def as_hex(colour: Rgb) -> str:
    """Return a colour as `#RRGGBB`."""
    return "#{:02X}{:02X}{:02X}".format(*colour)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
