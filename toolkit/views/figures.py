"""Views `figures` and `figure_sides`: the indicators, the compared axes side by side.

Two indicators that are set beside each other and lie on different compared axes share a row. Every
other indicator has a row of its own, with what it may be compared with said in words.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from toolkit.model.indicator import Indicator, Observation, Pair
from toolkit.views.citation import cited_words
from toolkit.views.edition import Edition
from toolkit.views.frame import Column, Nested, Row, View
from toolkit.views.observations import (
    followed,
    number_of,
    period_words,
    reading_words,
    value_words,
    with_unit,
)

PLACE = "indicators/{indicator}"
"""Where an indicator stands, with a column of its row."""
_SEEN = f"{PLACE}/observations"

SIDES = View(
    "figure_sides",
    (
        Column("key", "text"),
        Column("row", "text"),
        Column("axis", "text"),
        Column("axis_short", "text", title="axis"),
        Column("indicator", "text", f"{PLACE}/id"),
        Column("title", "text", f"{PLACE}/title", title="indicator"),
        Column("subject", "text", f"{PLACE}/subject"),
        Column("unit", "text", f"{PLACE}/unit"),
        Column("value", "text", about=_SEEN),
        Column("value_shown", "text", title="value", about=_SEEN),
        Column("number", "number", title="comparable_number", about=_SEEN),
        Column("period", "text", about=_SEEN),
        Column("differing", "integer", about=_SEEN),
        Column("readings", "text", title="other_readings", about=_SEEN),
        Column("sources", "text", title="cited", about=_SEEN),
        Column("checked", "text", about=_SEEN),
        Column("note", "text", f"{PLACE}/note"),
        Column("note_marks", "text"),
    ),
)
VIEW = View(
    "figures",
    (
        Column("key", "text"),
        Column("title", "text", title="indicator"),
        Column("category", "text", f"{PLACE}/category", enum="indicators.category"),
        Column("indicator", "text", f"{PLACE}/id"),
        Column("units", "text", title="unit"),
        Column("comparability", "text", enum="indicators.pairs.comparability"),
        Column("comparability_shown", "text", title="comparability"),
        Column("comparable", "boolean"),
        Column("reason", "text"),
        Column("differing", "integer"),
        Column("readings", "text", title="other_readings"),
        Column("axis", "text"),
        Column("axis_shown", "text", title="axis"),
        Column("measures", "list"),
        Column("measures_shown", "text", title="measures"),
    ),
    nested=(Nested("sides", SIDES, parent="row", by="axis"),),
)
OTHER = "context"
"""The side of an indicator that lies on no compared axis."""


@dataclass(frozen=True)
class Figures:
    """One row: an indicator, or two on different sides with the verdict on them."""

    indicators: tuple[Indicator, ...]
    pair: Pair | None = None

    @property
    def key(self) -> str:
        """Return the ids, joined."""
        return "+".join(one["id"] for one in self.indicators)

    @property
    def comparable(self) -> bool:
        """Return whether the two sides may be compared as numbers."""
        return self.pair is not None and may_compare(self.pair, self.indicators)


def rows(edition: Edition) -> tuple[list[Row], list[Row]]:
    """Return the rows of `figures`, by the words of their category, and of `figure_sides`.

    Every row has a side for each compared axis and the side `context`.
    """
    found = sorted(_figures(edition), key=lambda one: _category(edition, one).casefold())
    lanes = [*(axis["id"] for axis in edition.axes), OTHER]
    sides = [_side(edition, one, lane) for one in found for lane in lanes]
    return [_head(edition, one) for one in found], sides


def may_compare(pair: Pair, indicators: Iterable[Indicator]) -> bool:
    """Return whether the verdict is `comparable` and no figure is a bound, open or missing."""
    numbers = [number_of(one["observations"]) for one in indicators]
    return pair["comparability"] == "comparable" and None not in numbers


def pairs(edition: Edition) -> Iterator[tuple[Indicator, Indicator, Pair]]:
    """Yield every pair of indicators once, the one that comes first in the file first."""
    known = {one["id"]: one for one in edition.dataset["indicators"]}
    seen: set[frozenset[str]] = set()
    for indicator in edition.dataset["indicators"]:
        for pair in indicator.get("pairs", []):
            both = frozenset((indicator["id"], pair["indicator"]))
            if both not in seen and pair["indicator"] in known:
                seen.add(both)
                yield indicator, known[pair["indicator"]], pair


def _figures(edition: Edition) -> Iterator[Figures]:
    """Yield the rows: pairs of different sides where the first of them stands, then the others."""
    beside: dict[str, list[Figures]] = {}
    paired: set[str] = set()
    for one, two, pair in pairs(edition):
        if not _lanes(edition, one) & _lanes(edition, two):
            beside.setdefault(one["id"], []).append(Figures((one, two), pair))
            paired |= {one["id"], two["id"]}
    for indicator in edition.dataset["indicators"]:
        yield from beside.get(indicator["id"], [])
        if indicator["id"] not in paired:
            yield Figures((indicator,))


def _category(edition: Edition, figures: Figures) -> str:
    return edition.label("indicators.category", figures.indicators[0]["category"]) or ""


def _lanes(edition: Edition, indicator: Indicator) -> set[str]:
    return {_lane(edition, one) for one in indicator["observations"]}


def _lane(edition: Edition, observation: Observation) -> str:
    compared = {axis["id"] for axis in edition.axes}
    return observation["axis"] if observation["axis"] in compared else OTHER


def _head(edition: Edition, figures: Figures) -> Row:
    indicators = figures.indicators
    verdict = figures.pair["comparability"] if figures.pair else None
    measures = list(dict.fromkeys(m for one in indicators for m in one.get("measures", [])))
    seen = [o for one in indicators for o in one["observations"]]
    axes = list(dict.fromkeys(one["axis"] for one in seen))
    label = edition.label("indicators.pairs.comparability", verdict)
    return {
        "key": figures.key,
        "title": edition.joined(edition.text(one["title"]) for one in indicators),
        "category": indicators[0]["category"],
        "indicator": None if figures.pair else indicators[0]["id"],
        "units": edition.joined(edition.text(one["unit"]) for one in indicators),
        "comparability": verdict,
        "comparability_shown": label or edition.word("figures", "alone"),
        "comparable": figures.comparable,
        "reason": _reason(edition, figures),
        "differing": sum(len(_others(one["observations"])) for one in indicators),
        "readings": edition.joined(
            reading_words(edition, one, other)
            for one in indicators
            for other in _others(one["observations"])
        ),
        "axis": axes[0] if len(axes) == 1 else None,
        "axis_shown": edition.axes_words(axes),
        "measures": measures,
        "measures_shown": edition.measures_words(measures),
    }


def _reason(edition: Edition, figures: Figures) -> str | None:
    """Return the reason of the verdict; for one indicator why it stands alone, and what is near."""
    if figures.pair:
        return edition.text(figures.pair["reason"])
    indicator = figures.indicators[0]
    known = {one["id"]: one for one in edition.dataset["indicators"]}
    near = (_beside(edition, known[p["indicator"]], p) for p in indicator.get("pairs", []))
    return edition.sentences([edition.text(indicator.get("unpaired")), *near])


def _beside(edition: Edition, other: Indicator, pair: Pair) -> str:
    values = (with_unit(edition, other, one) for one in followed(other["observations"]))
    verdict = edition.label("indicators.pairs.comparability", pair["comparability"])
    return edition.word(
        "figures",
        "beside",
        verdict=verdict,
        title=edition.text(other["title"]),
        value=edition.joined(values),
        reason=edition.text(pair["reason"]),
    )


def _others(observations: Sequence[Observation]) -> list[Observation]:
    own = followed(observations)
    return [one for one in observations if one not in own]


def _side(edition: Edition, figures: Figures, lane: str) -> Row:
    head = {"key": f"{figures.key}/{lane}", "row": figures.key, "axis": lane}
    blank = edition.word("figures", "no_figure")
    for indicator in figures.indicators:
        seen = [one for one in indicator["observations"] if _lane(edition, one) == lane]
        if seen:
            number = number_of(seen) if figures.comparable else None
            return {**head, **_seen(edition, indicator, seen), "number": number}
    names = (column.name for column in SIDES.columns)
    short = edition.axis_names.get(lane)
    return {**dict.fromkeys(names), **head, "axis_short": short, "value_shown": blank}


def _seen(edition: Edition, indicator: Indicator, seen: Sequence[Observation]) -> Row:
    own, others = followed(seen), _others(seen)
    value = edition.joined(_value(edition, indicator, one) for one in own)
    return {
        "axis_short": edition.axes_words(dict.fromkeys(one["axis"] for one in seen)),
        "indicator": indicator["id"],
        "title": edition.text(indicator["title"]),
        "subject": edition.text(indicator.get("subject")),
        "unit": edition.text(indicator["unit"]),
        "value": value,
        "value_shown": value or edition.word("readings", "none_preferred"),
        "period": edition.joined(period_words(edition, one) for one in own),
        "differing": len(others),
        "readings": edition.joined(reading_words(edition, indicator, one) for one in others),
        "sources": edition.joined(cited_words(edition, one["citations"]) for one in own),
        "checked": edition.joined(edition.label("checked", one["checked"]) for one in own),
        "note": edition.text(indicator.get("note")),
    }


def _value(edition: Edition, indicator: Indicator, one: Observation) -> str:
    words = value_words(edition, indicator, one)
    return edition.word("figures", "open", value=words) if one["standing"] == "open" else words
