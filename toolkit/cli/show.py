"""`border-policy show`: a measure with every value, who says so, and how far it was checked."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.layout import Page
from toolkit.cli.options import JsonOption, project_root
from toolkit.cli.terminal import say
from toolkit.errors import UsageError

if TYPE_CHECKING:
    from toolkit.tasks.show import Cell, Place, Reading, Shown, Side

_MARKS = {"preferred": "+", "not-preferred": "-", "open": "?"}
_CHECKED = {"read": "read", "read-in-part": "read in part", "not-found": "NOT FOUND"}
_LEGEND = "+ bears the value out   - another reading, not followed   ? open"


def _measures(ctx: typer.Context, incomplete: str) -> list[str]:
    root: Path = getattr(ctx.obj, "root", Path())
    return sorted(path.stem for path in (root / "seeds/measures").glob(f"{incomplete}*.json"))


def show(
    ctx: typer.Context,
    measure: Annotated[
        str | None,
        typer.Argument(metavar="MEASURE", autocompletion=_measures, help="Id of a measure."),
    ] = None,
    as_json: JsonOption = False,
    page: Annotated[
        bool, typer.Option("--page", help="Write the page of the documentation on all measures.")
    ] = False,
) -> None:
    """Show all that is known of a measure: values, readings, sources, and how far checked."""
    from toolkit.tasks.show import show as look_up

    if page:
        from toolkit.tasks.provenance import provenance_page

        say(provenance_page(project_root(ctx)).rstrip("\n"))
        return
    if measure is None:
        raise UsageError("name a measure; `border-policy list` names them all")
    shown = look_up(project_root(ctx), measure)
    if as_json:
        say(json.dumps(asdict(shown), ensure_ascii=False, indent=2))
        return
    say(_text(shown))


def _text(shown: "Shown") -> str:
    page = Page.of_terminal()
    page.heading(shown.title, "=")
    page.words(" · ".join(part for part in (shown.kind, shown.domain, shown.file) if part))
    if shown.parent:
        page.words(f"Part of {shown.parent}")
    page.gap()
    page.words(shown.summary)
    if shown.symmetry:
        page.gap()
        page.words(": ".join(part for part in (shown.symmetry, shown.symmetry_reason) if part))
    if shown.note:
        page.gap()
        page.words(f"Note: {shown.note}")
    for side in shown.sides:
        _side(page, side)
    _analogues(page, shown)
    page.gap()
    page.heading("Sources", "-")
    for ident, citation in shown.sources.items():
        page.words(f"{ident}: {citation}", indent=2, hanging=4)
    page.gap()
    page.words(_LEGEND)
    return page.text()


def _side(page: Page, side: "Side") -> None:
    page.gap()
    page.heading(side.label, "-")
    if side.counterpart:
        page.words(side.counterpart)
        if side.counterpart_note:
            page.words(side.counterpart_note, indent=2)
        for place in side.counterpart_places:
            page.words(_place(place), indent=2, hanging=4)
    for cell in side.cells:
        _cell(page, cell)
    if side.coding_reason:
        page.row("Coded so because", side.coding_reason)
    for review in side.reviewed:
        page.row("Reviewed", review)
    if side.note:
        page.row("Note", side.note)


def _cell(page: Page, cell: "Cell") -> None:
    as_of = f" (as of {cell.as_of})" if cell.as_of else ""
    page.row(cell.title, f"{cell.value or '(nothing entered)'}{as_of}")
    if cell.note:
        page.words(cell.note, indent=4)
    for reading in cell.readings:
        page.words(_reading(reading, cell.value or ""), indent=2, hanging=4)
        for more in (reading.reason, reading.note):
            if more:
                page.words(more, indent=6)


def _reading(reading: "Reading", held: str) -> str:
    """Return a reading on one line: mark, what it says where that differs, where, how checked."""
    stated = reading.as_stated or ""
    quoted = f"“{stated}”" if stated.casefold() != reading.value.casefold() and stated else ""
    value = reading.value if reading.value != held else ""
    words = " ".join(part for part in (value, quoted) if part)
    places = "; ".join(_place(place) for place in reading.places)
    where = f"{words} — {places}" if words else places
    return f"{_MARKS[reading.standing]} {where} · {_CHECKED[reading.checked]}"


def _place(place: "Place") -> str:
    after = f", after {place.relies_on}" if place.relies_on else ""
    return f"{place.source}: {place.locator}{after}"


def _analogues(page: Page, shown: "Shown") -> None:
    if not shown.analogues:
        return
    page.gap()
    page.heading("Near to it", "-")
    for near in shown.analogues:
        page.words(f"{near.short} ({near.measure}), {near.basis.lower()}")
        if near.note:
            page.words(near.note, indent=2)
        for place in near.places:
            page.words(_place(place), indent=2, hanging=4)
