"""Which areas of a worksheet are read, and by which formulas."""

from collections import defaultdict
from collections.abc import Iterator

_SMALL_ROWS = 16

Box = tuple[int, int, int, int]
"""Top row, left column, bottom row, right column, both ends included."""
Owner = tuple[int, int, int]


class AreaIndex:
    """Areas of one worksheet, each with the formulas that read it.

    Small areas are found by their rows, the large ones, which are few, one by one.
    """

    def __init__(self) -> None:
        self._small: dict[int, dict[Box, list[Owner]]] = defaultdict(dict)
        self._large: dict[Box, list[Owner]] = {}
        self._hulls: dict[tuple[int, int], tuple[int, int]] = {}

    @property
    def empty(self) -> bool:
        """Whether nothing is read."""
        return not self._hulls

    def add(self, box: Box, owner: Owner) -> None:
        """Note that `owner` reads the area."""
        top, left, bottom, right = box
        first, last = self._hulls.get((left, right), (top, bottom))
        self._hulls[left, right] = min(first, top), max(last, bottom)
        if bottom - top >= _SMALL_ROWS:
            self._large.setdefault(box, []).append(owner)
            return
        for row in range(top, bottom + 1):
            self._small[row].setdefault(box, []).append(owner)

    def columns(self, row: int) -> list[tuple[int, int]]:
        """Return spans of columns that hold everything that is read in a row, and maybe more."""
        return [span for span, (top, bottom) in self._hulls.items() if top <= row <= bottom]

    def owners(self, row: int, column: int) -> Iterator[Owner]:
        """Yield the owners of every area that holds the cell; an owner may come twice."""
        large = (item for item in self._large.items() if item[0][0] <= row <= item[0][2])
        for box, owners in (*self._small.get(row, {}).items(), *large):
            if box[1] <= column <= box[3]:
                yield from owners
