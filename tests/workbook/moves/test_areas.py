import pytest
from lxml import etree

from tests.workbook.moves.moving import (
    BLOCK,
    COLUMNS,
    GONE,
    NAMESPACES,
    PAIRS,
    ROWS,
    attributes,
    codes,
    moved,
    work_on,
)
from toolkit.workbook.moves import areas
from toolkit.workbook.moves.common import Moves, Work
from toolkit.workbook.references.shift import RowRepeat, ShiftMap


def test_the_dimension_grows() -> None:
    assert (
        moved(areas.move_single_areas, '<dimension ref="A1:F20"/>') == '<dimension ref="A1:F22"/>'
    )


def test_a_watched_cell_stays_with_the_first_copy() -> None:
    assert 'r="B7"' in moved(areas.move_single_areas, '<cellWatch r="B7"/>')


def test_a_frozen_pane_keeps_the_same_rows_and_columns_frozen() -> None:
    view = (
        '<sheetView><pane xSplit="3" ySplit="7" topLeftCell="D8" state="frozen"/>'
        '<selection activeCell="E9" sqref="E9"/></sheetView>'
    )
    result = work_on(areas.move_views, view)
    assert attributes(result, "pane", "ySplit") == ["9"]
    assert attributes(result, "pane", "topLeftCell") == ["D10"]
    assert attributes(result, "selection", "activeCell") == ["E11"]
    assert attributes(result, "selection", "sqref") == ["E11"]
    assert attributes(work_on(areas.move_views, view, COLUMNS), "pane", "xSplit") == ["5"]


def test_frozen_headings_above_a_block_stay_as_they_are() -> None:
    view = '<sheetView><pane ySplit="6" topLeftCell="A7" state="frozen"/></sheetView>'
    assert moved(areas.move_views, view) == view


def test_a_split_that_is_not_frozen_is_in_points_and_stays() -> None:
    view = '<sheetView><pane ySplit="2700" topLeftCell="A8"/></sheetView>'
    assert 'ySplit="2700"' in moved(areas.move_views, view)


def test_a_selected_cell_stays_one_cell_and_a_lost_one_is_replaced() -> None:
    view = '<sheetView><selection activeCell="B7" sqref="B7"/></sheetView>'
    assert moved(areas.move_views, view) == view
    assert 'sqref="B7"' in moved(areas.move_views, view, GONE)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<mergeCells count="1"><mergeCell ref="A9:C9"/></mergeCells>', ["A11:C11"]),
        (
            '<mergeCells count="1"><mergeCell ref="A7:C7"/></mergeCells>',
            ["A7:C7", "A8:C8", "A9:C9"],
        ),
        ('<mergeCells count="1"><mergeCell ref="A5:A9"/></mergeCells>', ["A5:A11"]),
    ],
)
def test_merges_follow_and_are_copied(before: str, after: list[str]) -> None:
    result = work_on(areas.move_merges, before)
    assert attributes(result, "mergeCell", "ref") == after
    assert attributes(result, "mergeCells", "count") == [str(len(after))]


def test_a_merge_of_two_columns_is_copied_with_them() -> None:
    result = work_on(areas.move_merges, '<mergeCells><mergeCell ref="C1:D1"/></mergeCells>', PAIRS)
    assert attributes(result, "mergeCell", "ref") == ["C1:D1", "E1:F1"]


def test_a_merge_half_in_a_block_is_an_error() -> None:
    result = work_on(areas.move_merges, '<mergeCells><mergeCell ref="A8:A9"/></mergeCells>', BLOCK)
    assert codes(result) == ["T110 t.xlsx: S!A8"]


def test_merges_that_are_gone_leave_no_empty_list() -> None:
    merges = '<mergeCells count="1"><mergeCell ref="A7:C7"/></mergeCells>'
    assert moved(areas.move_merges, merges, GONE) == ""


def test_a_link_is_copied_and_its_place_follows() -> None:
    links = '<hyperlinks><hyperlink ref="B7" location="S!C7" r:id="rId1"/></hyperlinks>'
    result = work_on(areas.move_links, links)
    assert attributes(result, "hyperlink", "ref") == ["B7", "B8", "B9"]
    assert attributes(result, "hyperlink", "location") == ["S!C7", "S!C8", "S!C9"]
    assert len(set(attributes(result, "hyperlink", "location"))) == 3


def test_a_link_below_follows_to_a_place_below() -> None:
    links = '<hyperlinks><hyperlink ref="B9" location="\'S\'!C20"/></hyperlinks>'
    after = '<hyperlinks><hyperlink ref="B11" location="\'S\'!C22"/></hyperlinks>'
    assert moved(areas.move_links, links) == after


def test_a_filter_keeps_to_its_column() -> None:
    before = '<autoFilter ref="A6:F8"><filterColumn colId="4"/></autoFilter>'
    result = work_on(areas.move_filters, before, COLUMNS)
    assert attributes(result, "autoFilter", "ref") == ["A6:H8"]
    assert attributes(result, "filterColumn", "colId") == ["6"]


