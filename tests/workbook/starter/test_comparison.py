from collections.abc import Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from tests.builders import make_axis, make_dataset, make_entry
from tests.judges import judge
from tests.views.small import SEEDS, edition, real_words
from toolkit.store.seeds import assemble, read_seeds
from toolkit.tasks.edition import edition_context
from toolkit.workbook.calculate.values import add_cached_values
from toolkit.workbook.fill.fill import fill
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.save import save
from toolkit.workbook.opc.xml import XDR, A, C, qualified
from toolkit.workbook.starter.comparison import author_comparison
from toolkit.workbook.tags.parse import parse

PIXELS_PER_CHARACTER, PADDING = 7, 5
"""Width of a digit of Calibri 11 and of a cell's edges at 100 %."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("starter") / "comparison.xlsx"
    author_comparison(path)
    return path


@pytest.fixture(scope="module")
def book(template: Path) -> Any:
    return openpyxl.load_workbook(template)


def _filled(template: Path, folder: Path, dataset: Any) -> Path:
    package = Package.open(template)
    found = fill(package, template.name, edition_context(edition(dataset)))
    assert found.findings == []
    path = folder / "filled.xlsx"
    save(package, path)
    return path


def _dataset(*, measures: int = 2, axes: tuple[str, ...] = ("east", "west")) -> Any:
    dataset = make_dataset()
    dataset["words"] = real_words()
    dataset["measures"] = dataset["measures"][:measures]
    dataset["axes"] = [*(make_axis(axis) for axis in axes), make_axis("all", "context")]
    for measure in dataset["measures"]:
        for axis in axes:
            measure["entries"].setdefault(axis, make_entry(status="signed"))
    return dataset


def _empty() -> Any:
    dataset = _dataset(measures=0)
    for name in ("sources", "institutions", "action_plans", "correspondences", "inventory"):
        dataset[name] = []
    return dataset


@cache
def _real() -> Any:
    return assemble(read_seeds(SEEDS.parent))


def _headings(sheet: Worksheet, name: str) -> list[Any]:
    left, top, right, _ = range_boundaries(sheet.tables[name].ref)
    return [sheet.cell(top, column).value for column in range(left, right + 1)]


def _rows(sheet: Worksheet, name: str) -> list[Mapping[Any, Any]]:
    left, top, right, bottom = range_boundaries(sheet.tables[name].ref)
    headings = _headings(sheet, name)
    return [
        dict(zip(headings, (sheet.cell(r, c).value for c in range(left, right + 1)), strict=True))
        for r in range(top + 1, bottom + 1)
    ]


def test_it_is_the_same_each_time(template: Path, tmp_path: Path) -> None:
    again = tmp_path / "comparison.xlsx"
    author_comparison(again)
    assert again.read_bytes() == template.read_bytes()


def test_every_cell_with_text_is_a_tag(book: Any) -> None:
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and not cell.value.startswith("="):
                    assert any(not isinstance(piece, str) for piece in parse(cell.value))


def test_headings_are_the_names_of_the_columns_of_the_tables(book: Any) -> None:
    for sheet in book:
        for name in sheet.tables:
            names = [column.name for column in sheet.tables[name].tableColumns]
            assert names == _headings(sheet, name)


def test_headings_are_the_names_of_the_columns_when_filled(template: Path, tmp_path: Path) -> None:
    filled = openpyxl.load_workbook(_filled(template, tmp_path, _dataset()))
    for sheet in filled:
        for name in sheet.tables:
            names = [column.name for column in sheet.tables[name].tableColumns]
            assert names == _headings(sheet, name)
            assert not [n for n in names if "{{" in n]


def test_the_sheets_stand_in_order_and_the_first_is_open(book: Any) -> None:
    assert book.sheetnames == [
        "Cover",
        "Comparison",
        "Action-plan points",
        "Evidence",
        "Readings that differ",
        "Open questions",
        "Sources",
        "Codebook",
    ]
    assert book.active.title == "Cover"


def test_titles_have_the_heading_style_by_name_and_number(template: Path, book: Any) -> None:
    assert {sheet["A1"].style for sheet in book} == {"Heading 1"}
    styles = Package.open(template).read("xl/styles.xml").decode()
    assert 'name="Heading 1"' in styles
    assert 'builtinId="16"' in styles


def test_nothing_is_merged_hidden_or_zoomed_and_the_cursor_stands_in_a1(book: Any) -> None:
    for sheet in book:
        assert not sheet.merged_cells.ranges
        assert sheet.sheet_state == "visible"
        assert sheet.sheet_view.zoomScale == 100
        assert not sheet.sheet_view.showGridLines
        assert {s.activeCell for s in sheet.sheet_view.selection} == {"A1"}


def test_filter_buttons_are_on_where_the_sheet_announces_them(book: Any) -> None:
    for sheet in book:
        for name in sheet.tables:
            assert (sheet.tables[name].autoFilter is not None) == (sheet.title != "Cover")


def test_each_sheet_prints_over_the_width_with_its_headings_on_every_page(book: Any) -> None:
    for sheet in book.worksheets[1:]:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$6:$6"
        assert "&P" in sheet.oddFooter.right.text


def test_key_title_and_one_group_of_columns_fit_a_screen(book: Any) -> None:
    sheet = book["Comparison"]
    frozen = sum(_pixels(sheet, column) for column in (1, 2))
    headings = enumerate(_headings(sheet, "Comparison"), start=1)
    runs = groupby(headings, key=lambda numbered: "across" in numbered[1])
    groups = [[_pixels(sheet, column) for column, _ in run] for across, run in runs if across]
    assert len(groups) == 2
    assert frozen <= 1300 / 3
    assert all(frozen + sum(group) <= 1310 for group in groups)


def _pixels(sheet: Worksheet, column: int) -> float:
    width = sheet.column_dimensions[get_column_letter(column)].width
    return width * PIXELS_PER_CHARACTER + PADDING


def test_text_has_a_contrast_of_at_least_four_and_a_half(template: Path) -> None:
    theme = Package.open(template).xml("xl/theme/theme1.xml")
    colours = {
        name: next(theme.iter(qualified(A, name)))[0].get("val", "")
        for name in ("accent1", "hlink", "folHlink")
    }
    assert all(_contrast_on_white(colour) >= 4.5 for colour in colours.values())


def _contrast_on_white(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    light = sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return 1.05 / (light + 0.05)


def test_the_chart_has_alternative_text_and_a_title_in_the_language_of_the_edition(
    template: Path,
) -> None:
    package = Package.open(template)
    shape = next(package.xml("xl/drawings/drawing1.xml").iter(qualified(XDR, "cNvPr")))
    assert 0 < len(shape.get("descr", "")) <= 140
    title = next(package.xml("xl/charts/chart1.xml").iter(qualified(C, "title")))
    assert "".join(map(str, title.itertext())) == "{{ words.cover.matches }}"


@pytest.mark.parametrize("axes", [("east", "west"), ("east", "west", "north"), ("east",)])
def test_every_relationship_gets_its_group_of_columns(
    template: Path, tmp_path: Path, axes: tuple[str, ...]
) -> None:
    sheet = openpyxl.load_workbook(_filled(template, tmp_path, _dataset(axes=axes)))["Comparison"]
    fields = [h.split(": ") for h in _headings(sheet, "Comparison") if ": " in h]
    assert [axis for axis, field in fields if field == "presence"] == [a[0].upper() for a in axes]
    assert len(fields) == len(axes) * len({field for _, field in fields})


@pytest.mark.parametrize("measures", [0, 1, 2])
def test_a_row_for_each_measure_and_one_blank_row_for_none(
    template: Path, tmp_path: Path, measures: int
) -> None:
    filled = openpyxl.load_workbook(_filled(template, tmp_path, _dataset(measures=measures)))
    keys = [row["Key"] for row in _rows(filled["Comparison"], "Comparison")]
    assert keys == ["gate", "lane"][:measures] or keys == [None]


def test_without_any_data_it_is_still_a_workbook(template: Path, tmp_path: Path) -> None:
    filled = openpyxl.load_workbook(_filled(template, tmp_path, _empty()))
    for sheet in filled.worksheets[1:-1]:
        (name,) = sheet.tables
        assert len(_rows(sheet, name)) == 1


def test_no_tag_is_left(template: Path, tmp_path: Path) -> None:
    package = Package.open(_filled(template, tmp_path, _real()))
    assert not [name for name in package.names() if b"{{" in package.read(name)]


def test_compared_values_lead_to_their_rows_of_evidence(template: Path, tmp_path: Path) -> None:
    filled = openpyxl.load_workbook(_filled(template, tmp_path, _dataset()))
    sheet, evidence = filled["Comparison"], filled["Evidence"]
    (row,) = [c.row for c in sheet["A"] if c.value == "gate"]
    headings = _headings(sheet, "Comparison")
    for heading, field in (("E: presence", "Presence"), ("E: status", "Status")):
        cell = sheet.cell(row, headings.index(heading) + 1)
        target = cell.hyperlink.location.split("!")[1].split(":")[0]
        assert evidence[target].value.startswith("gate/")
        assert evidence.cell(evidence[target].row, 4).value == field


def test_links_stand_only_in_cells_that_stay_on_one_line(template: Path, tmp_path: Path) -> None:
    """LibreOffice does not wrap the text of a cell with a link, and so would cut it off."""
    filled = openpyxl.load_workbook(_filled(template, tmp_path, _real()))
    for sheet in filled:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.hyperlink and isinstance(cell.value, str) and cell.row > 4:
                    assert not cell.alignment.wrap_text, f"{sheet.title}!{cell.coordinate}"


def test_linked_text_fits_its_column(template: Path, tmp_path: Path) -> None:
    filled = openpyxl.load_workbook(_filled(template, tmp_path, _real()))
    for sheet in filled.worksheets[1:]:
        last = sheet.max_column
        for row in sheet.iter_rows(min_row=7, max_col=last - 1):
            for cell in row:
                if cell.hyperlink and isinstance(cell.value, str):
                    width = sheet.column_dimensions[cell.column_letter].width
                    assert len(cell.value) <= width, f"{sheet.title}!{cell.coordinate}"


@pytest.mark.judge
@pytest.mark.parametrize("make", [_empty, _dataset, _real], ids=["empty", "small", "real"])
def test_the_judges_find_nothing(template: Path, tmp_path: Path, make: Any) -> None:
    judge("ooxml_check.py", template)
    judge("ooxml_check.py", _filled(template, tmp_path, make()))


@pytest.mark.parametrize("measures", [0, 1, 2])
@pytest.mark.parametrize("axes", [("east",), ("east", "west"), ("east", "west", "north")])
def test_the_cover_counts_what_the_sheets_hold(
    template: Path, tmp_path: Path, measures: int, axes: tuple[str, ...]
) -> None:
    dataset = _dataset(measures=measures, axes=axes)
    package = Package.open(_filled(template, tmp_path, dataset))
    assert add_cached_values(package) == []
    save(package, tmp_path / "calculated.xlsx")
    cover = openpyxl.load_workbook(tmp_path / "calculated.xlsx", data_only=True)["Cover"]
    counted = {row["Relationship"]: row for row in _rows(cover, "Summary")}
    for axis in axes:
        row = counted[axis[0].upper()]
        entries = [measure["entries"][axis]["presence"] for measure in dataset["measures"]]
        assert row["Present"] == entries.count("present")
        assert row["Absent"] == entries.count("absent")
        assert row["Not reported"] == entries.count("not-reported")
        claims = [c for m in dataset["measures"] for c in m["claims"] if c["axis"] == axis]
        assert row["Claims"] == len(claims)
        differing = [c for c in claims if c["standing"] != "preferred"]
        assert row["Differing readings"] == len(differing)
    rows = {row["Sheet"]: row["Rows"] for row in _rows(cover, "Contents")}
    assert (rows["Comparison"], rows["Sources"]) == (measures, 2)
    assert sum(row["Rows"] for row in _rows(cover, "Matches")) == rows["Action-plan points"]
