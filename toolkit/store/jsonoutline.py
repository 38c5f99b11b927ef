"""A first look at the bytes of a JSON file: what they show without a step for every value.

`json.loads` takes numbers that are no numbers and keys that stand twice. To be told of each number
and each object takes longer than all the reading; the bytes as a whole tell nearly always that
there is nothing to be told of.
"""

from collections.abc import Iterator
from typing import NamedTuple

_PIECE = 1024**2
_SHAPE = bytes.maketrans(b"123456789E", b"000000000e")
_LONG, _EXPONENT = b"0" * 200, b"0e000"


class Outline(NamedTuple):
    """What the bytes show."""

    numbers_fit: bool
    """Whether every number is surely finite: none is long, none has an exponent of three digits."""
    keys: int
    """How many keys there are at most, those that stand twice counted twice."""


def outline(raw: bytes) -> Outline:
    """Look at the bytes of a file, which need not be JSON."""
    fit, keys = True, 0
    for piece in _pieces(raw):
        shape = piece.translate(_SHAPE, b"+")
        fit = fit and _LONG not in shape and _EXPONENT not in shape
        keys += piece.translate(None, b" \t\r\n").count(b'":')
    return Outline(fit, keys)


def _pieces(raw: bytes) -> Iterator[bytes]:
    """Yield the bytes in pieces that end behind a comma, which no number and no key goes across."""
    start = 0
    while start < len(raw):
        end = raw.find(b",", start + _PIECE) + 1 or len(raw)
        yield raw[start:end]
        start = end
