"""View `open_questions`: what is not settled, and what could not be checked to the end."""

from collections.abc import Iterator, Sequence

from toolkit.views.edition import Edition
from toolkit.views.frame import Column, Row, View

VIEW = View(
    "open_questions",
    (
        Column("key", "text"),
        Column("kind", "text", title="question_kind"),
        Column("subject", "text", title="about"),
        Column("axis", "text", "axes/{axis}/id"),
        Column("axis_short", "text", "axes/{axis}/short", title="axis"),
        Column("question", "text"),
        Column("known", "text"),
        Column("evidence", "list"),
    ),
)


def rows(edition: Edition, claims: Sequence[Row], points: Sequence[Row]) -> list[Row]:
    """Return open readings, claims, then points, from the rows of `evidence` and `point_sides`."""
    found = [*_readings(edition, claims), *_claims(edition, claims), *_points(edition, points)]
    return list({row["key"]: row for row in found}.values())


def _readings(edition: Edition, claims: Sequence[Row]) -> Iterator[Row]:
    for row in claims:
        if row["standing"] == "open":
            yield _of_claim(edition, row, "open", row["reason"])


def _claims(edition: Edition, claims: Sequence[Row]) -> Iterator[Row]:
    for kind in ("not-found", "read-in-part"):
        for row in claims:
            if row["checked"] == kind:
                note = row["note"] or edition.word("questions", "no_note")
                yield _of_claim(edition, row, kind, note)


def _of_claim(edition: Edition, row: Row, kind: str, known: str | None) -> Row:
    return {
        "key": f"{row['key']}.{kind}",
        "kind": _word(edition, "claim", kind),
        "subject": row["measure_short"],
        "axis": row["axis"],
        "axis_short": row["axis_short"],
        "question": edition.word(
            "questions",
            "reading",
            field=row["field_title"],
            value=row["value"],
            source=row["source_short"],
            locator=row["locator"],
        ),
        "known": known,
        "evidence": [row["key"]],
    }


def _points(edition: Edition, points: Sequence[Row]) -> Iterator[Row]:
    plans = {plan["id"]: edition.text(plan["title"]) for plan in edition.dataset["action_plans"]}
    for kind in ("not-found", "read-in-part"):
        for row in points:
            if row["checked"] == kind:
                yield {
                    "key": f"{row['plan']}/{row['point']}.{kind}",
                    "kind": _word(edition, "point", kind),
                    "subject": plans[row["plan"]],
                    "axis": row["axis"],
                    "axis_short": edition.axis_names[row["axis"]],
                    "question": edition.word(
                        "questions", "point", number=row["number"], title=row["title"]
                    ),
                    "known": row["checked_note"],
                    "evidence": [],
                }


def _word(edition: Edition, what: str, kind: str) -> str:
    return edition.word("questions", f"{what}_{kind.replace('-', '_')}")
