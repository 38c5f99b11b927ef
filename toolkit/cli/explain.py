"""`border-policy explain`: what a code means and how to mend it."""

from typing import Annotated

import typer

from toolkit.cli.terminal import say


def _codes(incomplete: str) -> list[str]:
    from toolkit.tasks.explain import known_codes

    return [code for code in known_codes() if code.startswith(incomplete.upper())]


def explain(
    code: Annotated[
        str | None,
        typer.Argument(metavar="[CODE]", autocompletion=_codes, help="For example C103."),
    ] = None,
    page: Annotated[
        bool, typer.Option("--page", help="Write the page of the documentation with all codes.")
    ] = False,
) -> None:
    """Say what a code of a finding means, with an example and the mend; list all without CODE."""
    from toolkit.tasks import explain as task

    if page:
        say(task.page().rstrip("\n"))
    else:
        say(task.explain(code) if code else task.list_codes())
