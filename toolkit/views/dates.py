"""Dates of an entry: in words, the first day, and how far two of them lie apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.model.edtf import earliest, in_words, latest
from toolkit.model.measure import EntryDate
from toolkit.views.edition import Edition
from toolkit.views.wording import lower_first

_MANY_MONTHS = 36
OPEN = ".."
"""A side of an interval that has no date."""


@dataclass(frozen=True)
class Gap:
    """How far two dates lie apart: a count of `day`, `month` or `year`, and whether it is rough."""

    count: int
    unit: str
    rough: bool


def date_words(edition: Edition, value: str) -> str:
    """Return an EDTF date in words of the edition's language."""
    return in_words(value, edition.group("dates"))


def dates_words(edition: Edition, dates: Sequence[EntryDate]) -> str | None:
    """Return all dates as `signed 12 December 2001; launched about 2005`; None if there is none."""
    in_order = sorted(dates, key=lambda d: first_day(d["value"]) or date.max)
    return edition.joined(_event(edition, one) for one in in_order)


def _event(edition: Edition, one: EntryDate) -> str:
    """Return one date with its event; an event that is not in the schema stays as it is."""
    event = lower_first(edition.label("event", one["event"]) or "")
    start, _, end = one["value"].partition("/")
    if end == OPEN:
        return edition.word("dates", "event_since", event=event, date=date_words(edition, start))
    return edition.word("dates", "event", event=event, date=date_words(edition, one["value"]))


def first_day(value: str) -> date | None:
    """Return the first day that the date can mean; None if its beginning is open."""
    day = earliest(value)
    return None if day == date.min else day


def first_of(dates: Sequence[EntryDate]) -> str | None:
    """Return the first day of all dates as YYYY-MM-DD, for sorting; None if there is none."""
    days = [day for d in dates if (day := first_day(d["value"]))]
    return min(days).isoformat() if days else None


def gap(a: str, b: str) -> Gap | None:
    """Return how far the beginnings of two dates lie apart, no finer than both are known.

    None where that cannot be said: an open beginning, or the same year or month and nothing finer.
    """
    starts = sorted((a.partition("/")[0], b.partition("/")[0]), key=lambda s: _days(s)[0])
    if OPEN in starts:
        return None
    (one, one_last), (two, two_last) = (_days(start) for start in starts)
    rough = any(start.endswith(("~", "?")) for start in starts)
    if not _same_month(one, one_last) or not _same_month(two, two_last):
        return _unless_zero(Gap(two.year - one.year, "year", True))
    exact = one == one_last and two == two_last
    months = (two.year - one.year) * 12 + two.month - one.month - (exact and two.day < one.day)
    if months >= _MANY_MONTHS:
        return Gap(round(months / 12), "year", rough or months % 12 > 0)
    if months or not exact:
        return _unless_zero(Gap(months, "month", rough))
    return _unless_zero(Gap((two - one).days, "day", rough))


def gap_words(edition: Edition, distance: Gap) -> str:
    """Return the distance in words: `15 months`, `about 2 years`."""
    key = distance.unit if distance.count == 1 else f"{distance.unit}s"
    words = edition.word("difference", key, count=distance.count)
    return edition.word("difference", "about", gap=words) if distance.rough else words


def _days(start: str) -> tuple[date, date]:
    if start == OPEN:
        return date.min, date.min
    return earliest(start), latest(start)


def _same_month(first: date, last: date) -> bool:
    return (first.year, first.month) == (last.year, last.month)


def _unless_zero(distance: Gap) -> Gap | None:
    return distance if distance.count else None
