"""Findings as text for people, and the way to every other form of a report."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from toolkit.cli.options import Format
from toolkit.cli.reports.report import Report, counted, visible
from toolkit.cli.terminal import coloured, say, wants_colour
from toolkit.files import write_atomically
from toolkit.findings import Finding

__all__ = ["add_to_summary", "as_text", "counted", "deliver", "reported"]

_SUMMARY = "GITHUB_STEP_SUMMARY"


def reported(report: Report, form: Format, output: Path | None = None) -> str:
    """Return the report in the form asked for; colours only where it goes to a terminal."""
    if form is Format.JSON:
        from toolkit.cli.reports.as_json import as_json as write
    elif form is Format.SARIF:
        from toolkit.cli.reports.as_sarif import as_sarif as write
    elif form is Format.JUNIT:
        from toolkit.cli.reports.as_junit import as_junit as write
    elif form is Format.GITHUB:
        from toolkit.cli.reports.as_github import as_github as write
    elif form is Format.GITLAB:
        from toolkit.cli.reports.as_gitlab import as_gitlab as write
    else:
        lines = as_text(report.findings, colour=output is None and wants_colour(sys.stdout))
        closing = f"{counted(report.findings)} ({report.summary})"
        return f"{lines}\n\n{closing}" if lines else closing
    return write(report)


def deliver(report: str, output: Path | None) -> None:
    """Write a report to a file in one step, or to standard output; may raise FileError."""
    if output is None:
        say(report)
    else:
        write_atomically(output, f"{report}\n".encode("utf-8", "backslashreplace"))


def add_to_summary(report: Report) -> None:
    """Append the report to the summary of a GitHub step, where there is one; may raise OSError."""
    if os.environ.get(_SUMMARY):
        from toolkit.cli.reports.as_github import as_summary

        with Path(os.environ[_SUMMARY]).open("ab") as file:
            file.write(as_summary(report).encode("utf-8", "backslashreplace"))


def as_text(findings: Sequence[Finding], *, colour: bool = False) -> str:
    """Return one line a finding, in the order given: place, severity, code, message, remedy."""
    return "\n".join(_line(finding, colour) for finding in findings)


def _line(finding: Finding, colour: bool) -> str:
    line = visible(str(finding))
    if not colour:
        return line
    plain = f": {finding.severity} {finding.code}: "
    shown = f": {coloured(finding.severity, finding.severity)} {finding.code}: "
    return line.replace(plain, shown, 1)
