"""GitLab code quality: a list of entries with what GitLab reads, each a fingerprint of its own."""

import json

from hypothesis import given, settings

from tests.cli.reports.reporting import REPORTS, many
from toolkit.cli.reports.as_gitlab import as_gitlab
from toolkit.cli.reports.report import Report


@settings(max_examples=60, deadline=None)
@given(REPORTS)
def test_every_entry_has_what_gitlab_reads(report: Report) -> None:
    text = as_gitlab(report)
    assert not text.startswith("\ufeff")
    entries = json.loads(text)
    assert len({entry["fingerprint"] for entry in entries}) == len(report.findings) == len(entries)
    for entry in entries:
        assert entry["description"] or entry["description"] == ""
        assert entry["check_name"]
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert not entry["location"]["path"].startswith("/")
        assert entry["location"]["lines"]["begin"] >= 1


def test_severities_are_those_of_gitlab() -> None:
    assert [entry["severity"] for entry in json.loads(as_gitlab(many(1)))] == ["major", "minor"]
