"""Notes and threaded comments: they hang on cells; a plain note is copied with its cell."""

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import count

from lxml import etree

from toolkit.workbook.moves.common import (
    Work,
    area_of,
    child_named,
    drop_attribute,
    named,
    remove,
    set_attribute,
    set_text,
)
from toolkit.workbook.opc.xml import XR, local, qualified
from toolkit.workbook.references.references import Ref, cell_name
from toolkit.workbook.references.shift import At

MOST_NOTES = 1000
"""More copies than this are not made: a drawing's shapes are numbered in groups of 1024."""

_UID = qualified(XR, "uid")
_NUMBERED = re.compile(r"_s([0-9]+)\Z")
_THREAD = "tc="
_ANCHOR_ROWS, _ANCHOR_COLUMNS = (2, 6), (0, 4)


def copies_of_note(work: Work, ref: Ref) -> list[tuple[At, Ref]]:
    """Return the copies that a note gets, only the first if they are too many."""
    copies = list(work.shift.copies(ref))
    return copies if len(copies) <= MOST_NOTES else copies[:1]


def move_notes(work: Work) -> None:
    """Move the cells of notes, one for every copy; a threaded comment keeps to the first."""
    authors = [author.text or "" for author in named(work.root, "author")]
    for comment in named(work.root, "comment"):
        ref = area_of(comment.get("ref"))
        if ref is None:
            continue
        copies = copies_of_note(work, ref)
        number = comment.get("authorId", "")
        author = authors[int(number)] if number.isdigit() and int(number) < len(authors) else ""
        if not copies:
            remove(comment)
            continue
        set_attribute(comment, "ref", str(copies[0][1]))
        if author.startswith(_THREAD):
            continue
        _report_left_out(work, ref, len(copies))
        for _, area in reversed(copies[1:]):
            copy = deepcopy(comment)
            drop_attribute(copy, _UID)
            copy.set("ref", str(area))
            comment.addnext(copy)


def _report_left_out(work: Work, ref: Ref, made: int) -> None:
    wanted = sum(1 for _ in work.shift.copies(ref))
    if wanted > made:
        message = f"the note is not copied: {wanted} copies are more than {MOST_NOTES}"
        work.report("F104", message, cell_name(ref.r1, ref.c1))


def move_threads(work: Work) -> None:
    """Move the cells of threaded comments; they stay with the first copy."""
    for comment in named(work.root, "threadedComment"):
        ref = area_of(comment.get("ref"))
        moved = work.shift.first(ref) if ref else None
        if ref is None or ref.kind != "cell":
            continue
        if moved is None:
            remove(comment)
        else:
            set_attribute(comment, "ref", str(moved))


def threaded_cells(root: etree._Element) -> set[str]:
    """Return the template cells whose note belongs to a threaded comment."""
    return {comment.get("ref", "") for comment in named(root, "threadedComment")}


def move_shapes(work: Work, threaded: frozenset[str] = frozenset()) -> None:
    """Move the shapes of notes and controls in a sheet's VML; notes are copied as `move_notes`
    does.
    """
    numbers = _free_numbers(work.root)
    for shape in named(work.root, "shape"):
        data = child_named(shape, "ClientData")
        if data is None:
            continue
        if data.get("ObjectType") == "Note":
            _move_note_shape(work, shape, data, threaded, numbers)
        else:
            _move_control_shape(work, data)


def _move_note_shape(
    work: Work,
    shape: etree._Element,
    data: etree._Element,
    threaded: frozenset[str],
    numbers: Iterator[int],
) -> None:
    row, column = child_named(data, "Row"), child_named(data, "Column")
    if row is None or column is None or not (row.text and column.text):
        return
    r, c = int(row.text) + 1, int(column.text) + 1
    copies = copies_of_note(work, Ref(None, r, c, r, c, kind="cell"))
    if not copies:
        remove(shape)
        return
    pristine = deepcopy(shape)
    pristine.tail = None
    _place_note(shape, copies[0][1], r, c)
    for _, area in copies[1:] if cell_name(r, c) not in threaded else ():
        following = deepcopy(pristine)
        number = next(numbers)
        for name in _ids(following):
            following.set(name, f"_x0000_s{number}")
        _place_note(following, area, r, c)
        parent = shape.getparent()
        assert parent is not None
        parent.append(following)


def _place_note(shape: etree._Element, area: Ref, row: int, col: int) -> None:
    for child in named(shape, "Row", "Column", "Anchor"):
        if local(child) == "Row":
            set_text(child, str(area.r1 - 1))
        elif local(child) == "Column":
            set_text(child, str(area.c1 - 1))
        else:
            _shift_anchor(child, area.r1 - row, area.c1 - col)


def _shift_anchor(anchor: etree._Element, down: int, right: int) -> None:
    """Move a box by rows and columns; its text is left column, offset, top row, offset, right,
    bottom.
    """
    if not down and not right:
        return
    numbers = (anchor.text or "").split(",")
    if len(numbers) != 8:
        return
    for positions, by in ((_ANCHOR_ROWS, down), (_ANCHOR_COLUMNS, right)):
        for at in positions:
            numbers[at] = f" {int(numbers[at]) + by}"
    set_text(anchor, ",".join(numbers).strip())


def _free_numbers(root: etree._Element) -> Iterator[int]:
    """Numbers for copied shapes, as Excel counts them (`_x0000_s1025`)."""
    found = [one.get(name, "") for one in named(root, "shape") for name in _ids(one)]
    numbers = [int(match[1]) for value in found if (match := _NUMBERED.search(value))]
    return count(max(numbers, default=1024) + 1)


def _ids(shape: etree._Element) -> list[str]:
    """The attributes that identify a shape: `id`, and `spid` where that is a name."""
    return [str(name) for name in shape.attrib if name == "id" or str(name).endswith("}spid")]


def _move_control_shape(work: Work, data: etree._Element) -> None:
    for child in data:
        if local(child) == "Anchor":
            numbers = (child.text or "").split(",")
            if len(numbers) == 8:
                row, col = int(numbers[2]) + 1, int(numbers[0]) + 1
                down = work.shift.line(row, col) - row
                _shift_anchor(child, down, work.shift.column_line(col) - col)
        elif local(child).startswith("Fmla") and local(child) != "FmlaMacro" and child.text:
            listed = local(child) == "FmlaRange"
            moved = work.formula(child.text, "control", single="always" if listed else "never")
            set_text(child, moved)
