import datetime
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from tests.judges import judge
from tests.workbook.starter import making
from tests.workbook.starter.making import headings, rows
from toolkit.lint.colours import WHITE, contrast
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import A, qualified
from toolkit.workbook.starter.comparison import author_comparison
from toolkit.workbook.tags.parse import parse

PIXELS_PER_CHARACTER, PADDING = 7, 5
"""Width of a digit of Calibri 11 and of a cell's edges at 100 %."""
SCREEN = 1300
ROOM_OF_A_LINE = 205
"""Characters of a line above a Table that are seen on a screen without scrolling."""
SHEETS = [
    "Cover",
    "Summary",
    "Comparison",
    "Action-plan points",
    "Timeline",
    "Indicators",
    "Institutions",
    "Findings of the literature",
    "Evidence",
    "Readings that differ",
    "Open questions",
    "Sources",
    "Codebook",
    "Abbreviations",
    "Notes",
    "Changes",
    "How to cite",
]
MIXED = ["Cover", "Summary", "Timeline", "Indicators"]
"""Sheets with more than one Table, without frozen panes."""


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
            assert names == headings(sheet, name)


def test_headings_are_the_names_of_the_columns_when_filled(template: Path, tmp_path: Path) -> None:
    filled = openpyxl.load_workbook(making.filled(template, tmp_path, making.dataset()))
    for sheet in filled:
        for name in sheet.tables:
            names = [column.name for column in sheet.tables[name].tableColumns]
            assert names == headings(sheet, name)
            assert not [n for n in names if "{{" in n]


def test_the_sheets_stand_in_order_and_the_first_is_open(book: Any) -> None:
    assert book.sheetnames == SHEETS
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


def test_filter_buttons_are_on_the_main_table_of_a_sheet(book: Any) -> None:
    without = {"Cover", "Summary", "How to cite"}
    for sheet in book:
        buttons = [name for name in sheet.tables if sheet.tables[name].autoFilter]
        assert len(buttons) == (sheet.title not in without), sheet.title


def test_frozen_panes_stand_below_the_headings_where_a_sheet_has_one_table(book: Any) -> None:
    for sheet in book:
        pane = sheet.sheet_view.pane
        assert (pane is None) == (sheet.title in [*MIXED, "How to cite"])
        assert pane is None or pane.ySplit == 6


def test_each_sheet_prints_in_landscape_over_the_width_with_page_numbers(book: Any) -> None:
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "&P" in sheet.oddFooter.right.text


def test_the_headings_stand_on_every_printed_page_of_the_main_table(book: Any) -> None:
    for sheet in book:
        main = [table for table in sheet.tables.values() if table.autoFilter is not None]
        rows_of_headings = {range_boundaries(table.ref)[1] for table in main}
        if sheet.title != "How to cite":
            assert sheet.print_title_rows in {f"${row}:${row}" for row in rows_of_headings} or (
                not main and sheet.print_title_rows is None
            )


def test_a_sheet_of_several_pages_side_by_side_has_its_title_in_the_page_header(book: Any) -> None:
    for sheet in book:
        wide = sheet.page_setup.fitToWidth > 1 and sheet.title != "Indicators"
        assert bool(sheet.oddHeader.left.text) == wide
        assert bool(sheet.print_title_cols) == (sheet.page_setup.fitToWidth > 1)


def test_the_lines_above_a_table_are_seen_without_scrolling(template: Path, real_book: Any) -> None:
    for sheet in real_book:
        for row in sheet.iter_rows(max_row=8, max_col=1):
            if row[0].style == "Intro line":
                assert len(row[0].value) <= ROOM_OF_A_LINE, f"{sheet.title}!{row[0].coordinate}"


def test_key_title_and_one_group_of_columns_fit_a_screen(book: Any) -> None:
    sheet = book["Comparison"]
    frozen = sum(_pixels(sheet, column) for column in (1, 2))
    numbered = enumerate(headings(sheet, "Comparison"), start=1)
    runs = groupby(numbered, key=lambda one: "across" in one[1])
    groups = [[_pixels(sheet, column) for column, _ in run] for across, run in runs if across]
    assert len(groups) == 2
    assert frozen <= SCREEN / 3
    assert all(frozen + sum(group) <= SCREEN for group in groups)


def test_frozen_columns_take_no_more_than_a_third_of_a_screen(book: Any) -> None:
    for sheet in book:
        pane = sheet.sheet_view.pane
        if pane is not None:
            columns = range(1, int(pane.xSplit) + 1)
            assert sum(_pixels(sheet, column) for column in columns) <= SCREEN / 3, sheet.title


def _pixels(sheet: Worksheet, column: int) -> float:
    width = sheet.column_dimensions[get_column_letter(column)].width
    return width * PIXELS_PER_CHARACTER + PADDING


def test_text_and_links_have_a_contrast_of_at_least_four_and_a_half(template: Path) -> None:
    colours = _theme_colours(template, "accent1", "hlink", "folHlink")
    assert all(contrast(colour, WHITE) >= 4.5 for colour in colours)


