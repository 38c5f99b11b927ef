"""Findings as text for people and as JSON for programs: two readings of one result."""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from toolkit.cli.options import Format
from toolkit.cli.terminal import coloured, say, wants_colour
from toolkit.files import write_atomically
from toolkit.findings import Finding, SeedPlace


def reported(
    findings: Sequence[Finding], form: Format, summary: str, output: Path | None = None
) -> str:
    """Return the report in the form asked for; `summary` says in words what was looked at."""
    if form is Format.JSON:
        return as_json(findings, summary=summary)
    lines = as_text(findings, colour=output is None and wants_colour(sys.stdout))
    closing = f"{counted(findings)} ({summary})"
    return f"{lines}\n\n{closing}" if lines else closing


def deliver(report: str, output: Path | None) -> None:
    """Write a report to a file in one step, or to standard output; may raise FileError."""
    if output is None:
        say(report)
    else:
        write_atomically(output, f"{report}\n".encode())


def as_text(findings: Sequence[Finding], *, colour: bool = False) -> str:
    """Return one line a finding, in the order given: place, severity, code, message, remedy."""
    return "\n".join(_line(finding, colour) for finding in findings)


def as_json(findings: Sequence[Finding], **more: Any) -> str:
    """Return an object with `counts` by severity, `findings`, and whatever else is given."""
    document = {
        **more,
        "counts": _counts(findings),
        "findings": [_record(finding) for finding in findings],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def counted(findings: Sequence[Finding]) -> str:
    """Return how many there are of each severity, for example `2 errors, 1 warning`."""
    counts = [(n, name) for name, n in _counts(findings).items() if n]
    said = [f"{n} {name}{'' if n == 1 else 's'}" for n, name in counts]
    return ", ".join(said) or "nothing to report"


def _counts(findings: Sequence[Finding]) -> dict[str, int]:
    found = Counter(finding.severity for finding in findings)
    return {"error": found["error"], "warning": found["warning"], "note": found["note"]}


def _line(finding: Finding, colour: bool) -> str:
    line = str(finding)
    if not colour:
        return line
    plain = f": {finding.severity} {finding.code}: "
    shown = f": {coloured(finding.severity, finding.severity)} {finding.code}: "
    return line.replace(plain, shown, 1)


def _record(finding: Finding) -> dict[str, Any]:
    record = {"code": finding.code, "severity": finding.severity, "message": finding.message}
    return record | {"remedy": finding.remedy} | _place(finding)


def _place(finding: Finding) -> dict[str, Any]:
    place = finding.place
    if isinstance(place, SeedPlace):
        where: dict[str, Any] = {"line": place.line, "column": place.column}
        return {"file": place.file, **where, "pointer": place.pointer}
    return {"file": place.file, "sheet": place.sheet, "cell": place.cell}
