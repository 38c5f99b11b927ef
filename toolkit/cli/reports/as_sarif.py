"""For code scanning: SARIF 2.1.0, an OASIS standard that GitHub and editors read."""

import json
from itertools import islice
from typing import Any
from urllib.parse import quote

from toolkit import __version__
from toolkit.cli.reports.report import Report, advice, visible
from toolkit.findings import Finding, SeedPlace
from toolkit.tasks.explain import Described, describe

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

MOST = 25_000
"""GitHub refuses a run with more results; the worst come first, so the others are left out."""

Json = dict[str, Any]


def as_sarif(report: Report) -> str:
    """Return the report as a SARIF log with one run; columns count characters, ends are past."""
    marked = list(islice(report.fingerprints(), MOST))
    codes = sorted({finding.code for finding, _ in marked})
    driver = {
        "name": "border-policy-toolkit",
        "version": __version__,
        "rules": [_rule(known) for known in map(describe, codes) if known],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "results": [_result(finding, mark, report, codes) for finding, mark in marked],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(code: Described) -> Json:
    return {
        "id": code.code,
        "name": "".join(word.capitalize() for word in code.title.replace("-", " ").split()),
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": code.meaning},
        "help": {"text": code.text, "markdown": code.markdown},
        "defaultConfiguration": {"level": code.severity},
    }


def _result(finding: Finding, mark: str, report: Report, codes: list[str]) -> Json:
    result = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": finding.severity,
        "message": {"text": visible(advice(finding))},
        "locations": [_location(finding, report)],
        "partialFingerprints": {"primaryLocationLineHash": mark},
    }
    fix = _fix(finding, report)
    return result | ({"fixes": [fix]} if fix else {})


def _location(finding: Finding, report: Report) -> Json:
    place = finding.place
    physical: Json = {"artifactLocation": _artifact(place.file, report)}
    name = place.pointer if isinstance(place, SeedPlace) else f"{place.sheet}!{place.cell}"
    if isinstance(place, SeedPlace):
        physical["region"] = _region(place)
    logical = {"fullyQualifiedName": visible(name)} if name.strip("!") else {}
    return {"physicalLocation": physical} | ({"logicalLocations": [logical]} if logical else {})


def _region(place: SeedPlace) -> Json:
    start = {"startLine": place.line, "startColumn": place.column}
    end = {"endLine": place.end_line, "endColumn": place.end_column} if place.end_line else {}
    return start | end


def _artifact(file: str, report: Report) -> Json:
    path = report.path(file).encode("utf-8", "surrogateescape")
    return {"uri": quote(path), "uriBaseId": "%SRCROOT%"}


def _fix(finding: Finding, report: Report) -> Json:
    """Return how the nearest known word would replace what stands there, or nothing."""
    place = finding.place
    if not (finding.suggestion and isinstance(place, SeedPlace) and place.end_line):
        return {}
    new = json.dumps(finding.suggestion, ensure_ascii=False)
    replacement = {"deletedRegion": _region(place), "insertedContent": {"text": new}}
    change = {
        "artifactLocation": _artifact(place.file, report),
        "replacements": [replacement],
    }
    words = f'write "{finding.suggestion}"'
    return {"description": {"text": words}, "artifactChanges": [change]}
