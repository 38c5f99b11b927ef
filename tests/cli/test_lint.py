"""`border-policy lint`: what it prints, and with which code it ends."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from tests.lint.making import Change, make, prop, put
from toolkit.cli.app import app
from toolkit.cli.lint import ProfileName
from toolkit.lint.profiles import PROFILES

NO_TITLE = prop("title", "")
FORMULA = put("B8", "=B6+B7")


def run(root: Path, *arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["-C", str(root), "lint", *arguments])
    return result.exit_code, result.stdout, result.stderr


def broken(root: Path, *changes: Change) -> str:
    return make(root, *changes).name


def test_a_workbook_in_order_is_0_and_says_how_much_was_checked(tmp_path: Path) -> None:
    code, out, _ = run(tmp_path, broken(tmp_path), "--profile", "uk")
    assert (code, out) == (0, "nothing to report (1 workbook checked, profile uk)\n")


def test_a_finding_has_place_severity_rule_message_and_remedy(tmp_path: Path) -> None:
    code, out, _ = run(tmp_path, broken(tmp_path, NO_TITLE, FORMULA), "--profile", "uk")
    assert code == 1
    assert out.splitlines() == [
        "border-measures.xlsx: error W01: the document properties have no title; "
        "write a title under File > Info > Properties",
        "border-measures.xlsx: Data!B8: warning C17: the cell holds a formula; "
        "paste the values over the formulas",
        "",
        "1 error, 1 warning (1 workbook checked, profile uk)",
    ]


@pytest.mark.parametrize(("fail_on", "expected"), [("error", 0), ("warning", 1), ("never", 0)])
def test_fail_on_decides_whether_a_warning_is_1(
    tmp_path: Path, fail_on: str, expected: int
) -> None:
    name = broken(tmp_path, FORMULA)
    assert run(tmp_path, name, "--profile", "uk", "--fail-on", fail_on)[0] == expected


def test_what_is_waived_is_in_the_summary(tmp_path: Path) -> None:
    waiver = {"rule": "C17", "workbook": "*", "reason": "The counts are live."}
    (tmp_path / "lint.json").write_text(json.dumps({"waivers": [waiver]}), encoding="utf-8")
    code, out, _ = run(tmp_path, broken(tmp_path, FORMULA), "--profile", "uk")
    assert code == 0
    assert out == "nothing to report (1 workbook checked, profile uk; 1 waived: C17 1)\n"


def test_profiles_of_the_command_are_those_that_there_are() -> None:
    assert [profile.value for profile in ProfileName] == list(PROFILES)


def test_every_format_has_the_rule_and_the_place(tmp_path: Path) -> None:
    name = broken(tmp_path, FORMULA)
    told = {
        form: run(tmp_path, name, "--profile", "uk", "--format", form)[1]
        for form in ("json", "sarif", "junit", "github", "gitlab")
    }
    record = json.loads(told["json"])["findings"][0]
    assert (record["code"], record["sheet"], record["cell"]) == ("C17", "Data", "B8")
    (rule,) = json.loads(told["sarif"])["runs"][0]["tool"]["driver"]["rules"]
    assert (rule["id"], rule["fullDescription"]["text"]) == (
        "C17",
        "Cells hold values, no formulas.",
    )
    suite = ElementTree.fromstring(told["junit"])[0]
    assert suite.get("name") == "border-policy lint"
    assert "::warning " in told["github"] and "title=C17" in told["github"]
    assert json.loads(told["gitlab"])[0]["check_name"] == "C17"


def test_output_writes_the_report_to_a_file(tmp_path: Path) -> None:
    name = broken(tmp_path, FORMULA)
    options = ("--profile", "uk", "--format", "json", "--output", "report.json")
    assert run(tmp_path, name, *options)[:2] == (0, "")
    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["counts"]["warning"] == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04 broken", "is damaged or cut short"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "in the old .xls format or encrypted"),
    ],
)
def test_what_cannot_be_read_is_3_and_one_sentence(
    tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "odd.xlsx").write_bytes(content)
    code, out, err = run(tmp_path, "odd.xlsx")
    assert (code, out, len(err.splitlines())) == (3, "", 1)
    assert said in err


def test_no_workbook_is_wrong_usage(tmp_path: Path) -> None:
    assert run(tmp_path)[0] == 2


def test_the_page_is_markdown(tmp_path: Path) -> None:
    code, out, _ = run(tmp_path, "--page")
    assert code == 0
    assert out.startswith("# Rules for workbooks\n")
