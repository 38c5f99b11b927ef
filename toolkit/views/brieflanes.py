"""What stands side by side in a brief: each row of its lists with words for every compared axis.

    {{ briefs.events[].sides[compared_axes[].id].shown }}

What lies on no compared axis surrounds all of them, and stands in every lane, with its own axis.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from toolkit.views.edition import Edition
from toolkit.views.evidence import base
from toolkit.views.frame import Column, Nested, Row, View

_MEASURE = Column("measure", "text", "measures/{measure}/id")


def _sides(name: str) -> View:
    return View(
        name,
        (
            Column("key", "text"),
            Column("row", "text"),
            Column("axis", "text", "axes/{axis}/id"),
            Column("axis_short", "text", "axes/{axis}/short", title="axis"),
            Column("shown", "text", title="detail"),
        ),
    )


SIDES = tuple(_sides(f"brief_{name}_sides") for name in ("event", "source", "reading", "pair"))
EVENT_SIDES, SOURCE_SIDES, READING_SIDES, PAIR_SIDES = SIDES
READINGS = View(
    "brief_readings",
    (
        Column("key", "text"),
        _MEASURE,
        Column("claim", "text", "measures/{measure}/claims/{claim}/id"),
        Column("field_title", "text", title="field"),
    ),
    nested=(Nested("sides", READING_SIDES, parent="row", by="axis"),),
)
PAIRS = View(
    "brief_pairs",
    (
        Column("key", "text"),
        _MEASURE,
        Column("row", "text", title="key"),
        Column("match_shown", "text", title="match"),
    ),
    nested=(Nested("sides", PAIR_SIDES, parent="row", by="axis"),),
)


def event_sides(edition: Edition, events: Iterable[Row], timeline: Sequence[Row]) -> list[Row]:
    """Return the lanes of the rows of `brief_events`: what happened, on the axes where it did."""
    axes = {row["key"]: row["axes"] for row in timeline}
    return [
        side
        for row in events
        for side in _lanes(edition, row["key"], dict.fromkeys(axes[row["row"]], str(row["title"])))
    ]


def source_sides(edition: Edition, sources: Iterable[Row]) -> list[Row]:
    """Return the lanes of the rows of `brief_sources`: of which fields the source speaks there."""
    return [
        side
        for row in sources
        for side in _lanes(edition, row["key"], _fields(edition, row["measure"], row["source"]))
    ]


def reading_rows(edition: Edition, readings: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """Return a row for every row of `readings`, and its lanes: what it says, who says so, and why
    it is not followed.
    """
    heads: list[Row] = []
    sides: list[Row] = []
    for row in readings:
        heads.append({name: row[name] for name in ("key", "measure", "claim", "field_title")})
        key = "reading_open" if row["standing"] == "open" else "reading"
        names = ("reading", "reading_source", "preferred")
        words = edition.word("briefs", key, **{name: row[name] for name in names})
        said = edition.sentences([words, row["reason"]]) or ""
        sides += _lanes(edition, row["key"], {row["axis"]: said})
    return heads, sides


def pair_rows(
    edition: Edition, points: Iterable[Row], pairs: Sequence[Row], sides: Sequence[Row]
) -> tuple[list[Row], list[Row]]:
    """Return a row for every row of `points` that a point of the measure's plans stands on, and
    its lanes: number and title of the points.

    `points` are the rows of `brief_points`, `pairs` and `sides` those of `points`.
    """
    rows = {side["key"]: side["row"] for side in sides}
    matches = {row["key"]: row["match_shown"] for row in pairs}
    owned = dict.fromkeys((point["measure"], rows[point["key"]]) for point in points)
    heads = [
        {"key": f"{measure}/{row}", "measure": measure, "row": row, "match_shown": matches[row]}
        for row in matches
        for measure in dict.fromkeys(owner for owner, own in owned if own == row)
    ]
    lanes = [
        _side(edition, head["key"], side["axis"], _point(edition, side))
        for head in heads
        for side in sides
        if side["row"] == head["row"]
    ]
    return heads, lanes


def _point(edition: Edition, side: Row) -> str:
    if side["number"] is None:
        return str(side["title_shown"])
    return edition.word("briefs", "answer", number=side["number"], title=side["title"])


def _fields(edition: Edition, measure: str, source: str) -> dict[str, str]:
    """Return the fields that a source speaks of, in words, by axis."""
    found: dict[str, list[str]] = {}
    for claim in edition.measures[measure]["claims"]:
        if any(cited["source"] == source for cited in claim["citations"]):
            field = base(claim["field"])
            title = edition.field_titles.get(f"measure.entries.{field}", field)
            found.setdefault(claim["axis"], []).append(title)
    return {axis: edition.joined(titles) or "" for axis, titles in found.items()}


def _lanes(edition: Edition, row: str, said: Mapping[str, str]) -> Iterator[Row]:
    """Yield the lane of every compared axis; `said` are the words by axis."""
    axes = [axis["id"] for axis in edition.axes]
    around = None
    if not set(axes) & set(said):
        where, what = edition.axes_words(said), edition.joined(said.values())
        around = edition.word("briefs", "around", axis=where, what=what)
    for axis in axes:
        yield _side(edition, row, axis, said.get(axis, around))


def _side(edition: Edition, row: str, axis: str, said: str | None) -> Row:
    short = edition.axis_names[axis]
    return {"key": f"{row}/{axis}", "row": row, "axis": axis, "axis_short": short, "shown": said}
