"""Fills the texts outside of cells: checked with the template, written after everything moved."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from toolkit.codes import finding
from toolkit.errors import WorkbookError
from toolkit.findings import CellPlace, Finding
from toolkit.workbook.cells.celltext import check_text
from toolkit.workbook.elsewhere.frames import frame_spots
from toolkit.workbook.elsewhere.notes import drop_notes, note_spots
from toolkit.workbook.elsewhere.parts import TextPart, may_hold_tag, text_parts
from toolkit.workbook.elsewhere.spots import Spot
from toolkit.workbook.fill.template import TaggedText, Template, TemplateSheet
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import R, qualified, to_bytes
from toolkit.workbook.opc.xml import parse as parse_xml
from toolkit.workbook.references.references import cell_name
from toolkit.workbook.sheets.items import NOTHING, SheetItem
from toolkit.workbook.tags.context import Context
from toolkit.workbook.tags.grammar import (
    LIST_FILTERS,
    ROW_FILTERS,
    Block,
    Piece,
    Tag,
    TagError,
)
from toolkit.workbook.tags.keys import missing_keys
from toolkit.workbook.tags.names import walked
from toolkit.workbook.tags.parse import has_tag, parse
from toolkit.workbook.tags.shape import UnknownName
from toolkit.workbook.tags.values import ValueProblem, as_text, compile_value

_NOT_HERE = "across", *LIST_FILTERS, *ROW_FILTERS


class Texts:
    """The texts of one template; `findings` collects what is wrong with them or their values."""

    def __init__(
        self,
        package: Package,
        file: str,
        context: Context,
        items: Mapping[str, SheetItem] | None = None,
    ) -> None:
        """Take the template, its name in findings, what its tags can reach, and the current item
        by sheet name, for sheets that stand for an item of a list.
        """
        self._package, self._file, self._context = package, file, context
        self._items = items or {}
        self.findings: list[Finding] = []
        self.found: list[TaggedText] = []
        """The texts with tags that `check` has met."""
        self._gone: dict[str, frozenset[str]] = {}

    def check(self, template: Template) -> None:
        """Add a finding for every mistake, before anything is changed.

        A note that holds the tag of its cell is left out: it is read with the cells.
        """
        for sheet in template.sheets:
            data = sheet.source.head + sheet.source.tail
            if may_hold_tag(data):
                for spot in _tagged(frame_spots(parse_xml(data, sheet.info.part))):
                    self._check(spot, sheet.name)
        of_cells = {sheet.name: _noted(sheet) for sheet in template.sheets}
        for part in text_parts(self._package):
            root = self._root(part)
            own = of_cells.get(part.sheet, ()) if part.spots is note_spots else ()
            for spot in _tagged(_hung(part, root)) if root is not None else ():
                if spot.cell not in own:
                    self._check(spot, part.sheet)

    def drop_notes(self, template: Template) -> None:
        """Take away the notes that hold the tags of their cells, before anything moves."""
        for sheet in template.sheets:
            cells = frozenset(at for at, cell in sheet.tagged.items() if cell.noted)
            if cells:
                self._gone[sheet.name] = drop_notes(self._package, sheet.info.part, cells)

    def fill_frame(self, frame: etree._Element, sheet: str) -> bool:
        """Fill headers, footers and prompts of a worksheet's frame; return whether any changed."""
        gone = self._gone.get(sheet, frozenset())
        for holder in [h for h in frame if h.get(qualified(R, "id")) in gone]:
            frame.remove(holder)
        return self._fill(frame_spots(frame), sheet) or bool(gone)

    def fill_parts(self) -> None:
        """Fill all other texts; a part without a tag keeps its bytes."""
        for part in list(text_parts(self._package)):
            root = self._root(part)
            if root is not None and self._fill(_hung(part, root), part.sheet):
                self._package.replace(part.name, to_bytes(root))

    def _root(self, part: TextPart) -> etree._Element | None:
        if not may_hold_tag(self._package.read(part.name)):
            return None
        try:
            return self._package.xml(part.name)
        except WorkbookError:
            return None

    def _check(self, spot: Spot, sheet: str) -> None:
        if has_tag(sheet) and sheet not in self._items:  # a name that cannot be is told already
            return
        typed = self._items.get(sheet, NOTHING).template or sheet
        self.found.append(TaggedText(typed, spot.cell, spot.what, spot.text))
        if spot.locked:
            self._report("T101", spot, sheet, spot.locked, "put the tag into a cell or a note")
            return
        try:
            for piece in parse(spot.text):
                self._check_piece(piece, spot, sheet)
        except TagError as error:
            self._report("T101", spot, sheet, str(error))

    def _check_piece(self, piece: Piece, spot: Spot, sheet: str) -> None:
        if isinstance(piece, Block):
            remedy = "put the block into rows of the sheet"
            self._report("T102", spot, sheet, "a block cannot repeat here", remedy)
        if not isinstance(piece, Tag):
            return
        if piece.filter("picture"):
            remedy = "put the tag into a cell"
            self._report("T101", spot, sheet, "a picture can only hang on a cell", remedy)
            return
        chain = self._items.get(sheet, NOTHING).chain
        unbound = [p for p in walked(piece, chain, self._context) if p not in chain]
        used = next((f.name for f in piece.filters if f.name in _NOT_HERE), "")
        if unbound or used:
            what = f'"{unbound[0]}"' if unbound else f"| {used}"
            remedy = "name one value, as in release.title"
            self._report("T105", spot, sheet, f"nothing repeats {what} here", remedy)
            return
        try:
            for path in (piece.path, *piece.path.key_paths()):
                self._context.shape(path)
                for message in missing_keys(path, self._context.data):
                    self._report("F107", spot, sheet, message)
        except UnknownName as error:
            self._report("T103", spot, sheet, str(error))

    def _report(self, code: str, spot: Spot, sheet: str, message: str, remedy: str = "") -> None:
        place = CellPlace(self._file, sheet, spot.cell)
        self.findings.append(finding(code, f"{spot.what}: {message}", place, remedy))

    def _fill(self, spots: Iterator[Spot], sheet: str) -> bool:
        found = list(_tagged(spots))
        for spot in found:
            try:
                spot.put(self._text(spot, self._items.get(sheet, NOTHING)))
            except ValueProblem as problem:
                self._report("F101", spot, sheet, str(problem))
        return bool(found)

    def _text(self, spot: Spot, item: SheetItem) -> str:
        """Return the text with its tags replaced; raises ValueProblem where it does not fit."""
        slots = {path: slot for slot, path in enumerate(item.chain)}
        text = ""
        for piece in parse(spot.text):
            if isinstance(piece, str):
                text += piece
            elif isinstance(piece, Tag):
                value = compile_value(piece, slots, self._context)(item.items)
                text += spot.insert(text, as_text(value))
        check_text(text)
        if spot.most is not None and len(text) > spot.most:
            raise ValueProblem(f"{len(text)} characters, and there is room for {spot.most}")
        return text


def _noted(sheet: TemplateSheet) -> frozenset[str]:
    """Return the addresses of the cells whose tag stands in their note."""
    return frozenset(cell_name(*at) for at, cell in sheet.tagged.items() if cell.noted)


def _tagged(spots: Iterator[Spot]) -> Iterator[Spot]:
    # Taken as a list first, since filling one spot may take others out of the tree.
    yield from [spot for spot in list(spots) if has_tag(spot.text)]


def _hung(part: TextPart, root: etree._Element) -> Iterator[Spot]:
    for spot in part.spots(root):
        yield spot if spot.cell else replace(spot, cell=part.cell)
