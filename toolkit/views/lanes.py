"""Views `timeline_lanes` and `by_year`: the timeline in numbers, for charts."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from toolkit.views.edition import Edition
from toolkit.views.frame import Column, Nested, Row, View

LANES = View(
    "timeline_lanes",
    (
        Column("key", "text"),
        Column("row", "text"),
        Column("axis", "text"),
        Column("axis_short", "text", title="axis"),
        Column("year", "number", title="lane_year"),
        Column("height", "number", title="lane_height"),
    ),
)
"""A mark in the lane of an axis: `year` with the day as its fraction, and how high it stands."""
YEAR_COUNTS = View(
    "year_counts",
    (
        Column("key", "text"),
        Column("row", "text"),
        Column("axis", "text"),
        Column("axis_short", "text", title="axis"),
        Column("count", "integer"),
    ),
)
YEARS = View(
    "by_year",
    (
        Column("key", "text"),
        Column("year", "integer"),
        Column("total", "integer"),
    ),
    nested=(Nested("counts", YEAR_COUNTS, parent="row", by="axis"),),
)
CONTEXT = "context"
"""The lane of what lies on no compared axis."""
_ROOM = 0.8
"""How much of the way to the next lane the marks of one year may take."""
_STEP = 0.1


def lane_rows(edition: Edition, timeline: Sequence[Row]) -> list[Row]:
    """Return a row for every row of the timeline and every lane, empty where it is not on it.

    The lanes are the compared axes, the first one on top, and `context` at the bottom. Marks of one
    lane and year stand above each other in the order of their days.
    """
    names = _lanes(edition)
    totals = Counter((lane, row["year"]) for row in timeline for lane in _of(row, names))
    busiest = max(totals.values(), default=1)
    step = min(_STEP, _ROOM / max(1, busiest - 1))
    seen: Counter[tuple[str, int]] = Counter()
    found = []
    for row in timeline:
        own = _of(row, names) if row["earliest"] else []
        for base, lane in enumerate(reversed(names)):
            mark: Row = {"year": None, "height": None}
            if lane in own:
                height = base + seen[lane, row["year"]] * step
                mark = {"year": _fraction(row["earliest"]), "height": round(height, 3)}
                seen[lane, row["year"]] += 1
            found.append(_place(row["key"], lane, names) | mark)
    return found


def year_rows(edition: Edition, timeline: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Return the rows of `by_year`, without a gap from the first year to the last, and those of
    `year_counts`, one for every year and lane.
    """
    names = _lanes(edition)
    counts = Counter((lane, row["year"]) for row in timeline for lane in _of(row, names))
    totals = Counter(row["year"] for row in timeline)
    known = [year for year in totals if year is not None]
    years = range(min(known), max(known) + 1) if known else range(0)
    heads = [{"key": str(year), "year": year, "total": totals[year]} for year in years]
    cells = [
        _place(str(year), lane, names) | {"count": counts[lane, year]}
        for year in years
        for lane in names
    ]
    return heads, cells


def _lanes(edition: Edition) -> dict[str, str]:
    names = {axis["id"]: edition.axis_names[axis["id"]] for axis in edition.axes}
    return {**names, CONTEXT: edition.word("timeline", "context")}


def _of(row: Row, names: dict[str, str]) -> list[str]:
    return [axis for axis in row["axes"] if axis in names] or [CONTEXT]


def _place(row: str, lane: str, names: dict[str, str]) -> Row:
    return {"key": f"{row}/{lane}", "row": row, "axis": lane, "axis_short": names[lane]}


def _fraction(day: str) -> float:
    """Return 2001.945 for 2001-12-12."""
    found = date.fromisoformat(day)
    start, end = date(found.year, 1, 1), date(found.year + 1, 1, 1)
    return round(found.year + (found - start).days / (end - start).days, 3)
