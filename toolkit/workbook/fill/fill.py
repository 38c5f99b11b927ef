"""Carries out a plan: the template's package is patched, everything that the fill has no business
with stays.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from toolkit.codes import finding
from toolkit.errors import FindingsError
from toolkit.findings import CellPlace, Finding, has_errors
from toolkit.workbook.cells.columnwidths import ColumnWidths
from toolkit.workbook.cells.sharing import store_strings
from toolkit.workbook.cells.sheetpart import SheetPart
from toolkit.workbook.cells.strings import SharedStrings
from toolkit.workbook.cells.styles import Styles
from toolkit.workbook.elsewhere.texts import Texts
from toolkit.workbook.fill.blocks import Mistake
from toolkit.workbook.fill.cellwriter import CellWriter
from toolkit.workbook.fill.emit import SheetEmitter
from toolkit.workbook.fill.groups import add_merges
from toolkit.workbook.fill.headings import Heading, headings_of, text_headings
from toolkit.workbook.fill.links import LinkTargets, add_links, missing
from toolkit.workbook.fill.movedformulas import FormulaMover
from toolkit.workbook.fill.plan import Plan, SheetPlan, make_plan
from toolkit.workbook.fill.roworder import Orders, put_in_order
from toolkit.workbook.fill.template import Template, read_template, shared_strings_part
from toolkit.workbook.moves.all_moves import move_parts, move_sheet_frame
from toolkit.workbook.moves.common import Moves
from toolkit.workbook.opc.attributes import naming
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import main, parse, to_bytes
from toolkit.workbook.pictures.place import Pictures
from toolkit.workbook.references.formulas import Note
from toolkit.workbook.references.references import cell_name
from toolkit.workbook.sheets.expand import expand_sheets
from toolkit.workbook.sheets.items import in_template
from toolkit.workbook.tags.context import Context
from toolkit.workbook.tags.values import LinkTarget

STREAMED_FROM = 50_000
"""Cells from which on a sheet is produced while it is written, so that it is never held whole."""


@dataclass
class Filled:
    """A filled package, its formulas still without values, and what the fill found on its way."""

    package: Package
    plan: Plan
    findings: list[Finding] = field(default_factory=list)


def fill(package: Package, file: str, context: Context, orders: Orders | None = None) -> Filled:
    """Fill the template `package` (shown as `file` in findings) from `context`, in place.

    `orders` are the orders of rows that Tables get instead of their own. Raises FindingsError where
    the template or the data has mistakes; the package is then not to be used.
    Without a tag every part stays as it is.
    """
    with naming(package.name):
        work = _planned(package, file, context)
        _stop_on_errors(work.findings)
        put_in_order(work.plan, orders or {})
        if work.template.tagged:
            work.run()
            _stop_on_errors(work.findings)
    return Filled(package, work.plan, work.findings)


def check(package: Package, file: str, context: Context) -> Filled:
    """Plan the fill of a template and find all its mistakes; nothing is filled."""
    with naming(package.name):
        work = _planned(package, file, context)
        work.prepare()
    return Filled(package, work.plan, work.findings)


def _planned(package: Package, file: str, context: Context) -> "_Fill":
    template = read_template(package, file)
    expanded = expand_sheets(template, context)
    if expanded.items:
        template = read_template(package, file, expanded.items)
    template.findings.extend(expanded.findings)
    plan, texts = make_plan(template, context), Texts(package, file, context, template.items)
    texts.check(template)
    template.texts = tuple(dict.fromkeys(texts.found))
    plan.findings.extend(dict.fromkeys(in_template(texts.findings, template.items)))
    texts.findings.clear()
    return _Fill(plan, file, texts, Pictures(package, file, context.folder))


def _stop_on_errors(findings: list[Finding]) -> None:
    if has_errors(findings):
        raise FindingsError(findings)


class _Fill:
    """One fill: the state that its steps share."""

    def __init__(self, plan: Plan, file: str, texts: Texts, pictures: Pictures) -> None:
        self.plan, self.file, self.texts, self.pictures = plan, file, texts, pictures
        self.template: Template = plan.template
        self.package = plan.template.package
        self.strings: SharedStrings = plan.template.strings
        self.findings = list(plan.findings)
        self.headings: dict[str, list[Heading]] = {}
        self.streamed = False

    def run(self) -> None:
        """Take the steps in order; stops before anything is patched where headings clash."""
        self.prepare()
        _stop_on_errors(self.findings)
        self.texts.drop_notes(self.template)
        self._empty_strings()  # first, so that data that reads the same gets an entry of its own
        for sheet in self.plan.sheets:
            self._fill_sheet(sheet)
        self._tell(move_parts(self.package, self.moves))
        self.texts.fill_parts()
        self.pictures.draw()  # last, since the words for a picture are data and hold no tags
        self.findings.extend([*self.pictures.findings, *self.texts.findings])
        self._finish_strings()
        self._finish_styles()

    def prepare(self) -> None:
        """Resolve the headings of Tables and look up the Tables that links lead to."""
        self._resolve_headings()
        if not has_errors(self.findings):
            self._check_link_tables()

    def _resolve_headings(self) -> None:
        for sheet in self.plan.sheets:
            text_headings(sheet)
            for table in sheet.sheet.tables:
                found = headings_of(sheet, table, lambda m, s=sheet: self._mistake(s, m))  # type: ignore[misc]
                self.headings[table.name] = found

    def _mistake(self, sheet: SheetPlan, mistake: Mistake) -> None:
        place = CellPlace(self.file, sheet.sheet.typed, cell_name(mistake.row, mistake.column))
        self._tell([finding(mistake.code, mistake.message, place, mistake.remedy)])

    def _formula_note(self, sheet: SheetPlan, row: int, column: int, note: Note) -> None:
        place = CellPlace(self.file, sheet.sheet.typed, cell_name(row, column))
        self._tell([finding("F103", note.message, place)])

    def _tell(self, findings: Iterable[Finding]) -> None:
        """Add findings of template cells, those of an item's sheets once under its typed name."""
        for each in in_template(findings, self.template.items):
            if each not in self.findings:
                self.findings.append(each)

    def _check_link_tables(self) -> None:
        for sheet in self.plan.sheets:
            for (row, column), cell in sheet.sheet.tagged.items():
                for message, remedy in filter(None, map(self.targets.mistake, cell.tags)):
                    self._mistake(sheet, Mistake("T109", message, row, column, remedy))

    @cached_property
    def targets(self) -> LinkTargets:
        """Where links lead."""
        return LinkTargets(self.plan)

    @cached_property
    def moves(self) -> Moves:
        """What moves where, for every part that holds a reference."""
        return Moves(
            maps={sheet.sheet.name: sheet.shift for sheet in self.plan.sheets},
            sheets={sheet.sheet.info.part: sheet.sheet.name for sheet in self.plan.sheets},
            file=self.file,
            headings={
                t: [(h.name, h.column, h.copy) for h in hs] for t, hs in self.headings.items()
            },
        )

    @cached_property
    def formulas(self) -> FormulaMover:
        """Moves the formulas of cells, with the Tables' headings renamed."""
        return FormulaMover(self.plan, self.headings, self._formula_note)

    @cached_property
    def styles(self) -> Styles:
        """The workbook's cell formats."""
        return Styles(self.package.xml(self._styles_part) if self._styles_part else None)

    @cached_property
    def _styles_part(self) -> str:
        found = self.package.related(self.package.workbook_part, "styles")
        return found[0] if found else ""

    @cached_property
    def _epoch_1904(self) -> bool:
        properties = self.package.xml(self.package.workbook_part).find(main("workbookPr"))
        return properties is not None and properties.get("date1904") in ("1", "true")

    def _fill_sheet(self, sheet: SheetPlan) -> None:
        """Write the part of one sheet anew, unless nothing in it changes."""
        source = sheet.sheet.source
        frame = parse(source.head + source.tail, sheet.sheet.info.part)
        self._tell(move_sheet_frame(frame, sheet.sheet.name, self.moves))
        add_merges(frame, sheet.merged.areas)
        texts = self.texts.fill_frame(frame, sheet.sheet.name)
        writer = self._writer(sheet, ColumnWidths(frame))
        if self._is_streamed(sheet):
            self._stream(sheet, frame, writer)
            return
        rows = b"".join(SheetEmitter(sheet, writer).rows())
        changed = texts or bool(sheet.bindings) or not sheet.shift.identity
        if not changed and rows == b"".join(map(source.raw, source.rows)):
            return
        part = sheet.sheet.info.part

        def located(cell: str, target: LinkTarget) -> str | None:
            location = self.targets.location(target, sheet)
            if location is None:
                place = CellPlace(self.file, sheet.sheet.name, cell)
                self.findings.append(finding("F102", missing(target), place))
            return location

        add_links(frame, self.package, part, writer.links, located)
        self.pictures.place(sheet.sheet.name, part, frame, rows, writer.pictures)
        before, after = _halves(source, frame)
        self.package.replace(part, before + rows + after)

    def _is_streamed(self, sheet: SheetPlan) -> bool:
        """Return whether a sheet is large and plain: its formulas need values, its links an end."""
        ends = any(b.link or b.picture for b in sheet.bindings.values())
        if self.template.has_formulas or ends:
            return False
        across = sum(len(block.items) for block in sheet.columns)
        cells = sum(len(block.items) for block in sheet.rows) * (len(sheet.bindings) + across)
        return cells >= STREAMED_FROM

    def _stream(self, sheet: SheetPlan, frame: etree._Element, writer: CellWriter) -> None:
        """Have the sheet produced while the package is written; raises FindingsError then."""
        before, after = _halves(sheet.sheet.source, frame)

        def produce() -> Iterator[bytes]:
            yield before
            yield from SheetEmitter(sheet, writer).rows()
            _stop_on_errors(self.findings)
            yield after

        self.package.replace(sheet.sheet.info.part, produce, frame=before + after)
        self.streamed = True

    def _writer(self, sheet: SheetPlan, widths: ColumnWidths) -> CellWriter:
        name = sheet.sheet.name

        def problem(message: str, cell: str, origin: str | None) -> None:
            where = f"{origin}: " if origin else ""
            place = CellPlace(self.file, name, cell)
            self.findings.append(finding("F101", where + message, place))

        return CellWriter(
            self.strings,
            self.styles,
            widths.width,
            lambda cell, row, at: self.formulas.move(sheet, cell, row, at),
            problem,
            sheet.sheet.source.prefix,
            self._epoch_1904,
        )

    def _empty_strings(self) -> None:
        cells = [cell for sheet in self.template.sheets for cell in sheet.tagged.values()]
        samples = Counter(cell.cell.shared_string for cell in cells if cell.noted)
        for string in dict.fromkeys(cell.cell.shared_string for cell in cells):
            # A sample may be the text of other cells too.
            if string is not None and (
                string not in samples or self.template.cells_showing(string) == samples[string]
            ):
                self.strings.empty(string)

    def _finish_strings(self) -> None:
        if self.strings.changed or self.streamed:
            part = shared_strings_part(self.package)
            store_strings(self.package, part, self.strings, late=self.streamed)

    def _finish_styles(self) -> None:
        part = self._styles_part
        if not self.streamed and self.styles.changed:
            self.package.replace(part, self.styles.part())
        elif self.streamed and part:
            before = self.package.read(part)
            late = lambda: [self.styles.part() if self.styles.changed else before]  # noqa: E731
            self.package.replace(part, late, late=True)


def _halves(source: SheetPart, frame: etree._Element) -> tuple[bytes, bytes]:
    """Return what stands before and behind the rows of a sheet."""
    data, p = to_bytes(frame), source.prefix.encode()
    for empty in (b"<" + p + b"sheetData/>", b"<" + p + b"sheetData></" + p + b"sheetData>"):
        if empty in data:
            before, _, after = data.partition(empty)
            return before + b"<" + p + b"sheetData>", b"</" + p + b"sheetData>" + after
    raise AssertionError("the frame has lost its sheetData")
