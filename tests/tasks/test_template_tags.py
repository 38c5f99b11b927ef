"""The list of every tag."""

from pathlib import Path

import openpyxl
import pytest

from tests.builders import write_seeds
from toolkit.errors import FileError, UsageError
from toolkit.tasks.template import check_templates
from toolkit.tasks.template_tags import list_tags, write_tags
from toolkit.workbook.tags.catalogue import Field


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_seeds(tmp_path_factory.mktemp("project"))


def one(found: list[Field], tag: str) -> Field:
    return next(field for field in found if field.tag == tag)


def test_every_tag_of_the_list_is_one_that_a_template_can_hold(root: Path, tmp_path: Path) -> None:
    found = list_tags(root)
    book = openpyxl.Workbook()
    for row, field in enumerate(found):
        book.worksheets[0].cell(2 * row + 1, 1, field.tag)
    book.save(tmp_path / "every.xlsx")
    (checked,) = check_templates(root, [str(tmp_path / "every.xlsx")])
    assert [f for f in checked.findings if f.code in ("T101", "T103")] == []
    assert len(found) > 300


def test_a_field_tells_meaning_type_and_origin(root: Path) -> None:
    field = one(list_tags(root, "measures"), "{{ measures[].title }}")
    assert field.meaning.startswith("Title. ")
    assert (field.type, field.origin) == ("text", "measures/{id}/title")


def test_a_column_of_a_view_has_the_meaning_of_the_field_that_it_shows(root: Path) -> None:
    found = list_tags(root, "comparison")
    key = one(found, '{{ comparison[].entries["east"].presence }}')
    assert key.origin == "measures/{measure}/entries/{axis}/presence"
    assert "Whether the measure exists" in key.meaning
    assert key.type.startswith("code: present, ")
    assert one(found, "{{ comparison[].difference }}").origin == ""


def test_every_meaning_begins_with_a_capital(root: Path) -> None:
    assert [f for f in list_tags(root) if f.meaning[:1] != f.meaning[:1].upper()] == []


def test_words_are_listed_with_what_they_say(root: Path) -> None:
    assert any(field.meaning for field in list_tags(root, "words"))


def test_a_list_of_values_is_joined(root: Path) -> None:
    found = one(list_tags(root, "axes"), '{{ axes[].countries | join ", " }}')
    assert found.type.startswith("list of ")


def test_a_root_that_is_not_there_is_met_with_the_nearest(root: Path) -> None:
    with pytest.raises(UsageError, match='did you mean "measures"'):
        list_tags(root, "mesures")


def test_the_list_is_written_as_a_workbook_with_a_table(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "tags.xlsx"
    found = list_tags(root, "release")
    write_tags(found, path)
    sheet = openpyxl.load_workbook(path)["Tags"]
    rows = list(sheet[sheet.tables["Tags"].ref])
    assert [cell.value for cell in rows[0]] == ["Tag", "Meaning", "Type", "Origin"]
    assert [row[0].value for row in rows[1:]] == [field.tag for field in found]
    first = path.read_bytes()
    with pytest.raises(FileError, match="--force"):
        write_tags(found, path)
    write_tags(found, path, force=True)
    assert path.read_bytes() == first
