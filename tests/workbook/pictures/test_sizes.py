import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from toolkit.workbook.opc.xml import MAIN
from toolkit.workbook.pictures.sizes import EMU_PER_PIXEL, CellSizes, Corner

PIXEL, POINT = EMU_PER_PIXEL, 12_700


def sizes(inside: str = "", rows: str = "") -> CellSizes:
    return CellSizes(
        etree.fromstring(f'<worksheet xmlns="{MAIN}">{inside}</worksheet>'), rows.encode()
    )


def test_what_the_sheet_does_not_say_is_as_in_a_new_workbook() -> None:
    assert sizes().column(3) == 64 * PIXEL
    assert sizes().row(3) == 20 * PIXEL


def test_widths_and_heights_of_the_sheet_count() -> None:
    found = sizes(
        '<sheetFormatPr defaultColWidth="20.7109375" defaultRowHeight="30"/>'
        '<cols><col min="2" max="3" width="9.140625"/><col min="4" max="4" hidden="1"/></cols>',
        '<x:row r="2" ht="60" customHeight="1"><x:c r="A2"/></x:row><x:row r="3"/>',
    )
    assert [found.column(c) // PIXEL for c in (1, 2, 3, 4)] == [145, 64, 64, 145]
    assert [found.row(r) for r in (1, 2, 3, 4)] == [30 * POINT, 60 * POINT, 30 * POINT, 30 * POINT]


def test_a_small_picture_keeps_its_natural_size() -> None:
    box = sizes().fit(2, 3, 10 * PIXEL, 5 * PIXEL)
    assert (box.width, box.height) == (10 * PIXEL, 5 * PIXEL)
    assert box.start == Corner(2, PIXEL, 1, PIXEL)
    assert box.end == Corner(2, 11 * PIXEL, 1, 6 * PIXEL)


def test_a_large_picture_is_made_smaller_in_proportion() -> None:
    wide, high = (
        sizes().fit(1, 1, 620 * PIXEL, 40 * PIXEL),
        sizes().fit(1, 1, 90 * PIXEL, 180 * PIXEL),
    )
    assert (wide.width, wide.height) == (62 * PIXEL, 4 * PIXEL)
    assert (high.width, high.height) == (9 * PIXEL, 18 * PIXEL)


def test_a_picture_fits_into_the_merged_area_that_its_cell_begins() -> None:
    merged = '<mergeCells><mergeCell ref="B2:D4"/></mergeCells>'
    box = sizes(merged).fit(2, 2, 1000 * PIXEL, 580 * PIXEL)
    assert (box.width, box.height) == (100 * PIXEL, 58 * PIXEL)
    assert box.end == Corner(2, 37 * PIXEL, 3, 19 * PIXEL)
    assert sizes(merged).fit(3, 2, 1000 * PIXEL, 580 * PIXEL).height < 20 * PIXEL


def test_a_cell_of_no_size_gets_a_picture_of_next_to_none() -> None:
    none = sizes('<cols><col min="1" max="1" width="0.01"/></cols>')
    box = none.fit(1, 1, 100 * PIXEL, 100 * PIXEL)
    assert 1 <= box.width <= PIXEL
    assert box.end.column_offset == 0


@given(
    st.integers(1, 10**8),
    st.integers(1, 10**8),
    st.floats(0.5, 255),
    st.floats(1, 409),
)
def test_a_picture_is_within_its_cell_and_never_enlarged(
    width: int, height: int, column: float, row: float
) -> None:
    found = sizes(
        f'<cols><col min="1" max="1" width="{column}"/></cols>', f'<row r="1" ht="{row}"/>'
    )
    box = found.fit(1, 1, width, height)
    assert 1 <= box.width <= width and 1 <= box.height <= height
    assert box.end.column == box.end.row == 0
    assert box.end.column_offset <= found.column(1) and box.end.row_offset <= found.row(1)
    if min(box.width, box.height) > 1000:
        assert box.width / box.height == pytest.approx(width / height, rel=0.01)
