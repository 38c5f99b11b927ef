"""Which cells the formula of a chart means."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from toolkit.workbook.opc.attributes import whole
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import main
from toolkit.workbook.references.formula_tokens import Operand, split_formula


@dataclass(frozen=True)
class Area:
    """Cells of a worksheet part, rows and columns from 1, both ends included."""

    part: str
    top: int
    left: int
    bottom: int
    right: int

    @property
    def size(self) -> int:
        """Return how many cells it has."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)


class Places:
    """Resolves the formulas of charts in one workbook."""

    def __init__(self, package: Package) -> None:
        """Take the workbook."""
        self._package = package

    @cached_property
    def _sheets(self) -> dict[str, str]:
        found = {s.name.casefold(): s.part for s in self._package.sheets() if s.kind == "worksheet"}
        return {n: part for n, part in found.items() if not self._package.is_streamed(part)}

    @cached_property
    def _names(self) -> dict[tuple[str, str], str]:
        """The defined names: sheet (empty: the workbook) and name, folded, to formula."""
        root = self._package.xml(self._package.workbook_part)
        sheets = [sheet.get("name", "").casefold() for sheet in root.iter(main("sheet"))]
        found = {}
        for name in root.iter(main("definedName")):
            number = whole(name, "localSheetId", len(sheets))
            scope = sheets[number] if number < len(sheets) else ""
            found[scope, name.get("name", "").casefold()] = name.text or ""
        return found

    def areas(self, formula: str) -> Sequence[Area] | None:
        """Return the cells that a formula names, in order; None for anything but plain references.

        Also None for other workbooks and sheets that are not there or still to be produced.
        """
        pieces = split_formula(self._named(formula.strip().removeprefix("=")))
        if "".join(p for p in pieces if isinstance(p, str)).strip("(), "):
            return None
        found = [self._area(piece) for piece in pieces if isinstance(piece, Operand)]
        known = [area for area in found if area is not None]
        return known if known and len(known) == len(found) else None

    def _named(self, formula: str) -> str:
        """Return what a defined name stands for; any other formula as it is."""
        sheet, _, name = formula.rpartition("!")
        scope = sheet.strip("'").replace("''", "'").casefold()
        key = name.casefold()
        return self._names.get((scope, key)) or self._names.get(("", key)) or formula

    def _area(self, operand: Operand) -> Area | None:
        ref = operand.ref
        if ref.kind == "error" or ref.sheet is None or ref.last_sheet is not None:
            return None
        part = self._sheets.get(ref.sheet.casefold())
        return Area(part, ref.r1, ref.c1, ref.r2, ref.c2) if part else None
