"""Dates as exact as a source gives them, in the few EDTF forms that the data needs.

A date is `2001`, `2001-12` or `2001-12-12`, with `~` (about) or `?` (uncertain) after it if need
be; an interval is `a/b`, `a/..` (still going on) or `../b`. All functions are pure; what is not
a date of these forms raises ValueError, except in `is_valid`.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

_DATE = re.compile(r"(?P<y>[0-9]{4})(?:-(?P<m>[0-9]{2})(?:-(?P<d>[0-9]{2}))?)?(?P<q>[~?]?)")
_OPEN = ".."


@dataclass(frozen=True)
class _Part:
    """One side of an interval, or a date: first and last day and how it is qualified."""

    first: date
    last: date
    precision: int
    qualifier: str


def _part(text: str) -> _Part:
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError(f"“{text}” is no date of the form 2001, 2001-12 or 2001-12-12")
    year, month, day = (int(found[g]) if found[g] else None for g in ("y", "m", "d"))
    assert year is not None
    if day is not None and month is not None:
        exact = date(year, month, day)
        return _Part(exact, exact, 3, found["q"])
    if month is not None:
        first = date(year, month, 1)
        return _Part(first, first.replace(day=monthrange(year, month)[1]), 2, found["q"])
    return _Part(date(year, 1, 1), date(year, 12, 31), 1, found["q"])


def _sides(value: str) -> tuple[_Part | None, _Part | None]:
    """Return both sides; None is an open one; a date has twice the same side."""
    start, slash, end = value.partition("/")
    if not slash:
        only = _part(value)
        return only, only
    if start == end == _OPEN:
        raise ValueError(f"“{value}” is an interval without a date")
    left = None if start == _OPEN else _part(start)
    right = None if end == _OPEN else _part(end)
    if left is not None and right is not None and left.first > right.last:
        raise ValueError(f"“{value}” ends before it begins")
    return left, right


def is_valid(value: str) -> bool:
    """Return whether the text is a date or an interval of the accepted forms."""
    try:
        _sides(value)
    except ValueError:
        return False
    return True


def earliest(value: str) -> date:
    """Return the first day that the date can mean; `date.min` if its beginning is open."""
    left, _ = _sides(value)
    return left.first if left else date.min


def latest(value: str) -> date:
    """Return the last day that the date can mean; `date.max` if its end is open."""
    _, right = _sides(value)
    return right.last if right else date.max


def in_words(value: str, words: Mapping[str, str]) -> str:
    """Return the date as words of the edition's language, for example `about 12 December 2001`.

    `words` holds `month-01` to `month-12`, the patterns `day` ({day} {month} {year}) and `month`
    ({month} {year}), `about` and `uncertain` ({date}), `between` ({start} {end}), `since` ({start})
    and `until` ({end}); a missing key leaves the English wording.
    """
    left, right = _sides(value)
    pattern = {**ENGLISH, **words}
    if "/" not in value:
        assert left is not None
        return _part_in_words(left, pattern)
    if left is None:
        assert right is not None
        return pattern["until"].format(end=_part_in_words(right, pattern))
    start = _part_in_words(left, pattern)
    if right is None:
        return pattern["since"].format(start=start)
    return pattern["between"].format(start=start, end=_part_in_words(right, pattern))


def _part_in_words(part: _Part, pattern: Mapping[str, str]) -> str:
    month = pattern[f"month-{part.first.month:02d}"]
    plain = str(part.first.year)
    if part.precision > 1:
        key = "day" if part.precision == 3 else "month"
        plain = pattern[key].format(day=part.first.day, month=month, year=part.first.year)
    qualified = {"~": "about", "?": "uncertain"}.get(part.qualifier)
    return pattern[qualified].format(date=plain) if qualified else plain


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

ENGLISH: dict[str, str] = {
    **{f"month-{number:02d}": name for number, name in enumerate(_MONTHS, start=1)},
    "day": "{day} {month} {year}",
    "month": "{month} {year}",
    "about": "about {date}",
    "uncertain": "{date} (uncertain)",
    "between": "{start} to {end}",
    "since": "since {start}",
    "until": "until {end}",
}
"""The English wording, also the fallback for words that a language lacks."""
