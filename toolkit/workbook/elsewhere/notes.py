"""Notes: their text, and the lone tags in them that are meant for the cell."""

from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from toolkit.errors import WorkbookError
from toolkit.workbook.cells.strings import protected, read
from toolkit.workbook.elsewhere.spots import Spot, runs_with_tags
from toolkit.workbook.moves.common import area_of, named, remove
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import local, main, to_bytes
from toolkit.workbook.tags.grammar import Tag, TagError
from toolkit.workbook.tags.parse import has_tag, parse

_THREAD = "tc="
_IN_THREAD = "a threaded comment is never filled"


def note_spots(root: etree._Element) -> Iterator[Spot]:
    """Yield the texts of a comments part that hold tags, in runs; also of threaded ones."""
    for comment, author in _comments(root):
        locked = _IN_THREAD if author.startswith(_THREAD) else ""
        runs = _runs(comment)
        texts = [read(run.text or "") for run in runs]
        for first, last in runs_with_tags(texts):
            text = "".join(texts[first : last + 1])
            put = _setter(runs[first : last + 1])
            yield Spot("the note", text, put, cell=comment.get("ref", ""), locked=locked)


def cell_tags(package: Package, sheet_part: str) -> dict[tuple[int, int], str]:
    """Return the notes of a sheet that hold nothing but one tag, by row and column of their cell.

    The name of the author, which Excel puts before the text of a new note, does not count.
    """
    found: dict[tuple[int, int], str] = {}
    for part in package.related(sheet_part, "comments"):
        if part not in package or b"{" not in package.read(part):
            continue
        try:
            root = package.xml(part)
        except WorkbookError:  # what cannot be read is left as it is
            continue
        for comment, author in _comments(root):
            text, ref = own_text(comment, author), area_of(comment.get("ref"))
            if ref and not author.startswith(_THREAD) and _lone(text):
                found[ref.r1, ref.c1] = text
    return found


def drop_notes(
    package: Package, sheet_part: str, cells: frozenset[tuple[int, int]]
) -> frozenset[str]:
    """Remove the notes of cells, by row and column, with their shapes.

    Returns the ids of the sheet's relationships to parts that are gone, because nothing was left.
    """
    before = {r.id for r in package.relationships(sheet_part)}
    for part in package.related(sheet_part, "comments"):
        root = package.xml(part)
        for comment in list(root.iter(main("comment"))):
            ref = area_of(comment.get("ref"))
            if ref and (ref.r1, ref.c1) in cells:
                remove(comment)
        _keep(package, part, root, "comment")
    for part in package.related(sheet_part, "vmlDrawing"):
        try:
            root = package.xml(part)
        except WorkbookError:  # VML need not be well-formed; a shape without a note shows nothing
            continue
        for shape in named(root, "shape"):
            if _cell_of(shape) in cells:
                remove(shape)
        _keep(package, part, root, "shape")
    return frozenset(before - {r.id for r in package.relationships(sheet_part)})


def _keep(package: Package, part: str, root: etree._Element, name: str) -> None:
    """Store a part, or remove it where it holds nothing of that name any more."""
    if named(root, name):
        package.replace(part, to_bytes(root))
    else:
        package.remove(part)


def _cell_of(shape: etree._Element) -> tuple[int, int] | None:
    """Return row and column of the cell whose note a VML shape draws, None if it draws none."""
    for data in named(shape, "ClientData"):
        numbers = {local(child): (child.text or "").strip() for child in data}
        row, column = numbers.get("Row", ""), numbers.get("Column", "")
        if data.get("ObjectType") == "Note" and row.isdecimal() and column.isdecimal():
            return int(row) + 1, int(column) + 1
    return None


def own_text(comment: etree._Element, author: str) -> str:
    """Return the text of a note without the author's name above it."""
    text = "".join(read(run.text or "") for run in _runs(comment)).strip()
    return text.removeprefix(f"{author}:").strip() if author else text


def _lone(text: str) -> bool:
    """Return whether a text is one tag, also one that cannot be read."""
    if not has_tag(text) or not text.startswith("{{") or text.count("{{") > 1:
        return False
    try:
        pieces = parse(text)
    except TagError:
        return text.endswith("}}")
    return len(pieces) == 1 and isinstance(pieces[0], Tag)


def _comments(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield every note with the name of its author."""
    authors = [author.text or "" for author in root.iter(main("author"))]
    for comment in root.iter(main("comment")):
        number = comment.get("authorId", "")
        known = number.isdecimal() and int(number) < len(authors)
        yield comment, authors[int(number)] if known else ""


def _runs(comment: etree._Element) -> list[etree._Element]:
    """Return the elements with the text of a note, phonetic guides left out."""
    found = []
    for text in comment.iter(main("t")):
        parent = text.getparent()
        if parent is not None and local(parent) in ("r", "text"):
            found.append(text)
    return found


def _setter(runs: Sequence[etree._Element]) -> Callable[[str], None]:
    def put(text: str) -> None:
        first, *others = runs
        first.text = protected(text)
        first.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        for run in others:
            run.text = ""

    return put
