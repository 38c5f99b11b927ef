"""View `asymmetries`: what is present on one compared axis and not on another, and what is near."""

from toolkit.model.measure import Measure
from toolkit.views.edition import Edition
from toolkit.views.frame import Column, Row, View
from toolkit.views.readout import counterpart_words

_MEASURE = "measures/{measure}"
_MISSING = f"{_MEASURE}/entries/{{axis}}/counterpart"

VIEW = View(
    "asymmetries",
    (
        Column("key", "text"),
        Column("measure", "text", f"{_MEASURE}/id"),
        Column("title", "text", f"{_MEASURE}/title", title="measure"),
        Column("domain", "text", f"{_MEASURE}/domain", enum="domain"),
        Column("kind", "text", f"{_MEASURE}/kind", enum="kind"),
        Column("present", "list"),
        Column("present_shown", "text", title="present_on"),
        Column("axis", "text", "axes/{axis}/id"),
        Column("axis_short", "text", "axes/{axis}/short", title="missing_on"),
        Column("presence", "text", enum="presence"),
        Column("counterpart", "text", about=_MISSING),
        Column("nearest", "list"),
        Column("nearest_shown", "text", title="nearest", about=_MISSING),
        Column("symmetry", "text", f"{_MEASURE}/symmetry", enum="symmetry"),
        Column("reason", "text", f"{_MEASURE}/symmetry_reason"),
    ),
)


def rows(edition: Edition) -> list[Row]:
    """Return a row for every measure that is present on a compared axis and every one where it is
    not, in the order of the axes, then of the measures.
    """
    axes = [axis["id"] for axis in edition.axes]
    found = []
    for missing in axes:
        for measure in edition.dataset["measures"]:
            present = [axis for axis in axes if _is_present(measure, axis)]
            if present and missing not in present:
                found.append(_row(edition, measure, present, missing))
    return found


def _is_present(measure: Measure, axis: str) -> bool:
    entry = measure["entries"].get(axis)
    return entry is not None and entry["presence"] == "present"


def _row(edition: Edition, measure: Measure, present: list[str], missing: str) -> Row:
    entry = measure["entries"].get(missing)
    counterpart = entry.get("counterpart") if entry else None
    nearest = list(counterpart["nearest"]) if counterpart else []
    return {
        "key": f"{measure['id']}/{missing}",
        "measure": measure["id"],
        "title": edition.text(measure["title"]),
        "domain": measure["domain"],
        "kind": measure["kind"],
        "present": present,
        "present_shown": edition.axes_words(present),
        "axis": missing,
        "axis_short": edition.axis_names[missing],
        "presence": entry["presence"] if entry else "not-reported",
        "counterpart": counterpart_words(edition, entry),
        "nearest": nearest,
        "nearest_shown": edition.measures_words(nearest),
        "symmetry": measure.get("symmetry"),
        "reason": edition.text(measure.get("symmetry_reason")),
    }
