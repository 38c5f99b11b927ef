"""The JSON form keeps to the schema that is published for it."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

from tests.cli.reports.reporting import CASES, REPORTS, many, report_of_case
from toolkit.cli.reports.as_json import as_json
from toolkit.cli.reports.report import Report
from toolkit.store.schemas import load_report_schema

VALIDATOR = jsonschema.Draft202012Validator(load_report_schema())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_report_on_every_invalid_data_set_satisfies_the_schema(
    case: Path, tmp_path: Path
) -> None:
    report = report_of_case(case, tmp_path)
    document = json.loads(as_json(report))
    assert [error.message for error in VALIDATOR.iter_errors(document)] == []
    assert len(document["findings"]) == len(report.findings)


@settings(max_examples=60, deadline=None)
@given(REPORTS)
def test_any_report_satisfies_the_schema(report: Report) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(json.loads(as_json(report)))] == []


def test_a_field_that_the_schema_does_not_have_is_against_it() -> None:
    document = json.loads(as_json(many(1)))
    document["findings"][0]["colour"] = "red"
    assert not VALIDATOR.is_valid(document)


def test_the_schema_itself_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(load_report_schema())
