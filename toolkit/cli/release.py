"""`border-policy release`: a new version of the data, with what changed since the one before."""

import datetime
from typing import Annotated

import typer

from toolkit.cli.options import project_root
from toolkit.cli.terminal import say
from toolkit.errors import UsageError


def release(
    ctx: typer.Context,
    version: Annotated[str, typer.Argument(metavar="VERSION", help="Such as 0.2.0.")],
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="DAY", help="Date of the release; today if not given."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="OLD", help="Count the changes from this revision."),
    ] = None,
) -> None:
    """Write what changed since the last release into the seeds, with version, date and log."""
    from toolkit.tasks.release import release as make

    made = make(project_root(ctx), version, _day(date), since)
    for path in made.written:
        say(f"{path}: written")
    count = f"{made.changes:,} change{'' if made.changes == 1 else 's'}"
    say(f"{version}: {f'{count} since {made.since}' if made.since else 'the first release'}")
    say("run: border-policy build")


def _day(date: str | None) -> datetime.date:
    if date is None:
        return datetime.date.today()
    try:
        return datetime.date.fromisoformat(date)
    except ValueError as error:
        raise UsageError(f'"{date}" is no date; write it as 2026-11-22') from error
