"""What a refresh changed in the Tables of somebody's copy."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.merge.cells import Seen
from toolkit.merge.match import Match
from toolkit.merge.refreshing import Verdict, digest_of, table_of
from toolkit.merge.settling import reads


@dataclass(frozen=True)
class Renewed:
    """What a refresh changed in a Table: a cell (`heading`), or a row that came or went; `was` and
    `now` are how it reads, empty for nothing.
    """

    table: str
    key: str
    heading: str = ""
    address: str = ""
    was: str = ""
    now: str = ""


def renewed(old: Match, new: Match, kept: Sequence[Verdict]) -> Iterator[Renewed]:
    """Yield what the Tables of `new` say that those of the copy did not, and rows that went; cells
    in `kept` stay as they were typed.
    """
    stay = {(v.edit.table, v.edit.key, v.edit.heading) for v in kept}
    for there in new.tables:
        table = table_of(old, there.table.name)
        if table is None:
            continue
        mine = {**table.added, **table.rows}
        name = there.table.name
        yield from (Renewed(name, key, was=key) for key in mine if key not in there.rows)
        for key, row in there.rows.items():
            if key not in mine:
                yield Renewed(name, key, now=key)
                continue
            for heading, seen in row.cells.items():
                was = mine[key].cells.get(heading)
                known = (name, key, heading) in stay or heading not in table.columns
                if not known and seen.form != "formula" and digest_of(was) != digest_of(seen):
                    yield Renewed(name, key, heading, seen.address, reads(was), reads(seen))
            yield from _emptied(name, key, mine[key].cells, row.cells, stay)


def _emptied(
    table: str,
    key: str,
    mine: Mapping[str, Seen],
    theirs: Mapping[str, Seen],
    stay: Collection[tuple[str, str, str]],
) -> Iterator[Renewed]:
    for heading, seen in mine.items():
        if heading not in theirs and seen.form != "formula" and (table, key, heading) not in stay:
            yield Renewed(table, key, heading, "", reads(seen))
