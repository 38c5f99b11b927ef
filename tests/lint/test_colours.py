"""Contrast and tints, against values that WCAG and Excel give."""

import pytest

from toolkit.lint.colours import BLACK, INDEXED, WHITE, Rgb, as_hex, contrast, from_hex, tinted


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("000000", "FFFFFF", 21.0),
        ("FFFFFF", "FFFFFF", 1.0),
        ("767676", "FFFFFF", 4.54),
        ("777777", "FFFFFF", 4.48),
        ("FF0000", "FFFFFF", 4.0),
        ("0000FF", "FFFFFF", 8.59),
    ],
)
def test_the_contrast_is_that_of_wcag_in_either_order(one: str, other: str, ratio: float) -> None:
    first, second = from_hex(one), from_hex(other)
    assert first and second
    assert contrast(first, second) == contrast(second, first)
    assert contrast(first, second) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize(
    ("colour", "tint", "shown"),
    [
        (BLACK, 0.5, (0x80, 0x80, 0x80)),
        (WHITE, -0.25, (0xBF, 0xBF, 0xBF)),
        ((79, 129, 189), -0.25, (0x36, 0x60, 0x92)),
        ((79, 129, 189), 0.8, (0xDC, 0xE6, 0xF2)),
        ((79, 129, 189), 0.0, (79, 129, 189)),
    ],
)
def test_a_tint_gives_the_colour_that_excel_shows(colour: Rgb, tint: float, shown: Rgb) -> None:
    assert tinted(colour, tint) == pytest.approx(shown, abs=1)  # Excel counts in steps of its own


def test_a_colour_is_told_in_hexadecimal_digits() -> None:
    assert as_hex((1, 171, 255)) == "#01ABFF"


@pytest.mark.parametrize("text", ["", "red", "12345", "GGGGGG", "1234567"])
def test_what_is_no_colour_is_none(text: str) -> None:
    assert from_hex(text) is None


def test_the_numbered_colours_begin_with_the_same_eight_twice() -> None:
    assert len(INDEXED) == 64
    assert INDEXED[:8] == INDEXED[8:16]
    assert INDEXED[10] == "FF0000"