def test_series_stand_out_from_the_page_and_from_their_neighbours(template: Path) -> None:
    names = [f"accent{number}" for number in range(1, 6)]
    colours = _theme_colours(template, *names)
    assert all(contrast(colour, WHITE) >= 3 for colour in colours)
    assert all(contrast(*pair) >= 3 for pair in pairwise(colours))
    second, around = _theme_colours(template, "accent2", "accent6")
    assert contrast(second, around) >= 3


def _theme_colours(template: Path, *names: str) -> list[tuple[int, int, int]]:
    theme = Package.open(template).xml("xl/theme/theme1.xml")
    written = [next(theme.iter(qualified(A, name)))[0].get("val", "") for name in names]
    return [(int(c[:2], 16), int(c[2:4], 16), int(c[4:], 16)) for c in written]


@pytest.mark.parametrize("axes", [("east", "west"), ("east", "west", "north"), ("east",)])
def test_every_relationship_gets_its_group_of_columns(
    template: Path, tmp_path: Path, axes: tuple[str, ...]
) -> None:
    sheet = openpyxl.load_workbook(making.filled(template, tmp_path, making.dataset(axes=axes)))[
        "Comparison"
    ]
    fields = [h.split(": ") for h in headings(sheet, "Comparison") if ": " in h]
    assert [axis for axis, field in fields if field == "presence"] == [a[0].upper() for a in axes]
    assert len(fields) == len(axes) * len({field for _, field in fields})


@pytest.mark.parametrize("measures", [0, 1, 2])
def test_a_row_for_each_measure_and_one_blank_row_for_none(
    template: Path, tmp_path: Path, measures: int
) -> None:
    filled = openpyxl.load_workbook(
        making.filled(template, tmp_path, making.dataset(measures=measures))
    )
    keys = [row["Key"] for row in rows(filled["Comparison"], "Comparison")]
    assert keys == ["gate", "lane"][:measures] or keys == [None]


def test_without_any_data_it_is_still_a_workbook(template: Path, tmp_path: Path) -> None:
    filled = making.shown(making.filled(template, tmp_path, making.empty()))
    for sheet in filled.worksheets[2:-1]:
        if sheet.title not in (*MIXED, "Codebook", "Abbreviations"):
            (name,) = sheet.tables
            (row,) = rows(sheet, name)
            assert not any(row.values()), sheet.title


def test_no_tag_is_left(real_path: Path) -> None:
    package = Package.open(real_path)
    left = [name for name in package.names() if b"{{ " in package.read(name)]
    assert left == []


def test_numbers_of_a_column_are_numbers_and_days_are_days(real_book: Any) -> None:
    kinds = {"n": (int, float), "d": datetime.date}
    for sheet in real_book:
        for name in sheet.tables:
            for row in sheet[sheet.tables[name].ref][1:]:
                for cell in row:
                    if cell.value is not None and cell.style in ("Whole number", "Figure"):
                        assert isinstance(cell.value, kinds["n"]), f"{sheet.title}!{cell}"
                    if cell.value is not None and cell.style in ("Day", "Day, not linked"):
                        assert isinstance(cell.value, kinds["d"]), f"{sheet.title}!{cell}"


def test_compared_values_lead_to_their_rows_of_evidence(template: Path, tmp_path: Path) -> None:
    filled = openpyxl.load_workbook(making.filled(template, tmp_path, making.dataset()))
    sheet, evidence = filled["Comparison"], filled["Evidence"]
    (row,) = [c.row for c in sheet["A"] if c.value == "gate"]
    names = headings(sheet, "Comparison")
    for heading, field in (("E: presence", "Presence"), ("E: status", "Status")):
        cell = sheet.cell(row, names.index(heading) + 1)
        target = cell.hyperlink.location.split("!")[1].split(":")[0]
        assert evidence[target].value.startswith("gate/")
        assert evidence.cell(evidence[target].row, 4).value == field


def test_links_stand_only_in_cells_that_stay_on_one_line(real_book: Any) -> None:
    """LibreOffice does not wrap the text of a cell with a link, and so would cut it off."""
    for sheet in real_book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.hyperlink and isinstance(cell.value, str) and cell.row > 4:
                    assert not cell.alignment.wrap_text, f"{sheet.title}!{cell.coordinate}"


def test_linked_text_fits_its_column(real_book: Any) -> None:
    for sheet in real_book.worksheets[1:]:
        last = sheet.max_column
        for row in sheet.iter_rows(min_row=7, max_col=last - 1):
            for cell in row:
                if cell.hyperlink and isinstance(cell.value, str):
                    width = sheet.column_dimensions[cell.column_letter].width
                    assert len(cell.value) <= width, f"{sheet.title}!{cell.coordinate}"


@pytest.mark.judge
@pytest.mark.parametrize(
    "make", [making.empty, making.dataset, making.real_data], ids=["empty", "small", "real"]
)
def test_the_judges_find_nothing(template: Path, tmp_path: Path, make: Any) -> None:
    judge("ooxml_check.py", template)
    path = making.filled(template, tmp_path, make())
    judge("ooxml_check.py", path)
    judge("compare_cached.py", path)
