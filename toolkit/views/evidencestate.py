"""View `evidence_state`: how far the data is borne out, counted in all and on every compared axis.

Counted are the claims, the sources that they cite, the entries that are present, the measures, and
the points of the action plans.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.model.measure import Claim, Measure
from toolkit.views.edition import Edition
from toolkit.views.frame import Column, Nested, Row, View
from toolkit.views.tallies import TALLIES

VIEW = View(
    "evidence_state",
    (
        Column("id", "text"),
        Column("what", "text", title="counted"),
        Column("code", "text"),
        Column("title", "text", title="state"),
        Column("description", "text"),
        Column("count", "integer"),
        Column("share", "number"),
    ),
    key="id",
    nested=(Nested("sides", TALLIES, parent="row", by="axis"),),
)


@dataclass(frozen=True)
class _Item:
    """One thing that is counted: in which group, in which state, and on which axes it bears."""

    group: str
    state: str
    axes: frozenset[str]


_READ = "read"
_LISTS = {"checked": "checked", "standing": "standing", "points": "checked", "sources": "checked"}
"""Groups whose states are the codes of a list."""
_OWN = {
    "entries": ("none", "single", "several"),
    "measures": ("in_full", "not_in_full"),
    "readings": ("differing", "agreeing"),
}
"""Groups with states of their own."""
_GROUPS = ("checked", "standing", "sources", "entries", "measures", "readings", "points")


def rows(edition: Edition) -> tuple[list[Row], list[Row]]:
    """Return the rows of `evidence_state`, and those of `tallies` for them."""
    items = [*_claims(edition), *_sources(edition), *_measures(edition), *_points(edition)]
    heads: list[Row] = []
    sides: list[Row] = []
    axes = [axis["id"] for axis in edition.axes]
    counts: Mapping[str | None, Counter[tuple[str, str]]] = {
        axis: Counter((one.group, one.state) for one in items if axis is None or axis in one.axes)
        for axis in (None, *axes)
    }
    for group in _GROUPS:
        for state in _states(edition, group):
            key = f"{group}={state}"
            heads.append(
                {
                    "id": key,
                    "what": edition.word("evidence_state", group),
                    "code": state,
                    **_words(edition, group, state),
                    **_share(counts[None], group, state),
                }
            )
            sides += [
                {
                    "key": f"{key}/{axis}",
                    "row": key,
                    "axis": axis,
                    "axis_short": edition.axis_names[axis],
                    **_share(counts[axis], group, state),
                }
                for axis in axes
            ]
    return heads, sides


def _states(edition: Edition, group: str) -> Sequence[str]:
    return _OWN[group] if group in _OWN else list(edition.labels.get(_LISTS[group], {}))


def _words(edition: Edition, group: str, state: str) -> Row:
    if group in _OWN:
        title = edition.word("evidence_state", f"{group}_{state}")
        return {"title": title, "description": None}
    codes = _LISTS[group]
    return {
        "title": edition.label(codes, state),
        "description": edition.meanings.get((codes, state)),
    }


def _share(counts: Counter[tuple[str, str]], group: str, state: str) -> Row:
    total = sum(number for (name, _), number in counts.items() if name == group)
    count = counts[group, state]
    return {"count": count, "share": count / total if total else None}


def _claims(edition: Edition) -> Iterator[_Item]:
    for measure in edition.dataset["measures"]:
        for claim in measure["claims"]:
            axes = frozenset([claim["axis"]])
            yield _Item("checked", claim["checked"], axes)
            yield _Item("standing", claim["standing"], axes)


def _sources(edition: Edition) -> Iterator[_Item]:
    """Yield every source that is listed; it bears on the axes of the claims that cite it."""
    axes: dict[str, set[str]] = {}
    for measure in edition.dataset["measures"]:
        for claim in measure["claims"]:
            for source in _cited([claim]):
                axes.setdefault(source, set()).add(claim["axis"])
    for one in edition.dataset["sources"]:
        own = frozenset(axes.get(one["id"], ()))
        yield _Item("sources", one["custom"]["checked"], own)


def _measures(edition: Edition) -> Iterator[_Item]:
    """Yield measures on the axes where they are present, and their entries there."""
    for measure in edition.dataset["measures"]:
        present = [a for a, entry in measure["entries"].items() if entry["presence"] == "present"]
        for axis in present:
            state = _borne_out([one for one in measure["claims"] if one["axis"] == axis])
            yield _Item("entries", state, frozenset([axis]))
        yield _Item("measures", _read(edition, measure), frozenset(present))
        differing = any(one["standing"] != "preferred" for one in measure["claims"])
        yield _Item("readings", "differing" if differing else "agreeing", frozenset(present))


def _borne_out(claims: Sequence[Claim]) -> str:
    count = len(_cited(claims))
    return "several" if count > 1 else "single" if count else "none"


def _read(edition: Edition, measure: Measure) -> str:
    sources = (edition.sources.get(ident) for ident in _cited(measure["claims"]))
    full = any(one and one["custom"]["checked"] == _READ for one in sources)
    return "in_full" if full else "not_in_full"


def _points(edition: Edition) -> Iterator[_Item]:
    for plan in edition.dataset["action_plans"]:
        for point in plan["points"]:
            yield _Item("points", point["checked"], frozenset([plan["axis"]]))


def _cited(claims: Sequence[Claim]) -> set[str]:
    return {citation["source"] for claim in claims for citation in claim["citations"]}
