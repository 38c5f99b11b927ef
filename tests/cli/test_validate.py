"""`border-policy validate`: what it prints, and with which code it ends."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.builders import seed_files, write_seeds
from toolkit.cli.app import app
from toolkit.cli.reporters import as_text
from toolkit.cli.terminal import wants_colour
from toolkit.findings import Finding, SeedPlace


def run(root: Path, *arguments: str) -> tuple[int, str]:
    """Run `validate` in a project; return exit code and standard output."""
    result = CliRunner().invoke(app, ["-C", str(root), "validate", *arguments])
    assert result.stderr == "" or result.exit_code > 1, result.stderr
    return result.exit_code, result.stdout


def with_error(root: Path) -> Path:
    files = seed_files()
    files["measures/lane.json"]["parent"] = "gaet"
    return write_seeds(root, files)


def with_warning(root: Path) -> Path:
    files = seed_files()
    files["measures/gate.json"]["claims"][2]["checked"] = "not-found"
    return write_seeds(root, files)


def test_data_in_order_is_0_and_says_how_much_was_checked(tmp_path: Path) -> None:
    assert run(write_seeds(tmp_path)) == (0, "nothing to report (11 files checked)\n")


def test_a_finding_has_place_severity_code_message_remedy_and_is_counted(tmp_path: Path) -> None:
    code, out = run(with_error(tmp_path))
    assert code == 1
    assert out.splitlines() == [
        'seeds/measures/lane.json:60:13: error C103: there is no measure "gaet"; '
        'did you mean "gate"?',
        "",
        "1 error (11 files checked)",
    ]


def test_what_was_not_checked_yet_is_said(tmp_path: Path) -> None:
    files = seed_files() | {"words.json": "{"}
    code, out = run(write_seeds(tmp_path, files))
    assert code == 1
    assert out.endswith("relations between records are checked once these are mended)\n")


@pytest.mark.parametrize(
    ("fail_on", "of_error", "of_warning"), [("error", 1, 0), ("warning", 1, 1), ("never", 0, 0)]
)
def test_fail_on_decides_from_which_severity_on_the_code_is_1(
    tmp_path: Path, fail_on: str, of_error: int, of_warning: int
) -> None:
    error, warning = with_error(tmp_path / "error"), with_warning(tmp_path / "warning")
    assert run(error, "--fail-on", fail_on)[0] == of_error
    assert run(warning, "--fail-on", fail_on)[0] == of_warning


def test_json_has_every_part_of_a_finding_and_the_counts(tmp_path: Path) -> None:
    code, out = run(with_error(tmp_path), "--format", "json")
    assert code == 1
    document = json.loads(out)
    assert document["summary"] == "11 files checked"
    assert document["counts"] == {"error": 1, "warning": 0, "note": 0}
    (record,) = document["findings"]
    record.pop("fingerprint")
    assert record == {
        "code": "C103",
        "severity": "error",
        "message": 'there is no measure "gaet"',
        "remedy": 'did you mean "gate"?',
        "file": "seeds/measures/lane.json",
        "line": 60,
        "column": 13,
        "end_line": 60,
        "end_column": 19,
        "pointer": "/parent",
        "trail": "/parent",
        "found": '"gaet"',
        "expected": "the id of a known measure",
        "suggestion": "gate",
    }


def test_output_writes_the_report_to_a_file_and_nothing_to_the_terminal(tmp_path: Path) -> None:
    root = with_error(tmp_path)
    code, out = run(root, "--format", "json", "--output", "report.json")
    assert (code, out) == (1, "")
    assert json.loads((root / "report.json").read_text("utf-8"))["counts"]["error"] == 1


def test_a_report_that_cannot_be_written_is_3_and_one_sentence(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        app, ["-C", str(write_seeds(tmp_path)), "validate", "--output", "no/such/report.json"]
    )
    assert result.exit_code == 3
    assert len(result.stderr.splitlines()) == 1
    assert "its folder does not exist" in result.stderr


@pytest.mark.parametrize("files", [None, {}])
def test_no_seeds_or_an_empty_folder_is_3_and_one_sentence(tmp_path: Path, files: Any) -> None:
    if files is not None:
        (tmp_path / "seeds").mkdir()
    result = CliRunner().invoke(app, ["-C", str(tmp_path), "validate"])
    assert (result.exit_code, result.stdout) == (3, "")
    assert len(result.stderr.splitlines()) == 1
    assert "seeds" in result.stderr


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colours_are_for_terminals_that_want_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert wants_colour(Terminal())
    assert not wants_colour(io.StringIO())
    monkeypatch.setenv("TERM", "dumb")
    assert not wants_colour(Terminal())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not wants_colour(Terminal())


def test_a_coloured_line_says_the_same_as_a_plain_one() -> None:
    finding = Finding("C102", "error", "message", SeedPlace("a.json", 1, 2), "remedy")
    shown = as_text([finding], colour=True)
    assert shown != str(finding)
    assert shown.replace("\x1b[31m\x1b[1merror\x1b[0m", "error") == str(finding)
