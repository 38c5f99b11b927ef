"""From seeds and templates to outputs, and what becomes of files that are there already."""

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.table import Table
from zlib_ng import zlib_ng

from tests.builders import seed_files, write_seeds
from tests.workbook.pictures.making import png
from toolkit.errors import FileError, FindingsError, UsageError
from toolkit.tasks.build import BuildOptions, Built, build
from toolkit.tasks.status import status
from toolkit.workbook.references.references import quote_sheet

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = Path("outputs/small.en.xlsx")


def project(root: Path) -> Path:
    """Write the small data set and a template with a Table and a summary of it."""
    write_seeds(root)
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "{{ release.title }}"
    sheet["B1"] = '=COUNTIFS(Measures[Key],"?*")'
    headings = ["Key", "Title", "{{ compared_axes[].label | across }}: presence"]
    cells = ["key", "title", "entries[compared_axes[].id].presence | label"]
    for column, (heading, cell) in enumerate(zip(headings, cells, strict=True), start=1):
        sheet.cell(3, column, heading)
        sheet.cell(4, column, "{{ comparison[]." + cell + " }}")
    sheet.add_table(Table(displayName="Measures", ref="A3:C4"))
    (root / "templates").mkdir()
    book.save(root / "templates" / "small.xlsx")
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path)


def run(root: Path, **options: object) -> Built:
    (built,), _ = build(root, BuildOptions(**options), lambda *_: None)  # type: ignore[arg-type]
    return built


def edit(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["A2"] = "my own note"
    book.save(path)


def retitle(root: Path) -> None:
    path = root / "seeds" / "release.json"
    release = json.loads(path.read_text())
    release["title"]["en"] = "Another title"
    path.write_text(json.dumps(release))


def test_a_build_writes_the_workbook_with_values_for_its_formulas(root: Path) -> None:
    assert run(root).state == "written"
    sheet = openpyxl.load_workbook(root / OUTPUT, data_only=True).worksheets[0]
    assert sheet["A1"].value == "East and west"
    assert sheet["B1"].value == len(list((root / "seeds" / "measures").iterdir()))
    assert [c.value for c in sheet[3]] == ["Key", "Title", "East: presence", "West: presence"]


def test_the_properties_that_the_template_fills_are_kept(root: Path) -> None:
    path = root / "templates" / "small.xlsx"
    book = openpyxl.load_workbook(path)
    book.properties.title = "{{ release.version }}: {{ release.title }}"
    book.properties.creator = None
    book.save(path)
    run(root)
    found = openpyxl.load_workbook(root / OUTPUT).properties
    release = json.loads((root / "seeds" / "release.json").read_text())
    assert found.title == f"{release['version']}: East and west"
    assert found.creator == release["publisher"]["en"]


def with_picture(root: Path) -> None:
    """Have the template show a picture that lies in the seeds."""
    (root / "seeds" / "logos").mkdir()
    (root / "seeds" / "logos" / "own.png").write_bytes(png(4, 4))
    words = json.loads((root / "seeds" / "words.json").read_text())
    words["words"]["logo"] = {"file": {"en": "logos/own.png"}, "alt": {"en": "Our mark"}}
    (root / "seeds" / "words.json").write_text(json.dumps(words))
    path = root / "templates" / "small.xlsx"
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["D1"] = "{{ words.logo.file | picture alt alt }}"
    book.save(path)


def test_a_template_shows_a_picture_that_lies_in_the_seeds(root: Path) -> None:
    with_picture(root)
    assert run(root).findings == ()
    with zipfile.ZipFile(root / OUTPUT) as archive:
        assert archive.read("xl/media/image1.png") == png(4, 4)
        assert b'descr="Our mark"' in archive.read("xl/drawings/drawing1.xml")


def test_another_picture_makes_the_output_stale(root: Path) -> None:
    with_picture(root)
    run(root)
    assert (run(root, check=True).state, status(root)[0].state) == ("current", "current")
    (root / "seeds" / "logos" / "own.png").write_bytes(png(5, 4))
    assert run(root, check=True).state == "stale"
    assert (status(root)[0].state, status(root)[0].because) == ("stale", ("seeds",))


def test_a_second_build_leaves_the_file_alone(root: Path) -> None:
    run(root)
    before = (root / OUTPUT).stat()
    assert run(root).state == "current"
    after = (root / OUTPUT).stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_changed_seeds_make_the_output_stale_and_a_build_mends_it(root: Path) -> None:
    run(root)
    retitle(root)
    assert run(root, check=True).state == "stale"
    assert run(root).state == "written"
    assert run(root, check=True).state == "current"


def test_a_check_writes_nothing(root: Path) -> None:
    assert run(root, check=True).state == "missing"
    assert not (root / "outputs").exists()


def test_an_edited_file_is_left_as_it_is(root: Path) -> None:
    run(root)
    edit(root / OUTPUT)
    before = (root / OUTPUT).read_bytes()
    retitle(root)
    assert run(root).state == "edited"
    assert (root / OUTPUT).read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04"])
def test_a_file_of_another_program_is_left_as_it_is(root: Path, content: bytes) -> None:
    (root / "outputs").mkdir()
    (root / OUTPUT).write_bytes(content)
    assert run(root).state == "edited"
    assert (root / OUTPUT).read_bytes() == content


def test_force_replaces_an_edited_file_and_keeps_it_aside(root: Path) -> None:
    run(root)
    edit(root / OUTPUT)
    edited = (root / OUTPUT).read_bytes()
    built = run(root, force=True)
    assert built.state == "written"
    assert built.aside is not None
    assert built.aside.name == "small.en.edited-1.xlsx"
    assert built.aside.read_bytes() == edited
    assert run(root, check=True).state == "current"


def test_a_forced_build_that_fails_leaves_the_edited_file_and_no_second_one(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(root)
    edit(root / OUTPUT)
    edited = (root / OUTPUT).read_bytes()

    def full(*_: object) -> None:
        raise FileError("the disk is full")

    monkeypatch.setattr("toolkit.tasks.build.save", full)
    with pytest.raises(FileError, match="full"):
        run(root, force=True)
    assert [path.name for path in (root / "outputs").iterdir()] == [OUTPUT.name]
    assert (root / OUTPUT).read_bytes() == edited


def test_mistakes_in_the_data_leave_the_old_workbook(root: Path) -> None:
    run(root)
    before = (root / OUTPUT).read_bytes()
    (root / "seeds" / "release.json").write_text('{"version": ')
    with pytest.raises(FindingsError, match="finding"):
        run(root)
    assert (root / OUTPUT).read_bytes() == before


def test_a_workbook_that_somebody_has_open_is_not_replaced(root: Path) -> None:
    run(root)
    before = (root / OUTPUT).read_bytes()
    retitle(root)
    (root / "outputs" / ".~lock.small.en.xlsx#").write_text(",ana,desk,21.11.2026 10:00,file;")
    with pytest.raises(FileError, match="open"):
        run(root)
    assert (root / OUTPUT).read_bytes() == before


def test_an_unknown_template_or_language_is_wrong_usage(root: Path) -> None:
    with pytest.raises(UsageError, match='no template "smal"'):
        run(root, names=["smal"])
    with pytest.raises(UsageError, match="no language"):
        run(root, languages=["fr"])


def test_a_folder_without_templates_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no template"):
        run(write_seeds(tmp_path))


def test_another_folder_takes_other_languages(root: Path) -> None:
    assert run(root, languages=["fr"], folder=Path("elsewhere")).path.name == "small.fr.xlsx"
    assert (root / "elsewhere" / "small.fr.xlsx").is_file()


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242"},
    ],
)
def test_time_zone_locale_hash_seed_and_folder_do_not_change_a_byte(
    root: Path, tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]
) -> None:
    run(root)
    other = project(tmp_path_factory.mktemp("another place"))
    shutil.copy(root / "templates" / "small.xlsx", other / "templates")  # openpyxl dates each one
    subprocess.run(
        [sys.executable, "-m", "toolkit", "-C", str(other), "build"],
        cwd=ROOT,
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
    )
    assert (other / OUTPUT).read_bytes() == (root / OUTPUT).read_bytes()


