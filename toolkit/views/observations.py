"""Observations of an indicator in words: the figure, its period, and who says otherwise."""

from collections.abc import Sequence

from toolkit.model.indicator import Indicator, Observation
from toolkit.views.citation import cited_words
from toolkit.views.dates import date_words
from toolkit.views.edition import Edition

_PLAIN = ("exact", "about")
"""Qualifiers of a figure that is no bound."""


def followed(observations: Sequence[Observation]) -> list[Observation]:
    """Return the observations that the data set stands by; without any, all that are open."""
    preferred = [one for one in observations if one["standing"] == "preferred"]
    return preferred or [one for one in observations if one["standing"] == "open"]


def number_of(observations: Sequence[Observation]) -> float | None:
    """Return the figure that is followed; None where it is open, a bound, or no number."""
    found = [one for one in followed(observations) if one["standing"] == "preferred"]
    if len(found) != 1 or found[0].get("qualifier", "exact") not in _PLAIN:
        return None
    one = found[0]
    return None if _ranges(one) else one.get("value")


def value_words(edition: Edition, indicator: Indicator, one: Observation) -> str:
    """Return an observation in words without its unit: `about 1,400,000`, `3,000 to 4,000`.

    Where the source prints no number, its words, in quotes.
    """
    if "value" in one:
        number = _number(indicator, one["value"])
    elif "min" in one and "max" in one:
        low, high = (_number(indicator, one[side]) for side in ("min", "max"))
        number = edition.word("figures", "range", low=low, high=high)
    elif "as_stated" in one:
        return edition.word("figures", "as_printed", words=one["as_stated"])
    else:
        number = _number(indicator, one.get("min", one.get("max", 0)))
    qualifier = one.get("qualifier", "exact").replace("-", "_")
    return edition.word("figures", qualifier, number=number, unit="").strip()


def with_unit(edition: Edition, indicator: Indicator, one: Observation) -> str:
    """Return an observation in words with its unit; a calendar year and printed words have none."""
    words = value_words(edition, indicator, one)
    numbered = indicator["number"] not in ("words", "year") and _numbered(one)
    return f"{words} {edition.text(indicator['unit'])}" if numbered else words


def period_words(edition: Edition, one: Observation) -> str | None:
    """Return the period as a date in words and the remark on it; None if there is neither."""
    period = one.get("period")
    words = date_words(edition, period) if period else None
    return edition.sentences([words, edition.text(one.get("period_note"))])


def reading_words(edition: Edition, indicator: Indicator, one: Observation) -> str:
    """Return another reading with its source and the reason why it is not followed, or open."""
    words = with_unit(edition, indicator, one)
    said = edition.word(
        "figures", "reading", value=words, sources=cited_words(edition, one["citations"])
    )
    reason = edition.text(one.get("reason"))
    return edition.word("figures", "reasoned", reading=said, reason=reason) if reason else said


def _numbered(one: Observation) -> bool:
    return "value" in one or _ranges(one) or "as_stated" not in one


def _ranges(one: Observation) -> bool:
    return "value" not in one and "min" in one and "max" in one


def _number(indicator: Indicator, value: float) -> str:
    if indicator["number"] == "year":
        return f"{value:.15g}"
    return f"{value:,.15g}" if isinstance(value, float) else f"{value:,}"
