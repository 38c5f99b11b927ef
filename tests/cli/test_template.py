"""`border-policy template`: check, tags, new."""

import json
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from tests.builders import write_seeds
from toolkit.cli.app import app


def run(root: Path, *arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["-C", str(root), "template", *arguments])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_seeds(tmp_path)
    book = openpyxl.Workbook()
    book.worksheets[0].title = "S"
    book.worksheets[0]["A1"] = "{{ release.title }}"
    book.worksheets[0]["A3"] = "{{ comparison[].title }}"
    (tmp_path / "templates").mkdir()
    book.save(tmp_path / "templates" / "small.xlsx")
    return tmp_path


def spoil(root: Path) -> None:
    path = root / "templates" / "small.xlsx"
    book = openpyxl.load_workbook(path)
    book["S"]["A1"] = "{{ release.titel }}"
    book.save(path)


def test_a_right_template_is_told_in_words(root: Path) -> None:
    code, out, _ = run(root, "check")
    assert code == 0
    assert "small.xlsx: nothing to report" in out
    assert "S: 1 cell is filled once" in out
    assert "rows A3:A3: for every comparison[], " in out


def test_a_mistake_is_1_with_its_place_and_the_nearest_name(root: Path) -> None:
    spoil(root)
    code, out, _ = run(root, "check", "small")
    assert code == 1
    assert "small.xlsx: S!A1" in out
    assert 'did you mean "title"?' in out


def test_programs_get_findings_and_plan_as_json(root: Path) -> None:
    spoil(root)
    code, out, _ = run(root, "check", "--json")
    (found,) = json.loads(out)
    assert code == 1
    assert (found["findings"][0]["sheet"], found["findings"][0]["cell"]) == ("S", "A1")
    assert found["sheets"][0]["repeats"][0]["over"] == "comparison[]"


def test_a_file_that_is_no_workbook_is_3(root: Path) -> None:
    (root / "text.xlsx").write_text("text")
    assert run(root, "check", "text.xlsx")[0] == 3


def test_tags_are_listed_ready_to_paste(root: Path) -> None:
    code, out, _ = run(root, "tags", "release")
    assert code == 0
    assert "{{ release.title }}\n    Title" in out
    assert json.loads(run(root, "tags", "release", "--json")[1])[0]["tag"].startswith("{{ release.")


def test_tags_are_written_as_a_workbook(root: Path) -> None:
    assert run(root, "tags", "release", "-o", "tags.xlsx")[:2] == (0, "tags.xlsx: written\n")
    assert run(root, "tags", "release", "-o", "tags.xlsx")[0] == 3
    assert "Tags" in openpyxl.load_workbook(root / "tags.xlsx")["Tags"].tables


def test_a_new_template_is_written_once(root: Path) -> None:
    assert run(root, "new", "comparison")[:2] == (0, "templates/comparison.xlsx: written\n")
    code, _, err = run(root, "new", "comparison")
    assert code == 3
    assert "--force" in err
    code, _, err = run(root, "new", "comparison", "--force")
    assert code == 0
    assert "is now templates/comparison.edited-1.xlsx" in err


def test_a_starter_that_is_not_there_is_wrong_usage(root: Path) -> None:
    assert run(root, "new", "nonsense")[0] == 2


def test_a_sheet_for_every_item_is_told_as_such(root: Path) -> None:
    path = root / "templates" / "small.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("{{ measures.short }}")
    sheet["A1"], sheet["A2"] = "{{ measures.title }}", "{{ measures.claims[].id }}"
    book.save(path)
    code, out, _ = run(root, "check")
    assert code == 0
    said = "a sheet for every measures[], 2 now; on each 1 cell is filled once"
    assert f"{{{{ measures.short }}}}: {said}" in " ".join(out.split())
    assert out.count("for every measures[].claims[]") == 1
