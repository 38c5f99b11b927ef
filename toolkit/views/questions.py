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
        Column("claim", "text", title="on_evidence"),
        Column("claim_key", "text"),
        Column("point", "text", title="on_points"),
    ),
)
_UNREAD = ("not-found", "read-in-part")


def rows(edition: Edition, claims: Sequence[Row], points: Sequence[Row]) -> list[Row]:
    """Return the open readings, the other claims that could not be read to the end, then points.

    `claims` are the rows of `evidence`, `points` those of `point_sides`; `claim_key` and `point` of
    the result are keys on Evidence and on the points.
    """
    open_ = [row for row in claims if row["standing"] == "open"]
    unread = [row for row in claims if row["checked"] in _UNREAD and row["standing"] != "open"]
    found = [_of_claim(edition, row) for row in (*open_, *unread)]
    return [*found, *_of_points(edition, points)]


def _of_claim(edition: Edition, row: Row) -> Row:
    kinds = [
        edition.word("questions", "claim_open") if row["standing"] == "open" else None,
        _word(edition, "claim", row["checked"]) if row["checked"] in _UNREAD else None,
    ]
    question = edition.word(
        "questions",
        "reading",
        field=row["field_title"],
        value=row["value"],
        source=row["source_short"],
        locator=row["locator"],
    )
    return {
        "key": row["key"],
        "kind": edition.joined(kinds),
        "subject": row["measure_title"],
        "axis": row["axis"],
        "axis_short": row["axis_short"],
        "question": question,
        "known": " ".join(part for part in (row["reason"], row["note"]) if part)
        or edition.word("questions", "no_note"),
        "claim": row["claim"],
        "claim_key": row["key"],
        "point": None,
    }


def _of_points(edition: Edition, points: Sequence[Row]) -> Iterator[Row]:
    plans = {plan["id"]: edition.text(plan["title"]) for plan in edition.dataset["action_plans"]}
    seen: set[str] = set()
    for row in points:
        key = f"{row['plan']}/{row['point']}"
        if row["checked"] not in _UNREAD or key in seen:
            continue
        seen.add(key)
        yield {
            "key": key,
            "kind": _word(edition, "point", row["checked"]),
            "subject": plans[row["plan"]],
            "axis": row["axis"],
            "axis_short": edition.axis_names[row["axis"]],
            "question": edition.word(
                "questions", "point", number=row["number"], title=row["title"]
            ),
            "known": row["checked_note"],
            "claim": None,
            "claim_key": None,
            "point": row["row"],
        }


def _word(edition: Edition, what: str, kind: str) -> str:
    return edition.word("questions", f"{what}_{kind.replace('-', '_')}")
