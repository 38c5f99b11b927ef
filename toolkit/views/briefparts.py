"""Views `brief_sources`, `brief_points`, `brief_events`, `brief_conclusions`: by measure."""

from collections import Counter
from collections.abc import Iterator, Sequence

from toolkit.views.citation import full_citation, short_citation
from toolkit.views.edition import Edition
from toolkit.views.frame import Column, Row, View

_MEASURE = Column("measure", "text", "measures/{measure}/id")

SOURCES = View(
    "brief_sources",
    (
        Column("key", "text"),
        _MEASURE,
        Column("source", "text", "sources/{source}/id"),
        Column("short", "text", title="source", about="sources/{source}"),
        Column("reference", "text", title="citation", about="sources/{source}"),
        Column("url", "text", "sources/{source}/URL"),
        Column("checked", "text", "sources/{source}/custom/checked", enum="checked"),
        Column("claims", "integer"),
    ),
)
POINTS = View(
    "brief_points",
    (
        Column("key", "text"),
        _MEASURE,
        Column("axis", "text", "axes/{axis}/id"),
        Column("axis_short", "text", "axes/{axis}/short", title="axis"),
        Column("plan", "text", "action_plans/{plan}/id"),
        Column("point", "text", "action_plans/{plan}/points/{point}/id"),
        Column("number", "integer", "action_plans/{plan}/points/{point}/number"),
        Column("title", "text", "action_plans/{plan}/points/{point}/title", title="point"),
        Column("section", "text"),
        Column("stage", "text"),
        Column("answer", "text"),
        Column("match", "text", enum="correspondences.match"),
        Column("match_shown", "text", title="match"),
        Column("checked", "text", "action_plans/{plan}/points/{point}/checked", enum="checked"),
        Column("cited", "text"),
    ),
)
EVENTS = View(
    "brief_events",
    (
        Column("key", "text"),
        _MEASURE,
        Column("row", "text"),
        Column("place", "text", title="before_after"),
        Column("when", "text", title="date"),
        Column("date", "text"),
        Column("edtf", "date-text"),
        Column("earliest", "date-text"),
        Column("axis_shown", "text", title="axis"),
        Column("title", "text", title="event"),
        Column("kind", "text", title="event_kind"),
        Column("sources", "text", title="cited"),
    ),
)
CONCLUSIONS = View(
    "brief_conclusions",
    (
        Column("key", "text"),
        _MEASURE,
        Column("conclusion", "text", "findings/{conclusion}/id"),
        Column("statement", "text", "findings/{conclusion}/statement"),
        Column("held_by", "text"),
        Column("certainty", "text", "findings/{conclusion}/certainty", enum="findings.certainty"),
        Column("axis_shown", "text", title="axis"),
    ),
)
_AROUND = 1
"""How many rows of the timeline stand before the dates of a measure, and behind them."""


def source_rows(edition: Edition) -> list[Row]:
    """Return a row for every measure and source that its claims cite, the most cited first."""
    found = []
    for measure in edition.dataset["measures"]:
        counts = Counter(
            source
            for claim in measure["claims"]
            for source in dict.fromkeys(cited["source"] for cited in claim["citations"])
        )
        for ident, count in counts.most_common():
            source = edition.sources[ident]
            found.append(
                {
                    "key": f"{measure['id']}/{ident}",
                    "measure": measure["id"],
                    "source": ident,
                    "short": short_citation(edition, ident),
                    "reference": full_citation(edition, source),
                    "url": source.get("URL"),
                    "checked": source["custom"]["checked"],
                    "claims": count,
                }
            )
    return found


def point_rows(edition: Edition, pairs: Sequence[Row], sides: Sequence[Row]) -> list[Row]:
    """Return a row for every point of a measure's plans and every row of `points` that it stands
    on, with the points that answer it; `pairs` and `sides` are the rows of the two views.
    """
    owners = {plan["id"]: plan["measure"] for plan in edition.dataset["action_plans"]}
    heads = {pair["key"]: pair for pair in pairs}
    rows: dict[str, list[Row]] = {}
    for side in sides:
        rows.setdefault(side["row"], []).append(side)
    found = [
        _point(edition, owners[side["plan"]], heads[side["row"]], side, rows[side["row"]])
        for side in sides
        if side["plan"]
    ]
    order = [axis["id"] for axis in edition.axes]
    return sorted(found, key=lambda row: (order.index(row["axis"]), row["number"]))


def _point(edition: Edition, measure: str, head: Row, side: Row, row: Sequence[Row]) -> Row:
    answers = (_answer(edition, other) for other in row if other is not side)
    names = ("axis", "plan", "point", "number", "title", "section", "stage", "checked", "cited")
    return {
        "key": side["key"],
        "measure": measure,
        **{name: side[name] for name in names},
        "axis_short": edition.axis_names[side["axis"]],
        "answer": edition.joined(answers),
        "match": head["match"],
        "match_shown": head["match_shown"],
    }


def _answer(edition: Edition, side: Row) -> str:
    if side["number"] is None:
        return str(side["title_shown"])
    return edition.word("briefs", "answer", number=side["number"], title=side["title"])


def event_rows(edition: Edition, timeline: Sequence[Row]) -> list[Row]:
    """Return for every measure its own rows of the timeline, and those next before and after it
    on the same axes; none for a measure without a date.
    """
    found = []
    for measure in edition.dataset["measures"]:
        ident = measure["id"]
        for row, place in _around(timeline, ident):
            names = ("date", "edtf", "earliest", "axis_shown", "title", "kind", "sources")
            found.append(
                {
                    "key": f"{ident}/{row['key']}",
                    "measure": ident,
                    "row": row["key"],
                    "place": edition.word("briefs", place),
                    "when": edition.word("briefs", f"when_{place}", date=row["date"]),
                    **{name: row[name] for name in names},
                }
            )
    return found


def _around(timeline: Sequence[Row], measure: str) -> Iterator[tuple[Row, str]]:
    own = [row for row in timeline if measure in row["measures"] and row["earliest"]]
    if not own:
        return
    axes = {axis for row in own for axis in row["axes"]}
    other = [row for row in timeline if row not in own and row["earliest"]]
    near = [row for row in other if axes & set(row["axes"])]
    before = [row for row in near if row["earliest"] < own[0]["earliest"]]
    after = [row for row in near if row["earliest"] > own[-1]["earliest"]]
    yield from ((row, "before") for row in before[-_AROUND:])
    yield from ((row, "own") for row in own)
    yield from ((row, "after") for row in after[:_AROUND])


def conclusion_rows(conclusions: Sequence[Row]) -> list[Row]:
    """Return a row for every measure that a finding of the literature names."""
    names = ("statement", "held_by", "certainty", "axis_shown")
    return [
        {
            "key": f"{measure}/{row['key']}",
            "measure": measure,
            "conclusion": row["key"],
            **{name: row[name] for name in names},
        }
        for row in conclusions
        for measure in row["measures"]
    ]
