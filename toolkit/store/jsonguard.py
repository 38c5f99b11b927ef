"""What is too much for one file, told from its bytes before anything is built from them.

A value in memory takes many times the bytes that it takes in a file; these limits keep what the
tool needs under 1 GiB, whatever the file holds.
"""

from toolkit.store.jsonhints import Mistake

MAX_VALUES = 4_000_000
MAX_STRETCH = 16 * 1024**2

_SMALL = 8 * 1024**2  # bytes; a smaller file can hold neither too many values nor too long a text


def too_much(raw: bytes) -> Mistake | None:
    """Return what is too much in the bytes of a JSON file, or None."""
    if len(raw) < _SMALL:
        return None
    values = sum(raw.count(sign) for sign in (b",", b"[", b"{"))
    if values > MAX_VALUES:
        message = f"the file holds about {values:,} values, more than the {MAX_VALUES:,} that fit"
        return Mistake("S112", 0, message)
    at = _long_stretch(raw)
    if at is not None:
        size = MAX_STRETCH // 1024**2
        return Mistake("S112", 0, f"a text of more than {size} MiB begins before byte {at:,}")
    return None


def _long_stretch(raw: bytes) -> int | None:
    """Return an offset within a stretch without quotation mark that is too long for a text.

    White space may be as long as it likes: it takes no memory.
    """
    for start in range(0, len(raw) - MAX_STRETCH, MAX_STRETCH):
        stretch = raw[start : start + MAX_STRETCH]
        if b'"' not in stretch and not stretch.isspace():
            return start
    return None
