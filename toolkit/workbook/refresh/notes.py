"""Notes that somebody hung on cells of the toolkit's sheets."""

from collections.abc import Iterator

from lxml import etree

from toolkit.merge.looks import NOTE, look_at
from toolkit.workbook.looks.sheetlooks import SheetNames
from toolkit.workbook.looks.sheetnotes import Note, notes_on
from toolkit.workbook.opc.childorder import insert_in_order
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import MAIN, R, main, qualified, to_bytes
from toolkit.workbook.references.references import cell_name
from toolkit.workbook.refresh.formats import copied
from toolkit.workbook.refresh.noteshapes import NoteShapes
from toolkit.workbook.refresh.threads import keep_threads
from toolkit.workbook.refresh.work import Work

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
Cell = tuple[int, int]


def keep_notes(work: Work) -> None:
    """Hang notes on their cells again, and comments in threads."""
    for sheet in work.shared:
        notes = list(_own_notes(work, sheet))
        places: dict[Cell, Cell] = {}
        for note in notes:
            at = (note.row, note.column)
            place = work.places.cell(sheet, *at)
            if place is None:
                work.stop(
                    "R103", sheet, "the note is yours, and its cell is not there any more", at
                )
            else:
                places[at] = place
        if places:
            _hang(work, sheet, notes, places)
            keep_threads(work, sheet, places)
            work.kept["notes"] += len(places)


def _own_notes(work: Work, sheet: str) -> Iterator[Note]:
    """Yield the notes that the template does not have."""
    known, names = work.copy.match.receipt.looks, SheetNames(sheet, work.copy.match.tables)
    theirs = {
        (note.row, note.column): note.digest
        for note in notes_on(work.new, work.infos[1][sheet].part)
    }
    for note in notes_on(work.copy.package, work.infos[0][sheet].part):
        holder, row, column = names.cell(note.row, note.column)
        was = look_at(known, (NOTE + holder, row, column)) or {}
        place = work.places.cell(sheet, note.row, note.column)
        now = theirs.get(place) if place else None
        if note.digest not in (was.get("note"), now):
            yield note


def _hang(work: Work, sheet: str, notes: list[Note], places: dict[Cell, Cell]) -> None:
    part = work.infos[1][sheet].part
    target = _comments_part(work.new, part)
    root = work.new.xml(target)
    holder = root.find(main("commentList"))
    if holder is None:
        holder = etree.SubElement(root, main("commentList"))
    shapes = NoteShapes(work.copy.package, work.new, work.infos[0][sheet].part, part)
    for note in notes:
        at = (note.row, note.column)
        if at not in places:
            continue
        address = cell_name(*places[at])
        for element in holder.findall(main("comment")):
            if element.get("ref") == address:
                holder.remove(element)
        made = copied(note.element)
        made.set("ref", address)
        made.set("authorId", str(_author(root, note.author)))
        made.attrib.pop("shapeId", "")
        holder.append(made)
        shapes.hang(at, places[at])
    work.new.replace(target, to_bytes(root))
    relation = shapes.store()
    sheet_root = work.new_sheet(sheet).root
    if relation and sheet_root.find(main("legacyDrawing")) is None:
        drawing = etree.Element(main("legacyDrawing"))
        drawing.set(qualified(R, "id"), relation)
        insert_in_order(sheet_root, drawing)


def _comments_part(package: Package, sheet_part: str) -> str:
    """Return the part with the notes of a sheet, made where there is none."""
    found = [part for part in package.related(sheet_part, "comments") if part in package]
    if found:
        return found[0]
    name = package.free_name("xl/comments{}.xml")
    empty = f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'
    package.add(name, to_bytes(etree.fromstring(empty)), _TYPE)
    package.add_relationship(sheet_part, f"{R}/comments", name)
    return name


def _author(root: etree._Element, name: str) -> int:
    """Return the number of an author, who is listed where that was not so before."""
    holder = root.find(main("authors"))
    if holder is None:
        holder = etree.Element(main("authors"))
        root.insert(0, holder)
    names = [author.text or "" for author in holder]
    if name in names:
        return names.index(name)
    etree.SubElement(holder, main("author")).text = name
    return len(names)
