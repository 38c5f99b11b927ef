"""View `evidence`: one row a claim, and one for each statement about an empty side."""

from collections.abc import Iterator, Mapping, Sequence

from toolkit.model.common import Citation
from toolkit.model.measure import Claim, Counterpart, Measure
from toolkit.views.citation import locator_words, short_citation
from toolkit.views.edition import Edition
from toolkit.views.frame import Column, Row, View
from toolkit.views.readout import claim_words

_CLAIM = "measures/{measure}/claims/{claim}"
FIELDS = (
    "presence",
    "counterpart",
    "name",
    "status",
    "dates",
    "partners",
    "summary",
    "instrument",
    "origin",
    "scope",
    "figures",
)
_STANDINGS = ("preferred", "open", "not-preferred", None)

VIEW = View(
    "evidence",
    (
        Column("key", "text"),
        Column("measure", "text", "measures/{measure}/id"),
        Column("measure_title", "text", "measures/{measure}/title", title="measure"),
        Column("axis", "text", "axes/{axis}/id"),
        Column("axis_short", "text", "axes/{axis}/short", title="axis"),
        Column("claim", "text", f"{_CLAIM}/id"),
        Column("field", "text", about=f"{_CLAIM}/field"),
        Column("field_title", "text", title="field", about=f"{_CLAIM}/field"),
        Column("value", "text", about=f"{_CLAIM}/value"),
        Column("as_stated", "text", f"{_CLAIM}/as_stated"),
        Column("source", "text", about=f"{_CLAIM}/citations"),
        Column("source_short", "text", title="source", about=f"{_CLAIM}/citations"),
        Column("locator", "text", about=f"{_CLAIM}/citations"),
        Column("checked", "text", f"{_CLAIM}/checked", enum="checked"),
        Column("standing", "text", f"{_CLAIM}/standing", enum="standing"),
        Column("reason", "text", f"{_CLAIM}/reason"),
        Column("note", "text", f"{_CLAIM}/note"),
    ),
)


def rows(edition: Edition) -> list[Row]:
    """Return the rows, those of one measure, axis and field together, preferred first."""
    order = {axis["id"]: place for place, axis in enumerate(edition.dataset["axes"])}
    found: list[Row] = []
    for measure in edition.dataset["measures"]:
        own = [*_claims(edition, measure), *_counterparts(edition, measure)]
        found += sorted(own, key=lambda row: _place(row, order))
    return found


def keys_by_field(rows: Sequence[Row]) -> dict[tuple[str, str, str], list[str]]:
    """Return the keys of the rows by measure, axis and field (`dates` for `dates.signed`)."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for row in rows:
        place = (row["measure"], row["axis"], base(row["field"]))
        found.setdefault(place, []).append(row["key"])
    return found


def base(field: str) -> str:
    """Return the field of the entry that a claim's field belongs to: `dates` for `dates.signed`."""
    return field.partition(".")[0]


def field_title(edition: Edition, measure: Measure, claim: Claim) -> str:
    """Return the field of a claim in words, with the event of a date: `Dates: Signed`.

    A figure is told by its id, without hyphens: `Figures: ports planned`.
    """
    head, _, part = claim["field"].partition(".")
    title = edition.field_titles.get(f"measure.entries.{head}", head)
    entry = measure["entries"].get(claim["axis"])
    dates = entry.get("dates", []) if entry and head == "dates" else []
    event = next((d["event"] for d in dates if d["id"] == part), part)
    detail = edition.label("event", event) if head == "dates" else part.replace("-", " ")
    return edition.word("evidence", "part", field=title, part=detail) if part else title


def _place(row: Row, order: Mapping[str, int]) -> tuple[int, int, str, int]:
    field = base(row["field"])
    return (
        order.get(row["axis"], len(order)),
        FIELDS.index(field) if field in FIELDS else len(FIELDS),
        row["field"],
        _STANDINGS.index(row["standing"]),
    )


def _claims(edition: Edition, measure: Measure) -> Iterator[Row]:
    for claim in measure["claims"]:
        yield {
            "key": f"{measure['id']}/{claim['id']}",
            **_subject(edition, measure, claim["axis"]),
            "claim": claim["id"],
            "field": claim["field"],
            "field_title": field_title(edition, measure, claim),
            "value": claim_words(edition, measure, claim),
            "as_stated": claim.get("as_stated"),
            **_cited(edition, claim["citations"]),
            "checked": claim["checked"],
            "standing": claim["standing"],
            "reason": edition.text(claim.get("reason")),
            "note": edition.text(claim.get("note")),
        }


def _counterparts(edition: Edition, measure: Measure) -> Iterator[Row]:
    for axis, entry in measure["entries"].items():
        counterpart = entry.get("counterpart")
        if counterpart is None or entry["presence"] == "present":
            continue
        yield {
            "key": f"{measure['id']}/{axis}.counterpart",
            **_subject(edition, measure, axis),
            "claim": None,
            "field": "counterpart",
            "field_title": edition.field_titles.get("measure.entries.counterpart", "counterpart"),
            "value": edition.text(counterpart["note"]),
            "as_stated": None,
            **_basis(edition, counterpart),
            "checked": None,
            "standing": None,
            "reason": None,
            "note": None,
        }


def _subject(edition: Edition, measure: Measure, axis: str) -> Row:
    return {
        "measure": measure["id"],
        "measure_title": edition.text(measure["title"]),
        "axis": axis,
        "axis_short": edition.axis_names.get(axis, axis),
    }


def _basis(edition: Edition, counterpart: Counterpart) -> Row:
    if counterpart.get("citations"):
        return _cited(edition, counterpart["citations"])
    basis = edition.label("basis", counterpart["basis"])
    words = edition.word("evidence", "no_source", basis=basis)
    return {"source": None, "source_short": words, "locator": None}


def _cited(edition: Edition, citations: Sequence[Citation]) -> Row:
    sources = list(dict.fromkeys(citation["source"] for citation in citations))
    return {
        "source": sources[0],
        "source_short": edition.joined(short_citation(edition, source) for source in sources),
        "locator": edition.joined(locator_words(edition, citation) for citation in citations),
    }
