"""JUnit: valid against the schema of Jenkins, read by junitparser, every case with a name."""

import os
from pathlib import Path

import junitparser
import pytest
from hypothesis import given, settings
from lxml import etree

from tests.cli.reports.reporting import CASES, REPORTS, many, report_of_case
from toolkit.cli.reports.as_junit import as_junit
from toolkit.cli.reports.report import Report
from toolkit.findings import Finding, SeedPlace

OUTSIDE = os.environ.get("SCHEMAS")


def cases_of(report: Report) -> list[junitparser.TestCase]:
    (suite,) = junitparser.JUnitXml.fromstring(as_junit(report).encode())
    return list(suite)


@pytest.mark.skipif(not OUTSIDE, reason="SCHEMAS names no folder with junit-10.xsd")
@settings(max_examples=60, deadline=None)
@given(REPORTS)
def test_any_report_is_valid_against_the_schema_of_jenkins(report: Report) -> None:
    schema = etree.XMLSchema(file=str(Path(str(OUTSIDE)) / "junit-10.xsd"))
    schema.assertValid(etree.fromstring(as_junit(report).encode()))


@settings(max_examples=60, deadline=None)
@given(REPORTS)
def test_any_report_is_read_with_a_failure_for_every_failing_finding(report: Report) -> None:
    (suite,) = junitparser.JUnitXml.fromstring(as_junit(report).encode())
    failing = [finding for finding in report.findings if finding.severity in report.failing]
    assert suite.failures == len(failing)
    assert sum(bool(case.result) for case in suite) == len(failing)
    assert suite.tests == len(list(suite))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_names_of_cases_are_unique_because_gitlab_drops_the_others(
    case: Path, tmp_path: Path
) -> None:
    cases = cases_of(report_of_case(case, tmp_path))
    names = [(each.classname, each.name) for each in cases]
    assert len(set(names)) == len(names)


def test_the_content_of_a_failure_has_place_message_and_remedy() -> None:
    finding = Finding("C103", "error", "no <measure> & so", SeedPlace("seeds/a.json", 3, 7), "do")
    (case,) = cases_of(Report([finding], "", ("seeds/a.json",), prefix="data"))
    (failure,) = case.result
    assert failure.text == "data/seeds/a.json:3:7: error C103: no <measure> & so; do"
    assert (case.classname, failure.type) == ("data/seeds/a.json", "C103")


def test_a_file_without_findings_is_a_case_that_passes() -> None:
    report = Report([], "", ("seeds/a.json", "seeds/b.json"))
    assert [(c.classname, c.is_passed) for c in cases_of(report)] == [
        ("seeds/a.json", True),
        ("seeds/b.json", True),
    ]


def test_a_warning_fails_only_where_warnings_do() -> None:
    report = many(1)
    assert [case.is_passed for case in cases_of(report)] == [False, True]
    strict = Report(report.findings, "", failing=("error", "warning"))
    assert [case.is_passed for case in cases_of(strict)] == [False, False]
