"""What the bytes of a picture say of it: PNG or JPEG, whole, and how large it naturally is.

Only what stands in the header and the frame of the file is read; nothing is decoded.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

EMU_PER_INCH = 914_400
"""The unit of drawings in Office files."""
MAX_PIXELS = 64_000_000
"""Programs hold a shown picture unpacked, four bytes a pixel; this is more than any camera's."""

_SCREEN_DPI = 96.0
_PLAUSIBLE_DPI = (10.0, 10_000.0)  # JFIF files often say 1 where nothing is known
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_OTHERS = {
    b"GIF8": "GIF",
    b"RIFF": "WebP",
    b"BM": "BMP",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"%PDF": "PDF",
    b"<svg": "SVG",
    b"<?xml": "SVG",
    b"": "something else",
}
_FRAMES = (0xC0, 0xC1, 0xC2)  # baseline, extended, progressive: what programs can show
_OTHER_FRAMES = frozenset(range(0xC3, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE = frozenset((0x01, *range(0xD0, 0xD8)))  # markers without a length
_APP0, _SCAN, _END = 0xE0, 0xDA, b"\xff\xd9"


class PictureProblem(ValueError):
    """A file that cannot be shown as a picture; the message says why and what to do."""


@dataclass(frozen=True)
class Format:
    """What a picture is (`png` or `jpeg`), and its natural size in EMU."""

    kind: str
    width: int
    height: int


def read_format(data: bytes) -> Format:
    """Return what a picture is; raises PictureProblem if it is no PNG or JPEG, or not whole."""
    if data.startswith(_PNG):
        return _png(data)
    if data.startswith(_JPEG):
        return _jpeg(data)
    found = next(name for start, name in _OTHERS.items() if data.startswith(start))
    raise PictureProblem(f"is {found}, neither PNG nor JPEG; save it as PNG")


def _png(data: bytes) -> Format:
    """Walk the chunks to the last one, each with its check sum (ISO/IEC 15948)."""
    size, dpi, filled, position = None, (0.0, 0.0), False, len(_PNG)
    while position + 8 <= len(data):
        length, name = struct.unpack_from(">I4s", data, position)
        body, end = data[position + 8 : position + 8 + length], position + 12 + length
        if end > len(data):
            break
        if zlib.crc32(name + body) != int.from_bytes(data[end - 4 : end], "big"):
            raise PictureProblem("is damaged; get a fresh copy")
        if name == b"IHDR" and length >= 8:
            size = struct.unpack_from(">II", body)
        elif name == b"pHYs" and length == 9 and body[8] == 1:  # dots a metre
            dpi = tuple(dots * 0.0254 for dots in struct.unpack_from(">II", body))
        filled |= name == b"IDAT"
        if name == b"IEND" and size and filled:
            return _sized("png", size, dpi)
        position = end
    raise PictureProblem("is cut off; get a fresh copy")


def _jpeg(data: bytes) -> Format:
    """Look at the segments up to the scan, behind which the file must be ended (ITU-T T.81)."""
    size, dpi = None, (0.0, 0.0)
    for marker, body, end in _segments(data):
        if marker == _APP0 and body.startswith(b"JFIF\0") and len(body) >= 12:
            dpi = _jfif_dpi(body)
        elif marker in _OTHER_FRAMES:
            raise PictureProblem("is a kind of JPEG that few programs show; save it as PNG")
        elif marker in _FRAMES and len(body) >= 5:
            height, width = struct.unpack_from(">HH", body, 1)
            size = width, height
        elif marker == _SCAN and size and data.find(_END, end) >= 0:
            return _sized("jpeg", size, dpi)
    raise PictureProblem("is cut off; get a fresh copy")


def _segments(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Yield marker, content and end of every segment up to the first scan."""
    position, marker = 2, 0
    while position + 4 <= len(data) and marker != _SCAN:
        mark, marker, length = struct.unpack_from(">BBH", data, position)
        if mark != 0xFF:
            raise PictureProblem("is damaged; get a fresh copy")
        if marker == 0xFF or marker in _BARE:  # a byte that fills up, or no content
            position += 1 if marker == 0xFF else 2
            continue
        end = position + 2 + length
        yield marker, data[position + 4 : end], end
        position = end


def _jfif_dpi(body: bytes) -> tuple[float, float]:
    unit, across, down = struct.unpack_from(">BHH", body, 7)
    factor = {1: 1.0, 2: 2.54}.get(unit, 0.0)
    return across * factor, down * factor


def _sized(kind: str, pixels: tuple[int, ...], dpi: tuple[float, ...]) -> Format:
    if 0 in pixels:
        raise PictureProblem("is empty; get a fresh copy")
    if pixels[0] * pixels[1] > MAX_PIXELS:
        raise PictureProblem(
            f"has {pixels[0]:,} by {pixels[1]:,} pixels, and there may be"
            f" {MAX_PIXELS // 1_000_000} million of them; make it smaller"
        )
    least, most = _PLAUSIBLE_DPI
    known = all(least <= dots <= most for dots in dpi)
    width, height = (
        round(count * EMU_PER_INCH / (dots if known else _SCREEN_DPI))
        for count, dots in zip(pixels, dpi, strict=True)
    )
    return Format(kind, max(width, 1), max(height, 1))
