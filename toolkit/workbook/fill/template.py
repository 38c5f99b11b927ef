"""A template opened: its sheets, its Tables, and every cell that holds a tag."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from toolkit.codes import finding
from toolkit.errors import WorkbookError
from toolkit.findings import CellPlace, Finding
from toolkit.workbook.cells.rows import Cell, Row
from toolkit.workbook.cells.sheetpart import SheetPart
from toolkit.workbook.cells.strings import SharedStrings, read
from toolkit.workbook.elsewhere.notes import cell_tags
from toolkit.workbook.fill.formulatags import tags_in_formulas
from toolkit.workbook.opc.package import Package, SheetInfo
from toolkit.workbook.opc.xml import MAIN
from toolkit.workbook.opc.xml import parse as parse_xml
from toolkit.workbook.references.references import cell_name, parse_reference
from toolkit.workbook.sheets.items import NOTHING, SheetItem
from toolkit.workbook.tags.grammar import Piece, Tag, TagError
from toolkit.workbook.tags.parse import has_tag, opens_block, parse

_PREFIX = re.compile(r"""<([a-z_][\w.-]*):|\s([a-z_][\w.-]*):[\w.-]+=["']""", re.I | re.ASCII)


@dataclass(frozen=True)
class Area:
    """A rectangle of cells, from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Return whether the cell lies in the area."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True)
class TemplateTable:
    """An Excel Table of the template: where it stands and the names of its columns."""

    name: str
    part: str
    area: Area
    header_rows: int
    totals_rows: int
    columns: tuple[str, ...]

    @property
    def body(self) -> Area:
        """Return the rows between headings and totals."""
        area = self.area
        top, bottom = area.top + self.header_rows, area.bottom - self.totals_rows
        return Area(top, area.left, bottom, area.right)


@dataclass(frozen=True)
class TaggedCell:
    """A cell whose text holds tags: what it is in the part, and its text in pieces."""

    row: int
    cell: Cell
    pieces: tuple[Piece, ...]
    noted: bool = False
    """Whether the tag stands in the cell's note, and the cell holds a sample."""

    @property
    def tags(self) -> tuple[Tag, ...]:
        """Return the tags of the cell, in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Tag))


@dataclass(frozen=True)
class TaggedText:
    """A text with tags outside of cells: its sheet and cell, if any, what it is, what it says."""

    sheet: str
    cell: str
    what: str
    text: str


@dataclass
class TemplateSheet:
    """One worksheet: its part, scanned; rows that hold tags, read; its Tables and merged areas."""

    info: SheetInfo
    source: SheetPart
    tagged: dict[tuple[int, int], TaggedCell]
    read_rows: dict[int, Row]
    tables: tuple[TemplateTable, ...]
    merges: tuple[Area, ...]
    typed: str = ""
    """The name in the template, where the sheet stands for an item of a list."""
    unread_blocks: bool = False
    """Whether a tag of a block cannot be read, so that what closes what is not known."""

    def __post_init__(self) -> None:
        self.typed = self.typed or self.name

    @property
    def name(self) -> str:
        """Return the name on the sheet's tab."""
        return self.info.name


@dataclass
class Template:
    """A template package with its sheets and shared strings; `findings` are the mistakes in its
    tags.
    """

    file: str
    package: Package
    strings: SharedStrings
    sheets: tuple[TemplateSheet, ...]
    findings: list[Finding]
    writes_formulas: bool = False
    """Whether the fill adds formulas (subtotals)."""
    items: Mapping[str, SheetItem] = field(default_factory=dict)
    """What is current on the sheets that stand for items of a list, by their names."""
    texts: tuple[TaggedText, ...] = ()
    """The texts outside of cells that hold tags; `fill` finds them."""

    @property
    def tagged(self) -> bool:
        """Return whether anything holds a tag."""
        return bool(self.texts or self.items) or any(sheet.tagged for sheet in self.sheets)

    def cells_showing(self, string: int) -> int:
        """Return how many cells of the template show a shared string."""
        found = 0
        for sheet in self.sheets:
            for row in sheet.source.rows:
                if string in row.strings:
                    cells = sheet.source.read(row).cells
                    found += sum(cell.shared_string == string for cell in cells)
        return found

    @property
    def has_formulas(self) -> bool:
        """Return whether any cell holds a formula, or will."""
        rows = (row for sheet in self.sheets for row in sheet.source.rows)
        return self.writes_formulas or any(row.has_formula for row in rows)


def read_template(
    package: Package, file: str, items: Mapping[str, SheetItem] | None = None
) -> Template:
    """Return the template with every tag read; mistakes in tags are collected as findings, not
    raised. `items` says what is current on sheets that stand for items.
    """
    items = items or {}
    strings_part = shared_strings_part(package)
    strings = SharedStrings(utf8(package, strings_part) if strings_part in package else None)
    findings: list[Finding] = []
    tagged = {i for i, text in enumerate(strings.texts) if has_tag(text)}
    sheets = tuple(
        _read_sheet(
            package, info, strings, tagged, file, findings, items.get(info.name, NOTHING).template
        )
        for info in package.sheets()
        if info.kind == "worksheet"
    )
    return Template(file, package, strings, sheets, findings, items=items)


