"""`border-policy init`: a project to start from."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.options import project_root
from toolkit.cli.terminal import say


def init(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
) -> None:
    """Write a small working comparison of made-up countries, to be replaced by your own data."""
    from toolkit.tasks.init import init as run

    target = project_root(ctx) / folder
    for name in run(target):
        say(f"{target / name}: written")
    say(f"\nNext: border-policy -C {target} build")
