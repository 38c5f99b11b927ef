"""Linting files: waivers are read with places, and refused with a sentence where they are wrong."""

import json
from pathlib import Path

import pytest

from tests.lint.making import make, put
from toolkit.errors import FileError, FindingsError, WorkbookError
from toolkit.findings import SeedPlace
from toolkit.tasks.lint import lint_file, lint_package, lint_workbooks
from toolkit.workbook.opc.package import Package

LIVE = {"rule": "C17", "workbook": "*.xlsx", "reason": "The counts are live for analysts."}
FORMULA = put("B8", "=B6+B7")


def with_waivers(folder: Path, *waivers: dict[str, str]) -> Path:
    document = json.dumps({"waivers": list(waivers)}, indent=2)
    (folder / "lint.json").write_text(document, encoding="utf-8")
    return folder


def codes(folder: Path, profile: str = "uk", waivers: Path | None = None) -> list[str]:
    result = lint_workbooks(folder, [Path("border-measures.xlsx")], profile, waivers)
    return [finding.code for finding in result.findings]


def test_a_waiver_in_the_project_keeps_findings_back_and_counts_them(tmp_path: Path) -> None:
    make(with_waivers(tmp_path, LIVE), FORMULA)
    result = lint_workbooks(tmp_path, [Path("border-measures.xlsx")], "uk")
    assert (result.findings, result.waived["C17"]) == ((), 1)
    assert result.files == ("border-measures.xlsx",)


def test_a_waiver_that_nothing_needs_is_told_at_its_line(tmp_path: Path) -> None:
    make(with_waivers(tmp_path, LIVE))
    (finding,) = lint_workbooks(tmp_path, [Path("border-measures.xlsx")], "uk").findings
    assert (finding.code, finding.severity) == ("A101", "warning")
    assert isinstance(finding.place, SeedPlace)
    assert (finding.place.file, finding.place.line) == ("lint.json", 4)


def test_one_of_several_workbooks_that_needs_a_waiver_is_enough(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    make(with_waivers(tmp_path, LIVE))
    make(tmp_path / "other", FORMULA)
    paths = [Path("border-measures.xlsx"), Path("other/border-measures.xlsx")]
    assert lint_workbooks(tmp_path, paths, "uk").findings == ()


def test_a_waiver_of_no_rule_is_an_error(tmp_path: Path) -> None:
    make(with_waivers(tmp_path, {**LIVE, "rule": "W99"}, {**LIVE, "rule": "C21"}))
    assert codes(tmp_path) == ["A102", "A102"]


@pytest.mark.parametrize(
    "waiver",
    [{"rule": "C17", "workbook": "*"}, {**LIVE, "reason": "short"}, {**LIVE, "why": "x"}],
)
def test_waivers_against_their_schema_are_findings_with_a_place(
    tmp_path: Path, waiver: dict[str, str]
) -> None:
    make(with_waivers(tmp_path, waiver))
    with pytest.raises(FindingsError) as caught:
        codes(tmp_path)
    assert all(str(f.place).startswith("lint.json:") for f in caught.value.findings)


def test_waivers_of_another_file_take_the_place_of_the_usual_ones(tmp_path: Path) -> None:
    make(with_waivers(tmp_path, LIVE), FORMULA)
    (tmp_path / "none.json").write_text('{"waivers": []}', encoding="utf-8")
    assert codes(tmp_path, waivers=Path("none.json")) == ["C17"]
    with pytest.raises(FileError, match=r"there is no file gone\.json"):
        codes(tmp_path, waivers=Path("gone.json"))


def test_a_workbook_in_memory_is_linted_as_its_file_is(tmp_path: Path) -> None:
    path = make(tmp_path, FORMULA)
    package = Package.open(path)
    in_memory = lint_package(package, path.as_posix(), "uk")
    assert in_memory == lint_file(path, "uk")
    assert [finding.code for finding in in_memory] == ["C17"]


def test_what_is_no_workbook_is_refused_in_the_usual_words(tmp_path: Path) -> None:
    (tmp_path / "notes.xlsx").write_bytes(b"words")
    with pytest.raises(WorkbookError, match="is not an Excel workbook"):
        lint_file(tmp_path / "notes.xlsx", "uk")
    with pytest.raises(FileError, match="does not exist; check the name"):
        lint_file(tmp_path / "gone.xlsx", "uk")
