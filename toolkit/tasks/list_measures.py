"""Which measures there are: all, or those on an axis, in a domain, of a status, by a source."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.checks.problem import did_you_mean
from toolkit.checks.walk import texts_under
from toolkit.errors import UsageError
from toolkit.model.dataset import Dataset
from toolkit.model.measure import Entry, Measure
from toolkit.store.schemas import load_schemas
from toolkit.tasks.load import load_to_look_at
from toolkit.views.edition import Edition


@dataclass(frozen=True)
class Filters:
    """What a measure must have to be listed; None asks for nothing. All are ids or codes."""

    axis: str | None = None
    domain: str | None = None
    status: str | None = None
    source: str | None = None


@dataclass(frozen=True)
class Listed:
    """A measure in short: `sides` is what is known of each compared axis, and of every other one on
    which the measure is present, in words by the id of the axis.
    """

    id: str
    short: str
    title: str
    kind: str
    domain: str
    parent: str | None
    sides: dict[str, str]


@dataclass(frozen=True)
class Listing:
    """The measures by domain and id, parts behind their whole; `axes` are all short labels."""

    axes: dict[str, str]
    measures: tuple[Listed, ...]
    of: int


def list_measures(root: Path, filters: Filters) -> Listing:
    """Return the measures of the seeds in `root` that pass all filters.

    With an axis, a measure is present there, and a status is that on this axis. Raises UsageError,
    with the nearest id, for a filter that names nothing known, and FindingsError if the seeds are
    against their schema.
    """
    dataset = load_to_look_at(root)
    edition = Edition(dataset, load_schemas(), "en")
    _refuse_unknown(edition, filters)
    found = [each for each in dataset["measures"] if _passes(each, filters)]
    found.sort(key=_place(found))
    listed = tuple(_listed(edition, each) for each in found)
    return Listing(edition.axis_names, listed, len(dataset["measures"]))


def _place(found: Sequence[Measure]) -> Callable[[Measure], tuple[str, str, bool, str]]:
    """Return the key by which a part stands behind its whole, if both are of the same domain."""
    domains = {each["id"]: each["domain"] for each in found}

    def key(measure: Measure) -> tuple[str, str, bool, str]:
        whole = measure.get("parent", "")
        beside = domains.get(whole) == measure["domain"]
        return measure["domain"], whole if beside else measure["id"], beside, measure["id"]

    return key


def _refuse_unknown(edition: Edition, filters: Filters) -> None:
    dataset: Dataset = edition.dataset
    known: dict[str, tuple[str | None, Iterable[str]]] = {
        "axis": (filters.axis, [axis["id"] for axis in dataset["axes"]]),
        "domain": (filters.domain, edition.labels["domain"]),
        "status": (filters.status, edition.labels["status"]),
        "source": (filters.source, edition.sources),
    }
    for what, (wanted, names) in known.items():
        if wanted is not None and wanted not in (some := list(names)):
            few = (
                f"there are {', '.join(some)}" if len(some) <= 20 else "look at seeds/sources.json"
            )
            raise UsageError(f'there is no {what} "{wanted}"; {did_you_mean(wanted, some) or few}')


def _passes(measure: Measure, filters: Filters) -> bool:
    entries = measure["entries"]
    if filters.axis:
        entry = entries.get(filters.axis)
        entries = {filters.axis: entry} if entry and entry["presence"] == "present" else {}
    return (
        bool(entries)
        and filters.domain in (None, measure["domain"])
        and (filters.status is None or _has_status(entries.values(), filters.status))
        and (filters.source is None or _cites(measure, filters.source))
    )


def _has_status(entries: Iterable[Entry], status: str) -> bool:
    return any(entry.get("status") == status for entry in entries)


def _cites(measure: Measure, source: str) -> bool:
    return source in texts_under(measure, ("source", "relies_on"))


def _listed(edition: Edition, measure: Measure) -> Listed:
    entries = measure["entries"]
    axes = dict.fromkeys(axis["id"] for axis in edition.axes)
    axes.update(dict.fromkeys(a for a, entry in entries.items() if entry["presence"] == "present"))
    return Listed(
        id=measure["id"],
        short=measure["short"],
        title=edition.text(measure["title"]) or "",
        kind=edition.label("kind", measure["kind"]) or "",
        domain=edition.label("domain", measure["domain"]) or "",
        parent=measure.get("parent"),
        sides={axis: _words(edition, entries.get(axis)) for axis in axes},
    )


def _words(edition: Edition, entry: Entry | None) -> str:
    """Return the status of what is present, else what is known of the presence."""
    presence = entry["presence"] if entry else "not-reported"
    if entry and presence == "present":
        return edition.label("status", entry.get("status")) or "Present"
    return (edition.label("presence", presence) or presence).lower()
