"""Decisions on what both sides changed: the workbook, or the seeds."""

from collections.abc import Callable

from toolkit.merge.cells import Seen, Shown
from toolkit.merge.refreshing import RefreshPlan, Stop, Verdict

_LONG = 80
Choose = Callable[[str], str | None]
"""Gives `workbook` or `seeds` for the name of what is to be decided, None where nobody did."""


def settled(plan: RefreshPlan, choose: Choose) -> RefreshPlan:
    """Return the plan with what was decided; what was not, and cannot be, is among its stops.

    Its cells are those that stay as they were typed.
    """
    kept, stops = list[Verdict](), list[Stop]()
    for cell in plan.cells:
        choice = choose(cell.name) if cell.state == "conflict" else None
        if cell.state == "kept" or choice == "workbook":
            kept.append(cell)
        elif cell.state == "conflict" and choice != "seeds":
            stops.append(_conflict(cell))
    undecided = [s for s in plan.stops if not s.name or choose(s.name) != "seeds"]
    return RefreshPlan(tuple(kept), (*undecided, *stops))


def _conflict(cell: Verdict) -> Stop:
    edit = cell.edit
    was = "" if edit.written is None or edit.written.computed else shown_as(edit.written.shown)
    said = f" (it was {_quoted(was)})" if was else ""
    mine, theirs = _quoted(reads(edit.seen)), _quoted(reads(cell.theirs))
    message = f"says {mine} here and {theirs} in the seeds{said}"
    return Stop("R101", edit.sheet, cell.address, message, name=cell.name)


def _quoted(text: str) -> str:
    short = text if len(text) <= _LONG else f"{text[: _LONG - 1]}…"
    return f"“{short}”" if text else "nothing"


def reads(seen: Seen | None) -> str:
    """Return how a cell reads."""
    if seen is None:
        return ""
    return f"={seen.text}" if seen.form == "formula" else seen.text or shown_as(seen.value)


def shown_as(value: Shown) -> str:
    """Return how a value that was written reads."""
    if isinstance(value, bool):
        return str(value).upper()
    return "" if value is None else str(value)
