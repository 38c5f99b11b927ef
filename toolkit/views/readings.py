"""View `readings`: where sources differ, one row for each reading that is not followed."""

from collections.abc import Sequence

from toolkit.views.edition import Edition
from toolkit.views.frame import Column, Row, View
from toolkit.views.readout import held_words

_CLAIM = "measures/{measure}/claims/{claim}"

VIEW = View(
    "readings",
    (
        Column("key", "text"),
        Column("measure", "text", "measures/{measure}/id"),
        Column("measure_title", "text", "measures/{measure}/title", title="measure"),
        Column("axis", "text", "axes/{axis}/id"),
        Column("axis_short", "text", "axes/{axis}/short", title="axis"),
        Column("claim", "text", f"{_CLAIM}/id"),
        Column("field", "text", f"{_CLAIM}/field"),
        Column("field_title", "text", title="field", about=f"{_CLAIM}/field"),
        Column("preferred", "text", about="measures/{measure}/entries/{axis}"),
        Column("preferred_sources", "text"),
        Column("preferred_claims", "integer"),
        Column("preferred_evidence", "list"),
        Column("reading", "text", about=f"{_CLAIM}/value"),
        Column("reading_source", "text", about=f"{_CLAIM}/citations"),
        Column("standing", "text", f"{_CLAIM}/standing", enum="standing"),
        Column("reason", "text", f"{_CLAIM}/reason"),
    ),
)


def rows(edition: Edition, found: Sequence[Row]) -> list[Row]:
    """Return the rows in the order of the evidence; `found` are the rows of that view."""
    followed: dict[tuple[str, str, str], list[Row]] = {}
    for row in found:
        if row["standing"] == "preferred":
            followed.setdefault(_subject(row), []).append(row)
    return [
        _row(edition, row, followed.get(_subject(row), []))
        for row in found
        if row["claim"] and row["standing"] != "preferred"
    ]


def _subject(row: Row) -> tuple[str, str, str]:
    return row["measure"], row["axis"], row["field"]


def _row(edition: Edition, row: Row, followed: Sequence[Row]) -> Row:
    entry = edition.measures[row["measure"]]["entries"].get(row["axis"])
    held = held_words(edition, entry, row["field"]) if entry else None
    names = ("measure", "measure_title", "axis", "axis_short", "claim", "field", "field_title")
    return {
        "key": row["key"],
        **{name: row[name] for name in names},
        "preferred": held or edition.word("readings", "none_preferred"),
        "preferred_sources": edition.joined(_said(one) for one in followed)
        or edition.word("readings", "no_source"),
        "preferred_claims": len(followed),
        "preferred_evidence": [one["key"] for one in followed],
        "reading": row["value"],
        "reading_source": _said(row),
        "standing": row["standing"],
        "reason": row["reason"],
    }


def _said(row: Row) -> str:
    return f"{row['source_short']}, {row['locator']}"
