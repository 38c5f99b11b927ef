"""`border-policy build` and `fill`: what they print, with which code they end, what they leave."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from tests.tasks.test_build import OUTPUT, ROOT, edit, project, retitle
from toolkit.cli.app import app


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path)


def run(root: Path, *arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["-C", str(root), *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_a_build_says_what_it_wrote_and_then_that_it_is_current(root: Path) -> None:
    assert run(root, "build")[:2] == (0, f"{OUTPUT}: written\n")
    assert run(root, "build")[:2] == (0, f"{OUTPUT}: current\n")
    assert run(root, "build", "--check")[:2] == (0, f"{OUTPUT}: current\n")


def test_a_check_of_what_is_not_current_is_1_and_names_the_command(root: Path) -> None:
    code, out, _ = run(root, "build", "--check")
    assert (code, out) == (1, f"{OUTPUT}: missing; run: border-policy build small\n")
    run(root, "build")
    retitle(root)
    code, out, _ = run(root, "build", "--check")
    assert code == 1
    assert out.endswith("; run: border-policy build small\n")


def test_an_edited_output_is_1_and_names_what_to_do(root: Path) -> None:
    run(root, "build")
    edit(root / OUTPUT)
    code, out, _ = run(root, "build")
    assert code == 1
    assert "`border-policy build small --force`" in out
    code, out, _ = run(root, "build", "--force")
    assert code == 0
    assert "the file that was there is now small.en.edited-1.xlsx" in out


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("release.json", '{"version": "1" "date"}', "release.json:1:16"),
        ("axes.json", '{"axes": [{"id": "east", "kidn": "compared"}]}', "kidn"),
    ],
)
def test_mistakes_in_the_data_are_1_with_their_place(
    root: Path, file: str, content: str, said: str
) -> None:
    run(root, "build")
    before = (root / OUTPUT).read_bytes()
    (root / "seeds" / file).write_text(content)
    code, _, err = run(root, "build")
    assert code == 1
    assert said in err
    assert "nothing was written" in err
    assert (root / OUTPUT).read_bytes() == before


def test_a_folder_without_seeds_is_3(tmp_path: Path) -> None:
    code, _, err = run(tmp_path, "build")
    assert code == 3
    assert "seeds" in err
    assert "Traceback" not in err


def test_an_unknown_template_is_wrong_usage(root: Path) -> None:
    code, _, err = run(root, "build", "smal")
    assert code == 2
    assert 'no template "smal"' in err


def test_a_full_disk_is_3_and_leaves_the_old_workbook(root: Path) -> None:
    run(root, "build")
    before = (root / OUTPUT).read_bytes()
    retitle(root)
    done = subprocess.run(
        [sys.executable, "-m", "toolkit", "-C", str(root), "build"],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert "Traceback" not in done.stderr
    assert str(OUTPUT) in done.stderr
    assert (root / OUTPUT).read_bytes() == before
    assert [path.name for path in (root / "outputs").iterdir()] == [OUTPUT.name]


def filled(root: Path, tag: str, data: object, *options: str) -> tuple[int, str, str]:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = tag
    book.save(root / "t.xlsx")
    (root / "d.json").write_text(json.dumps(data))
    return run(root, "fill", "t.xlsx", "d.json", "-o", "o.xlsx", *options)


def test_fill_fills_any_template_from_any_object(tmp_path: Path) -> None:
    assert filled(tmp_path, "{{ rows[].n }}", {"rows": [{"n": 1}, {"n": 2}]})[0] == 0
    sheet = openpyxl.load_workbook(tmp_path / "o.xlsx").worksheets[0]
    assert [sheet["A1"].value, sheet["A2"].value] == [1, 2]


def test_fill_replaces_a_file_only_when_told(tmp_path: Path) -> None:
    filled(tmp_path, "{{ a }}", {"a": 1})
    code, _, err = filled(tmp_path, "{{ a }}", {"a": 2})
    assert code == 3
    assert "--force" in err
    assert filled(tmp_path, "{{ a }}", {"a": 2}, "--force")[0] == 0


def test_fill_names_the_cell_of_a_mistake(tmp_path: Path) -> None:
    code, _, err = filled(tmp_path, "{{ b }}", {"a": 1})
    assert code == 1
    assert "t.xlsx: Sheet!A1: error T103" in err
    assert not (tmp_path / "o.xlsx").exists()


def test_fill_checks_tags_against_a_schema_before_any_data(tmp_path: Path) -> None:
    schema = {"type": "object", "properties": {"a": {"type": "string"}}}
    (tmp_path / "s.json").write_text(json.dumps(schema))
    data = {"a": "x", "b": "y"}
    code, _, err = filled(tmp_path, "{{ b }}", data, "--schema", "s.json")
    assert code == 1
    assert 'no field "b"' in err


@pytest.mark.parametrize("content", ["[1, 2]", "", '{"a": }'])
def test_fill_refuses_data_that_is_no_object(tmp_path: Path, content: str) -> None:
    filled(tmp_path, "{{ a }}", {"a": 1})
    (tmp_path / "d.json").write_text(content)
    code, _, err = run(tmp_path, "fill", "t.xlsx", "d.json", "-o", "p.xlsx")
    assert code in (1, 3)
    assert "d.json" in err
    assert "Traceback" not in err
    assert not (tmp_path / "p.xlsx").exists()
