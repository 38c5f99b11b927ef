"""How outputs stand, told without building anything."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.tasks.test_build import OUTPUT, edit, project, retitle, run
from toolkit.errors import FindingsError
from toolkit.tasks import status as status_module
from toolkit.tasks.status import OutputStatus, status

KEYS, TITLES = "A{}", "B{}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path)


def look(root: Path) -> OutputStatus:
    (found,) = status(root)
    return found


def resave(path: Path, change: Callable[[Any], None] = lambda _: None) -> None:
    """Open and save a workbook with openpyxl, which drops the receipt."""
    book = openpyxl.load_workbook(path)
    change(book.worksheets[0])
    book.save(path)


def commit(root: Path) -> None:
    """Put everything below `root` into git."""
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-C", str(root)]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-qm", "all"], check=True)


def test_an_output_that_was_never_built_is_missing(root: Path) -> None:
    found = look(root)
    assert (found.path, found.state) == ("outputs/small.en.xlsx", "missing")
    assert found.command == "border-policy build small"


def test_what_was_just_built_is_current(root: Path) -> None:
    run(root)
    assert look(root) == OutputStatus("outputs/small.en.xlsx", "current")


def test_nothing_is_built_to_find_out(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(root)
    monkeypatch.delattr(status_module, "make")
    assert look(root).state == "current"
    retitle(root)
    assert look(root).state == "stale"


def test_changed_seeds_are_named_record_by_record(root: Path) -> None:
    run(root)
    retitle(root)
    (root / "seeds/measures/gate.json").write_text(
        (root / "seeds/measures/gate.json").read_text().replace("The gate", "A gate")
    )
    found = look(root)
    assert (found.state, found.because) == ("stale", ("seeds",))
    assert found.records == ("measures/gate", "release")
    assert found.command == "border-policy build small"


def test_a_new_layout_of_the_seeds_changes_nothing(root: Path) -> None:
    run(root)
    path = root / "seeds/release.json"
    path.write_text(json.dumps(json.loads(path.read_text()), indent=7, sort_keys=True))
    assert look(root).state == "current"


def test_a_changed_template_is_told(root: Path) -> None:
    run(root)
    resave(root / "templates/small.xlsx", lambda sheet: sheet.cell(9, 1, "another word"))
    assert (look(root).state, look(root).because) == ("stale", ("template",))


def test_a_file_that_another_program_saved_again_is_current(root: Path) -> None:
    run(root)
    resave(root / OUTPUT)
    assert look(root).state == "current"


def test_an_edited_cell_is_named_with_its_record_and_field(root: Path) -> None:
    run(root)
    resave(root / OUTPUT, lambda sheet: sheet.__setitem__("B4", "Another gate"))
    found = look(root)
    assert (found.state, found.command) == ("edited", f"border-policy pull {OUTPUT}")
    (one,) = found.edits
    assert (one.what, one.cell, one.path) == ("value", "Sheet!B4", "measures/gate/title")
    assert (one.record, one.field) == ("Gate", "Title")
    assert (one.was, one.now) == ("The gate", "Another gate")


def test_a_cell_that_somebody_added_is_an_edit(root: Path) -> None:
    run(root)
    edit(root / OUTPUT)
    assert [(one.what, one.cell) for one in look(root).edits] == [("cell added", "Sheet!A2")]


def test_a_formula_that_was_typed_over_is_an_edit(root: Path) -> None:
    run(root)
    resave(root / OUTPUT, lambda sheet: sheet.__setitem__("B1", 2))
    assert [(one.what, one.cell) for one in look(root).edits] == [
        ("cell of the template", "Sheet!B1")
    ]


def test_rows_in_another_order_are_no_edit(root: Path) -> None:
    def turn_round(sheet: Any) -> None:
        rows = [[cell.value for cell in row] for row in sheet["A4:D5"]]
        for row, values in zip(sheet["A4:D5"], reversed(rows), strict=True):
            for cell, value in zip(row, values, strict=True):
                cell.value = value

    run(root)
    resave(root / OUTPUT, turn_round)
    assert look(root).state == "current"


def test_edited_and_stale_are_both_told(root: Path) -> None:
    run(root)
    commit(root)
    resave(root / OUTPUT, lambda sheet: sheet.__setitem__("B4", "Another gate"))
    retitle(root)
    found = look(root)
    assert (found.state, found.because, found.records) == ("edited", ("seeds",), ("release",))
    assert "git" in found.note
    assert [one.path for one in found.edits] == ["measures/gate/title"]


def test_an_older_version_in_git_tells_what_was_written(root: Path) -> None:
    run(root)
    commit(root)
    older = (root / OUTPUT).read_bytes()
    retitle(root)
    run(root)
    commit(root)
    (root / OUTPUT).write_bytes(older)
    resave(root / OUTPUT)
    assert (look(root).state, look(root).edits) == ("stale", ())


def test_where_nothing_tells_what_was_written_the_file_may_be_edited(root: Path) -> None:
    run(root)
    resave(root / OUTPUT)
    retitle(root)
    found = look(root)
    assert found.state == "edited"
    assert "which is not what it was made from" in found.note


@pytest.mark.parametrize("content", [b"", b"no workbook"])
def test_a_file_that_is_no_workbook_is_unknown(root: Path, content: bytes) -> None:
    (root / "outputs").mkdir()
    (root / OUTPUT).write_bytes(content)
    assert look(root).state == "unknown"
    assert look(root).command == "border-policy build small --force"


def test_a_workbook_of_somebody_else_is_unknown(root: Path) -> None:
    (root / "outputs").mkdir()
    openpyxl.Workbook().save(root / OUTPUT)
    assert look(root).state == "unknown"


def test_a_workbook_that_no_template_makes_is_unknown(root: Path) -> None:
    run(root)
    openpyxl.Workbook().save(root / "outputs/other.xlsx")
    (root / "outputs/small.en.edited-1.xlsx").write_bytes(b"")
    states = {found.path: found.state for found in status(root)}
    assert states == {"outputs/small.en.xlsx": "current", "outputs/other.xlsx": "unknown"}


def test_broken_seeds_are_told(root: Path) -> None:
    (root / "seeds/release.json").write_text("{")
    with pytest.raises(FindingsError):
        status(root)
