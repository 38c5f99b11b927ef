"""The command `border-policy`: what commands there are, and what they have in common."""

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from toolkit import __version__
from toolkit.cli import exits
from toolkit.cli.build import build
from toolkit.cli.diff import diff
from toolkit.cli.explain import explain
from toolkit.cli.export import export
from toolkit.cli.fill import fill
from toolkit.cli.format import format_
from toolkit.cli.handler import Group
from toolkit.cli.init import init
from toolkit.cli.lint import lint
from toolkit.cli.list import list_
from toolkit.cli.new import new
from toolkit.cli.options import Project
from toolkit.cli.pull import pull
from toolkit.cli.refresh import refresh
from toolkit.cli.release import release
from toolkit.cli.schema import schema
from toolkit.cli.show import show
from toolkit.cli.status import status
from toolkit.cli.template import template
from toolkit.cli.terminal import be_tolerant, say, tell
from toolkit.cli.validate import validate

app = typer.Typer(
    name="border-policy",
    cls=Group,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        say(f"border-policy {__version__}")
        raise typer.Exit(exits.FINE)


@app.callback(
    epilog="Exit codes: 0 fine, 1 findings or differences, 2 wrong usage, 3 could not do it, "
    "70 a bug, 130 interrupted."
)
def border_policy(
    ctx: typer.Context,
    folder: Annotated[
        Path,
        typer.Option(
            "-C",
            metavar="DIR",
            exists=True,
            file_okay=False,
            help="Work in this folder, the one that contains seeds.",
        ),
    ] = Path(),
    version: Annotated[  # noqa: ARG001 -- its callback does the work
        bool,
        typer.Option("--version", is_eager=True, callback=_show_version, help="Show the version."),
    ] = False,
) -> None:
    """Fill real Excel workbooks that compare border relationships, from validated JSON."""
    ctx.obj = Project(folder)


COMMANDS: dict[str, Callable[..., None]] = {
    "build": build,
    "validate": validate,
    "status": status,
    "pull": pull,
    "refresh": refresh,
    "diff": diff,
    "release": release,
    "list": list_,
    "show": show,
    "new": new,
    "format": format_,
    "explain": explain,
    "schema": schema,
    "export": export,
    "init": init,
    "fill": fill,
    "lint": lint,
}
for name, command in COMMANDS.items():
    app.command(name)(command)
app.add_typer(template, name="template")


def main() -> None:
    """Run the command line; ends the process with the exit code."""
    be_tolerant()
    gc.set_threshold(200_000, 20, 100)  # data is large and has no circles: fewer rounds suffice
    try:
        app(prog_name="border-policy")
    except KeyboardInterrupt:
        tell("border-policy: interrupted")
        sys.exit(exits.INTERRUPTED)
