"""How a workbook looks, by places that stay the same when rows are sorted and columns come.

A place is three texts. `("T:Comparison", "fast", "Status")` is a cell of a Table by key and
heading, with `*` for the key it is every cell of the column's body, with nothing the column itself;
`("T:Comparison", "fast", "")` is a row. `("S:Cover", "4", "1")` is the cell in row 4 and column 1
of a sheet, `("S:Cover", "4", "")` a row, `("S:Cover", "", "1")` a column, and `("S:Cover", "", "")`
the sheet as a whole. `N:` before a cell's place means the note that hangs on it;
`("H:Cover", "", "")` has digests of the rules of a sheet, its merged areas, and what is drawn on
it, `("H:", "", "")` the names that the workbook defines. What is not said looks as nobody has ever
touched it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

Place = tuple[str, str, str]
Look = Mapping[str, str]
"""Aspects (`fill`, `bold`, `width`, ...) and what they are; those that are usual are left out."""
Looks = Mapping[Place, Look]
EVERY = "*"
TABLE, SHEET, NOTE, HAS = "T:", "S:", "N:", "H:"
RULES, MERGED, OBJECTS, NAMES = "rules", "merged", "objects", "names"

_NEAR: Mapping[str, float] = {"width": 0.3, "height": 0.6, "size": 0.3}
"""How far apart numbers may lie that programs take for the same."""
_COLOURS = ("fill", "colour", "tab")
_SHADE = 3
"""How far apart parts of a colour may lie, from 0 to 255, that a tint came out as."""


def look_at(looks: Looks, place: Place) -> Look | None:
    """Return the look that was written down for a place; of a cell of a Table that of its column,
    if it has none of its own. None where nothing was.
    """
    found = looks.get(place)
    if found is None and all(place) and place[0].startswith(TABLE):
        return looks.get((place[0], EVERY, place[2]))
    return found


def differing(mine: Look, other: Look) -> set[str]:
    """Return the aspects in which two looks differ so that a person could tell."""
    names = {*mine, *other}
    return {name for name in names if not alike(name, mine.get(name, ""), other.get(name, ""))}


def alike(aspect: str, one: str, other: str) -> bool:
    """Return whether two programs may mean the same by two values of an aspect."""
    if one == other:
        return True
    if not one or not other:
        return False
    if aspect in _NEAR:
        return abs(float(one) - float(other)) < _NEAR[aspect]
    if aspect in _COLOURS and len(one) == len(other) == 6:
        return all(abs(a - b) <= _SHADE for a, b in zip(_parts(one), _parts(other), strict=True))
    return False


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (0, 2, 4))


def compact(looks: Looks) -> dict[Place, Look]:
    """Return looks with one entry for all cells of a column of a Table that look the same."""
    columns: dict[tuple[str, str], Counter[tuple[tuple[str, str], ...]]] = {}
    for (holder, row, column), look in looks.items():
        if holder.startswith(TABLE) and row and column:
            columns.setdefault((holder, column), Counter())[tuple(sorted(look.items()))] += 1
    usual = {each: dict(counted.most_common(1)[0][0]) for each, counted in columns.items()}
    found: dict[Place, Look] = {(h, EVERY, column): look for (h, column), look in usual.items()}
    for place, look in looks.items():
        holder, row, column = place
        if not (row and column and holder.startswith(TABLE)) or look != usual[holder, column]:
            found[place] = look
    return found


def grouped(looks: Looks) -> Iterator[tuple[Look, list[Place]]]:
    """Yield every look once, with its places, in a fixed order."""
    groups: dict[tuple[tuple[str, str], ...], list[Place]] = {}
    for place, look in looks.items():
        groups.setdefault(tuple(sorted(look.items())), []).append(place)
    for key in sorted(groups):
        yield dict(key), sorted(groups[key])
