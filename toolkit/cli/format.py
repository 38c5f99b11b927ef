"""`border-policy format`: the seeds in one form."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import exits
from toolkit.cli.options import project_root
from toolkit.cli.terminal import say


def format_(
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="These files or folders only."),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 if a file would change.")
    ] = False,
) -> None:
    """Write the JSON files of seeds with keys in the schema's order and two spaces; same values."""
    from toolkit.tasks.format import format_seeds

    result = format_seeds(project_root(ctx), paths or [], check=check)
    for file in result.changed:
        say(f"{file}: {'not in canonical form; run: border-policy format' if check else 'written'}")
    changed = len(result.changed)
    verb = "would be rewritten" if check else "rewritten"
    say(f"{changed} {verb}, {result.right} right as they are")
    if check and changed:
        raise typer.Exit(exits.FINDINGS)
