"""What every step of a transplant gets: both workbooks, where things stand now, what was found."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from toolkit.merge.edits import Edit
from toolkit.merge.match import Match
from toolkit.merge.places import Places
from toolkit.merge.refreshing import Stop, Verdict
from toolkit.workbook.calculate.book import Book, read_book
from toolkit.workbook.opc.package import Package, SheetInfo
from toolkit.workbook.references.references import cell_name, parse_cell
from toolkit.workbook.refresh.cells import CellCopier
from toolkit.workbook.refresh.translate import Translation
from toolkit.workbook.refresh.worksheet import Worksheet


@dataclass(frozen=True)
class Copy:
    """Somebody's own copy of a workbook, as its receipt finds it, with what was changed in it;
    `kept` are the cells of the toolkit's that stay as they were typed; `same_template` is whether
    the template has not changed since.
    """

    package: Package
    match: Match
    edits: Sequence[Edit]
    kept: Sequence[Verdict] = ()
    same_template: bool = False


@dataclass
class Work:
    """One transplant: `new` is changed, what cannot be carried goes to `stops`, what was kept is
    counted by its kind.
    """

    copy: Copy
    new: Package
    there: Match
    """What the new receipt finds in the new workbook."""
    stops: list[Stop] = field(default_factory=list)
    kept: Counter[str] = field(default_factory=Counter)
    put_at: set[tuple[str, int, int]] = field(default_factory=set)
    """The cells of the toolkit's sheets that were written: sheet, row and column."""
    _own: dict[str, set[tuple[int, int]]] = field(default_factory=dict)
    _new_sheets: dict[str, Worksheet] = field(default_factory=dict)
    _old_sheets: dict[str, Worksheet] = field(default_factory=dict)

    @cached_property
    def places(self) -> Places:
        """Return where the cells of the toolkit's sheets stand now."""
        return Places(self.copy.match, self.there)

    @cached_property
    def book(self) -> Book:
        """Return the formulas of the old workbook."""
        return read_book(self.copy.package)

    @cached_property
    def copier(self) -> CellCopier:
        """Return what copies cells."""
        translation = Translation(self.places)
        return CellCopier(self.copy.package, self.new, self.book, translation)

    @cached_property
    def infos(self) -> tuple[dict[str, SheetInfo], dict[str, SheetInfo]]:
        """Return the sheets of the old and of the new workbook by name."""
        pair = self.copy.package, self.new
        old, new = ({info.name: info for info in package.sheets()} for package in pair)
        return old, new

    @property
    def shared(self) -> Iterator[str]:
        """Yield the worksheets of the toolkit's that both workbooks have."""
        return iter(self.places.names)

    def old_sheet(self, name: str) -> Worksheet:
        """Return a worksheet of the old workbook, to be read."""
        if name not in self._old_sheets:
            part = self.infos[0][name].part
            self._old_sheets[name] = Worksheet(self.copy.package, part)
        return self._old_sheets[name]

    def new_sheet(self, name: str) -> Worksheet:
        """Return a worksheet of the new workbook, to be changed; it is written at the end."""
        if name not in self._new_sheets:
            self._new_sheets[name] = Worksheet(self.new, self.infos[1][name].part)
        return self._new_sheets[name]

    def own_cells(self, sheet: str) -> set[tuple[int, int]]:
        """Return the cells on a sheet of the toolkit's that it did not write: those beside its own,
        and all in columns that were added, also empty ones that have a look.
        """
        if not self._own:
            for edit in self.copy.edits:
                if edit.sort == "cell added":
                    self._own.setdefault(edit.sheet, set()).add(parse_cell(edit.address))
            for name in self.shared:
                self._own.setdefault(name, set()).update(self._in_own_columns(name))
        return self._own.get(sheet, set())

    def _in_own_columns(self, sheet: str) -> Iterator[tuple[int, int]]:
        old = self.old_sheet(sheet)
        for table, _ in self.places.sheet(sheet).pairs:
            numbers = [row.number for row in (*table.rows.values(), *table.added.values())]
            bottom = max((table.area.bottom, *numbers))
            for column in table.unknown:
                for row in range(table.heading_row, bottom + 1):
                    cell = old.cell(row, column)
                    if cell is not None and (len(cell) or cell.get("s", "0") != "0"):
                        yield row, column

    def stop(
        self, code: str, sheet: str, message: str, cell: tuple[int, int] | None = None
    ) -> None:
        """Note something that stops the refresh."""
        address = cell_name(*cell) if cell else ""
        self.stops.append(Stop(code, sheet, address, message))

    def store(self) -> None:
        """Write everything that was changed into the new workbook."""
        for sheet in self._new_sheets.values():
            sheet.store()
        if "copier" in self.__dict__:
            self.copier.strings.store()
            self.copier.formats.store()


Step = Callable[[Work], None]
