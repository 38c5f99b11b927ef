"""`border-policy new measure ID`: a record to fill in."""

from enum import StrEnum
from typing import Annotated

import typer

from toolkit.cli.options import project_root
from toolkit.cli.terminal import say


class Kind(StrEnum):
    """What a new record can be."""

    MEASURE = "measure"


def new(
    ctx: typer.Context,
    kind: Annotated[Kind, typer.Argument(metavar="measure", help="What to make.")],
    ident: Annotated[
        str, typer.Argument(metavar="ID", help="Its id: small letters, digits, hyphens.")
    ],
) -> None:
    """Write a new record with every required field; `validate` tells what is to be filled in."""
    from toolkit.tasks.new import new_measure

    assert kind is Kind.MEASURE
    path = new_measure(project_root(ctx), ident).as_posix()
    say(f"{path}: written")
    say(f"`border-policy validate {path}` lists what is to be filled in")
