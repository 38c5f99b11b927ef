"""`border-policy list`: the measures there are, in a table of id, name and state by axis."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.layout import Page
from toolkit.cli.options import JsonOption, project_root
from toolkit.cli.terminal import say

if TYPE_CHECKING:
    from toolkit.tasks.list_measures import Listed, Listing


def list_(
    ctx: typer.Context,
    axis: Annotated[
        str | None, typer.Option("--axis", metavar="A", help="Present on this axis.")
    ] = None,
    domain: Annotated[
        str | None, typer.Option("--domain", metavar="D", help="Of this domain.")
    ] = None,
    status: Annotated[
        str | None,
        typer.Option("--status", metavar="S", help="Of this status, on the axis if one is given."),
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="ID", help="With a claim from this source.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List the measures, all or those that pass every filter."""
    from toolkit.tasks.list_measures import Filters, list_measures

    found = list_measures(project_root(ctx), Filters(axis, domain, status, source))
    if as_json:
        say(json.dumps(asdict(found), ensure_ascii=False, indent=2))
        return
    say(_text(found))


def _text(found: "Listing") -> str:
    page = Page.of_terminal()
    domain, before = "", set[str | None]()
    for measure in found.measures:
        if measure.domain != domain:
            if domain:
                page.gap()
            domain = measure.domain
            page.heading(domain, "-")
            before = set()
        before.add(measure.id)
        mark = "  " if measure.parent in before else ""
        page.words(f"{mark}{measure.id}  {measure.title}", hanging=4)
        page.words(" · ".join(_sides(found, measure)), indent=4)
    if found.measures:
        page.gap()
    count = len(found.measures)
    page.words(f"{count} of {found.of} measures" if count != found.of else f"{count} measures")
    return page.text()


def _sides(found: "Listing", measure: "Listed") -> list[str]:
    """Return the state on each axis, without those to which the measure does not apply."""
    telling = {axis: state for axis, state in measure.sides.items() if state != "not applicable"}
    shown = telling or measure.sides
    return [f"{found.axes[axis]}: {state}" for axis, state in shown.items()]
