"""The formulas of cells in a filled workbook: references moved, headings renamed, shared formulas
written out.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from toolkit.workbook.cells.rows import Cell, Formula
from toolkit.workbook.fill.headings import Heading
from toolkit.workbook.fill.plan import Plan, SheetPlan
from toolkit.workbook.fill.template import TemplateTable
from toolkit.workbook.moves.common import became, of_copy
from toolkit.workbook.references.formula_copies import CopiedFormulas
from toolkit.workbook.references.formulas import Note, Single, offset_formula, rename_columns
from toolkit.workbook.references.references import parse_reference
from toolkit.workbook.references.shift import OUTSIDE, At, ShiftMap

Report = Callable[[SheetPlan, int, int, Note], None]
"""Hears of what a person must look at: sheet, template row, column and note."""


class FormulaMover:
    """Moves the formula of a cell to one of its copies."""

    def __init__(
        self, plan: Plan, headings: Mapping[str, Sequence[Heading]], report: Report
    ) -> None:
        """Take the plan and the resolved headings of every Table, by the Table's name."""
        self._plan, self._report = plan, report
        self._maps: dict[str, ShiftMap] = {s.sheet.name: s.shift for s in plan.sheets}
        self._copied = CopiedFormulas(self._maps)
        found = {
            table.name: dict(_renames(table, headings[table.name]))
            for sheet in plan.sheets
            for table in sheet.sheet.tables
            if table.name in headings
        }
        changed = {t: n for t, n in found.items() if any((old,) != new for old, new in n.items())}
        self._renames = {table: (table.casefold(), names) for table, names in changed.items()}
        self._masters: dict[str, dict[str, tuple[str, int, int]]] = {}
        self._no_longer_shared: dict[str, set[str]] = {}
        self._reported: set[tuple[str, int, int, str]] = set()

    @cached_property
    def still(self) -> bool:
        """Whether no formula can change."""
        return all(shift.identity for shift in self._maps.values()) and not self._renames

    def move(self, sheet: SheetPlan, cell: Cell, row: int, at: At) -> Cell:
        """Return the formula cell of template row `row` as it reads at its copy `at`; the same if
        nothing moves.
        """
        formula = cell.formula
        if formula is None or self._stays(sheet, formula):
            return cell
        if formula.attributes.get("t") == "dataTable":
            attributes = dict(self._data_table(sheet, formula, at))
            same = attributes == formula.attributes
            return cell if same else replace(cell, formula=Formula(formula.text, attributes))
        return self._moved(sheet, cell, formula, row, at)

    def _stays(self, sheet: SheetPlan, formula: Formula) -> bool:
        if formula.attributes.get("t") == "shared":
            return formula.attributes.get("si", "") not in self._split(sheet)
        return self.still

    def _moved(self, sheet: SheetPlan, cell: Cell, formula: Formula, row: int, at: At) -> Cell:
        text, attributes = formula.text, dict(formula.attributes)
        if attributes.get("t") == "shared":
            text = self._written_out(sheet, cell, row)
            for name in ("t", "si", "ref"):
                attributes.pop(name, None)
        if text is None:
            return cell
        single: Single = "always" if attributes.get("t") == "array" else "argument"
        moved = self._copied.move(text, sheet.sheet.name, at, single)
        self._tell(sheet, row, cell.column, moved.notes)
        new = self._renamed(moved.text, sheet, row, cell.column, at, single)
        if "ref" in attributes:
            attributes["ref"] = self._area(sheet, attributes["ref"], at)
        if new == formula.text and attributes == formula.attributes:
            return cell
        return cell.with_formula(new, **attributes)

    def _tell(self, sheet: SheetPlan, row: int, column: int, notes: Sequence[Note]) -> None:
        for note in notes:
            key = sheet.sheet.name, row, column, note.message
            if key not in self._reported:
                self._reported.add(key)
                self._report(sheet, row, column, note)

    def _area(self, sheet: SheetPlan, text: str, at: At) -> str:
        ref = parse_reference(text)
        moved = sheet.shift.range(ref, at) if ref else None
        return str(moved) if moved else text

    def _data_table(self, sheet: SheetPlan, formula: Formula, at: At) -> Iterator[tuple[str, str]]:
        """Yield the attributes of a what-if table: its area and its input cells follow."""
        for name, value in formula.attributes.items():
            ref = parse_reference(value) if name in ("ref", "r1", "r2") else None
            if ref is None:
                yield name, value
            elif name == "ref":
                yield name, self._area(sheet, value, at)
            else:
                moved = sheet.shift.first(ref, at)
                yield (name, str(moved)) if moved else (f"del{name[1]}", "1")

    def _renamed(
        self,
        text: str,
        sheet: SheetPlan,
        row: int,
        column: int,
        at: At,
        single: Single = "argument",
    ) -> str:
        if "[" not in text:
            return text

        def tell(message: str) -> None:
            self._tell(sheet, row, column, [Note("one-value", message)])

        own = next((t for t in sheet.sheet.tables if t.area.holds(row, column)), None)
        copy = at.columns[-1][1] if at.columns else None
        read = text.casefold()
        for name, (folded, columns) in self._renames.items():
            inside = own is not None and own.name == name
            if not inside and folded not in read:
                continue
            names = {old: of_copy(new, copy if inside else None) for old, new in columns.items()}
            text = rename_columns(
                text, name, names, inside=inside, everywhere=single == "always", tell=tell
            )
        return text

    def _split(self, sheet: SheetPlan) -> set[str]:
        """Return the shared formulas that are written out: cells of theirs move, are emptied or no
        longer read alike.
        """
        name = sheet.sheet.name
        if name not in self._no_longer_shared:
            self._no_longer_shared[name] = set(self._changed_groups(sheet))
        return self._no_longer_shared[name]

    def _changed_groups(self, sheet: SheetPlan) -> Iterator[str]:
        for row, cell in _shared(sheet):
            assert cell.formula is not None
            group, column = cell.formula.attributes.get("si", ""), cell.column
            text = self._written_out(sheet, cell, row)
            repeats = sheet.block_at(row, column) or sheet.columns_at(column)
            if not sheet.shift.identity or repeats or text is None:
                yield group
                continue
            moved = self._copied.move(text, sheet.sheet.name, OUTSIDE, "argument").text
            if self._renamed(moved, sheet, row, column, OUTSIDE) != text:
                yield group

    def _written_out(self, sheet: SheetPlan, cell: Cell, row: int) -> str | None:
        """Return the text of a shared formula as it reads in this cell of the template."""
        assert cell.formula is not None
        name = sheet.sheet.name
        if name not in self._masters:
            self._masters[name] = dict(_masters(sheet))
        master = self._masters[name].get(cell.formula.attributes.get("si", ""))
        if master is None:
            return cell.formula.text
        text, master_row, master_column = master
        return offset_formula(text, row - master_row, cell.column - master_column)


def _masters(sheet: SheetPlan) -> Iterator[tuple[str, tuple[str, int, int]]]:
    for row, cell in _shared(sheet):
        if cell.formula and cell.formula.text:
            yield cell.formula.attributes.get("si", ""), (cell.formula.text, row, cell.column)


def _shared(sheet: SheetPlan) -> Iterator[tuple[int, Cell]]:
    """Yield the cells that share a formula, with their rows."""
    source = sheet.sheet.source
    for row in source.rows:
        for cell in source.read(row).cells if row.has_formula else ():
            attributes = cell.formula.attributes if cell.formula else {}
            if attributes.get("t") == "shared":
                yield row.number, cell


def _renames(
    table: TemplateTable, headings: Sequence[Heading]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every old column name with the names of its copies, in order."""
    columns = [(heading.name, heading.column, heading.copy) for heading in headings]
    for offset, old in enumerate(table.columns):
        names = became(columns, table.area.left + offset)
        if names:
            yield old, names