def utf8(package: Package, part: str) -> bytes:
    """Return the XML of a part as UTF-8, whatever its own encoding."""
    return b"".join(package.utf8(part))


def shared_strings_part(package: Package) -> str:
    """Return the name of the shared strings part, also where the workbook has none yet."""
    related = package.related(package.workbook_part, "sharedStrings")
    return related[0] if related else "xl/sharedStrings.xml"


def _read_sheet(
    package: Package,
    info: SheetInfo,
    strings: SharedStrings,
    tagged: set[int],
    file: str,
    findings: list[Finding],
    typed: str,
) -> TemplateSheet:
    source = SheetPart(utf8(package, info.part), info.part)
    rows, cells = dict[int, Row](), dict[tuple[int, int], TaggedCell]()
    sheet, unread = CellPlace(file, typed or info.name), False
    for row_slice in source.rows:
        if row_slice.has_formula and b"{{" in source.raw(row_slice):
            findings.extend(tags_in_formulas(source.read(row_slice), sheet))
        if row_slice.strings.isdisjoint(tagged) and not row_slice.inline:
            continue
        row = rows[row_slice.number] = source.read(row_slice)
        for cell, text in _texts(row, strings):
            place = replace(sheet, cell=cell_name(row.number, cell.column))
            pieces = _pieces(text, place, findings)
            if pieces:
                cells[row.number, cell.column] = TaggedCell(row.number, cell, pieces)
            unread |= not pieces and opens_block(text)
    _read_notes(package, info, source, rows, cells, sheet, findings)
    tables = tuple(_tables(package, info.part))
    merges = tuple(_merges(source))
    return TemplateSheet(info, source, cells, rows, tables, merges, typed, unread)


def _read_notes(
    package: Package,
    info: SheetInfo,
    source: SheetPart,
    rows: dict[int, Row],
    cells: dict[tuple[int, int], TaggedCell],
    sheet: CellPlace,
    findings: list[Finding],
) -> None:
    """Add the cells whose tag stands in their note; a cell with a tag or formula of its own keeps
    its note as text.
    """
    tags = cell_tags(package, info.part)
    slices = {row.number: row for row in source.rows} if tags else {}
    for (number, column), text in tags.items():
        place = replace(sheet, cell=cell_name(number, column))
        if number not in slices:
            message = "the tag in the note has no cell to fill"
            findings.append(finding("T101", message, place, "type a sample into the cell"))
            continue
        row = rows.get(number) or source.read(slices[number])
        cell = next((c for c in row.cells if c.column == column), Cell(column, {}))
        if cell.formula is None and (number, column) not in cells:
            rows[number] = row.with_cell(cell)
            pieces = _pieces(text, place, findings)
            if pieces:
                cells[number, column] = TaggedCell(number, cell, pieces, noted=True)


def _texts(row: Row, strings: SharedStrings) -> Iterator[tuple[Cell, str]]:
    """Yield the cells that hold a text with a tag, formulas left out."""
    for cell in row.cells:
        if cell.formula is not None:
            continue
        index = cell.shared_string
        text = strings.texts[index] if index is not None else inline_text(cell)
        if has_tag(text):
            yield cell, text


def inline_text(cell: Cell) -> str:
    """Return the text of a cell that holds it itself, in place of a shared string."""
    if cell.attributes.get("t") != "inlineStr":
        return ""
    found = (match[1] or match[2] for match in _PREFIX.finditer(cell.rest))
    prefixes = set(found) - {"xml", "xmlns"}
    declared = "".join(f' xmlns:{prefix}="{prefix}"' for prefix in sorted(prefixes))
    element = parse_xml(f"<x{declared}>{cell.rest}</x>".encode(), "a cell")
    return read("".join(t.text or "" for t in element.iter("{*}t")))


def _pieces(text: str, place: CellPlace, findings: list[Finding]) -> tuple[Piece, ...]:
    try:
        return parse(text)
    except TagError as error:
        findings.append(finding("T101", str(error), place))
        return ()


def _tables(package: Package, sheet_part: str) -> Iterator[TemplateTable]:
    for part in package.related(sheet_part, "table"):
        root = parse_xml(package.read(part), part)
        names = [c.get("name", "") for c in root.iter(f"{{{MAIN}}}tableColumn")]
        yield TemplateTable(
            root.get("displayName", root.get("name", "")),
            part,
            area_of(root.get("ref", "A1")),
            int(root.get("headerRowCount", "1")),
            int(root.get("totalsRowCount", "0")),
            tuple(read(name) for name in names),
        )


def area_of(text: str) -> Area:
    """Return the area that `A1:C3` or `B2` names; raises WorkbookError for anything else."""
    ref = parse_reference(text)
    if ref is None or ref.kind == "error":
        raise WorkbookError(f'the template names an area "{text}", which is none')
    return Area(ref.r1, ref.c1, ref.r2, ref.c2)


def _merges(source: SheetPart) -> Iterator[Area]:
    if b"mergeCell" not in source.tail:
        return
    root = parse_xml(source.head + source.tail, "worksheet")
    for merge in root.iter(f"{{{MAIN}}}mergeCell"):
        yield area_of(merge.get("ref", "A1"))
