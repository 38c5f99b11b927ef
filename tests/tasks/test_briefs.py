"""`build --measure`: briefs of other measures than those of the release."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from typer.testing import CliRunner

from tests.builders import write_seeds
from toolkit.cli.app import app
from toolkit.errors import FindingsError, UsageError
from toolkit.tasks.build import BuildOptions, build
from toolkit.tasks.load import load
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.properties import set_custom
from toolkit.workbook.opc.save import save
from toolkit.workbook.opc.wishes import PROFILES


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project with a sheet for every brief; the release names one of two measures."""
    write_seeds(tmp_path)
    _name(tmp_path, ["lane"])
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "{{ briefs.short }}"
    sheet["A1"] = "{{ briefs.title }}"
    (tmp_path / "templates").mkdir()
    book.save(tmp_path / "templates" / "brief.xlsx")
    return tmp_path


def _name(root: Path, briefs: list[str]) -> None:
    path = root / "seeds" / "release.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "briefs": briefs}))


def _sheets(root: Path, **options: Any) -> list[str]:
    (built,), _ = build(root, BuildOptions(**options), lambda *_: None)
    return openpyxl.load_workbook(built.path).sheetnames


def test_the_outputs_have_the_measures_that_the_release_names(root: Path) -> None:
    assert _sheets(root) == ["Lane"]


def test_a_build_elsewhere_may_name_others_in_their_order(root: Path) -> None:
    folder = Path("elsewhere")
    assert _sheets(root, briefs=["lane", "gate", "lane"], folder=folder) == ["Lane", "Gate"]


def test_none_named_is_all_of_them(root: Path) -> None:
    assert _sheets(root, briefs=(), folder=Path("elsewhere")) == ["Gate", "Lane"]


def test_other_briefs_are_not_written_into_the_outputs(root: Path) -> None:
    with pytest.raises(UsageError, match="another folder with -o"):
        _sheets(root, briefs=["gate"])
    assert not (root / "outputs").exists()


def test_a_measure_that_is_not_there_is_told_with_the_nearest(root: Path) -> None:
    with pytest.raises(UsageError, match='there is no measure "gat"; did you mean "gate"'):
        _sheets(root, briefs=["gat"], folder=Path("elsewhere"))


def test_a_release_that_names_a_measure_that_is_not_there_is_a_mistake(root: Path) -> None:
    _name(root, ["lane", "gat"])
    (found,) = [f for f in load(root).findings if f.code == "C103"]
    assert "gat" in found.message
    with pytest.raises(FindingsError):
        _sheets(root)


def test_a_release_without_the_list_has_briefs_of_all(root: Path) -> None:
    path = root / "seeds" / "release.json"
    release = json.loads(path.read_text())
    path.write_text(json.dumps({k: v for k, v in release.items() if k != "briefs"}))
    assert _sheets(root) == ["Gate", "Lane"]


def _run(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["-C", str(root), "build", *arguments])
    return result.exit_code, result.stdout + result.stderr


def test_measures_are_named_on_the_command_line(root: Path) -> None:
    folder = root / "elsewhere"
    code, _ = _run(root, "brief", "--measure", "gate", "--measure", "lane", "-o", str(folder))
    assert code == 0
    assert openpyxl.load_workbook(folder / "brief.en.xlsx").sheetnames == ["Gate", "Lane"]
    code, _ = _run(root, "brief", "--all-measures", "-o", str(folder))
    assert code == 0


@pytest.mark.parametrize(
    "arguments",
    [["--measure", "gate"], ["--measure", "gate", "--all-measures", "-o", "x"], ["--all-measures"]],
)
def test_what_does_not_go_together_is_wrong_usage(root: Path, arguments: list[str]) -> None:
    assert _run(root, "brief", *arguments)[0] == 2


def test_rules_that_a_workbook_breaks_are_told_as_warnings_and_it_is_written(root: Path) -> None:
    code, said = _run(root)
    assert code == 0
    assert said.count(": warning ") == 5
    assert "error" not in said
    assert "see all with: border-policy lint outputs/brief.en.xlsx" in said


def _ask_for(root: Path, profiles: str) -> None:
    path = root / "templates" / "brief.xlsx"
    package = Package.open(path)
    set_custom(package, {PROFILES: profiles})
    save(package, path)


def test_a_template_can_leave_the_rules_aside(root: Path) -> None:
    _ask_for(root, "none")
    assert "warning" not in _run(root)[1]


def test_a_profile_that_does_not_exist_stops_the_build(root: Path) -> None:
    _ask_for(root, "uk mars")
    code, said = _run(root)
    assert code == 3
    assert 'names "mars"' in said
    assert not (root / "outputs" / "brief.en.xlsx").exists()
