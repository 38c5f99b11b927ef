"""Releases: what changed since the one before becomes data."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.tasks.test_build import project, retitle
from tests.tasks.test_build import run as build
from tests.tasks.test_status import commit
from toolkit.errors import FindingsError, UsageError
from toolkit.tasks.load import load
from toolkit.tasks.release import LOG, changelog, release

ROOT = Path(__file__).resolve().parents[2]
FIRST, SECOND = date(2030, 1, 2), date(2030, 3, 4)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = project(tmp_path)
    version = json.loads((root / "seeds/release.json").read_text())["version"]
    release(root, version, FIRST)
    commit(root)
    return root


def stored(root: Path, version: str) -> Any:
    return json.loads((root / f"seeds/changes/{version}.json").read_text(encoding="utf-8"))


def rename(root: Path) -> None:
    path = root / "seeds/measures/gate.json"
    path.write_text(path.read_text().replace("The gate", "The door"))


def test_the_first_release_has_no_changes(root: Path) -> None:
    version = json.loads((root / "seeds/release.json").read_text())["version"]
    first = stored(root, version)
    assert (first["since"], first["changes"], first["date"]) == (None, [], "2030-01-02")


def test_a_release_keeps_what_changed_since_the_one_before(root: Path) -> None:
    before = json.loads((root / "seeds/release.json").read_text())["version"]
    rename(root)
    made = release(root, "9.0.0", SECOND)
    assert (made.since, made.changes) == (before, 1)
    assert stored(root, "9.0.0")["changes"] == [
        {
            "path": "measures/gate/title/en",
            "change": "changed",
            "record": {"en": "Gate"},
            "old": "The gate",
            "new": "The door",
        }
    ]


def test_a_release_sets_version_and_date_and_leaves_every_other_byte(root: Path) -> None:
    path = root / "seeds/release.json"
    before = path.read_text()
    old = json.loads(before)
    release(root, "9.0.0", SECOND)
    expected = before.replace(f'"{old["version"]}"', '"9.0.0"')
    assert path.read_text() == expected.replace(f'"{old["date"]}"', '"2030-03-04"')


def test_words_of_the_workbooks_and_the_release_itself_are_not_told(root: Path) -> None:
    retitle(root)
    path = root / "seeds/words.json"
    path.write_text(path.read_text().replace("Cover", "Front"))
    assert release(root, "9.0.0", SECOND).changes == 0


def test_changes_can_count_from_a_revision_by_name(root: Path) -> None:
    rename(root)
    commit(root)
    assert release(root, "9.0.0", SECOND, since="HEAD~1").changes == 1


@pytest.mark.parametrize(
    ("version", "reason"),
    [("0.0.1", "is not newer than"), ("soon", "is no version"), ("1.2", "is no version")],
)
def test_a_version_that_cannot_follow_is_refused(root: Path, version: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        release(root, version, SECOND)


def test_a_release_is_made_once(root: Path) -> None:
    release(root, "9.0.0", SECOND)
    with pytest.raises(UsageError, match=r"9\.0\.0 is not newer than 9\.0\.0"):
        release(root, "9.0.0", SECOND)


def test_without_the_release_before_in_git_one_must_say_what_to_compare_with(
    tmp_path: Path,
) -> None:
    root = project(tmp_path)
    release(root, "9.0.0", FIRST)
    with pytest.raises(UsageError, match="--since"):
        release(root, "9.1.0", SECOND)
    assert not (root / "seeds/changes/9.1.0.json").exists()


def test_seeds_with_mistakes_are_not_released(root: Path) -> None:
    path = root / "seeds/measures/gate.json"
    path.write_text(path.read_text().replace('"present"', '"here"'))
    with pytest.raises(FindingsError):
        release(root, "9.0.0", SECOND)
    assert not (root / "seeds/changes/9.0.0.json").exists()


def test_ten_comes_after_nine(root: Path) -> None:
    release(root, "9.9.0", SECOND)
    commit(root)
    rename(root)
    release(root, "9.10.0", SECOND)
    log = (root / LOG).read_text(encoding="utf-8")
    assert log.index("## 9.10.0") < log.index("## 9.9.0")


def test_the_log_tells_every_change_in_words(root: Path) -> None:
    rename(root)
    release(root, "9.0.0", SECOND)
    log = (root / LOG).read_text(encoding="utf-8")
    assert "## 9.0.0 (4 March 2030)\n\n- Gate\n  - Title: “The gate” → “The door”\n" in log


def test_a_workbook_shows_the_changes_and_marks_the_rows(root: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["{{ changed[].path }}", "{{ changed[].was }}"])
    book.create_sheet("B").append(["{{ comparison[].key }}", "{{ comparison[].changed_in }}"])
    book.save(root / "templates/small.xlsx")
    told = {"changed": {"en": "Changed in {version}"}, "since": {"en": "As in {version}"}}
    words = {"changes": told}
    (root / "seeds/words.json").write_text(json.dumps({"words": words}))
    rename(root)
    before = release(root, "9.0.0", SECOND).since
    build(root)
    built = openpyxl.load_workbook(root / "outputs/small.en.xlsx")
    assert [cell.value for cell in built.worksheets[0][1]] == ["measures/gate/title/en", "The gate"]
    marks = {row[0]: row[1] for row in built["B"].iter_rows(values_only=True)}
    assert marks == {"gate": "Changed in 9.0.0", "lane": f"As in {before}"}


def test_the_log_of_this_project_is_what_its_seeds_say() -> None:
    assert (ROOT / LOG).read_text(encoding="utf-8") == changelog(load(ROOT).valid())
