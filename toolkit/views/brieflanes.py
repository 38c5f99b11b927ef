"""View `brief_rows`: the lists of a brief, each row with words for every compared axis.

    {{ briefs.rows[].item | where part is events }}
    {{ briefs.rows[].sides[compared_axes[].id].shown }}

What lies on no compared axis surrounds all of them, and stands in every lane, with its own axis.
Where a part has nothing on an axis, its first row says so.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from toolkit.views.edition import Edition
from toolkit.views.evidence import base
from toolkit.views.frame import Column, Nested, Row, View

SIDES = View(
    "brief_sides",
    (
        Column("key", "text"),
        Column("row", "text"),
        Column("axis", "text", "axes/{axis}/id"),
        Column("axis_short", "text", "axes/{axis}/short", title="axis"),
        Column("shown", "text", title="detail"),
    ),
)
VIEW = View(
    "brief_rows",
    (
        Column("key", "text"),
        Column("measure", "text", "measures/{measure}/id"),
        Column("part", "text", title="field"),
        Column("item", "text"),
    ),
    nested=(Nested("sides", SIDES, parent="row", by="axis"),),
)
PARTS = ("readings", "pairs", "events", "sources")
"""What `part` can be."""


@dataclass(frozen=True)
class Rows:
    """The rows of the views that a brief is made from."""

    claims: Sequence[Row]
    readings: Sequence[Row]
    points: Sequence[Row]
    pairs: Sequence[Row]
    sides: Sequence[Row]
    timeline: Sequence[Row]
    events: Sequence[Row]
    sources: Sequence[Row]


@dataclass(frozen=True)
class _Line:
    """What stands at the left, and the words by axis."""

    item: str
    said: Mapping[str, str]


def rows(edition: Edition, found: Rows) -> tuple[list[Row], list[Row]]:
    """Return the rows of `brief_rows`, measure by measure and part by part, and of their sides."""
    heads: list[Row] = []
    sides: list[Row] = []
    lines = dict(zip(PARTS, _lines(edition, found), strict=True))
    for measure in edition.measures:
        for part, by_measure in lines.items():
            own = _with_words(edition, part, by_measure.get(measure, []))
            for number, line in enumerate(own, start=1):
                key = f"{measure}/{part}/{number}"
                heads.append({"key": key, "measure": measure, "part": part, "item": line.item})
                sides += _lanes(edition, key, line.said)
    return heads, sides


def _lines(edition: Edition, found: Rows) -> Iterator[dict[str, list[_Line]]]:
    """Yield the lines by measure, for one part after the other."""
    yield _readings(edition, found)
    yield _pairs(edition, found)
    yield _events(found)
    yield _sources(edition, found)


def _with_words(edition: Edition, part: str, lines: Sequence[_Line]) -> list[_Line]:
    """Return the lines, and in the first of them words for every axis that has nothing in any."""
    known = {axis for line in lines for axis in line.said}
    axes = [axis["id"] for axis in edition.axes]
    if known and known.isdisjoint(axes):
        return list(lines)
    first, *others = lines or [_Line(edition.word("cells", "none"), {})]
    missing = (axis for axis in axes if axis not in known)
    said = {**first.said, **dict.fromkeys(missing, edition.word("briefs", f"no_{part}"))}
    return [_Line(first.item, said), *others]


def _readings(edition: Edition, found: Rows) -> dict[str, list[_Line]]:
    """Return what differing readings say, who says so, and why they are not followed.

    Those of one field stand side by side, and where several axes have any, before others; those of
    what surrounds the axes by themselves.
    """
    compared = {axis["id"] for axis in edition.axes}
    sources = {row["key"]: row["source_short"] for row in found.claims}
    fields: dict[tuple[str, str, bool], dict[str, list[str]]] = {}
    for row in found.readings:
        words = edition.word(
            "briefs",
            "reading_open" if row["standing"] == "open" else "reading",
            reading=row["reading"],
            source=sources[row["key"]],
            preferred=row["preferred"],
        )
        place = row["measure"], row["field_title"], row["axis"] in compared
        by_axis = fields.setdefault(place, {})
        by_axis.setdefault(row["axis"], []).append(edition.sentences([words, row["reason"]]) or "")
    lines: dict[str, list[_Line]] = {}
    for (measure, title, _), by_axis in fields.items():
        for said in zip_longest(*by_axis.values()):
            own = {axis: one for axis, one in zip(by_axis, said, strict=True) if one}
            lines.setdefault(measure, []).append(_Line(title, own))
    for those in lines.values():
        those.sort(key=lambda line: -len(line.said))
    return {measure: _mixed(edition, those) for measure, those in lines.items()}


def _pairs(edition: Edition, found: Rows) -> dict[str, list[_Line]]:
    """Return number and title of the points of a measure's plans, beside those that answer them."""
    rows = {side["key"]: side["row"] for side in found.sides}
    owned = dict.fromkeys((point["measure"], rows[point["key"]]) for point in found.points)
    said: dict[str, dict[str, str]] = {}
    for side in found.sides:
        said.setdefault(side["row"], {})[side["axis"]] = _point(edition, side)
    lines: dict[str, list[_Line]] = {}
    for pair in found.pairs:
        for measure, row in owned:
            if row == pair["key"]:
                lines.setdefault(measure, []).append(_Line(pair["match_shown"], said[row]))
    return lines


