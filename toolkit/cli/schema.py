"""`border-policy schema`: the JSON Schemas, for editors and other validators."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.options import project_root
from toolkit.cli.terminal import say


def _names(incomplete: str) -> list[str]:
    from toolkit.tasks.schema import schema_names

    return [name for name in schema_names() if name.startswith(incomplete)]


def schema(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", autocompletion=_names, help="For example measure."),
    ] = None,
    folder: Annotated[
        Path | None, typer.Option("-o", metavar="DIR", help="Write all schemas into this folder.")
    ] = None,
) -> None:
    """Print one schema in a single piece; list their names without NAME; write all with -o."""
    from toolkit.tasks.schema import one_schema, schema_names, write_schemas

    if folder:
        for path in write_schemas(project_root(ctx) / folder):
            say(f"{folder / path.name}: written")
    else:
        say(one_schema(name) if name else "\n".join(schema_names()))
