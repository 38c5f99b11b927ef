"""`border-policy export`: the views as tables for other programs."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.options import project_root
from toolkit.cli.terminal import say


class Form(StrEnum):
    """The formats of `export`."""

    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


def export(
    ctx: typer.Context,
    form: Annotated[Form, typer.Option("--to", help="Format of the files.")],
    folder: Annotated[
        Path | None, typer.Option("-o", metavar="DIR", help="Write here, not into outputs/FORMAT.")
    ] = None,
    lang: Annotated[
        str, typer.Option("--lang", help="Language; the first of the release if none.")
    ] = "",
) -> None:
    """Write the views of the data as tidy tables, with a dictionary of their columns."""
    from toolkit.tasks.export import export as run

    root = project_root(ctx)
    target = folder or Path("outputs") / form
    for each in run(root, form, root / target, lang):
        say(f"{target / each.path.name}: {each.rows} row{'' if each.rows == 1 else 's'}")
