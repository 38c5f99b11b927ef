"""View `timeline`: what happened when, on every axis.

A row is an event, or a date of an entry or of an action plan. A date that an event already tells of
is part of the event's row: the event names the measure, lies on its axis, and has the very same
EDTF date. Nothing less is merged: a month and a day of it may be two different things.
"""

from collections.abc import Sequence
from datetime import date

from toolkit.model.edtf import latest
from toolkit.model.event import Event, EventReading
from toolkit.views.citation import cited_words
from toolkit.views.dated import Dated, all_dated
from toolkit.views.dates import date_words, first_day
from toolkit.views.edition import Edition
from toolkit.views.frame import Column, Nested, Row, View
from toolkit.views.lanes import LANES

PLACE = "events/{event}"
"""Where an event stands, with a column of its row."""
_DATE = "measures/{measure}/entries/{axis}/dates/{date_id}"

VIEW = View(
    "timeline",
    (
        Column("key", "text"),
        Column("event", "text", "events/{event}/id"),
        Column("measure", "text", "measures/{measure}/id"),
        Column("plan", "text", "action_plans/{plan}/id"),
        Column("axis", "text", "axes/{axis}/id"),
        Column("date_id", "text", f"{_DATE}/id"),
        Column("record", "text", title="place_in_data"),
        Column("date_place", "text", title="place_in_data"),
        Column("date", "text", shows="edtf"),
        Column("edtf", "date-text", "{date_place}"),
        Column("earliest", "date-text", about="{record}"),
        Column("latest", "date-text", about="{record}"),
        Column("year", "integer", about="{record}"),
        Column("axes", "list"),
        Column("axis_shown", "text", title="axis", about="{record}"),
        Column("title", "text", "events/{event}/title", title="event", about="{record}"),
        Column("kind", "text", title="event_kind", about="{record}"),
        Column("measures", "list"),
        Column("measures_shown", "text", title="measures", about="{record}"),
        Column("place", "text", "events/{event}/place"),
        Column("summary", "text", "events/{event}/summary"),
        Column("sources", "text", title="cited", about="{record}"),
        Column("checked", "text", about="{record}"),
        Column("differing", "integer", about="{record}"),
        Column("readings", "text", title="other_readings", about="{record}"),
        Column("dated", "list"),
        Column("note", "text", about="{record}/note"),
        Column("note_marks", "text"),
    ),
    nested=(Nested("lanes", LANES, parent="row", by="axis"),),
)
_LAST = "9999"
"""Sorts behind every date."""


def rows(edition: Edition) -> list[Row]:
    """Return the rows by their first day; those without one stand at the end."""
    dated = all_dated(edition)
    told: set[str] = set()
    found = []
    for event in edition.dataset["events"]:
        own = [one for one in dated if _tells(event, one)]
        told.update(one.key for one in own)
        found.append(_of_event(edition, event, own))
    found += [_of_date(edition, one) for one in dated if one.key not in told]
    return sorted(found, key=lambda row: (row["earliest"] or _LAST, row["latest"] or _LAST))


def _tells(event: Event, one: Dated) -> bool:
    return (
        one.measure["id"] in event.get("measures", [])
        and one.axis in event["axes"]
        and one.date["value"] == event["date"]
    )


def _of_event(edition: Edition, event: Event, own: Sequence[Dated]) -> Row:
    readings = [
        *(_reading(edition, one) for one in event.get("readings", [])),
        *(said for one in own for said in one.readings(edition)),
    ]
    cited = [*event["citations"], *(where for one in own for where in one.cited())]
    axes = event["axes"]
    measures = event.get("measures", [])
    return {
        "key": event["id"],
        "event": event["id"],
        "measure": None,
        "plan": None,
        "axis": axes[0] if len(axes) == 1 else None,
        "date_id": None,
        "record": f"events/{event['id']}",
        "date_place": f"events/{event['id']}/date",
        **_when(edition, event["date"]),
        **_where(edition, axes),
        "title": edition.text(event["title"]),
        "kind": edition.label("events.kind", event["kind"]),
        "measures": list(measures),
        "measures_shown": edition.joined(_named(edition, ident, own) for ident in measures),
        "place": edition.text(event.get("place")),
        "summary": edition.text(event.get("summary")),
        "sources": cited_words(edition, cited),
        "checked": edition.label("checked", event["checked"]),
        "differing": len(readings),
        "readings": edition.joined(readings),
        "dated": [one.key for one in own],
        "note": edition.text(event.get("note")),
    }


def _of_date(edition: Edition, one: Dated) -> Row:
    title = edition.text(one.measure["title"])
    checked = (edition.label("checked", claim["checked"]) for claim in one.claims)
    readings = one.readings(edition)
    return {
        "key": one.key,
        "event": None,
        "measure": one.measure["id"],
        "plan": one.plan,
        "axis": one.axis,
        "date_id": None if one.plan else one.date["id"],
        "record": one.record,
        "date_place": f"{one.record}/value",
        **_when(edition, one.date["value"]),
        **_where(edition, [one.axis]),
        "title": edition.word("timeline", "dated", measure=title, event=one.event(edition)),
        "kind": edition.label("event", one.date["event"]),
        "measures": [one.measure["id"]],
        "measures_shown": one.measure["short"],
        "place": None,
        "summary": None,
        "sources": cited_words(edition, one.cited()) or edition.word("timeline", "no_source"),
        "checked": edition.joined(checked),
        "differing": len(readings),
        "readings": edition.joined(readings),
        "dated": [one.key],
        "note": edition.text(one.date.get("note")),
    }


def _when(edition: Edition, value: str) -> Row:
    first, last = first_day(value), latest(value)
    return {
        "date": date_words(edition, value),
        "edtf": value,
        "earliest": first.isoformat() if first else None,
        "latest": None if last == date.max else last.isoformat(),
        "year": first.year if first else None,
    }


def _where(edition: Edition, axes: Sequence[str]) -> Row:
    return {"axes": list(axes), "axis_shown": edition.axes_words(axes)}


def _named(edition: Edition, ident: str, own: Sequence[Dated]) -> str:
    """Return the short name of a measure, with what the event means for it if that is dated."""
    name = edition.measure_name(ident)
    events = (one.event(edition) for one in own if one.measure["id"] == ident)
    said = ", ".join(dict.fromkeys(events))
    return edition.word("timeline", "dated", measure=name, event=said) if said else name


def _reading(edition: Edition, reading: EventReading) -> str:
    value = reading.get("value")
    words = [date_words(edition, value) if value else None, edition.text(reading.get("words"))]
    return f"{edition.joined(words)} ({cited_words(edition, reading['citations'])})"
