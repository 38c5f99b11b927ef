from tests.workbook.moves.moving import COLUMNS, GONE, ROWS, attributes, moved, texts, work_on
from toolkit.workbook.moves.drawings import move_anchors, move_text_links
from toolkit.workbook.references.shift import ShiftMap

ANCHOR = (
    "<xdr:twoCellAnchor{}><xdr:from><xdr:col>1</xdr:col><xdr:colOff>5</xdr:colOff>"
    "<xdr:row>{}</xdr:row><xdr:rowOff>6</xdr:rowOff></xdr:from><xdr:to><xdr:col>4</xdr:col>"
    "<xdr:colOff>0</xdr:colOff><xdr:row>{}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"
    "</xdr:twoCellAnchor>"
)


def rows(top: int, bottom: int, shift: ShiftMap = ROWS, edit: str = "") -> list[str | None]:
    return texts(work_on(move_anchors, ANCHOR.format(edit, top, bottom), shift), "row")


def test_a_picture_below_moves_down_whole() -> None:
    assert rows(10, 15) == ["12", "17"]


def test_a_picture_above_stays() -> None:
    anchor = ANCHOR.format("", 1, 5)
    assert moved(move_anchors, anchor) == anchor


def test_what_sizes_with_cells_grows_over_repeated_rows() -> None:
    assert rows(4, 10) == ["4", "12"]


def test_what_only_moves_with_cells_keeps_its_size() -> None:
    assert rows(4, 10, edit=' editAs="oneCell"') == ["4", "10"]
    assert rows(8, 10, edit=' editAs="oneCell"') == ["10", "12"]


def test_what_is_fixed_to_the_page_stays() -> None:
    assert rows(8, 10, edit=' editAs="absolute"') == ["8", "10"]


def test_a_picture_in_a_repeated_row_stays_with_the_first_copy() -> None:
    assert rows(6, 6) == ["6", "6"]


def test_a_picture_in_rows_that_are_left_out_moves_to_what_follows() -> None:
    assert rows(7, 10, GONE) == ["6", "8"]


def test_columns_move_a_picture_to_the_right() -> None:
    result = work_on(move_anchors, ANCHOR.format("", 1, 5), COLUMNS)
    assert texts(result, "col") == ["1", "6"]
    assert texts(result, "colOff") == ["5", "0"]


def test_a_one_cell_anchor_moves() -> None:
    xml = (
        "<xdr:oneCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>10</xdr:row></xdr:from>"
        '<xdr:ext cx="1" cy="1"/></xdr:oneCellAnchor>'
    )
    assert texts(work_on(move_anchors, xml), "row") == ["12"]


def test_a_control_moves_as_its_own_words_say() -> None:
    xml = (
        "<anchor {}><from><xdr:col>1</xdr:col><xdr:row>10</xdr:row></from>"
        "<to><xdr:col>2</xdr:col><xdr:row>11</xdr:row></to></anchor>"
    )
    assert texts(work_on(move_anchors, xml.format('moveWithCells="1"')), "row") == ["12", "13"]
    assert texts(work_on(move_anchors, xml.format("")), "row") == ["10", "11"]


def test_the_cell_whose_text_a_shape_shows_follows() -> None:
    result = work_on(move_text_links, '<xdr:sp textlink="S!$B$9"/><xdr:sp textlink=""/>')
    assert attributes(result, "sp", "textlink") == ["S!$B$11", ""]
