"""Templates checked and written without being filled."""

import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table

from tests.builders import write_seeds
from toolkit.errors import FileError, FindingsError, UsageError
from toolkit.tasks.build import BuildOptions, build
from toolkit.tasks.template import STARTERS, check_templates, new_template

ROOT = Path(__file__).resolve().parents[2]


def project(root: Path, cells: dict[str, object], table: str = "") -> Path:
    """Write the small data set and a template `small` with these cells."""
    write_seeds(root)
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "S"
    for address, value in cells.items():
        sheet[address] = value
    if table:
        sheet.add_table(Table(displayName="Measures", ref=table))
    (root / "templates").mkdir()
    book.save(root / "templates" / "small.xlsx")
    return root


def test_the_plan_says_what_repeats_where_over_which_list(tmp_path: Path) -> None:
    cells = {
        "A1": "{{ release.title }}",
        "A3": "Key",
        "B3": "{{ compared_axes[].label | across }}",
        "A4": "{{ comparison[].key }}",
        "B4": "{{ comparison[].entries[compared_axes[].id].presence }}",
    }
    (found,) = check_templates(project(tmp_path, cells, "A3:B4"), ["small"])
    assert found.findings == ()
    (sheet,) = found.sheets
    assert [cell.cell for cell in sheet.single] == ["A1"]
    table, columns = sheet.repeats
    assert (table.kind, table.table, table.area, table.over) == (
        *("table", "Measures", "A4:B4", "comparison[]"),
    )
    assert table.items == len(list((tmp_path / "seeds" / "measures").iterdir()))
    assert (table.cells[0].heading, table.cells[0].text) == ("Key", "{{ comparison[].key }}")
    assert (columns.kind, columns.area, columns.items) == ("columns", "B:B", 2)
    assert [cell.cell for cell in columns.cells] == ["B3"]


def test_blocks_within_blocks_and_conditions_are_told(tmp_path: Path) -> None:
    cells = {
        "A1": "{{#each rows}}",
        "A2": "{{ rows.a }}",
        "A3": "{{#if rows.a is 1}}",
        "A4": "one: {{ rows.a }}",
        "A5": "{{/if}}",
        "A6": "{{ rows[].inner[].b }}",
        "A7": "{{/each}}",
    }
    root, data = project(tmp_path, cells), tmp_path / "d.json"
    data.write_text(json.dumps({"rows": [{"a": 1, "inner": [{"b": 1}, {"b": 2}]}, {"a": 2}]}))
    (found,) = check_templates(root, [], data=data)
    assert found.findings == ()
    (sheet,) = found.sheets
    assert sheet.single == ()
    told = {(r.kind, r.area, r.over, r.within, r.items) for r in sheet.repeats}
    assert told == {
        ("rows", "A2:A6", "rows[]", "", 2),
        ("condition", "A4:A4", "", "2:6", 1),
        ("rows", "A6:A6", "rows[].inner[]", "2:6", 2),
    }


def test_all_mistakes_come_at_once_with_their_cells(tmp_path: Path) -> None:
    cells = {"A1": "{{ release.titel }}", "B2": "{{ release", "C3": "{{ comparison[].x }}"}
    (found,) = check_templates(project(tmp_path, cells), [])
    places = {str(finding.place) for finding in found.findings}
    assert places == {"small.xlsx: S!A1", "small.xlsx: S!B2", "small.xlsx: S!C3"}
    assert any('did you mean "title"?' in finding.message for finding in found.findings)


@pytest.mark.parametrize(
    ("cells", "table", "places"),
    [
        ({"A3": "Key", "B3": "N", "A4": "{{ comparison[].key }}", "B4": "FAST"}, "A3:B4", ["B4"]),
        ({"A3": "Key", "A4": "{{ comparison[].key }}", "A5": "FAST"}, "A3:A5", ["A5"]),
        ({"A3": "Key", "B3": "N", "A4": "{{ comparison[].key }}", "B4": '="m"'}, "A3:B4", []),
        ({"A4": "{{ comparison[].key }}", "B4": "in words"}, "", []),
        ({"A4": "{{ comparison[].key }}", "B4": 17}, "", ["B4"]),
        ({"A4": "{{ release.title }}", "B4": 17}, "", []),
    ],
)
def test_a_sample_that_was_left_over_is_a_mistake(
    tmp_path: Path, cells: dict[str, object], table: str, places: list[str]
) -> None:
    (found,) = check_templates(project(tmp_path, cells, table), [])
    assert [(f.code, str(f.place)) for f in found.findings] == [
        ("T111", f"small.xlsx: S!{cell}") for cell in places
    ]


