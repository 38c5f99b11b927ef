"""What a repeat must not cut: merged cells, array formulas, Tables, pivot tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.workbook.fill.blocks import ColumnBlock, Mistake, RowBlock
from toolkit.workbook.fill.template import Area, TemplateSheet, area_of
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import main


@dataclass(frozen=True)
class _Whole:
    """An area that must stay in one piece, and what it is, in the words of Excel."""

    area: Area
    what: str
    stretches: bool = False
    """Whether it may grow around a repeat that lies within it."""


def cuts(
    package: Package,
    sheet: TemplateSheet,
    rows: Sequence[RowBlock],
    columns: Sequence[ColumnBlock],
) -> Iterator[Mistake]:
    """Yield a mistake for everything on the sheet that a repeat of rows or columns would cut."""
    if not rows and not columns:
        return
    yield from _hidden_tags(sheet)
    for whole in _wholes(package, sheet):
        if any(_cuts_rows(block, whole) for block in rows):
            yield _mistake(whole, "rows")
        elif any(_cuts_columns(block, whole) for block in columns):
            yield _mistake(whole, "columns")


def _mistake(whole: _Whole, what: str) -> Mistake:
    message = f"the repeated {what} cut {whole.what}"
    remedy = f"keep it within the repeated {what}, or away from them"
    return Mistake("T110", message, whole.area.top, whole.area.left, remedy)


def _hidden_tags(sheet: TemplateSheet) -> Iterator[Mistake]:
    for row, column in sheet.tagged:
        for area in sheet.merges:
            if area.holds(row, column) and (row, column) != (area.top, area.left):
                message = "the tag lies within merged cells, where nothing shows"
                yield Mistake("T110", message, row, column, "put it into their first cell")


def _wholes(package: Package, sheet: TemplateSheet) -> Iterator[_Whole]:
    for area in sheet.merges:
        yield _Whole(area, "merged cells", stretches=True)
    for table in sheet.tables:
        yield _Whole(table.area, f'the Table "{table.name}"', stretches=True)
    for area in _arrays(sheet):
        yield _Whole(area, "an array formula")
    for part in package.related(sheet.info.part, "pivotTable"):
        for location in package.xml(part).iter(main("location")):
            yield _Whole(area_of(location.get("ref", "A1")), "a pivot table")


def _arrays(sheet: TemplateSheet) -> Iterator[Area]:
    """Yield the areas of array formulas and data tables that fill more than one cell."""
    for row in sheet.source.rows:
        if not row.has_formula:
            continue
        for cell in sheet.source.read(row).cells:
            formula = cell.formula
            if formula and formula.attributes.get("t") in ("array", "dataTable"):
                area = area_of(formula.attributes.get("ref", "A1"))
                if (area.top, area.left) != (area.bottom, area.right):
                    yield area


def _cuts_rows(block: RowBlock, whole: _Whole) -> bool:
    area, own = block.area, whole.area
    if own.right < area.left or area.right < own.left:
        return False
    if block.table and own == block.table.area:
        return False
    return _cut(area.top, area.bottom, own.top, own.bottom, stretches=whole.stretches)


def _cuts_columns(block: ColumnBlock, whole: _Whole) -> bool:
    own = whole.area
    within = own.left <= block.left and block.right <= own.right
    # A Table may have repeated columns at its ends; merged cells only within.
    if within and whole.what.startswith("the Table"):
        return False
    return _cut(block.left, block.right, own.left, own.right, stretches=whole.stretches)


def _cut(first: int, last: int, start: int, end: int, *, stretches: bool) -> bool:
    """Return whether the repeat `first` to `last` leaves a part of `start` to `end` behind."""
    if end < first or last < start:
        return False
    inside = first <= start and end <= last
    around = stretches and start < first and last <= end
    return not inside and not around
