"""View `figure_pairs`: two indicators beside each other, with numbers only where they compare."""

from toolkit.model.indicator import Indicator
from toolkit.views.citation import cited_words
from toolkit.views.edition import Edition
from toolkit.views.figures import may_compare, pairs
from toolkit.views.frame import Column, Row, View
from toolkit.views.observations import followed, number_of, with_unit

_SIDES = ("first", "second")


def _columns(side: str) -> tuple[Column, ...]:
    return (
        Column(side, "text", f"indicators/{{{side}}}/id", title="indicator"),
        Column(f"{side}_title", "text", f"indicators/{{{side}}}/title", title="indicator"),
        Column(f"{side}_axis", "text", title="axis"),
        Column(f"{side}_value", "text", title="value"),
        Column(f"{side}_number", "number", title="comparable_number"),
    )


VIEW = View(
    "figure_pairs",
    (
        Column("key", "text"),
        *(column for side in _SIDES for column in _columns(side)),
        Column("unit", "text"),
        Column("comparability", "text", enum="indicators.pairs.comparability"),
        Column("reason", "text"),
        Column("sources", "text", title="cited"),
    ),
)


def rows(edition: Edition) -> list[Row]:
    """Return every pair once, in the order of the file.

    The numbers are there if the verdict is `comparable` and neither is a bound or open.
    """
    found = []
    for one, two, pair in pairs(edition):
        numbers = [number_of(each["observations"]) for each in (one, two)]
        if not may_compare(pair, (one, two)):
            numbers = [None, None]
        seen = [o for each in (one, two) for o in followed(each["observations"])]
        found.append(
            {
                "key": f"{one['id']}+{two['id']}",
                **_side(edition, "first", one, numbers[0]),
                **_side(edition, "second", two, numbers[1]),
                "unit": edition.joined(edition.text(each["unit"]) for each in (one, two)),
                "comparability": pair["comparability"],
                "reason": edition.text(pair["reason"]),
                "sources": edition.joined(cited_words(edition, o["citations"]) for o in seen),
            }
        )
    return found


def _side(edition: Edition, side: str, indicator: Indicator, number: float | None) -> Row:
    seen = followed(indicator["observations"])
    axes = dict.fromkeys(one["axis"] for one in indicator["observations"])
    return {
        side: indicator["id"],
        f"{side}_title": edition.text(indicator["title"]),
        f"{side}_axis": edition.axes_words(axes),
        f"{side}_value": edition.joined(with_unit(edition, indicator, one) for one in seen),
        f"{side}_number": number,
    }
