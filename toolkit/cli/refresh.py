"""`border-policy refresh WORKBOOK`: somebody's own copy of an output brought up to date."""

import json
import sys
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli import exits
from toolkit.cli.options import JsonOption, project_root
from toolkit.cli.reporters import as_text, counted
from toolkit.cli.terminal import say, tell, wants_colour

if TYPE_CHECKING:
    from toolkit.merge.renewing import Renewed
    from toolkit.tasks.refresh import Refreshed

_MOST, _LONG = 10, 60


def refresh(
    ctx: typer.Context,
    workbook: Annotated[
        Path,
        typer.Argument(metavar="WORKBOOK", help="Your own copy."),
    ],
    target: Annotated[
        Path | None,
        typer.Option("-o", metavar="NEW", help="Write a new file; without, the copy is replaced."),
    ] = None,
    take: Annotated[
        str | None,
        typer.Option(
            "--take",
            metavar="workbook|seeds|FILE",
            help="Decide what both sides changed: all for one side, or by name in a JSON file.",
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if something would change.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Bring your own copy of a workbook up to date, and keep what is yours in it."""
    from toolkit.tasks.pull import decisions
    from toolkit.tasks.refresh import RefreshOptions
    from toolkit.tasks.refresh import refresh as run

    root = project_root(ctx)
    options = RefreshOptions(target and root / target, decisions(root, take), check=check)
    result = run(root, root / workbook, options)
    if as_json:
        say(_json(result))
    else:
        _report(result)
    if result.state in ("stopped", "stale"):
        raise typer.Exit(exits.FINDINGS)


def _json(result: "Refreshed") -> str:
    whole = asdict(result)
    whole["path"], whole["aside"] = str(result.path), str(result.aside) if result.aside else None
    for name in ("stops", "findings"):
        own = getattr(result, name)
        whole[name] = [{**asdict(f), "place": str(f.place), "text": str(f)} for f in own]
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _report(result: "Refreshed") -> None:
    if result.doubt:
        tell(result.doubt)
    tell(as_text((*result.stops, *result.findings), colour=wants_colour(sys.stderr)))
    for kind, count in result.kept.items():
        say(f"kept {kind}: {count}")
    for table, own in groupby(result.changed, key=lambda each: each.table):
        _report_changes(table, list(own))
    tell(_summary(result))


def _report_changes(table: str, changes: "list[Renewed]") -> None:
    """Say what a Table says now: rows that came and went, and the first of the cells."""
    came = [each.key for each in changes if not each.heading and each.now]
    went = [each.key for each in changes if not each.heading and each.was]
    cells = [each for each in changes if each.heading]
    for words, keys in (("new rows", came), ("rows that are gone", went)):
        if keys:
            say(f"{table}: {words}: {', '.join(keys)}")
    for each in cells[:_MOST]:
        say(f"{table}: {each.key}, {each.heading}: {_short(each.was)} → {_short(each.now)}")
    if len(cells) > _MOST:
        say(f"{table}: {len(cells) - _MOST} more cells say something new (--json has all)")


def _short(text: str) -> str:
    cut = text if len(text) <= _LONG else f"{text[: _LONG - 1]}…"
    return f"“{cut}”" if text else "nothing"


def _summary(result: "Refreshed") -> str:
    if result.state == "stopped":
        return f"{result.path}: nothing written; {counted(result.stops)} to settle first"
    if result.state == "current":
        return f"{result.path}: up to date"
    if result.state == "stale":
        return f"{result.path}: would be brought up to date"
    aside = f"; the old file is kept as {result.aside.name}" if result.aside else ""
    return f"{result.path}: brought up to date{aside}"
