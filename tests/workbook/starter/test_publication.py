"""The publication: the data under the rules for spreadsheets that governments publish."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.judges import judge
from tests.workbook.starter import making
from tests.workbook.starter.making import headings, rows
from toolkit.store.schemas import load_schemas
from toolkit.tasks.lint import lint_package, read_waivers
from toolkit.views.build import build_views
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.wishes import wanted_profiles, wants_receipt
from toolkit.workbook.starter.publication import SHEETS, author_publication

ROOT = Path(__file__).resolve().parents[3]
PROFILES = ("uk", "canada", "us")
MOST_WAIVERS = 5
VIEWS = {
    "Notes": "notes",
    "Measures": "comparison",
    "Comparison": "entries",
    "Matches": "points",
    "Points": "point_sides",
    "Timeline": "timeline",
    "Indicators": "figure_sides",
    "IndicatorPairs": "figure_pairs",
    "Institutions": "organisations",
    "Findings": "conclusions",
    "Evidence": "evidence",
    "Readings": "readings",
    "Questions": "open_questions",
    "Sources": "bibliography",
    "Codebook": "codebook",
    "Abbreviations": "glossary",
    "Changes": "changed",
}
"""The view of every Table behind cover and contents."""
HEADING = 6
"""The row with the headings."""
PLAIN = re.compile(r'\{\{ \w+\[\]\.(\w+)(?: \| where [^|]*?)?(?: \| blank "(\[.\])")? \}\}')
"""The tag of a column that shows a column of its view as it is, or shorthand."""
SOME = {"Points": "plan", "Indicators": "indicator"}
"""Tables without the rows of their view that have nothing in this column."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("publication") / "publication.xlsx"
    author_publication(path)
    return path


