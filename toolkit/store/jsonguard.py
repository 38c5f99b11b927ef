"""What is too much for one file, told from its bytes before anything is built from them.

A value in memory takes many times the bytes that it takes in a file; these limits keep what the
tool needs under 1 GiB, whatever the file holds, unless more values are asked for.
"""

from toolkit.store.jsonhints import Mistake

MIB = 1024**2
MAX_VALUES = 3_000_000
MAX_STRETCH = 16 * MIB
MAX_TEXT = 320 * MIB

_SMALL = 8 * MIB  # bytes; a smaller file can hold neither too many values nor too long a text
_NARROWER = ((4, bytes(range(0xF0))), (2, bytes(range(0xC4))))


def too_much(raw: bytes, max_values: int = MAX_VALUES) -> Mistake | None:
    """Return what is too much in the bytes of a JSON file, or None."""
    if len(raw) < _SMALL:
        return None
    values = sum(map(raw.count, (b",", b"[", b"{"))) if len(raw) > max_values else 0
    if values > max_values:
        return _mistake(f"the file holds about {values:,} values, more than {max_values:,}")
    at = _long_stretch(raw)
    if at is not None:
        return _mistake(f"{MAX_STRETCH // MIB} MiB from byte {at:,} on are a single text or number")
    if 4 * len(raw) > MAX_TEXT and _width(raw) * len(raw) > MAX_TEXT:
        return _mistake("the file's text takes more memory than this tool allows itself")
    return None


def _mistake(message: str) -> Mistake:
    return Mistake("S112", 0, message)


def _long_stretch(raw: bytes) -> int | None:
    """Return where a stretch without quotation mark begins that is too long for a text, or None.

    White space may be as long as it likes: it takes no memory.
    """
    for start in range(0, len(raw) - MAX_STRETCH, MAX_STRETCH):
        stretch = raw[start : start + MAX_STRETCH]
        if b'"' not in stretch and not stretch.isspace():
            return start
    return None


def _width(raw: bytes) -> int:
    """Return how many bytes Python takes for a character: as many as the widest one needs."""
    return next((width for width, other in _NARROWER if _holds_more(raw, other)), 1)


def _holds_more(raw: bytes, known: bytes) -> bool:
    """Return whether there are other bytes than these; deleting is far faster than searching."""
    return any(raw[at : at + MIB].translate(None, known) for at in range(0, len(raw), MIB))
