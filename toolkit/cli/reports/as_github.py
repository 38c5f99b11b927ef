"""For GitHub Actions: commands that become annotations, and a summary of the step.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest without a word,
so the worst come first, what is left out is said, and the summary has all.
"""

from collections import Counter
from collections.abc import Iterator

from toolkit.cli.reports.report import Report, advice, counted, visible
from toolkit.findings import Finding, SeedPlace, Severity

MOST_EACH = 10
MOST_BYTES = 1024**2 - 1024
"""The summary of a step may have 1 MiB."""

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def as_github(report: Report) -> str:
    """Return workflow commands, at most ten of each severity, and a last line in words."""
    shown: Counter[Severity] = Counter()
    lines = []
    for finding in report.findings:
        shown[finding.severity] += 1
        if shown[finding.severity] <= MOST_EACH:
            lines.append(_command(finding, report))
    left = sum(max(0, count - MOST_EACH) for count in shown.values())
    more = f"; {left} more are in the summary of this step" if left else ""
    return "\n".join([*lines, f"{counted(report.findings)} ({report.summary}){more}"])


def as_summary(report: Report) -> str:
    """Return the summary as Markdown: a table of all findings, cut below 1 MiB."""
    text = (
        f"### border-policy {report.command}\n\n{counted(report.findings)} ({report.summary})\n\n"
    )
    if not report.findings:
        return text
    text += "| Place | Code | What | Do |\n|---|---|---|---|\n"
    rows: list[str] = []
    size = len(text.encode())
    for row in _rows(report):
        size += len(row.encode("utf-8", "backslashreplace"))
        if size > MOST_BYTES:
            rows.append(f"\n… and {len(report.findings) - len(rows)} more\n")
            break
        rows.append(row)
    return text + "".join(rows)


def _command(finding: Finding, report: Report) -> str:
    place = finding.place
    properties = {"file": report.path(place.file)}
    if isinstance(place, SeedPlace):
        properties |= _lines(place)
    properties["title"] = finding.code
    told = advice(finding)
    if not isinstance(place, SeedPlace):
        told = f"{place}: {told}"
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {listed}::{_message(told)}"


def _lines(place: SeedPlace) -> dict[str, str]:
    line = {"line": str(place.line), "col": str(place.column)}
    if place.end_line != place.line:
        return line  # columns are ignored in a range of lines, and a whole record helps nobody
    return line | {"endLine": str(place.end_line), "endColumn": str(place.end_column)}


def _message(text: str) -> str:
    # what is visible has no line breaks; they are escaped too, should that ever change
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _rows(report: Report) -> Iterator[str]:
    for finding in report.findings:
        place = str(finding.place).replace(finding.place.file, report.path(finding.place.file), 1)
        cells = (place, finding.code, finding.message, finding.remedy)
        yield "| " + " | ".join(_cell(cell) for cell in cells) + " |\n"


def _cell(text: str) -> str:
    """Return text that Markdown takes for nothing but text."""
    marks = "\\`*_{}[]<>()#+-!|~@:"
    return "".join(f"&#{ord(char)};" if char in marks else char for char in visible(text))
