from tests.workbook.moves.moving import (
    GONE,
    ROWS,
    attributes,
    codes,
    inside,
    moved,
    texts,
    work_on,
)
from toolkit.workbook.moves.common import Work
from toolkit.workbook.moves.notes import move_notes, move_shapes, move_threads
from toolkit.workbook.references.shift import RowRepeat, ShiftMap

NOTES = (
    "<authors><author>Ana</author><author>tc={{1}}</author></authors><commentList>"
    '<comment ref="{}" authorId="{}"><text/></comment></commentList>'
)
SHAPE = (
    '<v:shape id="_x0000_s1025"><x:ClientData ObjectType="{}"><x:Anchor>2, 15, {}, 2, 4, 5, {}, 9'
    "</x:Anchor><x:Row>{}</x:Row><x:Column>1</x:Column></x:ClientData></v:shape>"
)


def test_a_note_is_copied_with_its_cell() -> None:
    result = work_on(move_notes, NOTES.format("B7", 0))
    assert attributes(result, "comment", "ref") == ["B7", "B8", "B9"]


def test_a_note_below_follows_and_one_that_is_left_out_goes() -> None:
    assert attributes(work_on(move_notes, NOTES.format("B9", 0)), "comment", "ref") == ["B11"]
    assert attributes(work_on(move_notes, NOTES.format("B7", 0), GONE), "comment", "ref") == []


def test_a_threaded_comment_keeps_to_the_first_copy() -> None:
    assert attributes(work_on(move_notes, NOTES.format("B7", 1)), "comment", "ref") == ["B7"]
    thread = '<threadedComment ref="{}" id="1"/>'
    assert moved(move_threads, thread.format("B7")) == thread.format("B7")
    assert moved(move_threads, thread.format("B9")) == thread.format("B11")
    assert moved(move_threads, thread.format("B7"), GONE) == ""


def test_too_many_copies_of_a_note_are_not_made_and_reported() -> None:
    many = ShiftMap([RowRepeat(7, 7, copies=2000)])
    result = work_on(move_notes, NOTES.format("B7", 0), many)
    assert attributes(result, "comment", "ref") == ["B7"]
    assert codes(result) == ["F104 t.xlsx: S!B7"]


def test_the_shape_of_a_note_is_copied_with_an_id_of_its_own() -> None:
    result = work_on(move_shapes, SHAPE.format("Note", 6, 9, 6))
    assert texts(result, "Row") == ["6", "7", "8"]
    assert texts(result, "Anchor") == [
        "2, 15, 6, 2, 4, 5, 9, 9",
        "2, 15, 7, 2, 4, 5, 10, 9",
        "2, 15, 8, 2, 4, 5, 11, 9",
    ]
    assert attributes(result, "shape", "id") == ["_x0000_s1025", "_x0000_s1026", "_x0000_s1027"]


def test_as_many_shapes_as_notes_are_made() -> None:
    for cell, row in (("B7", 6), ("B9", 8), ("B2", 1)):
        notes = work_on(move_notes, NOTES.format(cell, 0))
        shapes = work_on(move_shapes, SHAPE.format("Note", row, row + 3, row))
        rows = [str(int(text or "") + 1) for text in texts(shapes, "Row")]
        assert [f"B{r}" for r in rows] == attributes(notes, "comment", "ref")


def test_the_shape_of_a_threaded_comment_is_not_copied() -> None:
    def move(work: Work) -> None:
        move_shapes(work, frozenset({"B7"}))

    assert texts(work_on(move, SHAPE.format("Note", 6, 9, 6)), "Row") == ["6"]


def test_a_note_above_stays_the_same() -> None:
    shape = SHAPE.format("Note", 1, 4, 2)
    assert moved(move_shapes, shape) == shape


def test_a_control_moves_with_its_links() -> None:
    xml = (
        '<v:shape id="a"><x:ClientData ObjectType="Drop"><x:Anchor>1, 0, 9, 0, 2, 0, 10, 0'
        "</x:Anchor><x:FmlaLink>$B$9</x:FmlaLink><x:FmlaRange>$A$7</x:FmlaRange>"
        "<x:FmlaMacro>[0]!Go</x:FmlaMacro></x:ClientData></v:shape>"
    )
    result = work_on(move_shapes, xml, ROWS)
    assert texts(result, "Anchor") == ["1, 0, 11, 0, 2, 0, 12, 0"]
    assert texts(result, "FmlaLink") == ["$B$11"]
    assert texts(result, "FmlaRange") == ["$A$7:$A$9"]
    assert "[0]!Go" in inside(result)
