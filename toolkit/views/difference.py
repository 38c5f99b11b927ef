"""The difference between the axes of one measure, in words, for any number of axes."""

from collections.abc import Iterator, Mapping

from toolkit.model.edtf import earliest
from toolkit.model.measure import Entry, Measure
from toolkit.views.dates import gap, gap_words
from toolkit.views.edition import Edition
from toolkit.views.readout import CODED, counterpart_words, entry_words
from toolkit.views.wording import lower_first


def difference(edition: Edition, measure: Measure) -> str:
    """Return for example `Both; signed 15 months apart, Canada first`, never an empty text."""
    entries = {axis["id"]: measure["entries"].get(axis["id"]) for axis in edition.axes}
    present = {
        axis: entry for axis, entry in entries.items() if entry and entry["presence"] == "present"
    }
    if all(entry and entry["presence"] == "not-applicable" for entry in entries.values()):
        return _context(edition, measure)
    parts: list[str | None] = [_extent(edition, list(present), len(entries))]
    if len(present) > 1:
        found = edition.joined([_dates(edition, present), *_coded(edition, present)])
        parts.append(found or edition.word("difference", "alike"))
    parts += [
        edition.word(
            "difference",
            "empty_side",
            axis=edition.axis_names[axis],
            counterpart=counterpart_words(edition, entry),
        )
        for axis, entry in entries.items()
        if axis not in present
    ]
    return edition.joined(parts) or ""


def _context(edition: Edition, measure: Measure) -> str:
    """Say whose measure it is and when, where it is none of the relationships that are compared."""
    labels = {axis["id"]: edition.text(axis["label"]) or "" for axis in edition.dataset["axes"]}
    sides = []
    for axis, entry in measure["entries"].items():
        if entry["presence"] == "present":
            dates = entry_words(edition, entry, "dates")
            words = {"axis": labels.get(axis, axis), "counterpart": dates}
            sides.append(
                edition.word("difference", "empty_side", **words) if dates else words["axis"]
            )
    return edition.joined([edition.word("difference", "context"), *sides]) or ""


def _extent(edition: Edition, present: list[str], count: int) -> str:
    if not present:
        return edition.word("difference", "nowhere")
    if len(present) == count:
        return edition.word("difference", {1: "one", 2: "both"}.get(count, "all"), count=count)
    names = ", ".join(edition.axis_names[axis] for axis in present)
    return edition.word("difference", "only", axes=names)


def _dates(edition: Edition, present: Mapping[str, Entry]) -> str | None:
    """Say how far the first shared event with a difference lies apart; None if there is none."""
    values = {
        axis: {d["event"]: d["value"] for d in reversed(entry.get("dates", []))}
        for axis, entry in present.items()
    }
    first, *others = values.values()
    shared = [event for event in reversed(first) if all(event in other for other in others)]
    if not shared:
        return edition.word("difference", "other_events") if all(values.values()) else None
    apart = (
        _apart(edition, event, {a: dates[event] for a, dates in values.items()}) for event in shared
    )
    return next((words for words in apart if words), None)


def _apart(edition: Edition, event: str, values: Mapping[str, str]) -> str | None:
    """Say how far one event lies apart on the axes; None if it does not, or that cannot be said."""
    order = sorted(values, key=lambda axis: earliest(values[axis]))
    distance = gap(values[order[0]], values[order[-1]])
    if distance is None:
        return None
    return edition.word(
        "difference",
        "dates",
        event=lower_first(edition.label("event", event) or event),
        gap=gap_words(edition, distance),
        first=edition.axis_names[order[0]],
        last=edition.axis_names[order[-1]],
    )


def _coded(edition: Edition, present: Mapping[str, Entry]) -> Iterator[str]:
    """Say which coded fields differ, of those that every side has."""
    for field in CODED:
        found = {axis: entry_words(edition, entry, field) for axis, entry in present.items()}
        if len(set(found.values())) > 1 and None not in found.values():
            each = ", ".join(
                f"{edition.axis_names[axis]} {lower_first(words or '')}"
                for axis, words in found.items()
            )
            title = lower_first(edition.field_titles.get(f"measure.entries.{field}", field))
            yield edition.word("difference", "coded", field=title, each=each)
