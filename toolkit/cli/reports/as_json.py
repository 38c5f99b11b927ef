"""For programs: an object described by `report.schema.json` (`border-policy schema report`)."""

import json
from collections import Counter
from typing import Any

from toolkit import __version__
from toolkit.cli.reports.report import Report
from toolkit.findings import Finding, SeedPlace

FORM = 1
"""Raised when a field goes or changes its meaning; new fields may come without."""


def as_json(report: Report) -> str:
    """Return the report as one JSON object."""
    counts = Counter(finding.severity for finding in report.findings)
    document = {
        "form": FORM,
        "tool": {"name": "border-policy-toolkit", "version": __version__},
        "summary": report.summary,
        "complete": report.complete,
        "files": len(report.files),
        "counts": {name: counts[name] for name in ("error", "warning", "note")},
        "findings": [
            _record(finding) | {"fingerprint": mark} for finding, mark in report.fingerprints()
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _record(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "remedy": finding.remedy,
        **_place(finding),
        "found": finding.found,
        "expected": finding.expected,
        "suggestion": finding.suggestion,
    }


def _place(finding: Finding) -> dict[str, Any]:
    place = finding.place
    if not isinstance(place, SeedPlace):
        return {"file": place.file, "sheet": place.sheet, "cell": place.cell}
    start = {"file": place.file, "line": place.line, "column": place.column}
    end = {"end_line": place.end_line, "end_column": place.end_column} if place.end_line else {}
    return {**start, **end, "pointer": place.pointer, "trail": place.trail}
