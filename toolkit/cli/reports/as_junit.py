"""For test reports: JUnit XML as Jenkins and GitLab read it."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from toolkit.cli.reports.report import Report, visible
from toolkit.findings import Finding


def as_junit(report: Report) -> str:
    """Return one suite: a case for every finding, and one that passes for every file without.

    A finding that does not make the command fail is a case that passes and tells it in its output.
    """
    cases = [*_of_findings(report), *_of_clean_files(report)]
    failures = sum(finding.severity in report.failing for finding in report.findings)
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0"'
    suite = f'name="border-policy {report.command}" {counts} skipped="0"'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites {counts}>"]
    lines += [f"  <testsuite {suite}>", *cases, "  </testsuite>", "</testsuites>"]
    return "\n".join(lines)


def _of_findings(report: Report) -> Iterator[str]:
    for finding, mark in report.fingerprints():
        # names must be unique, or GitLab shows only the first; and stay, or a trend is lost
        name = f"{finding.code} {finding.message} [{mark[:8]}:{mark.partition(':')[2]}]"
        attributes = _attributes(report.path(finding.place.file), name)
        yield f"    <testcase {attributes}>{_outcome(finding, report)}</testcase>"


def _outcome(finding: Finding, report: Report) -> str:
    place = str(finding.place).removeprefix(finding.place.file)
    content = escape(visible(f"{report.path(finding.place.file)}{place}: {_told(finding)}"))
    if finding.severity not in report.failing:
        return f"<system-out>{content}</system-out>"
    message = quoteattr(visible(_told(finding)))
    return f'<failure type="{finding.code}" message={message}>{content}</failure>'


def _of_clean_files(report: Report) -> Iterator[str]:
    spoken_of = {finding.place.file for finding in report.findings}
    for file in report.files:
        if file not in spoken_of:
            yield f"    <testcase {_attributes(report.path(file), 'nothing to report')} />"


def _attributes(classname: str, name: str) -> str:
    return f'classname={quoteattr(visible(classname))} name={quoteattr(visible(name))} time="0"'


def _told(finding: Finding) -> str:
    return str(finding).removeprefix(f"{finding.place}: ")
