"""Values of an entry in words: what a cell says about a field, whatever form the field has."""

from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.model.measure import Claim, Entry, Figure, Measure
from toolkit.views.dates import date_words, dates_words
from toolkit.views.edition import Edition
from toolkit.views.wording import lower_first

CODED = ("status", "instrument_type", "bindingness", "scope_level", "institutionalisation")
"""Fields of an entry, beside the presence, whose values come from the list of the same name."""
_CODES = ("presence", *CODED)


def claim_words(edition: Edition, measure: Measure, claim: Claim) -> str:
    """Return the value of a claim in words: a code's title, a date, a number with its unit.

    A figure of another reading has only the unit that its source counts in: that of the entry need
    not be the same.
    """
    head, _, part = claim["field"].partition(".")
    value: Any = claim["value"]
    if head in _CODES:
        return edition.label(head, str(value)) or ""
    if head == "dates":
        return date_words(edition, value)
    if head == "partners":
        return edition.institution_name(str(value))
    if head == "figures":
        entry = measure["entries"].get(claim["axis"])
        figures = entry.get("figures", []) if entry else []
        figure = next((f for f in figures if f["id"] == part), None)
        own = edition.text(claim.get("unit"))
        if own or claim["standing"] != "preferred":
            return f"{_figure(edition, value, None)} {own or ''}".rstrip()
        return _figure(edition, value, figure)
    return edition.text(value) or "" if isinstance(value, Mapping) else str(value)


def held_words(edition: Edition, entry: Entry, field: str) -> str | None:
    """Return what the data set holds for a claim's field, in words; None if it holds nothing."""
    head, _, part = field.partition(".")
    if not part:
        return entry_words(edition, entry, head)
    if head == "dates":
        dates = [d for d in entry.get("dates", []) if d["id"] == part]
        return date_words(edition, dates[0]["value"]) if dates else None
    figures = [f for f in entry.get("figures", []) if f["id"] == part]
    return _figure(edition, figures[0]["value"], figures[0]) if figures else None


def entry_words(edition: Edition, entry: Entry, field: str) -> str | None:
    """Return a whole field of an entry in words, members joined; None if it is not there."""
    value: Any = entry.get(field)
    if value is None:
        return None
    if field in _CODES:
        return edition.label(field, str(value))
    if field == "dates":
        return dates_words(edition, value)
    if field == "partners":
        return edition.joined(edition.institution_name(partner) for partner in value)
    if field == "figures":
        return figures_words(edition, value)
    return edition.text(value)


def figures_words(edition: Edition, figures: Sequence[Figure]) -> str | None:
    """Return all figures with qualifier and unit, joined."""
    return edition.joined(_figure(edition, figure["value"], figure) for figure in figures)


def counterpart_words(edition: Edition, entry: Entry | None) -> str | None:
    """Return what stands on an empty side: `no counterpart named (inferred); nearest: SENTRI`.

    None where the measure is present.
    """
    if entry is None:
        return edition.word("counterpart", "no_entry")
    if entry["presence"] == "present":
        return None
    kind = entry["presence"].replace("-", "_")
    counterpart = entry.get("counterpart")
    if counterpart is None:
        return edition.word("counterpart", kind)
    basis = edition.label("basis", counterpart["basis"]) or ""
    words = edition.word("counterpart", f"{kind}_basis", basis=lower_first(basis))
    nearest = ", ".join(edition.measure_name(ident) for ident in counterpart["nearest"])
    return edition.joined(
        [words, edition.word("counterpart", "nearest", names=nearest) if nearest else None]
    )


def _figure(edition: Edition, value: float, figure: Figure | None) -> str:
    number = f"{value:,.15g}" if isinstance(value, float) else f"{value:,}"
    if figure is None:
        return number
    unit = edition.text(figure["unit"])
    return edition.word("figures", figure["qualifier"].replace("-", "_"), number=number, unit=unit)
