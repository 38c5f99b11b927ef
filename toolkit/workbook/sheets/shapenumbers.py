"""The numbers of shapes in VML: every sheet draws from blocks of 1024 of its own."""

import re
from itertools import count

from toolkit.workbook.opc.package import Package

_SIZE = 1024
_MAP = re.compile(rb"""(<o:idmap\b[^<>]*?\sdata\s*=\s*["'])([\d,]+)(["'])""")
_SHAPE = re.compile(rb"_x0000_s(\d+)")


class Blocks:
    """The blocks of numbers that are free in a workbook."""

    def __init__(self, package: Package) -> None:
        """Take the package as it is before anything is copied."""
        used = [0]
        for name in package.names():
            if name.endswith(".vml"):
                for match in _MAP.finditer(package.read(name)):
                    used.extend(int(number) for number in match[2].split(b",") if number)
        self._free = count(max(used) + 1)

    def take(self) -> int:
        """Return a block that nothing uses."""
        return next(self._free)


def renumbered(data: bytes, blocks: Blocks) -> bytes:
    """Return a VML part with its shapes numbered in blocks of their own."""
    listed = [number for match in _MAP.finditer(data) for number in match[2].split(b",")]
    new = {int(number): blocks.take() for number in listed if number}

    def shape(match: re.Match[bytes]) -> bytes:
        block, rest = divmod(int(match[1]), _SIZE)
        return b"_x0000_s%d" % (new.get(block, block) * _SIZE + rest)

    def listing(match: re.Match[bytes]) -> bytes:
        numbers = [b"%d" % new[int(number)] for number in match[2].split(b",") if number]
        return match[1] + b",".join(numbers) + match[3]

    return _MAP.sub(listing, _SHAPE.sub(shape, data))
