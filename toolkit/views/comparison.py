"""View `comparison`: one row a measure, the axes side by side, the difference said in words."""

from collections.abc import Sequence

from toolkit.model.measure import Measure
from toolkit.views import entries
from toolkit.views.changed import changed_in
from toolkit.views.difference import difference
from toolkit.views.edition import Edition
from toolkit.views.frame import Column, Nested, Row, View

PLACE = "measures/{key}"
VIEW = View(
    "comparison",
    (
        Column("key", "text", "measures/{key}/id"),
        Column("short", "text", "measures/{key}/short"),
        Column("title", "text", "measures/{key}/title", title="measure"),
        Column("kind", "text", "measures/{key}/kind", enum="kind"),
        Column("domain", "text", "measures/{key}/domain", enum="domain"),
        Column("parent", "text", "measures/{key}/parent"),
        Column("parent_title", "text", "measures/{parent}/title", title="parent"),
        Column("parent_shown", "text", title="parent", about="measures/{key}/parent"),
        Column("summary", "text", "measures/{key}/summary"),
        Column("difference", "text", about="measures/{key}/entries"),
        Column("symmetry", "text", "measures/{key}/symmetry", enum="symmetry"),
        Column("symmetry_reason", "text", "measures/{key}/symmetry_reason"),
        Column("claims", "integer", about="measures/{key}/claims"),
        Column("differing", "integer", about="measures/{key}/claims"),
        Column("evidence", "list"),
        Column("readings", "list"),
        Column("note", "text", "measures/{key}/note"),
        Column("note_marks", "text"),
        Column("changed_in", "text"),
    ),
    nested=(Nested("entries", entries.VIEW, parent="measure", by="axis"),),
)


def rows(edition: Edition, found: Sequence[Row]) -> list[Row]:
    """Return a row for every measure, without the marks of notes; `found` are the rows of
    `evidence`.

    What is compared stands first, what is context behind it; in each, domain by domain, and there
    every component behind the measure that it is part of.
    """
    own: dict[str, list[Row]] = {}
    for row in found:
        own.setdefault(row["measure"], []).append(row)
    measures = sorted(edition.dataset["measures"], key=lambda measure: _place(edition, measure))
    changed = changed_in(edition)
    return [
        {
            **_row(edition, measure, own.get(measure["id"], [])),
            "changed_in": changed.get(measure["id"]),
        }
        for measure in measures
    ]


def _place(edition: Edition, measure: Measure) -> tuple[bool, str, list[str]]:
    sides = [measure["entries"].get(axis["id"]) for axis in edition.axes]
    context = all(entry and entry["presence"] == "not-applicable" for entry in sides)
    domain = edition.label("domain", measure["domain"]) or ""
    return context, domain.casefold(), _titles(edition, measure)


def _titles(edition: Edition, measure: Measure) -> list[str]:
    """Return the titles from the outermost measure of the same domain down to this one."""
    title = (edition.text(measure["title"]) or "").casefold()
    parent = edition.measures.get(measure.get("parent", ""))
    if parent is None or parent["domain"] != measure["domain"]:
        return [title]
    return [*_titles(edition, parent), title]


def _row(edition: Edition, measure: Measure, found: Sequence[Row]) -> Row:
    own = [row for row in found if row["claim"]]
    differing = [row["key"] for row in own if row["standing"] != "preferred"]
    parent = edition.measures.get(measure.get("parent", ""))
    return {
        "key": measure["id"],
        "short": measure["short"],
        "title": edition.text(measure["title"]),
        "kind": measure["kind"],
        "domain": measure["domain"],
        "parent": measure.get("parent"),
        "parent_title": edition.text(parent["title"]) if parent else None,
        "parent_shown": parent["short"] if parent else edition.word("cells", "none"),
        "summary": edition.text(measure["summary"]),
        "difference": difference(edition, measure),
        "symmetry": measure.get("symmetry"),
        "symmetry_reason": edition.text(measure.get("symmetry_reason")),
        "claims": len(own),
        "differing": len(differing),
        "evidence": [row["key"] for row in own],
        "readings": differing,
        "note": edition.text(measure.get("note")),
    }
