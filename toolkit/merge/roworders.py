"""The order of rows that somebody gave to Tables, with the rows that are new in their places."""

from collections.abc import Sequence

from toolkit.merge.match import Match


def orders_of(old: Match, new: Match) -> dict[str, list[str]]:
    """Return the keys of every Table that was sorted by hand, in the order that it has now."""
    theirs = {table.table.name: list(table.rows) for table in new.tables}
    return {
        table.table.name: merged_order(list(table.rows), theirs[table.table.name])
        for table in old.tables
        if table.is_sorted_anew and table.table.name in theirs
    }


def merged_order(mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Return the keys of `theirs` in the order of `mine`; a new one follows the one before it."""
    there = set(theirs)
    found = [key for key in mine if key in there]
    known = set(found)
    before: str | None = None
    for key in theirs:
        if key not in known:
            found.insert(found.index(before) + 1 if before is not None else 0, key)
        before = key
    return found
