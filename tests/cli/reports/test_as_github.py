"""GitHub commands: read back they say what was meant, ten of each, and the summary has all."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from typer.testing import CliRunner

from tests.builders import seed_files, write_seeds
from tests.cli.reports.reporting import REPORTS, many
from toolkit.cli.app import app
from toolkit.cli.reports.as_github import MOST_BYTES, as_github, as_summary
from toolkit.cli.reports.report import Report, advice, visible
from toolkit.findings import Finding, SeedPlace

COMMAND = re.compile(r"::(\w+) ([^:]*)::(.*)")


def read_back(line: str) -> tuple[str, dict[str, str], str]:
    """Read a command as GitHub's runner does: properties by comma, then the escapes."""
    match = COMMAND.fullmatch(line)
    assert match, line
    pairs = (pair.partition("=") for pair in match[2].split(","))
    return match[1], {name: unquote(value) for name, _, value in pairs}, unquote(match[3])


@settings(max_examples=150, deadline=None)
@given(REPORTS)
def test_a_command_read_back_says_what_was_meant(report: Report) -> None:
    *lines, _ = re.split(r"\n", as_github(report))
    assert len(lines) == len(report.findings)
    for line, finding in zip(lines, report.findings, strict=True):
        kind, properties, message = read_back(line)
        assert kind == {"error": "error", "warning": "warning", "note": "notice"}[finding.severity]
        assert properties["file"] == visible(report.path(finding.place.file))
        assert properties["title"] == finding.code
        assert message.endswith(visible(advice(finding)))


def test_columns_are_given_where_the_place_is_within_one_line() -> None:
    one = Finding("C103", "error", "m", SeedPlace("a.json", 3, 7, "", 3, 9))
    more = Finding("C103", "error", "m", SeedPlace("a.json", 3, 7, "", 5, 2))
    lines = as_github(Report([one, more], "")).splitlines()
    assert read_back(lines[0])[1] == {
        "file": "a.json", "line": "3", "col": "7", "endLine": "3", "endColumn": "9", "title": "C103"
    }  # fmt: skip
    assert "endLine" not in read_back(lines[1])[1]


def test_ten_of_each_severity_are_written_worst_first_and_the_rest_is_counted() -> None:
    *commands, last = as_github(many(12)).splitlines()
    kinds = [read_back(command)[0] for command in commands]
    assert kinds == ["error"] * 10 + ["warning"] * 10
    assert last == "12 errors, 12 warnings (1 file checked); 4 more are in the summary of this step"


def test_the_summary_has_every_finding_and_nothing_of_it_is_taken_for_markup() -> None:
    assert as_summary(many(12)).count("\n| seeds") == 24
    odd = Finding("C103", "error", "a|b *c* <d> `e`\nf", SeedPlace("a.json"))
    (row,) = [line for line in as_summary(Report([odd], "")).splitlines() if "C103" in line]
    assert row.count("|") == 5
    assert not set("*<`") & set(row)


def test_a_summary_stays_below_one_mebibyte_and_says_what_is_left_out() -> None:
    text = "x" * 500
    findings = [Finding("C103", "error", text, SeedPlace("a.json", n)) for n in range(1, 4001)]
    summary = as_summary(Report(findings, ""))
    assert MOST_BYTES - 2000 < len(summary.encode()) < 1024**2
    shown = summary.count("\n| a")
    assert summary.endswith(f"… and {4000 - shown} more\n")


def test_the_command_adds_to_the_summary_of_the_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = seed_files()
    files["measures/lane.json"]["parent"] = "gaet"
    write_seeds(tmp_path, files)
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    monkeypatch.chdir(tmp_path.parent)
    result = CliRunner().invoke(app, ["-C", tmp_path.name, "validate", "--format", "github"])
    assert result.exit_code == 1
    expected = f"::error file={tmp_path.name}/seeds/measures/lane.json,line=60,col=13,"
    assert result.stdout.startswith(expected)
    assert summary.read_text("utf-8").startswith("before\n### border-policy validate")
