"""`border-policy validate`: is the data in order?"""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import exits
from toolkit.cli.options import (
    FailOn,
    FailOnOption,
    Format,
    FormatOption,
    OutputOption,
    project_root,
)
from toolkit.cli.reporters import deliver, reported
from toolkit.findings import Finding


def validate(
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Report on these files or folders only."),
    ] = None,
    report_format: FormatOption = Format.TEXT,
    output: OutputOption = None,
    fail_on: FailOnOption = FailOn.ERROR,
) -> None:
    """Check the data in seeds: syntax, schema, and what must hold between the records."""
    from toolkit.tasks.validate import validate as check

    root = project_root(ctx)
    result = check(root, paths or [])
    summary = _summary(result.files, result.complete)
    target = root / output if output else None
    deliver(reported(result.findings, report_format, summary, target), target)
    if _fails(result.findings, fail_on):
        raise typer.Exit(exits.FINDINGS)


def _summary(files: int, complete: bool) -> str:
    read = f"{files} file{'' if files == 1 else 's'} checked"
    later = "; relations between records are checked once these are mended"
    return read if complete else read + later


def _fails(findings: tuple[Finding, ...], fail_on: FailOn) -> bool:
    failing = {FailOn.ERROR: ("error",), FailOn.WARNING: ("error", "warning"), FailOn.NEVER: ()}
    return any(finding.severity in failing[fail_on] for finding in findings)