def test_a_sort_state_grows() -> None:
    before = (
        '<autoFilter ref="A6:F7"><sortState ref="A7:F7"><sortCondition ref="B7:B7"/></sortState>'
        "</autoFilter>"
    )
    result = work_on(areas.move_filters, before)
    assert attributes(result, "sortState", "ref") == ["A7:F9"]
    assert attributes(result, "sortCondition", "ref") == ["B7:B9"]


def test_page_breaks_follow_and_stand_in_every_copy() -> None:
    before = (
        '<rowBreaks count="3" manualBreakCount="3"><brk id="6" max="16383" man="1"/>'
        '<brk id="8" max="16383" man="1"/><brk id="9" max="16383" man="1"/></rowBreaks>'
    )
    result = work_on(areas.move_breaks, before, BLOCK)
    assert attributes(result, "brk", "id") == ["6", "8", "10", "12", "13"]
    assert attributes(result, "rowBreaks", "count") == ["5"]
    assert attributes(result, "rowBreaks", "manualBreakCount") == ["5"]


def test_a_page_break_behind_rows_that_end_with_rows_within_them_stands_behind_every_item() -> None:
    items = RowRepeat(5, 6, copies=3)
    nested = ShiftMap([items, RowRepeat(6, 6, copies=6, within=0, counts=(1, 2, 3))])
    before = (
        '<rowBreaks count="1" manualBreakCount="1"><brk id="6" max="16383" man="1"/></rowBreaks>'
    )
    assert attributes(work_on(areas.move_breaks, before, nested), "brk", "id") == ["6", "9", "13"]


def test_breaks_between_columns_follow_the_columns() -> None:
    result = work_on(areas.move_breaks, '<colBreaks count="1"><brk id="5"/></colBreaks>', COLUMNS)
    assert attributes(result, "brk", "id") == ["7"]


def test_more_page_breaks_than_excel_allows_are_left_out_and_reported() -> None:
    many = ShiftMap([RowRepeat(7, 7, copies=2000)])
    result = work_on(
        areas.move_breaks, '<rowBreaks count="1"><brk id="7" man="1"/></rowBreaks>', many
    )
    assert attributes(result, "rowBreaks", "count") == ["1026"]
    assert codes(result) == ["F104 t.xlsx: S"]


def test_lists_of_areas_follow_and_those_that_are_gone_go() -> None:
    errors = '<ignoredErrors><ignoredError sqref="B8 B20" numberStoredAsText="1"/></ignoredErrors>'
    assert 'sqref="B8 B10 B12 B24"' in moved(areas.move_area_lists, errors, BLOCK)
    lone = '<ignoredErrors><ignoredError sqref="B7:B8"/></ignoredErrors>'
    assert moved(areas.move_area_lists, lone, GONE) == ""


def test_a_control_keeps_its_cell_and_its_list_grows() -> None:
    before = '<control><controlPr linkedCell="$B$9" listFillRange="$A$7"/></control>'
    after = '<control><controlPr linkedCell="$B$11" listFillRange="$A$7:$A$9"/></control>'
    assert moved(areas.move_embedded, before) == after


@pytest.mark.parametrize(
    "xml",
    [
        '<dimension ref="A1:F6"/>',
        '<mergeCells><mergeCell ref="A1:C1"/></mergeCells>',
        '<sheetView topLeftCell="A2"><selection sqref="A1 B2:C3"/></sheetView>',
        '<dimension ref="nonsense"/><mergeCells><mergeCell ref="also"/></mergeCells>',
    ],
)
def test_what_is_above_or_unreadable_stays_the_same(xml: str) -> None:
    for move in (areas.move_single_areas, areas.move_views, areas.move_merges, areas.move_filters):
        assert moved(move, xml, ROWS) == xml


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("S!C7", "S!C7"),
        ("s!C20", "s!C22"),
        ("S!C7:D7", "S!C7:D9"),
        ("C20", "C22"),
        ("Name", "Name"),
        ("Other sheet!C20", "Other sheet!C20"),
    ],
)
def test_a_link_to_a_repeated_cell_leads_to_the_first_copy_without_a_word(
    before: str, after: str
) -> None:
    links = f'<hyperlinks><hyperlink ref="B2" location="{before}"/></hyperlinks>'
    result = work_on(areas.move_links, links)
    assert attributes(result, "hyperlink", "location") == [after]
    assert codes(result) == []


def test_a_link_whose_sheet_stands_without_quotes_follows() -> None:
    links = '<hyperlinks><hyperlink ref="B2" location="My S!C20"/></hyperlinks>'
    root = etree.fromstring(f"<worksheet {NAMESPACES}>{links}</worksheet>")
    work = Work(root, "S", Moves({"My S": ROWS}, {}, "t.xlsx"))
    areas.move_links(work)
    assert attributes(work, "hyperlink", "location") == ["My S!C22"]


def test_a_link_to_what_is_left_out_is_reported() -> None:
    links = '<hyperlinks><hyperlink ref="B2" location="S!C7"/></hyperlinks>'
    assert codes(work_on(areas.move_links, links, GONE)) == ["F103 t.xlsx: S!B2"]
