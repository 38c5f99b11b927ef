"""View `briefs`: one row a measure with all that a sheet about it shows, as nested rows.

A sheet for each item of `briefs` names `{{ briefs.title }}`, `{{ briefs.points[].title }}`,
`{{ briefs.entries[compared_axes[].id].status_shown }}`.
"""

from collections.abc import Sequence

from toolkit.views import brieflanes, briefparts, comparison, entries, evidence, readings
from toolkit.views.edition import Edition
from toolkit.views.frame import Column, Nested, Row, View
from toolkit.views.observations import followed, with_unit
from toolkit.views.readout import entry_words

_SHARED = tuple(column for column in comparison.VIEW.columns if column.type != "list")
VIEW = View(
    "briefs",
    (
        *_SHARED,
        Column("parts", "text"),
        Column("analogues", "text", about="measures/{key}/analogues"),
        Column("figures", "text"),
        Column("context", "text"),
        *(Column(f"{part}_count", "integer", title="rows") for part in brieflanes.PARTS),
    ),
    nested=(
        Nested("entries", entries.VIEW, parent="measure", by="axis"),
        Nested("evidence", evidence.VIEW, parent="measure"),
        Nested("readings", readings.VIEW, parent="measure"),
        Nested("sources", briefparts.SOURCES, parent="measure"),
        Nested("points", briefparts.POINTS, parent="measure"),
        Nested("events", briefparts.EVENTS, parent="measure"),
        Nested("conclusions", briefparts.CONCLUSIONS, parent="measure"),
        Nested("rows", brieflanes.VIEW, parent="measure"),
    ),
)


def rows(edition: Edition, compared: Sequence[Row], lines: Sequence[Row]) -> list[Row]:
    """Return a row for every measure, in the order of `compared`, the rows of `comparison`;
    `lines` are the rows of `brief_rows`.
    """
    parts: dict[str, list[str]] = {}
    for measure in edition.dataset["measures"]:
        parts.setdefault(measure.get("parent", ""), []).append(measure["short"])
    figures = _figures(edition)
    counts = brieflanes.counts(lines)
    return [
        {
            **{column.name: row[column.name] for column in _SHARED},
            "parts": edition.joined(parts.get(row["key"], [])),
            "analogues": _analogues(edition, row["key"]),
            "figures": edition.joined(figures.get(row["key"], [])),
            "context": _context(edition, row["key"]),
            **{f"{part}_count": counts[row["key"], part] for part in brieflanes.PARTS},
        }
        for row in compared
    ]


def _analogues(edition: Edition, ident: str) -> str | None:
    """Return the measures that are near in function, with the reason."""
    return edition.sentences(
        edition.word(
            "briefs",
            "analogue",
            measure=edition.measure_name(one["measure"]),
            note=edition.text(one["note"]),
        )
        for one in edition.measures[ident].get("analogues", [])
    )


def _figures(edition: Edition) -> dict[str, list[str]]:
    """Return the indicators by the measures that they name, each as title and figure."""
    found: dict[str, list[str]] = {}
    for one in edition.dataset["indicators"]:
        seen = followed(one["observations"])
        values = edition.joined(with_unit(edition, one, each) for each in seen)
        words = edition.word("briefs", "figure", title=edition.text(one["title"]), value=values)
        for measure in one.get("measures", []):
            found.setdefault(measure, []).append(words)
    return found


def _context(edition: Edition, ident: str) -> str | None:
    """Return what is present on axes that are not compared: axis, name and dates."""
    compared = {axis["id"] for axis in edition.axes}
    found = []
    for axis, entry in edition.measures[ident]["entries"].items():
        if axis not in compared and entry["presence"] == "present":
            said = edition.joined(entry_words(edition, entry, name) for name in ("name", "dates"))
            name = edition.axis_names.get(axis, axis)
            found.append(
                edition.word("difference", "empty_side", axis=name, counterpart=said)
                if said
                else name
            )
    return edition.joined(found)
