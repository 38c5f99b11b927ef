"""Waivers: what a project has decided to leave as it is, each with its reason."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from toolkit.findings import Place
from toolkit.lint.cell import Area
from toolkit.lint.rule import Problem
from toolkit.workbook.references.references import parse_reference


@dataclass(frozen=True)
class Waiver:
    """One waiver: of a rule, in workbooks whose name fits a pattern (`*` and `?`), at a place.

    The place is empty, a sheet, or a sheet with cells (`Summary!B2:B40`); `where` is where the
    waiver itself stands.
    """

    rule: str
    workbook: str
    reason: str
    place: str = ""
    where: Place | None = None

    def is_for(self, file: str) -> bool:
        """Return whether the waiver is meant for a workbook, by its path or its name alone."""
        path = file.replace("\\", "/")
        return any(fnmatchcase(each, self.workbook) for each in (path, path.rpartition("/")[2]))

    def covers(self, rule: str, problem: Problem) -> bool:
        """Return whether the waiver covers a problem of a rule."""
        if rule != self.rule:
            return False
        if not self.place:
            return True
        sheet, cells = _parted(self.place)
        if not fnmatchcase(problem.sheet, sheet):
            return False
        return not cells or _holds(cells, problem.cell)


def waivers_of(document: Mapping[str, Any], places: Sequence[Place]) -> Iterator[Waiver]:
    """Yield the waivers of a document that keeps its schema; `places` are where each stands."""
    for each, where in zip(document["waivers"], places, strict=True):
        yield Waiver(each["rule"], each["workbook"], each["reason"], each.get("place", ""), where)


def _parted(place: str) -> tuple[str, str]:
    """Return sheet and cells; a name in quotes may hold anything, also an exclamation mark."""
    if place.startswith("'"):
        name, _, cells = place[1:].rpartition("'")
        return name.replace("''", "'"), cells.removeprefix("!")
    sheet, mark, cells = place.rpartition("!")
    return (sheet, cells) if mark else (place, "")


def _holds(cells: str, address: str) -> bool:
    around, ref = parse_reference(cells), parse_reference(address)
    if around is None or ref is None:
        return False
    return Area(around.r1, around.c1, around.r2, around.c2).holds(ref.r1, ref.c1)
