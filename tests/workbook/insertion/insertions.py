"""A line of a workbook repeated by a tag in an otherwise empty place, and what that is held to."""

from dataclasses import dataclass
from pathlib import Path

from tests.workbook.filling import fill_in, written
from tests.workbook.insertion.standing import Standing, place_of
from toolkit.workbook.opc.package import Package


@dataclass(frozen=True)
class Insertion:
    """Which line of which sheet is repeated, how many lines that adds, and where the tag stands."""

    sheet: str
    axis: str
    line: int
    count: int
    tag: tuple[int, int]

    def concerns(self, key: tuple[str, ...]) -> bool:
        """Whether what is known by a key is in an added line, empty with the other engine, or the
        tag itself.
        """
        place = place_of(key)
        if place is None or key[1] != self.sheet:
            return False
        at = place[0 if self.axis == "rows" else 1]
        return place == self.tag or self.line < at <= self.line + self.count


def filled(source: Path, target: Path, insertion: Insertion) -> Path:
    """Fill a tagged workbook so that its line stands once and as often again as is inserted."""
    package = Package.open(source)
    fill_in(package, {"r": [{"n": number} for number in range(insertion.count + 1)]})
    return written(package, target)


def differences(ours: Standing, theirs: Standing, insertion: Insertion) -> list[str]:
    """Return what is not the same in two workbooks, apart from the added lines."""
    return [
        f"{key}: {ours.get(key)} is {theirs.get(key)} with the other"
        for key in sorted({*ours, *theirs})
        if not insertion.concerns(key) and ours.get(key) != theirs.get(key)
    ]
