"""Options that more than one command has: one name, one help text, one home."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from toolkit.findings import Severity


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    GITLAB = "gitlab"


class FailOn(StrEnum):
    """From which severity on findings make the command fail."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


FAILING: dict[FailOn, tuple[Severity, ...]] = {
    FailOn.ERROR: ("error",),
    FailOn.WARNING: ("error", "warning"),
    FailOn.NEVER: (),
}
"""The severities that make a command fail."""

FormatOption = Annotated[
    Format, typer.Option("--format", help="Write findings for people or for programs.")
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", metavar="FILE", help="Write the report to a file, not the terminal."),
]
FailOnOption = Annotated[
    FailOn, typer.Option("--fail-on", help="Exit with 1 from this severity on.")
]

JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON, for programs.")]


@dataclass(frozen=True)
class Project:
    """The folder given with -C: the one that contains `seeds`."""

    root: Path


def seen_from_here(root: Path) -> str:
    """Return the project's folder as a path from the current folder, for CI systems."""
    here = Path.cwd()
    full = root.resolve()
    return full.relative_to(here).as_posix() if full.is_relative_to(here) else ""


def project_root(ctx: typer.Context) -> Path:
    """Return the folder that the command works in."""
    assert isinstance(ctx.obj, Project)
    return ctx.obj.root
