"""The laws of the round: what is built, edited, pulled and built again."""

import shutil
import tempfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.tasks.pulling import OUTPUT, cell, edited, project, rebuild, texts
from toolkit.tasks.pull import pull
from toolkit.tasks.status import status

_LETTERS = st.characters(
    codec="utf-8",
    exclude_categories=("Cs", "Cc", "Zl", "Zp"),
    exclude_characters="\ufffe\uffff",
)
WORDS = st.text(_LETTERS, min_size=1, max_size=20).filter(lambda text: text.strip() == text)
PLACES = {
    ("Measures", "gate", "Title"): WORDS,
    ("Measures", "gate", "Note"): WORDS,
    ("Measures", "lane", "Title"): WORDS,
    ("Measures", "lane", "Domain"): st.sampled_from(["Migration", "Defence", "Training"]),
    ("Events", "talks", "Title"): WORDS,
    ("Events", "talks", "When"): st.sampled_from(["2003-05", "2003-05-06", "2004~", "2003/2004"]),
    ("Evidence", "gate/signed-one", "Stated"): WORDS,
    ("Sources", "report-two", "Title"): WORDS,
}
EDITS = st.fixed_dictionaries({}, optional=PLACES)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("project"))


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(EDITS)
def test_edits_that_were_pulled_and_rebuilt_are_there_and_nothing_is_left_to_pull(
    built: Path, edits: dict[tuple[str, str, str], str]
) -> None:
    def change(book: openpyxl.Workbook) -> None:
        for place, value in edits.items():
            found = cell(book, *place)
            found.value, found.data_type = value, "s"

    root = Path(tempfile.mkdtemp(dir=built.parent)) / "project"
    shutil.copytree(built, root)
    before = texts(root)
    result = pull(root, edited(root, change), write=True)
    assert {each.state for each in result.fields} <= {"change"}
    assert [str(each) for each in result.findings] == []
    changed = {name for name, content in texts(root).items() if content != before[name]}
    assert changed == set(result.written)
    rebuild(root)
    assert [each.state for each in status(root)] == ["current"]
    assert pull(root, root / OUTPUT).fields == ()
    book = openpyxl.load_workbook(root / OUTPUT)
    for (table, key, heading), value in edits.items():
        if heading != "When":
            assert cell(book, table, key, heading).value == value
    taken = texts(root)
    assert pull(root, root / OUTPUT, write=True).written == ()
    assert texts(root) == taken
