"""SARIF: valid against the OASIS schema, with help for every rule and places that can be shown."""

import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from tests.builders import seed_files, write_seeds
from tests.cli.reports.reporting import CASES, REPORTS, report_of_case
from toolkit.cli.reports.as_sarif import MOST, as_sarif
from toolkit.cli.reports.report import Report
from toolkit.codes import CODES
from toolkit.findings import Finding, SeedPlace
from toolkit.tasks.validate import validate

OUTSIDE = os.environ.get("SCHEMAS")


def run_of(report: Report) -> dict[str, Any]:
    (run,) = json.loads(as_sarif(report))["runs"]
    assert isinstance(run, dict)
    return run


@pytest.mark.skipif(not OUTSIDE, reason="SCHEMAS names no folder with sarif-schema-2.1.0.json")
@settings(max_examples=40, deadline=None)
@given(REPORTS)
def test_any_report_is_valid_against_the_schema_of_oasis(report: Report) -> None:
    path = Path(str(OUTSIDE)) / "sarif-schema-2.1.0.json"
    validator = jsonschema.Draft4Validator(json.loads(path.read_text("utf-8")))
    assert [error.message for error in validator.iter_errors(json.loads(as_sarif(report)))] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_result_has_its_rule_a_level_a_place_and_an_end_after_the_start(
    case: Path, tmp_path: Path
) -> None:
    run = run_of(report_of_case(case, tmp_path))
    rules = run["tool"]["driver"]["rules"]
    assert run["results"]
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["help"]["text"] and rule["help"]["markdown"] and rule["fullDescription"]["text"]
        assert result["level"] == CODES[result["ruleId"]].severity
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        start = (region["startLine"], region["startColumn"])
        assert (region.get("endLine", 1 << 30), region.get("endColumn", 1)) >= start
        assert location["physicalLocation"]["artifactLocation"]["uri"].startswith("seeds/")


def test_a_finding_keeps_its_fingerprint_when_others_come_and_lines_move(tmp_path: Path) -> None:
    files = seed_files()
    files["measures/gate.json"]["claims"][2]["citations"][0]["source"] = "report-on"
    before = run_of(_validated(tmp_path / "before", files))["results"]
    files["measures/gate.json"]["claims"].insert(0, files["measures/lane.json"]["claims"][1])
    files["measures/gate.json"]["claims"][0]["citations"][0]["source"] = "nothing"
    after = run_of(_validated(tmp_path / "after", files))["results"]
    mark = "partialFingerprints"
    assert len(before) == 1
    assert before[0]["locations"] not in [result["locations"] for result in after]
    assert before[0][mark] in [result[mark] for result in after]


def test_fingerprints_are_unique_also_of_findings_that_are_alike() -> None:
    finding = Finding("C103", "error", "m", SeedPlace("seeds/a.json", 1, 1))
    twin = Finding("C103", "error", "n", SeedPlace("seeds/a.json", 2, 1))
    marks = [mark for _, mark in Report([finding, twin], "").fingerprints()]
    assert len(set(marks)) == 2


def test_a_misspelt_code_comes_with_the_fix_at_its_place(tmp_path: Path) -> None:
    files = seed_files()
    files["measures/gate.json"]["kind"] = "programe"
    (result,) = run_of(_validated(tmp_path, files))["results"]
    (change,) = result["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    assert replacement["insertedContent"]["text"] == '"programme"'
    region = replacement["deletedRegion"]
    text = (tmp_path / change["artifactLocation"]["uri"]).read_text("utf-8").splitlines()
    line = text[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == '"programe"'


def test_no_more_results_than_code_scanning_takes_and_the_worst_of_them() -> None:
    warnings = [Finding("C113", "warning", "", SeedPlace("a", n)) for n in range(1, MOST + 10)]
    results = run_of(Report([Finding("C103", "error", "", SeedPlace("a")), *warnings], ""))[
        "results"
    ]
    assert len(results) == MOST
    assert results[0]["level"] == "error"


def test_a_project_below_the_current_folder_is_found_by_its_path() -> None:
    finding = Finding("C103", "error", "m", SeedPlace("seeds/a b.json", 1, 1))
    (result,) = run_of(Report([finding], "", prefix="data/x"))["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uri"] == "data/x/seeds/a%20b.json"


def _validated(root: Path, files: dict[str, Any]) -> Report:
    result = validate(write_seeds(root, files))
    return Report(result.findings, "", result.files)
