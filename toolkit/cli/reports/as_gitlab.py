"""For merge requests: a GitLab code quality report."""

import json

from toolkit.cli.reports.report import Report, advice, visible
from toolkit.findings import SeedPlace, Severity

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "note": "info"}


def as_gitlab(report: Report) -> str:
    """Return a list with an entry for every finding; fingerprints are unique, or GitLab merges."""
    entries = []
    for finding, mark in report.fingerprints():
        place = finding.place
        told = advice(finding)
        lines = {"begin": place.line if isinstance(place, SeedPlace) else 1}
        if isinstance(place, SeedPlace) and place.end_line:
            lines["end"] = place.end_line
        entries.append(
            {
                "description": visible(
                    told if isinstance(place, SeedPlace) else f"{place}: {told}"
                ),
                "check_name": finding.code,
                "fingerprint": mark,
                "severity": _SEVERITIES[finding.severity],
                "location": {"path": report.path(place.file), "lines": lines},
            }
        )
    return json.dumps(entries, indent=2)