def test_a_sample_with_its_tag_in_the_note_is_none(tmp_path: Path) -> None:
    root = project(tmp_path, {"A3": "Key", "A4": "FAST"}, "A3:A4")
    path = root / "templates" / "small.xlsx"
    book = openpyxl.load_workbook(path)
    book["S"]["A4"].comment = Comment("{{ comparison[].key }}", "Ana")
    book.save(path)
    (found,) = check_templates(root, [])
    assert found.findings == ()
    assert found.sheets[0].repeats[0].over == "comparison[]"


def test_texts_outside_of_cells_are_listed(tmp_path: Path) -> None:
    root = project(tmp_path, {"A1": "plain"})
    path = root / "templates" / "small.xlsx"
    book = openpyxl.load_workbook(path)
    book["S"].oddHeader.center.text = "{{ release.title }}"
    book.save(path)
    (found,) = check_templates(root, [])
    assert [(t.sheet, t.what) for t in found.texts] == [("S", "the page header")]


def test_with_data_a_template_is_checked_as_fill_would(tmp_path: Path) -> None:
    root = project(tmp_path, {"A1": "{{ rows[].a }}"})
    data = tmp_path / "d.json"
    data.write_text(json.dumps({"rows": [{"a": 1}, {"a": 2}, {"a": 3}]}))
    (found,) = check_templates(root, ["templates/small.xlsx"], data=data)
    assert found.findings == ()
    assert found.sheets[0].repeats[0].items == 3
    assert check_templates(root, ["small"])[0].findings != ()


def test_checking_writes_nothing(tmp_path: Path) -> None:
    root = project(tmp_path, {"A1": "{{ release.title }}"})
    before = (root / "templates" / "small.xlsx").read_bytes()
    check_templates(root, [])
    assert (root / "templates" / "small.xlsx").read_bytes() == before
    assert not (root / "outputs").exists()


def test_a_name_that_no_template_has_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match='did you mean "small"'):
        check_templates(project(tmp_path, {"A1": "x"}), ["smal"])


def test_without_templates_it_is_said_where_they_belong(tmp_path: Path) -> None:
    write_seeds(tmp_path)
    with pytest.raises(FileError, match="holds no template"):
        check_templates(tmp_path, [])


def test_mistakes_in_the_data_come_first(tmp_path: Path) -> None:
    root = project(tmp_path, {"A1": "x"})
    (root / "seeds" / "release.json").write_text("{}")
    with pytest.raises(FindingsError):
        check_templates(root, [])


def with_words(root: Path) -> Path:
    """Write the small data set with the words of the real one."""
    write_seeds(root)
    shutil.copy(ROOT / "seeds" / "words.json", root / "seeds")
    return root


@pytest.mark.parametrize("name", list(STARTERS))
def test_a_new_template_has_no_mistakes(tmp_path: Path, name: str) -> None:
    with_words(tmp_path)
    path, aside = new_template(tmp_path, name)
    assert (path, aside) == (tmp_path / "templates" / f"{name}.xlsx", None)
    assert check_templates(tmp_path, [name])[0].findings == ()


def test_a_template_that_is_there_is_replaced_only_by_force_and_kept_aside(tmp_path: Path) -> None:
    with_words(tmp_path)
    path, _ = new_template(tmp_path, "comparison")
    path.write_bytes(b"mine")
    with pytest.raises(FileError, match="--force"):
        new_template(tmp_path, "comparison")
    assert path.read_bytes() == b"mine"
    _, aside = new_template(tmp_path, "comparison", force=True)
    assert aside is not None
    assert aside.read_bytes() == b"mine"
    built, _ = build(tmp_path, BuildOptions(check=True), lambda *_: None)
    assert [each.template for each in built] == ["comparison"]


def test_a_starter_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="comparison"):
        new_template(tmp_path, "comparisson")
