"""Makes pictures of one colour for tests, byte by byte."""

import struct
import zlib

RED = (255, 0, 0)
BLUE = (0, 0, 255)


def chunk(name: bytes, body: bytes) -> bytes:
    """Return a chunk of a PNG with its length and check sum."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(
    width: int, height: int, colour: tuple[int, int, int] = RED, dpi: float | None = None
) -> bytes:
    """Return a PNG of one colour."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    dots = round(dpi / 0.0254) if dpi else 0
    density = chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1)) if dpi else b""
    lines = (b"\0" + bytes(colour) * width) * height
    body = chunk(b"IDAT", zlib.compress(lines))
    return b"\x89PNG\r\n\x1a\n" + header + density + body + chunk(b"IEND", b"")


def segment(marker: int, body: bytes) -> bytes:
    """Return a segment of a JPEG."""
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def jpeg(
    width: int,
    height: int,
    dots: int = 0,
    unit: int = 0,
    frame: int = 0xC0,
    end: bytes = b"\xff\xd9",
) -> bytes:
    """Return the frame of a grey JPEG: all its segments, and a scan that nobody decodes."""
    jfif = segment(0xE0, b"JFIF\0" + struct.pack(">BBBHHBB", 1, 1, unit, dots, dots, 0, 0))
    size = segment(frame, struct.pack(">BHHB", 8, height, width, 1) + b"\1\x11\0")
    scan = segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12\x34\xff\x00\x56"
    return b"\xff\xd8" + jfif + size + scan + end
