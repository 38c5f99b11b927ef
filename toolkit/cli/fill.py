"""`border-policy fill`: any template, any JSON."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.options import project_root
from toolkit.cli.reporters import as_text
from toolkit.cli.terminal import say, tell, wants_colour


def fill(
    ctx: typer.Context,
    template: Annotated[Path, typer.Argument(metavar="TEMPLATE.xlsx", help="Workbook with tags.")],
    data: Annotated[Path, typer.Argument(metavar="DATA.json", help="A JSON object.")],
    output: Annotated[Path, typer.Option("-o", metavar="OUT.xlsx", help="Where to write.")],
    schema: Annotated[
        Path | None, typer.Option("--schema", metavar="S.json", help="Check tags against it first.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace OUT.xlsx if it exists.")] = False,
) -> None:
    """Fill any template from any JSON object."""
    from toolkit.tasks.fill import fill_template

    root = project_root(ctx)
    result = fill_template(
        root / template, root / data, root / output, schema=schema and root / schema, force=force
    )
    tell(as_text(result.findings, colour=wants_colour(sys.stderr)))
    say(f"{output}: written")
