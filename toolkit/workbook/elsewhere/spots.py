"""A text outside of cells: what it says, how a person finds it, how another text is put there."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

_TAG = re.compile(r"\{\{.*?(?:\}\}|\Z)", re.DOTALL)
"""A tag, or one that is never closed up to the end."""


def plainly(_: str, value: str) -> str:
    """Insert a value as it is."""
    return value


@dataclass(frozen=True)
class Spot:
    """One text of a part.

    `what` names the kind of thing in the words of Excel ("the page header"), `cell` is the cell
    that it hangs on, if any. `put` replaces the text; `insert` takes the text before a value and
    the value, and returns the value as it must stand there. `most` is how many characters it holds.
    """

    what: str
    text: str
    put: Callable[[str], None]
    cell: str = ""
    insert: Callable[[str, str], str] = plainly
    most: int | None = None
    locked: str = ""
    """Why no tag may stand here; empty where one may."""

    def at(self, cell: str) -> "Spot":
        """Return the spot as one that hangs on a cell."""
        return replace(self, cell=cell)


def runs_with_tags(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield first and last (both included) of the runs that belong together because of tags.

    `texts` are the runs of one paragraph. A tag that is split over runs joins them; neighbouring
    tags that share a run are one group. Runs without a tag belong to none.
    """
    starts = [sum(map(len, texts[:index])) for index in range(len(texts))]
    groups: list[tuple[int, int]] = []
    for tag in _TAG.finditer("".join(texts)):
        first = _run_at(starts, tag.start())
        last = _run_at(starts, tag.end() - 1)
        if groups and first <= groups[-1][1]:
            first = groups.pop()[0]
        groups.append((first, last))
    yield from groups


def _run_at(starts: Sequence[int], position: int) -> int:
    """Return the last run that starts at or before a position: one that holds it, not an empty."""
    return max(index for index, start in enumerate(starts) if start <= position)
