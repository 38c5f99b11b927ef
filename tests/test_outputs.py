"""The committed outputs, and the real template with little data, before independent judges."""

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.builders import seed_files, write_seeds
from tests.judges import judge
from toolkit.tasks.build import BuildOptions, build
from toolkit.tasks.lint import lint_workbooks

ROOT = Path(__file__).resolve().parents[1]
OUTPUTS = sorted((ROOT / "outputs").glob("*.xlsx"))


def small_build(root: Path, measures: int) -> Path:
    """Build the real template from so many made-up measures; return the workbook."""
    files = seed_files()
    names = sorted(name for name in files if name.startswith("measures/"))
    for name in names[measures:]:
        del files[name]
    for name in [name for name in files if name.startswith("action-plans/")]:
        del files[name]
    for name in ("correspondences.json", "inventory.json"):
        files.pop(name, None)
    for name in names[:measures]:
        files[name].pop("parent", None)
        files[name].pop("analogues", None)
        for entry in files[name]["entries"].values():
            entry.get("counterpart", {})["nearest"] = []
            entry.pop("counterpart", None) if entry["presence"] == "present" else None
    files["words.json"] = json.loads((ROOT / "seeds" / "words.json").read_text(encoding="utf-8"))
    write_seeds(root, files)
    (root / "templates").mkdir()
    shutil.copy(ROOT / "templates" / "comparison.xlsx", root / "templates")
    (built,), _ = build(root, BuildOptions(), lambda *_: None)
    return built.path


def test_the_committed_outputs_are_what_seeds_and_templates_give() -> None:
    built, _ = build(ROOT, BuildOptions(check=True), lambda *_: None)
    assert [(each.path.name, each.state) for each in built] == [
        (path.name, "current") for path in OUTPUTS
    ]


@pytest.mark.parametrize("measures", [0, 1, 2])
def test_the_summary_counts_tables_of_no_one_and_two_rows(tmp_path: Path, measures: int) -> None:
    path = small_build(tmp_path, measures)
    book = openpyxl.load_workbook(path, data_only=True)
    cover = {row[0].value: row for row in book["Cover"].iter_rows()}
    assert cover["Comparison"][3].value == measures
    claims = cover["Evidence"][3].value
    table = book["Evidence"].tables["Evidence"]
    keys = [row[0].value for row in book["Evidence"][table.ref][1:]]
    assert claims == len([key for key in keys if key])
    assert (claims == 0) == (measures == 0)


def test_the_comparison_keeps_the_rules_for_analysts_but_for_what_is_waived(
    tmp_path: Path,
) -> None:
    options = BuildOptions(names=["comparison"], folder=tmp_path)
    built, _ = build(ROOT, options, lambda *_: None)
    found = lint_workbooks(ROOT, [each.path for each in built], "analyst").findings
    assert [str(each) for each in found if each.severity != "note"] == []


@pytest.mark.judge
@pytest.mark.parametrize("path", OUTPUTS, ids=lambda path: path.name)
def test_outputs_are_valid_workbooks_with_right_values(path: Path) -> None:
    judge("ooxml_check.py", path)
    judge("compare_cached.py", path)


@pytest.mark.judge
@pytest.mark.parametrize("measures", [0, 1, 2])
def test_little_data_gives_valid_workbooks_with_right_values(tmp_path: Path, measures: int) -> None:
    path = small_build(tmp_path, measures)
    judge("ooxml_check.py", path)
    judge("compare_cached.py", path)
