"""Cells on the toolkit's sheets that are somebody's own, or were typed over and stay so."""

from collections.abc import Mapping

from lxml import etree

from toolkit.merge.places import Pair
from toolkit.workbook.calculate.book import filled_by
from toolkit.workbook.opc.xml import main
from toolkit.workbook.references.formulas import offset_formula
from toolkit.workbook.references.references import parse_cell
from toolkit.workbook.refresh.cells import style_of
from toolkit.workbook.refresh.translate import CannotFollow
from toolkit.workbook.refresh.work import Work

Cell = tuple[int, int]


def put_edits(work: Work) -> None:
    """Let the cells that stay as they were typed say so in the new workbook."""
    for verdict in work.copy.kept:
        sheet = verdict.edit.sheet
        target = work.new_sheet(sheet).made_cell(*verdict.place)
        source = work.old_sheet(sheet).cell(*parse_cell(verdict.address))
        if source is None:
            source = etree.Element(main("c"))
        put(work, sheet, parse_cell(verdict.address), source, target)
        work.kept["edited cells"] += 1


def put_own_cells(work: Work) -> None:
    """Put what stands beside the toolkit's cells where it belongs now."""
    for sheet in work.shared:
        spilled = _spilled(work, sheet)
        for cell in sorted(work.own_cells(sheet) - spilled):
            _put_own(work, sheet, cell)
        for pair in work.places.sheet(sheet).pairs:
            for column in pair[0].unknown:
                work.kept["columns"] += 1
                _fill_new_rows(work, sheet, pair, column)


def own_cell_place(work: Work, sheet: str, cell: Cell) -> Cell | None:
    """Return where an own cell belongs now; None, and a stop, where it does not any more."""
    place = work.places.cell(sheet, *cell)
    if place is None:
        work.stop("R103", sheet, f"{_what(work, sheet, cell)} is yours, and {_GONE}", cell)
    return place


_GONE = "where it stood is not there any more"


def _what(work: Work, sheet: str, cell: Cell) -> str:
    seen = work.copy.match.workbook.sheets[sheet].get(cell)
    text = "" if seen is None else seen.text or str(seen.value)
    said = f"“{text[:60]}”" if text else "the cell"
    pair = work.places.sheet(sheet).pair_in_body(*cell)
    key = work.places.sheet(sheet).key(pair[0], cell[0]) if pair else None
    return f'{said} in the row "{key}"' if key else said


def _spilled(work: Work, sheet: str) -> set[Cell]:
    """Return the cells that an array formula in another cell fills."""
    names = [info.name for info in work.book.worksheets]
    return {
        (row, column)
        for at, formula in work.book.formulas.items()
        if formula.kind == "array" and names[at[0]] == sheet
        for _, row, column in filled_by(at, formula)
        if (row, column) != at[1:]
    }


def _put_own(work: Work, sheet: str, cell: Cell) -> None:
    source = work.old_sheet(sheet).cell(*cell)
    if source is None:
        return
    place = work.places.cell(sheet, *cell)
    if place is None and not len(source):
        return
    place = place or own_cell_place(work, sheet, cell)
    if place is None:
        return
    target = work.new_sheet(sheet)
    if target.is_filled(*place):
        if len(source):
            work.stop("R104", sheet, f"{_what(work, sheet, cell)} is yours, and {_TAKEN}", cell)
        return
    made = target.made_cell(*place)
    made.set("s", str(work.copier.formats.cell(style_of(source))))
    if len(source):
        put(work, sheet, cell, source, made)
        work.kept["cells"] += 1


_TAKEN = "the template puts something of its own there now"


def put(work: Work, sheet: str, cell: Cell, source: etree._Element, target: etree._Element) -> None:
    """Let `target` hold what an old cell holds; a formula that cannot follow is a stop."""
    work.put_at.add((sheet, *parse_cell(target.get("r", ""))))
    try:
        work.copier.put(source, (sheet, *cell), target)
    except CannotFollow as reason:
        work.stop("R105", sheet, f"the formula names {reason}", cell)


def _fill_new_rows(work: Work, sheet: str, pair: Pair, column: int) -> None:
    """Give rows that are new the look of an own column, and its formula where all others have the
    same.
    """
    old, new = pair
    rows = {key: seen.number for key, seen in old.rows.items() if key in new.rows}
    to = work.places.sheet(sheet).column(column, old.heading_row)
    if not rows or not to:
        return
    first = next(iter(rows))
    source = work.old_sheet(sheet).cell(rows[first], column)
    text = _common_formula(work, sheet, column, rows)
    for key, row in new.rows.items():
        if key in old.rows or key in old.added or source is None:
            continue
        target = work.new_sheet(sheet).made_cell(row.number, to)
        if len(target):
            continue
        target.set("s", str(work.copier.formats.cell(style_of(source))))
        if text is not None:
            work.put_at.add((sheet, row.number, to))
            down = row.number - new.rows[first].number
            etree.SubElement(target, main("f")).text = offset_formula(text, down, 0)


def _common_formula(work: Work, sheet: str, column: int, rows: Mapping[str, int]) -> str | None:
    """Return the formula in the first of these rows as it reads now, if all others have the same
    one, counted from their own row.
    """
    found = [(row, work.copier.formula(sheet, row, column)) for row in rows.values()]
    top, first = found[0]
    if first is None or first.kind != "normal":
        return None
    for row, formula in found[1:]:
        if formula is None or formula.text != offset_formula(first.text, row - top, 0):
            return None
    try:
        return work.copier.translated(first, sheet)
    except CannotFollow:  # told where the formula stands
        return None