@pytest.fixture(scope="module")
def real_path(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return making.filled(template, tmp_path_factory.mktemp("real"), making.real_data())


@pytest.fixture(scope="module")
def real_book(real_path: Path) -> Any:
    return openpyxl.load_workbook(real_path)


def _tables(book: Any) -> Iterator[tuple[Worksheet, str]]:
    for sheet in book:
        for name in sheet.tables:
            yield sheet, name


def test_it_is_the_same_each_time(template: Path, tmp_path: Path) -> None:
    again = tmp_path / "publication.xlsx"
    author_publication(again)
    assert again.read_bytes() == template.read_bytes()


@pytest.mark.parametrize("profile", PROFILES)
def test_it_keeps_every_rule_of_each_authority(real_path: Path, profile: str) -> None:
    name = "outputs/publication.en.xlsx"
    waivers = read_waivers(ROOT / "lint.json", "lint.json")
    assert lint_package(Package.open(real_path), name, profile, waivers) == []


def test_few_rules_are_waived_for_it() -> None:
    waivers = read_waivers(ROOT / "lint.json", "lint.json")
    own = [waiver for waiver in waivers if waiver.is_for("outputs/publication.en.xlsx")]
    assert len(own) <= MOST_WAIVERS


def test_it_asks_for_no_receipt_and_names_the_profiles_that_it_keeps(template: Path) -> None:
    package = Package.open(template)
    assert not wants_receipt(package)
    assert wanted_profiles(package) == PROFILES


def test_each_sheet_behind_the_cover_holds_one_table_from_column_a(real_book: Any) -> None:
    assert real_book.sheetnames[:3] == ["Cover", "Contents", "Notes"]
    assert not real_book["Cover"].tables
    for sheet in real_book.worksheets[1:]:
        (table,) = sheet.tables.values()
        assert table.ref.startswith("A")
        assert table.autoFilter is None


def test_there_are_values_only_and_nothing_that_moves_or_is_merged(real_book: Any) -> None:
    for sheet in real_book:
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes is None
        assert not sheet._charts
        assert not sheet._images
        assert not [c for row in sheet.iter_rows() for c in row if c.data_type == "f"]


def test_no_cell_of_a_table_is_blank(real_book: Any) -> None:
    for sheet, name in _tables(real_book):
        cells = (cell for row in sheet[sheet.tables[name].ref] for cell in row)
        assert [c.coordinate for c in cells if c.value in (None, "")] == [], sheet.title


def test_shorthand_is_explained_above_the_table_that_has_it_and_on_the_cover(
    real_book: Any,
) -> None:
    cover = " ".join(str(cell.value) for cell in real_book["Cover"]["A"])
    for sheet, name in _tables(real_book):
        top = int(re.findall(r"\d+", sheet.tables[name].ref)[0])
        above = " ".join(str(sheet.cell(row, 1).value) for row in range(1, top))
        held = {c.value for row in sheet[sheet.tables[name].ref] for c in row}
        for shorthand in held & {"[x]", "[z]"}:
            assert shorthand in above, sheet.title
            assert shorthand in cover


def test_no_table_is_wider_than_a_screen(template: Path, real_book: Any) -> None:
    for sheet, name in _tables(real_book):
        last = len(headings(sheet, name))
        widths = [sheet.column_dimensions[c.column_letter].width for c in sheet[1][:last]]
        assert sum(widths) <= 250, sheet.title


def test_every_sheet_leads_to_the_contents_and_those_to_every_sheet(real_book: Any) -> None:
    contents = real_book["Contents"]
    targets = [c.hyperlink.location for c in contents["A"] if c.hyperlink]
    assert targets == [
        "Cover!A1",
        *(f"'{s.name}'!A1" if " " in s.name or "-" in s.name else f"{s.name}!A1" for s in SHEETS),
    ]
    for layout in SHEETS:
        assert real_book[layout.name]["A5"].hyperlink.location == "Contents!A1"


@pytest.fixture(scope="module")
def frames() -> Any:
    return build_views(making.real_data(), load_schemas(), "en")


@pytest.mark.parametrize("engine", ["openpyxl", "calamine"])
def test_a_program_reads_the_frames_of_the_views(real_path: Path, frames: Any, engine: Any) -> None:
    read = pd.read_excel(
        real_path, sheet_name=None, header=None, dtype=str, na_filter=False, engine=engine
    )
    for layout in SHEETS:
        cells = read[layout.name]
        body = cells.iloc[HEADING:].reset_index(drop=True)
        expected = _shown_rows(frames[VIEWS[layout.table]].frame, layout.table)
        assert len(body) == len(expected), layout.name
        if not any("across" in column.heading for column in layout.columns):
            for place, column in enumerate(layout.columns):
                field = PLAIN.fullmatch(column.body)
                if field:
                    values = expected[field[1]].astype("string").fillna(field[2] or "")
                    assert list(body[place]) == list(values), (layout.name, field[1])


def _shown_rows(frame: Any, table: str) -> Any:
    if table in SOME:
        frame = frame[frame[SOME[table]].notna()]
    return frame[frame["in_workbook"]] if table == "Codebook" else frame


def test_the_sheets_stay_well_formed_without_data(template: Path, tmp_path: Path) -> None:
    filled = openpyxl.load_workbook(making.filled(template, tmp_path, making.empty()))
    for sheet in filled.worksheets[2:]:
        if sheet.title not in ("Codebook", "Abbreviations"):
            ((name),) = sheet.tables
            assert len(rows(sheet, name)) == 1, sheet.title


@pytest.mark.parametrize("axes", [("east", "west", "north"), ("east",)])
def test_every_relationship_has_its_rows_and_columns(
    template: Path, tmp_path: Path, axes: tuple[str, ...]
) -> None:
    path = making.filled(template, tmp_path, making.dataset(axes=axes))
    book = openpyxl.load_workbook(path)
    found = rows(book["Comparison"], "Comparison")
    assert len(found) == 2 * len(axes)
    wide = [h for h in headings(book["Action-plan matches"], "Matches") if h.endswith(": number")]
    assert len(wide) == len(axes)


@pytest.mark.judge
@pytest.mark.parametrize(
    "make", [making.empty, making.dataset, making.real_data], ids=["empty", "small", "real"]
)
def test_the_judges_find_nothing(template: Path, tmp_path: Path, make: Any) -> None:
    judge("ooxml_check.py", template)
    path = making.filled(template, tmp_path, make())
    judge("ooxml_check.py", path)
    judge("compare_cached.py", path)
