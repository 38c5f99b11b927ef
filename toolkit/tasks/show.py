"""All that is known of a measure: every value with its readings, and who says so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from toolkit.checks.problem import did_you_mean
from toolkit.errors import UsageError
from toolkit.model.common import Citation
from toolkit.model.measure import Claim, Entry, Measure, Review
from toolkit.store.schemas import load_schemas
from toolkit.tasks.load import load_to_look_at
from toolkit.views.citation import full_citation, short_citation
from toolkit.views.dates import date_words
from toolkit.views.edition import Edition
from toolkit.views.readout import claim_words, counterpart_words, held_words

_FIELDS = (
    *("presence", "name", "status", "dates", "figures", "partners", "summary", "scope"),
    *("instrument", "origin", "instrument_type", "bindingness", "scope_level"),
    "institutionalisation",
)
_LISTS = ("dates", "figures")
_STANDINGS = ("preferred", "open", "not-preferred")


@dataclass(frozen=True)
class Place:
    """Where something is said: id and short form of the source, locator, and what it relies on."""

    source: str
    source_short: str
    locator: str
    relies_on: str | None = None


@dataclass(frozen=True)
class Reading:
    """What one source says: `value` in words; `checked` and `standing` are codes."""

    claim: str
    value: str
    as_stated: str | None
    standing: str
    checked: str
    places: tuple[Place, ...]
    reason: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Cell:
    """One field of an entry: the value in words (None: nothing is held) and all readings."""

    field: str
    title: str
    value: str | None
    readings: tuple[Reading, ...] = ()
    as_of: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Side:
    """The measure on one axis; `counterpart` is what stands there when it is not present."""

    axis: str
    label: str
    presence: str
    cells: tuple[Cell, ...]
    counterpart: str | None = None
    counterpart_note: str | None = None
    counterpart_places: tuple[Place, ...] = ()
    coding_reason: str | None = None
    reviewed: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True)
class Near:
    """An analogue: id and short name of the other measure, what the likeness rests on, and why."""

    measure: str
    short: str
    basis: str
    note: str | None
    places: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Shown:
    """A measure with everything that bears it out; `sources` holds the full citations by id."""

    id: str
    file: str
    short: str
    title: str
    kind: str
    domain: str
    parent: str | None
    summary: str
    symmetry: str | None
    symmetry_reason: str | None
    note: str | None
    sides: tuple[Side, ...]
    analogues: tuple[Near, ...]
    sources: dict[str, str]


def show(root: Path, measure_id: str) -> Shown:
    """Return what the seeds in `root` hold about a measure, in English.

    Raises UsageError, with the nearest id, if there is no such measure, and FindingsError if the
    seeds are against their schema.
    """
    edition = Edition(load_to_look_at(root), load_schemas(), "en")
    measure = edition.measures.get(measure_id)
    if measure is None:
        near = did_you_mean(measure_id, edition.measures) or "`border-policy list` names them"
        raise UsageError(f'there is no measure "{measure_id}"; {near}')
    return _shown(edition, measure)


def show_all(root: Path) -> list[Shown]:
    """Return what the seeds in `root` hold about every measure, by domain and id.

    Raises FindingsError if the seeds are against their schema.
    """
    edition = Edition(load_to_look_at(root), load_schemas(), "en")
    in_order = sorted(edition.dataset["measures"], key=lambda m: (m["domain"], m["id"]))
    return [_shown(edition, measure) for measure in in_order]


def _shown(edition: Edition, measure: Measure) -> Shown:
    sides = tuple(_side(edition, measure, axis) for axis in _axes(edition, measure))
    near = tuple(
        Near(
            each["measure"],
            edition.measure_name(each["measure"]),
            edition.label("basis", each["basis"]) or "",
            edition.text(each["note"]),
            _places(edition, each.get("citations", [])),
        )
        for each in measure.get("analogues", [])
    )
    return Shown(
        id=measure["id"],
        file=f"seeds/measures/{measure['id']}.json",
        short=measure["short"],
        title=edition.text(measure["title"]) or "",
        kind=edition.label("kind", measure["kind"]) or "",
        domain=edition.label("domain", measure["domain"]) or "",
        parent=measure.get("parent"),
        summary=edition.text(measure["summary"]) or "",
        symmetry=edition.label("symmetry", measure.get("symmetry")),
        symmetry_reason=edition.text(measure.get("symmetry_reason")),
        note=edition.text(measure.get("note")),
        sides=sides,
        analogues=near,
        sources=_sources(edition, sides, near),
    )


def _axes(edition: Edition, measure: Measure) -> list[str]:
    known = [axis["id"] for axis in edition.dataset["axes"]]
    return sorted(measure["entries"], key=lambda axis: (axis not in known, *_index(known, axis)))


def _index(known: Sequence[str], axis: str) -> tuple[int]:
    return (known.index(axis) if axis in known else 0,)


def _side(edition: Edition, measure: Measure, axis: str) -> Side:
    entry = measure["entries"][axis]
    counterpart = entry.get("counterpart")
    return Side(
        axis=axis,
        label=next(
            (edition.text(a["label"]) or axis for a in edition.dataset["axes"] if a["id"] == axis),
            axis,
        ),
        presence=entry["presence"],
        cells=tuple(_cells(edition, measure, axis, entry)),
        counterpart=counterpart_words(edition, entry),
        counterpart_note=edition.text(counterpart["note"]) if counterpart else None,
        counterpart_places=_places(edition, counterpart.get("citations", []))
        if counterpart
        else (),
        coding_reason=edition.text(entry.get("coding_reason")),
        reviewed=tuple(_review(edition, each) for each in entry.get("reviewed", [])),
        note=edition.text(entry.get("note")),
    )


def _review(edition: Edition, review: Review) -> str:
    """Return role and day of a review in words, with what came of it."""
    role = edition.label("measure.entries.reviewed.role", review["role"]) or ""
    said = f"{role}, {date_words(edition, review['on'])}"
    outcome = edition.text(review.get("outcome"))
    return f"{said}: {outcome}" if outcome else said


def _cells(edition: Edition, measure: Measure, axis: str, entry: Entry) -> Iterator[Cell]:
    own = [claim for claim in measure["claims"] if claim["axis"] == axis]
    for field in _fields(entry, own):
        readings = [claim for claim in own if claim["field"] == field]
        readings.sort(key=lambda claim: _STANDINGS.index(claim["standing"]))
        dated = field == "status" and "status_as_of" in entry
        yield Cell(
            field,
            _title(edition, entry, field),
            held_words(edition, entry, field),
            tuple(_reading(edition, measure, claim) for claim in readings),
            date_words(edition, entry["status_as_of"]) if dated else None,
            _note(edition, entry, field),
        )


def _fields(entry: Entry, claims: Sequence[Claim]) -> list[str]:
    """Return every field that the entry holds or a claim is about, in the order of reading."""
    values = cast(dict[str, Any], entry)
    held = [
        *(name for name in values if name in _FIELDS and name not in _LISTS),
        *(f"{name}.{member['id']}" for name in _LISTS for member in values.get(name, [])),
    ]
    found = dict.fromkeys([*held, *(claim["field"] for claim in claims)])
    return sorted(found, key=lambda field: _FIELDS.index(field.partition(".")[0]))


def _title(edition: Edition, entry: Entry, field: str) -> str:
    head, _, part = field.partition(".")
    if head == "dates":
        event = next((d["event"] for d in entry.get("dates", []) if d["id"] == part), part)
        return edition.label("event", event) or event
    title = edition.field_titles.get(f"measure.entries.{head}", head)
    return f"{title}: {part}" if part else title


def _note(edition: Edition, entry: Entry, field: str) -> str | None:
    head, _, part = field.partition(".")
    dates = entry.get("dates", []) if head == "dates" else []
    return next((edition.text(d.get("note")) for d in dates if d["id"] == part), None)


def _reading(edition: Edition, measure: Measure, claim: Claim) -> Reading:
    return Reading(
        claim=claim["id"],
        value=claim_words(edition, measure, claim),
        as_stated=claim.get("as_stated"),
        standing=claim["standing"],
        checked=claim["checked"],
        places=_places(edition, claim["citations"]),
        reason=edition.text(claim.get("reason")),
        note=edition.text(claim.get("note")),
    )


def _places(edition: Edition, citations: Sequence[Citation]) -> tuple[Place, ...]:
    return tuple(
        Place(
            each["source"],
            short_citation(edition, each["source"]),
            each["locator"],
            each.get("relies_on"),
        )
        for each in citations
    )


def _sources(edition: Edition, sides: Sequence[Side], near: Sequence[Near]) -> dict[str, str]:
    """Return the full citation of everything that is cited or relied on, by id, sorted."""
    places = [place for side in sides for place in side.counterpart_places]
    places += [place for each in near for place in each.places]
    for side in sides:
        for cell in side.cells:
            places += [place for reading in cell.readings for place in reading.places]
    used = {place.source for place in places} | {p.relies_on for p in places if p.relies_on}
    return {
        source["id"]: full_citation(edition, source)
        for source in edition.dataset["sources"]
        if source["id"] in used
    }
