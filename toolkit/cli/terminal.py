"""How the tool speaks: to whom, in colour or not, and without choking on a character."""

import io
import os
import sys
from typing import TextIO

import typer

from toolkit.findings import Severity

_COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "note": "blue"}


def be_tolerant() -> None:
    """Make output escape characters that the terminal's encoding lacks, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def wants_colour(stream: TextIO) -> bool:
    """Return whether to write colours: on a terminal that has them, unless NO_COLOR is set."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def coloured(severity: Severity, text: str) -> str:
    """Return the text in the colour of a severity."""
    return typer.style(text, fg=_COLOURS[severity], bold=True)


def say(text: str) -> None:
    """Write a result to standard output, as it is; nothing for an empty text."""
    if text:
        typer.echo(text, color=True)


def tell(text: str) -> None:
    """Write a message about the work, not its result, to standard error."""
    if text:
        typer.echo(text, err=True, color=True)
