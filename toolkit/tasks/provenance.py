"""The page `docs/provenance.md`: every value of the comparison with who says so, as Markdown."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from toolkit.tasks.show import Cell, Place, Reading, Shown, Side, show_all
from toolkit.views.readout import CODED

_MARKS = {"preferred": "+", "not-preferred": "\N{MINUS SIGN}", "open": "?"}
_BY_RULES = "coded by the rules"
_OF_ENTRY = "drawn from the readings of this entry"
_CHECKED = {"read": "read", "read-in-part": "read in part", "not-found": "not found"}
_HEAD = """# Where every value comes from

For every cell of the comparison: the value, the readings of each source with the place in it, and
how far that was checked. `+` bears the value out, `\N{MINUS SIGN}` is another reading that is not
followed, `?` is open; the reason stands behind it. `border-policy show MEASURE` tells the same, and
more, of one measure. This page is written by `border-policy show --page`.
"""


def provenance_page(root: Path) -> str:
    """Return the page for the seeds in `root`. Raises FindingsError as `show` does."""
    measures = show_all(root)
    parts = [_HEAD]
    for domain in dict.fromkeys(each.domain for each in measures):
        parts.append(f"## {domain}\n")
        parts += ["\n".join(_measure(each)) for each in measures if each.domain == domain]
    return "\n".join([*parts, _bibliography(measures)])


def _measure(shown: Shown) -> Iterator[str]:
    yield f"### {shown.title} (`{shown.id}`)"
    for side in shown.sides:
        yield from ("", f"**{side.label}**", "")
        if side.counterpart:
            places = _joined(_place(place) for place in side.counterpart_places)
            told = " ".join(part for part in (side.counterpart_note, places) if part)
            yield from (f"{_safe(side.counterpart)}. {_safe(told)}", "")
        yield from ("| Field | Value | Said by |", "|---|---|---|")
        for cell in side.cells:
            yield f"| {_safe(cell.title)} | {_safe(_value(cell))} | {_said(cell, side)} |"
    yield ""


def _value(cell: Cell) -> str:
    as_of = f" (as of {cell.as_of})" if cell.as_of else ""
    return f"{cell.value or '(nothing entered)'}{as_of}"


def _said(cell: Cell, side: Side) -> str:
    if cell.readings:
        return "<br>".join(_safe(_reading(each, cell.value)) for each in cell.readings)
    if cell.field in CODED:
        return _safe(": ".join(part for part in (_BY_RULES, side.coding_reason) if part))
    return _OF_ENTRY if cell.value and cell.field == "summary" else ""


def _reading(reading: Reading, held: str | None) -> str:
    value = f"{reading.value}: " if reading.value != held else ""
    quoted = f" “{reading.as_stated}”" if reading.as_stated else ""
    places = _joined(_place(place) for place in reading.places)
    reason = f" ({reading.reason})" if reading.reason else ""
    head = f"{_MARKS[reading.standing]} {value}{places}{quoted}"
    return f"{head}, {_CHECKED[reading.checked]}{reason}"


def _place(place: Place) -> str:
    after = f", after {place.relies_on}" if place.relies_on else ""
    return f"{place.source}, {place.locator}{after}"


def _bibliography(measures: Sequence[Shown]) -> str:
    known = {ident: said for each in measures for ident, said in each.sources.items()}
    lines = [f"- `{ident}`: {_safe(known[ident])}" for ident in sorted(known)]
    return "\n".join(["## Sources", "", *lines, ""])


def _joined(parts: Iterator[str]) -> str:
    return "; ".join(parts)


def _safe(text: str) -> str:
    """Return the text fit for a cell of a Markdown table."""
    return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;").replace("*", "\\*")
