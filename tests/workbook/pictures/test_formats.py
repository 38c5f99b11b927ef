import struct

import pytest

from tests.workbook.pictures.making import chunk, jpeg, png, segment
from toolkit.workbook.pictures.formats import (
    EMU_PER_INCH,
    MAX_PIXELS,
    Format,
    PictureProblem,
    read_format,
)

PIXEL = EMU_PER_INCH // 96
NOT_HERE = b"\x89PNG\r\n\x1a\n"


def problem(data: bytes) -> str:
    with pytest.raises(PictureProblem) as caught:
        read_format(data)
    return str(caught.value)


def test_a_picture_without_density_has_96_pixels_an_inch() -> None:
    assert read_format(png(30, 20)) == Format("png", 30 * PIXEL, 20 * PIXEL)
    assert read_format(jpeg(30, 20)) == Format("jpeg", 30 * PIXEL, 20 * PIXEL)


def test_the_density_that_a_picture_names_counts() -> None:
    found = read_format(png(300, 600, dpi=300))
    assert (found.width, found.height) == pytest.approx((EMU_PER_INCH, 2 * EMU_PER_INCH), rel=1e-3)
    assert read_format(jpeg(300, 600, dots=300, unit=1)).width == EMU_PER_INCH
    by_centimetre = read_format(jpeg(300, 600, dots=100, unit=2))
    assert by_centimetre.width == round(300 / 254 * EMU_PER_INCH)


@pytest.mark.parametrize("dots", [0, 1, 60_000])
def test_a_density_that_cannot_be_is_none(dots: int) -> None:
    assert read_format(jpeg(10, 10, dots=dots, unit=1)).width == 10 * PIXEL


def test_a_density_that_is_a_ratio_only_is_none() -> None:
    assert read_format(jpeg(10, 10, dots=300, unit=0)).width == 10 * PIXEL


@pytest.mark.parametrize("frame", [0xC0, 0xC1, 0xC2])
def test_baseline_extended_and_progressive_jpegs_are_read(frame: int) -> None:
    assert read_format(jpeg(8, 9, frame=frame)).height == 9 * PIXEL


def test_other_kinds_of_jpeg_are_refused() -> None:
    assert "few programs show" in problem(jpeg(8, 9, frame=0xC3))


def test_bytes_between_the_segments_of_a_jpeg_are_passed_over() -> None:
    whole = jpeg(8, 9)
    restart = b"\xff\xd0" + b"\xff"
    comment = segment(0xFE, b"\xff\xd9 within a comment ends nothing")
    assert read_format(whole[:2] + restart + comment + whole[2:]).height == 9 * PIXEL


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (b"GIF89a", "GIF"),
        (b"RIFF\0\0\0\0WEBP", "WebP"),
        (b"BM", "BMP"),
        (b"II*\0", "TIFF"),
        (b"<svg/>", "SVG"),
        (b"%PDF-1.7", "PDF"),
        (b"MZ", "something else"),
        (b"", "something else"),
    ],
)
def test_other_formats_are_known_by_their_bytes_and_refused(start: bytes, name: str) -> None:
    assert problem(start) == f"is {name}, neither PNG nor JPEG; save it as PNG"


@pytest.mark.parametrize("make", [png, jpeg])
def test_a_picture_that_is_cut_off_anywhere_is_refused(make: type) -> None:
    whole = make(8, 9)
    for end in range(8, len(whole)):
        assert problem(whole[:end]) == "is cut off; get a fresh copy"


def test_a_png_with_a_wrong_check_sum_is_refused() -> None:
    whole = bytearray(png(8, 9))
    whole[-20] ^= 1
    assert problem(bytes(whole)) == "is damaged; get a fresh copy"


def test_a_jpeg_without_a_marker_where_one_must_be_is_refused() -> None:
    whole = jpeg(8, 9)
    assert problem(whole[:20] + b"\0" + whole[20:]) == "is damaged; get a fresh copy"


def test_a_png_without_header_or_data_is_refused() -> None:
    end = chunk(b"IEND", b"")
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 9, 8, 2, 0, 0, 0))
    for chunks in (end, header + end, chunk(b"IDAT", b"") + end, chunk(b"IHDR", b"") + end):
        assert problem(NOT_HERE + chunks) == "is cut off; get a fresh copy"


def test_a_picture_without_pixels_is_refused() -> None:
    assert problem(jpeg(0, 9)) == "is empty; get a fresh copy"


def test_a_picture_that_would_fill_the_memory_is_refused() -> None:
    assert "has 60,000 by 60,000 pixels" in problem(jpeg(60_000, 60_000))
    assert read_format(jpeg(8_000, MAX_PIXELS // 8_000)).kind == "jpeg"
