"""`border-policy lint`: accessibility and good practice of workbooks, ours and anybody's."""

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
from toolkit.cli.terminal import say

if TYPE_CHECKING:
    from toolkit.tasks.lint import LintResult


class ProfileName(StrEnum):
    """Whose rules apply."""

    UK = "uk"
    CANADA = "canada"
    US = "us"
    ANALYST = "analyst"


def lint(
    ctx: typer.Context,
    workbooks: Annotated[
        list[Path] | None, typer.Argument(metavar="WORKBOOK...", help="Workbooks (.xlsx).")
    ] = None,
    profile: Annotated[
        ProfileName, typer.Option("--profile", help="Whose rules apply.")
    ] = ProfileName.ANALYST,
    report_format: FormatOption = Format.TEXT,
    output: OutputOption = None,
    fail_on: FailOnOption = FailOn.ERROR,
    waivers: Annotated[
        Path | None,
        typer.Option("--waivers", metavar="FILE", help="Waivers, instead of those of lint.json."),
    ] = None,
    page: Annotated[
        bool, typer.Option("--page", help="Write the page of the documentation with all rules.")
    ] = False,
) -> None:
    """Check workbooks for accessibility and good practice, by the rules of an authority."""
    from toolkit.tasks import lint as task

    if page:
        say(task.page().rstrip("\n"))
        return
    if not workbooks:
        raise typer.BadParameter("name at least one workbook", param_hint="WORKBOOK")
    root = project_root(ctx)
    result = task.lint_workbooks(root, workbooks, profile, waivers)
    report = Report(
        result.findings,
        _summary(result, profile),
        result.files,
        FAILING[fail_on],
        prefix=seen_from_here(root),
        command="lint",
    )
    target = root / output if output else None
    deliver(reported(report, report_format, target), target)
    if report_format is Format.GITHUB:
        add_to_summary(report)
    if any(finding.severity in report.failing for finding in report.findings):
        raise typer.Exit(exits.FINDINGS)


def _summary(result: "LintResult", profile: str) -> str:
    count = len(result.files)
    said = f"{count} workbook{'' if count == 1 else 's'} checked, profile {profile}"
    return f"{said}; {_waived(result.waived)}" if result.waived else said


def _waived(waived: Counter[str]) -> str:
    each = ", ".join(f"{rule} {number:,}" for rule, number in sorted(waived.items()))
    return f"{waived.total():,} waived: {each}"
