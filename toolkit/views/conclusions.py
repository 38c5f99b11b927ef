"""Views `conclusions` and `contrasts`: what the literature concludes, and where it disagrees."""

from toolkit.model.literature_finding import Holder, LiteratureFinding
from toolkit.views.citation import cited_words, short_citation
from toolkit.views.edition import Edition
from toolkit.views.frame import Column, Row, View

_FINDING = "findings/{key}"

VIEW = View(
    "conclusions",
    (
        Column("key", "text", f"{_FINDING}/id"),
        Column("topic", "text", f"{_FINDING}/topic", enum="findings.topic"),
        Column("topic_shown", "text", title="topic", shows="topic"),
        Column("kind", "text", f"{_FINDING}/kind", enum="findings.kind"),
        Column("statement", "text", f"{_FINDING}/statement"),
        Column("held_by", "text", about=f"{_FINDING}/held_by"),
        Column("certainty", "text", f"{_FINDING}/certainty", enum="findings.certainty"),
        Column("axes", "list"),
        Column("axis_shown", "text", title="axis", about=f"{_FINDING}/axes"),
        Column("country", "text", about=f"{_FINDING}/country"),
        Column("source", "text", f"{_FINDING}/source"),
        Column("source_short", "text", title="source", about=f"{_FINDING}/source"),
        Column("cited", "text", about=f"{_FINDING}/citations"),
        Column("checked", "text", f"{_FINDING}/checked", enum="checked"),
        Column("contrasts", "list"),
        Column("contrasts_shown", "text", title="contrasts", about=f"{_FINDING}/contrasts"),
        Column("measures", "list"),
        Column("measures_shown", "text", title="measures", about=f"{_FINDING}/measures"),
        Column("institutions", "text", about=f"{_FINDING}/institutions"),
        Column("note", "text", f"{_FINDING}/note"),
    ),
)
CONTRASTS = View(
    "contrasts",
    (
        Column("key", "text"),
        Column("first", "text", "findings/{first}/id"),
        Column("first_statement", "text", "findings/{first}/statement", title="statement"),
        Column("first_holder", "text", title="held_by"),
        Column("second", "text", "findings/{second}/id"),
        Column("second_statement", "text", "findings/{second}/statement", title="contrary"),
        Column("second_holder", "text", title="held_by"),
        Column("reason", "text", about="findings/{first}/contrasts"),
    ),
)


def rows(edition: Edition) -> list[Row]:
    """Return a row for every finding, by the words of its topic, then in the order of the file."""
    found = [_row(edition, one) for one in edition.dataset["findings"]]
    return sorted(found, key=lambda row: row["topic_shown"].casefold())


def contrast_rows(edition: Edition) -> list[Row]:
    """Return every pair of findings that contrast once, in the order of the file."""
    known = {one["id"]: one for one in edition.dataset["findings"]}
    found: dict[frozenset[str], Row] = {}
    for one in edition.dataset["findings"]:
        for contrast in one.get("contrasts", []):
            both = frozenset((one["id"], contrast["finding"]))
            reason = edition.text(contrast["reason"])
            if both in found:
                row = found[both]
                row["reason"] = edition.sentences([row["reason"], reason])
            elif contrast["finding"] in known:
                other = known[contrast["finding"]]
                found[both] = {
                    "key": f"{one['id']}+{other['id']}",
                    **_side(edition, "first", one),
                    **_side(edition, "second", other),
                    "reason": reason,
                }
    return list(found.values())


def holder_words(edition: Edition, one: LiteratureFinding) -> str:
    """Return whose statement it is: `Reported: Wood (2006), in Díez (2008)`."""
    holder: Holder = one["held_by"]
    role = edition.label("findings.held_by.role", holder["role"])
    who = edition.joined(
        [
            edition.text(holder.get("who")),
            *(short_citation(edition, source) for source in holder.get("sources", [])),
        ]
    )
    study = short_citation(edition, one["source"])
    key = "held_after" if who else "held"
    return edition.word("conclusions", key, role=role, who=who, study=study)


def _side(edition: Edition, side: str, one: LiteratureFinding) -> Row:
    return {
        side: one["id"],
        f"{side}_statement": edition.text(one["statement"]),
        f"{side}_holder": holder_words(edition, one),
    }


def _row(edition: Edition, one: LiteratureFinding) -> Row:
    country = one.get("country")
    contrasts = [contrast["finding"] for contrast in one.get("contrasts", [])]
    reasons = (edition.text(contrast["reason"]) for contrast in one.get("contrasts", []))
    measures = one.get("measures", [])
    return {
        "key": one["id"],
        "topic": one["topic"],
        "topic_shown": edition.label("findings.topic", one["topic"]),
        "kind": one["kind"],
        "statement": edition.text(one["statement"]),
        "held_by": holder_words(edition, one),
        "certainty": one["certainty"],
        "axes": list(one["axes"]),
        "axis_shown": edition.axes_words(one["axes"]),
        "country": edition.countries_words([country]) if country else None,
        "source": one["source"],
        "source_short": short_citation(edition, one["source"]),
        "cited": cited_words(edition, one["citations"]),
        "checked": one["checked"],
        "contrasts": contrasts,
        "contrasts_shown": edition.sentences(reasons),
        "measures": list(measures),
        "measures_shown": edition.measures_words(measures),
        "institutions": edition.joined(
            edition.institution_name(ident) for ident in one.get("institutions", [])
        ),
        "note": edition.text(one.get("note")),
    }
