"""View `entries`: one row a measure and compared axis, with the keys of each cell's evidence."""

from collections.abc import Mapping, Sequence

from toolkit.model.measure import Entry, Measure
from toolkit.views import evidence
from toolkit.views.dates import first_of
from toolkit.views.edition import Edition
from toolkit.views.frame import Column, Row, View
from toolkit.views.readout import CODED, counterpart_words, entry_words
from toolkit.views.wording import lower_first

_ENTRY = "measures/{measure}/entries/{axis}"
_TEXTS = ("name", "instrument", "origin", "scope", "summary")
_JOINED = ("dates", "partners", "figures")
SHOWN = ("name", *CODED, "dates", "partners", "summary")
"""Fields with a second column that is never empty: it says why there is nothing to show."""
FIELDS = ("presence", "name", "status", *_JOINED, "summary", "instrument", "origin", "scope")


def _coded(name: str) -> Column:
    grades = name == "institutionalisation"
    return Column(name, "integer" if grades else "text", f"{_ENTRY}/{name}", enum=name)


def _words(name: str) -> Column:
    """Return the column with the words of a field; where nothing is present, they are others'."""
    about = f"measures/{{measure}}/entries/{{present_on}}/{name}"
    shows = "" if name in _JOINED else name
    return Column(f"{name}_shown", "text", title=name, about=about, shows=shows)


VIEW = View(
    "entries",
    (
        Column("key", "text"),
        Column("measure", "text", "measures/{measure}/id"),
        Column("measure_short", "text", "measures/{measure}/short", title="measure"),
        Column("axis", "text", "axes/{axis}/id"),
        Column("axis_short", "text", "axes/{axis}/short", title="axis"),
        Column("presence", "text", f"{_ENTRY}/presence", enum="presence"),
        *(_coded(name) for name in CODED),
        Column("status_as_of", "date-text", f"{_ENTRY}/status_as_of"),
        *(Column(name, "text", f"{_ENTRY}/{name}") for name in _TEXTS),
        *(Column(name, "text", about=f"{_ENTRY}/{name}") for name in _JOINED),
        Column("earliest", "date-text", about=f"{_ENTRY}/dates"),
        Column("counterpart", "text", about=f"{_ENTRY}/counterpart"),
        Column("present_on", "text"),
        *(_words(name) for name in SHOWN),
        Column("note", "text", f"{_ENTRY}/note"),
        Column("earliest_evidence", "list"),
        Column("evidence_rows", "integer", about="measures/{measure}/claims"),
        Column("evidence", "list"),
        *(Column(f"{name}_evidence", "list") for name in FIELDS),
    ),
)


def rows(edition: Edition, found: Sequence[Row]) -> list[Row]:
    """Return a row for every measure and compared axis, also where the measure has no entry.

    `found` are the rows of the view `evidence`.
    """
    keys = evidence.keys_by_field(found)
    return [
        _row(edition, measure, axis["id"], keys)
        for measure in edition.dataset["measures"]
        for axis in edition.axes
    ]


def _row(
    edition: Edition,
    measure: Measure,
    axis: str,
    keys: Mapping[tuple[str, str, str], list[str]],
) -> Row:
    entry = measure["entries"].get(axis)
    whole = _of_entry(keys, measure["id"], axis)
    own = {f"{field}_evidence": _evidence(keys, measure["id"], axis, field) for field in FIELDS}
    values = _values(edition, entry, axis)
    return {
        "key": f"{measure['id']}/{axis}",
        "measure": measure["id"],
        "measure_short": measure["short"],
        "axis": axis,
        "axis_short": edition.axis_names[axis],
        **values,
        **own,
        "earliest_evidence": own["dates_evidence"] if values["earliest"] else [],
        "evidence_rows": len(whole),
        "evidence": whole,
    }


def _values(edition: Edition, entry: Entry | None, axis: str) -> Row:
    some: Entry | dict[str, object] = entry or {}
    texts = {name: edition.text(some.get(name)) for name in _TEXTS}  # type: ignore[arg-type]
    joined = {name: entry_words(edition, entry, name) if entry else None for name in _JOINED}
    return {
        "presence": some.get("presence"),
        "present_on": axis if some.get("presence") == "present" else None,
        **{name: some.get(name) for name in CODED},
        "status_as_of": some.get("status_as_of"),
        **texts,
        **joined,
        "earliest": first_of(entry.get("dates", [])) if entry else None,
        "counterpart": counterpart_words(edition, entry),
        **{f"{name}_shown": words for name, words in _shown(edition, entry).items()},
        "note": edition.text(some.get("note")),  # type: ignore[arg-type]
    }


def _shown(edition: Edition, entry: Entry | None) -> dict[str, str]:
    if entry and entry["presence"] == "present":
        blank = edition.word("cells", "not_reported")
        return {name: entry_words(edition, entry, name) or blank for name in SHOWN}
    counterpart = counterpart_words(edition, entry) or ""
    note = edition.text(entry["counterpart"]["note"]) if entry and "counterpart" in entry else None
    presence = entry["presence"] if entry else "not-reported"
    # The reason why nothing stands here is that of the whole side: not reported, absent, ...
    empty = lower_first(edition.label("presence", presence) or "")
    found = {name: (entry and entry_words(edition, entry, name)) or empty for name in SHOWN}
    return {**found, "name": counterpart, "summary": note or counterpart}


def _evidence(
    keys: Mapping[tuple[str, str, str], list[str]], measure: str, axis: str, field: str
) -> list[str]:
    """Return the claims on the field; without any, what bears on the entry, then on the measure."""
    for name in (field, "counterpart"):
        if own := keys.get((measure, axis, name)):
            return list(own)
    whole = [key for place, some in keys.items() if place[0] == measure for key in some]
    return _of_entry(keys, measure, axis) or whole


def _of_entry(keys: Mapping[tuple[str, str, str], list[str]], measure: str, axis: str) -> list[str]:
    return [key for place, some in keys.items() if place[:2] == (measure, axis) for key in some]
