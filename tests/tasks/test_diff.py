"""What changed between folders, git revisions and workbooks."""

import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.tasks.test_build import OUTPUT, project, retitle, run
from tests.tasks.test_status import commit, resave
from toolkit.errors import FileError, FindingsError, UsageError
from toolkit.tasks.changebook import write_changes
from toolkit.tasks.diff import Difference, diff
from toolkit.tasks.textconv import workbook_lines
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.save import save


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path / "project")


def kinds(found: Difference) -> list[tuple[str, str]]:
    return [(change.kind, "/".join(change.path)) for change in found.changes]


def test_a_folder_has_no_difference_to_itself(root: Path) -> None:
    assert diff(root, ".", "seeds").words == ()


def test_two_folders(root: Path, tmp_path: Path) -> None:
    other = shutil.copytree(root, tmp_path / "other")
    retitle(other)
    found = diff(root, ".", str(other))
    assert kinds(found) == [("changed", "release/title/en")]


def test_a_git_revision_and_the_project_as_it_is(root: Path) -> None:
    commit(root)
    assert diff(root, "HEAD", ".").words == ()
    retitle(root)
    assert kinds(diff(root, "HEAD", ".")) == [("changed", "release/title/en")]


def test_a_built_workbook_has_no_difference_to_its_seeds(root: Path) -> None:
    run(root)
    assert diff(root, str(OUTPUT), ".").words == ()
    assert diff(root, ".", str(OUTPUT)).words == ()


def test_a_workbook_shows_its_edits_against_the_seeds(root: Path) -> None:
    run(root)
    _type(root / OUTPUT, "The gate", "Another gate")
    (change,) = diff(root, ".", str(OUTPUT)).words
    assert (change.path, change.was, change.now) == (
        "measures/gate/title/en",
        "The gate",
        "Another gate",
    )


def test_a_workbook_shows_what_the_seeds_got_since(root: Path) -> None:
    run(root)
    retitle(root)
    shown = {change.path for change in diff(root, str(OUTPUT), ".").words}
    assert shown == {"release/title/en"}


def test_two_workbooks(root: Path, tmp_path: Path) -> None:
    run(root)
    edited = tmp_path / "edited.xlsx"
    shutil.copy(root / OUTPUT, edited)
    _type(edited, "The gate", "Another gate")
    assert kinds(diff(root, str(OUTPUT), str(edited))) == [("changed", "measures/gate/title/en")]


def test_a_workbook_that_lost_its_receipt_is_read_by_what_git_has(root: Path) -> None:
    run(root)
    commit(root)
    resave(root / OUTPUT, lambda sheet: sheet.__setitem__("B4", "Another gate"))
    assert kinds(diff(root, ".", str(OUTPUT))) == [("changed", "measures/gate/title/en")]


def test_what_is_neither_folder_nor_revision_nor_workbook_is_told(root: Path) -> None:
    with pytest.raises(UsageError, match=r'there is no "HEAT" to compare; name a folder'):
        diff(root, "HEAT", ".")


def test_a_workbook_of_another_program_is_told(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(FileError, match="does not say which cell shows what"):
        diff(root, str(path), ".")


def test_broken_seeds_are_told_with_their_place(root: Path, tmp_path: Path) -> None:
    other = shutil.copytree(root, tmp_path / "other")
    (other / "seeds/sources.json").write_text("{")
    with pytest.raises(FindingsError):
        diff(root, ".", str(other))


def test_a_workbook_of_changes_has_a_row_each(root: Path, tmp_path: Path) -> None:
    other = shutil.copytree(root, tmp_path / "other")
    retitle(other)
    path = other / "seeds/measures/gate.json"
    path.write_text(path.read_text().replace('"Gate"', '"Door"'))
    found, path = diff(root, ".", str(other)), tmp_path / "changes.xlsx"
    write_changes(found, path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    rows = list(sheet.iter_rows(min_row=5, values_only=True))
    assert len(rows) == len(found.words) == 2
    assert {row[6] for row in rows} == {"release/title/en", "measures/gate/short"}


def test_lines_for_git_name_rows_and_headings(root: Path) -> None:
    run(root)
    lines = workbook_lines(root / OUTPUT)
    assert any(line.endswith("[gate][Title]: The gate") for line in lines)
    assert not any("\n" in line for line in lines)


def _type(path: Path, old: str, new: str) -> None:
    """Type over a text as Excel would: the receipt stays."""
    package = Package.open(path)
    texts = package.read("xl/sharedStrings.xml").decode()
    assert texts.count(old) == 1
    package.replace("xl/sharedStrings.xml", texts.replace(old, new).encode())
    save(package, path)
