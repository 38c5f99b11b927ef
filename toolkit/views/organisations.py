"""Views `organisations` and `organisation_sides`: the institutions and where they take part."""

from collections.abc import Mapping

from toolkit.model.institution import Institution
from toolkit.views.citation import cited_words
from toolkit.views.edition import Edition
from toolkit.views.frame import Column, Nested, Row, View

_INSTITUTION = "institutions/{key}"

SIDES = View(
    "organisation_sides",
    (
        Column("key", "text"),
        Column("institution", "text", "institutions/{institution}/id"),
        Column("axis", "text", "axes/{axis}/id"),
        Column("axis_short", "text", "axes/{axis}/short", title="axis"),
        Column("count", "integer", title="partner_count"),
        Column("measures", "list"),
        Column("measures_shown", "text", title="partner_in"),
    ),
)
"""The measures that have the institution as a partner, on every axis, context too."""
VIEW = View(
    "organisations",
    (
        Column("key", "text", f"{_INSTITUTION}/id"),
        Column("name", "text", f"{_INSTITUTION}/name", title="institution"),
        Column("abbreviation", "text", f"{_INSTITUTION}/abbreviation"),
        Column("kind", "text", f"{_INSTITUTION}/kind", enum="institutions.kind"),
        Column("countries", "text", about=f"{_INSTITUTION}/countries"),
        Column("parent", "text", f"{_INSTITUTION}/parent"),
        Column("parent_name", "text", "institutions/{parent}/name", title="parent"),
        Column("measures", "integer", title="partner_count"),
        Column("context", "text", title="partner_in_context"),
        Column("named_only", "text", f"{_INSTITUTION}/named_only"),
        Column("inferred", "text", about=f"{_INSTITUTION}/inferred"),
        Column("sources", "text", title="cited", about=f"{_INSTITUTION}/citations"),
        Column("note", "text", f"{_INSTITUTION}/note"),
    ),
    nested=(Nested("sides", SIDES, parent="institution", by="axis"),),
)


def rows(edition: Edition) -> tuple[list[Row], list[Row]]:
    """Return the rows of `organisations`, by name, and those of `organisation_sides`."""
    partners = _partners(edition)
    institutions = sorted(
        edition.dataset["institutions"],
        key=lambda one: (edition.text(one["name"]) or "").casefold(),
    )
    axes = [axis["id"] for axis in edition.dataset["axes"]]
    sides = [
        _side(edition, one["id"], axis, partners.get((one["id"], axis), []))
        for one in institutions
        for axis in axes
    ]
    return [_row(edition, one, partners) for one in institutions], sides


def _partners(edition: Edition) -> dict[tuple[str, str], list[str]]:
    """Return the measures by institution and axis."""
    found: dict[tuple[str, str], list[str]] = {}
    for measure in edition.dataset["measures"]:
        for axis, entry in measure["entries"].items():
            for partner in dict.fromkeys(entry.get("partners", [])):
                found.setdefault((partner, axis), []).append(measure["id"])
    return found


def _side(edition: Edition, institution: str, axis: str, measures: list[str]) -> Row:
    return {
        "key": f"{institution}/{axis}",
        "institution": institution,
        "axis": axis,
        "axis_short": edition.axis_names[axis],
        "count": len(measures),
        "measures": measures,
        "measures_shown": edition.measures_words(measures),
    }


def _row(edition: Edition, one: Institution, partners: Mapping[tuple[str, str], list[str]]) -> Row:
    compared = {axis["id"] for axis in edition.axes}
    own = {axis: found for (ident, axis), found in partners.items() if ident == one["id"]}
    context = [m for axis, found in own.items() if axis not in compared for m in found]
    parent = edition.institutions.get(one.get("parent", ""))
    return {
        "key": one["id"],
        "name": edition.text(one["name"]),
        "abbreviation": one.get("abbreviation"),
        "kind": one.get("kind"),
        "countries": edition.countries_words(one["countries"]),
        "parent": one.get("parent"),
        "parent_name": edition.text(parent["name"]) if parent else None,
        "measures": len({measure for found in own.values() for measure in found}),
        "context": edition.measures_words(context),
        "named_only": edition.text(one.get("named_only")),
        "inferred": edition.joined(
            edition.field_titles[f"institutions.{name}"] for name in one.get("inferred", [])
        ),
        "sources": cited_words(edition, one["citations"]),
        "note": edition.text(one.get("note")),
    }
