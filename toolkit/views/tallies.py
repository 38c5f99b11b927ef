"""Views that count: measures by presence, domain, instrument and level, on every compared axis.

The sheets count the same with live formulas; these are the numbers that those must give.
"""

from collections import Counter
from collections.abc import Callable

from toolkit.model.measure import Entry, Measure
from toolkit.views.edition import Edition
from toolkit.views.frame import Column, Nested, Row, View

TALLIES = View(
    "tallies",
    (
        Column("key", "text"),
        Column("row", "text"),
        Column("axis", "text", "axes/{axis}/id"),
        Column("axis_short", "text", "axes/{axis}/short", title="axis"),
        Column("count", "integer"),
        Column("share", "number"),
    ),
)
"""How many measures have the code of `row` on an axis, and their share of those counted there."""


def _view(name: str, codes: str) -> View:
    return View(
        name,
        (
            Column("key", "text"),
            Column("id", "text", enum=codes),
            Column("title", "text", title=codes),
            Column("description", "text"),
        ),
        nested=(Nested("sides", TALLIES, parent="row", by="axis"),),
    )


PRESENCE = _view("by_presence", "presence")
DOMAIN = _view("by_domain", "domain")
INSTRUMENT = _view("by_instrument", "instrument_type")
LEVEL = _view("by_level", "institutionalisation")
VIEWS = (PRESENCE, DOMAIN, INSTRUMENT, LEVEL)

Code = Callable[[Measure, Entry | None], str | None]
"""Takes a measure and its entry on an axis; returns what it counts for, None if it does not."""
_NONE = "not-reported"


def rows(edition: Edition) -> tuple[dict[View, list[Row]], list[Row]]:
    """Return the rows of each view, and those of `tallies` for all of them.

    Every measure counts under one presence; under a domain, an instrument and a level only where it
    is present. A code that no measure has is left out, except from the presences and the levels.
    """
    found: dict[View, list[Row]] = {}
    cells: list[Row] = []
    for view, code, whole in (
        (PRESENCE, _presence, True),
        (DOMAIN, _domain, False),
        (INSTRUMENT, _coded("instrument_type"), False),
        (LEVEL, _coded("institutionalisation"), True),
    ):
        counts = {axis["id"]: _counts(edition, code, axis["id"]) for axis in edition.axes}
        heads = _heads(edition, view, set().union(*counts.values()), whole=whole)
        found[view] = heads
        cells += [_cell(edition, head, axis, own) for head in heads for axis, own in counts.items()]
    return found, cells


def _presence(_: Measure, entry: Entry | None) -> str | None:
    return entry["presence"] if entry else _NONE


def _domain(measure: Measure, entry: Entry | None) -> str | None:
    return measure["domain"] if entry and entry["presence"] == "present" else None


def _coded(field: str) -> Code:
    def code(_: Measure, entry: Entry | None) -> str | None:
        if entry is None or entry["presence"] != "present":
            return None
        return str(entry.get(field, _NONE))

    return code


def _counts(edition: Edition, code: Code, axis: str) -> Counter[str]:
    found = (code(one, one["entries"].get(axis)) for one in edition.dataset["measures"])
    return Counter(one for one in found if one is not None)


def _heads(edition: Edition, view: View, used: set[str], *, whole: bool) -> list[Row]:
    codes = view.columns[1].enum or ""
    known = edition.labels.get(codes, {})
    shown = [code for code in known if whole or code in used]
    shown += sorted(used - set(known))  # what the schema does not have: no value, so far
    return [
        {
            "key": f"{view.name}={code}",
            "id": code,
            "title": known.get(code) or edition.word("cells", "not_reported"),
            "description": edition.meanings.get((codes, code)),
        }
        for code in shown
    ]


def _cell(edition: Edition, head: Row, axis: str, counts: Counter[str]) -> Row:
    total = sum(counts.values())
    return {
        "key": f"{head['key']}/{axis}",
        "row": head["key"],
        "axis": axis,
        "axis_short": edition.axis_names[axis],
        "count": counts[head["id"]],
        "share": counts[head["id"]] / total if total else None,
    }
