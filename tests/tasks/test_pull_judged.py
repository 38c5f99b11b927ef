"""LibreOffice opens what was built, edits it and saves it; status, pull and build do right."""

from pathlib import Path

import openpyxl
import pytest

from tests import libreoffice
from tests.tasks.pulling import OUTPUT, cell, project, rebuild, seed, texts
from toolkit.tasks.pull import pull
from toolkit.tasks.status import status

pytestmark = pytest.mark.judge

Jobs = list[tuple[str, ...]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path / "project")


def edit(root: Path, *jobs: tuple[str, ...]) -> None:
    """Have LibreOffice edit the output in its place."""
    libreoffice.edit(root / OUTPUT, root / OUTPUT, jobs, root.parent)


def address(root: Path, table: str, key: str, heading: str) -> str:
    found: str = cell(openpyxl.load_workbook(root / OUTPUT), table, key, heading).coordinate
    return found


def states(root: Path) -> list[str]:
    return [each.state for each in status(root)]


def test_a_file_saved_without_an_edit_is_current(root: Path) -> None:
    before = (root / OUTPUT).read_bytes()
    edit(root)
    assert (root / OUTPUT).read_bytes() != before
    assert states(root) == ["current"]
    assert rebuild(root) == "current"


def test_edits_and_a_sort_go_home_and_come_back(root: Path) -> None:
    domain = address(root, "Measures", "gate", "Domain")
    title = address(root, "Measures", "gate", "Title")
    edit(
        root,
        ("text", "Measures", domain, "Migration"),
        ("text", "Measures", title, "Das Tor – größer"),
        ("sort", "Measures", "A2:J3", "0"),
    )
    assert openpyxl.load_workbook(root / OUTPUT)["Measures"]["A2"].value == "lane"
    assert states(root) == ["edited"]
    result = pull(root, root / OUTPUT, write=True)
    assert {each.path: each.state for each in result.fields} == {
        "measures/gate/domain": "change",
        "measures/gate/title": "change",
    }
    assert [each.code for each in result.findings] == ["P131"]
    gate = seed(root, "measures/gate.json")
    assert (gate["domain"], gate["title"]) == (
        "migration",
        {"en": "Das Tor – größer", "fr": "La porte"},
    )
    assert states(root) == ["stale"]
    assert rebuild(root) == "written"
    assert states(root) == ["current"]


def test_a_month_that_it_turns_into_a_day_is_asked_back(root: Path) -> None:
    before = texts(root)
    place = address(root, "Measures", "gate", "East: as of")
    edit(root, ("type", "Measures", place, "2005-03-01"))
    result = pull(root, root / OUTPUT, write=True)
    assert [each.code for each in result.findings] == ["P104"]
    assert texts(root) == before


def test_a_date_typed_as_text_keeps_its_precision(root: Path) -> None:
    place = address(root, "Measures", "gate", "East: as of")
    edit(root, ("type", "Measures", place, "'2005-03"))
    pull(root, root / OUTPUT, write=True)
    assert seed(root, "measures/gate.json")["entries"]["east"]["status_as_of"] == "2005-03"


def test_a_percentage_a_formula_and_a_computed_cell_are_what_they_are(root: Path) -> None:
    edit(
        root,
        ("type", "Plans", address(root, "Plans", "plan-west", "Signed"), "300%"),
        ("type", "Measures", address(root, "Measures", "gate", "Title"), "=UPPER(B2)"),
        ("type", "Measures", address(root, "Measures", "gate", "Claims"), "99"),
    )
    result = pull(root, root / OUTPUT)
    assert sorted(each.code for each in result.findings) == ["P101", "P109", "P110"]
    (found,) = result.fields
    assert (found.path, found.workbook) == ("action_plans/plan-west/stated_count", 300)


def test_rows_inserted_above_are_no_edit_of_a_value(root: Path) -> None:
    edit(root, ("insert rows", "Measures", "0", "3"), ("insert rows", "Cover", "0", "1"))
    assert pull(root, root / OUTPUT).fields == ()