@pytest.mark.parametrize("first", ["openpyxl", "toolkit.workbook.opc.xml"])
def test_what_was_imported_before_does_not_change_a_byte(root: Path, first: str) -> None:
    script = (
        f"import {first}\nimport sys\nfrom toolkit.cli.app import app\n"
        "app(['-C', sys.argv[1], 'build'])"
    )
    command = [sys.executable, "-c", script, str(root)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(root / OUTPUT) as book:
        found = book.read("xl/worksheets/sheet1.xml")
    assert b"ns0:" not in found
    assert b"ns1:" not in found
    assert run(root, check=True).state == "current"


def test_another_zlib_is_the_same_content(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(root)
    path = root / OUTPUT
    before = path.read_bytes()
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(file, "w", 8) as new:
        monkeypatch.setattr(zipfile, "zlib", zlib_ng)
        for name in old.namelist():
            new.writestr(name, old.read(name))
    monkeypatch.undo()
    path.write_bytes(file.getvalue())
    assert path.read_bytes() != before
    assert run(root, check=True).state == "current"
    assert run(root).state == "current"
    assert path.read_bytes() == file.getvalue()


def test_an_axis_more_is_another_column_without_new_code(root: Path) -> None:
    files = seed_files()
    axes = files["axes.json"]["axes"]
    north = {**axes[0], "id": "north", "label": {"en": "North"}, "short": {"en": "North"}}
    axes.append(north)
    for name, measure in files.items():
        if name.startswith("measures/"):
            entry = {"presence": "not-reported", "counterpart": _silent()}
            measure["entries"]["north"] = entry
    write_seeds(root, files)
    run(root)
    sheet = openpyxl.load_workbook(root / OUTPUT).worksheets[0]
    assert "North: presence" in [c.value for c in sheet[3]]


def _silent() -> dict[str, object]:
    return {"basis": "silent", "nearest": [], "note": {"en": "Nothing is said."}}


def test_a_template_may_have_a_sheet_for_every_measure(root: Path) -> None:
    path = root / "templates" / "small.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("{{ measures.short }}")
    sheet["A1"], sheet["A2"] = "{{ measures.title | sort short }}", "{{ measures.claims[].field }}"
    sheet["B2"] = "=COUNTA(A2)"
    book["Sheet"]["A6"] = "{{ measures[].short | link to sheet }}"
    book.save(path)
    assert run(root).state == "written"
    found = openpyxl.load_workbook(root / OUTPUT)
    assert len(found.sheetnames) == 3
    assert found.sheetnames[1:] == sorted(found.sheetnames[1:])
    links = [cell.hyperlink.location for cell in found["Sheet"]["A"] if cell.hyperlink]
    assert sorted(links) == [f"{quote_sheet(name)}A1" for name in found.sheetnames[1:]]
    assert run(root).state == "current"