def _point(edition: Edition, side: Row) -> str:
    if side["number"] is None:
        return str(side["title_shown"])
    return edition.word("briefs", "answer", number=side["number"], title=side["title"])


def _events(found: Rows) -> dict[str, list[_Line]]:
    """Return what happened, on the axes where it did."""
    axes = {row["key"]: row["axes"] for row in found.timeline}
    lines: dict[str, list[_Line]] = {}
    for row in found.events:
        said = dict.fromkeys(axes[row["row"]], str(row["title"]))
        lines.setdefault(row["measure"], []).append(_Line(row["when"], said))
    return lines


def _sources(edition: Edition, found: Rows) -> dict[str, list[_Line]]:
    """Return of which fields a source speaks, on which axis."""
    lines: dict[str, list[_Line]] = {}
    for row in found.sources:
        said = _fields(edition, row["measure"], row["source"])
        lines.setdefault(row["measure"], []).append(_Line(row["short"], said))
    return {measure: _mixed(edition, those) for measure, those in lines.items()}


def _mixed(edition: Edition, lines: Sequence[_Line]) -> list[_Line]:
    """Return the lines, the first of every axis before all others: a page may show only some."""
    axes = (axis["id"] for axis in edition.axes)
    firsts = [next((line for line in lines if axis in line.said), None) for axis in axes]
    return sorted(lines, key=lambda line: not any(line is first for first in firsts))


def _fields(edition: Edition, measure: str, source: str) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for claim in edition.measures[measure]["claims"]:
        if any(cited["source"] == source for cited in claim["citations"]):
            field = base(claim["field"])
            title = edition.field_titles.get(f"measure.entries.{field}", field)
            found.setdefault(claim["axis"], []).append(title)
    return {axis: edition.joined(titles) or "" for axis, titles in found.items()}


def _lanes(edition: Edition, row: str, said: Mapping[str, str]) -> Iterator[Row]:
    """Yield the side of every compared axis."""
    axes = [axis["id"] for axis in edition.axes]
    around = None if set(axes) & set(said) else _around(edition, said)
    for axis in axes:
        yield {
            "key": f"{row}/{axis}",
            "row": row,
            "axis": axis,
            "axis_short": edition.axis_names[axis],
            "shown": said.get(axis, around),
        }


def _around(edition: Edition, said: Mapping[str, str]) -> str:
    words = edition.joined(said.values())
    return edition.word("briefs", "around", axis=edition.axes_words(said), what=words)


def counts(heads: Iterable[Row]) -> dict[tuple[str, str], int]:
    """Return the number of rows by measure and part."""
    found: dict[tuple[str, str], int] = {}
    for row in heads:
        place = row["measure"], row["part"]
        found[place] = found.get(place, 0) + 1
    return found
