"""`border-policy validate`: is the data in order?"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import exits
from toolkit.cli.options import (
    FAILING,
    FailOn,
    FailOnOption,
    Format,
    FormatOption,
    OutputOption,
    project_root,
    seen_from_here,
)
from toolkit.cli.reporters import add_to_summary, deliver, reported
from toolkit.cli.reports.report import Report
from toolkit.cli.terminal import tell
from toolkit.errors import ToolkitError


def validate(
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Report on these files or folders only."),
    ] = None,
    report_format: FormatOption = Format.TEXT,
    output: OutputOption = None,
    fail_on: FailOnOption = FailOn.ERROR,
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again whenever a file changes, until Ctrl-C.")
    ] = False,
) -> None:
    """Check the data in seeds: syntax, schema, and what must hold between the records."""
    root = project_root(ctx)
    target = root / output if output else None

    def check() -> Report:
        report = _report(root, paths or [], fail_on)
        deliver(reported(report, report_format, target), target)
        return report

    if watch:
        _watch(root, check)
        return
    report = check()
    if report_format is Format.GITHUB:
        add_to_summary(report)
    if any(finding.severity in report.failing for finding in report.findings):
        raise typer.Exit(exits.FINDINGS)


def _watch(root: Path, check: Callable[[], Report]) -> None:
    """Check now and after every change; what stops one check is said and does not end it."""
    from toolkit.tasks.validate import changes

    with suppress(KeyboardInterrupt):  # the ordinary end, also in the middle of a check
        for _ in chain([None], changes(root)):
            try:
                check()
            except ToolkitError as error:
                tell(f"border-policy: {error}")
            tell("\nwaiting for changes; Ctrl-C ends it")


def _report(root: Path, paths: Sequence[Path], fail_on: FailOn) -> Report:
    from toolkit.tasks.validate import validate as run

    result = run(root, paths)
    return Report(
        result.findings,
        _summary(len(result.files), result.complete),
        result.files,
        FAILING[fail_on],
        result.complete,
        seen_from_here(root),
    )


def _summary(files: int, complete: bool) -> str:
    read = f"{files:,} file{'' if files == 1 else 's'} checked"
    later = "; relations between records are checked once these are mended"
    return read if complete else read + later
