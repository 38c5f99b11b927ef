"""Formulas of the toolkit's Tables that somebody changed."""

from toolkit.merge.places import Pair
from toolkit.workbook.readback.sheets import same_everywhere
from toolkit.workbook.references.references import parse_cell
from toolkit.workbook.refresh.owncells import put
from toolkit.workbook.refresh.translate import CannotFollow
from toolkit.workbook.refresh.work import Work


def keep_formulas(work: Work) -> None:
    """Keep formulas that were changed in columns that the template calculates.

    If most of a column is different and the template has changed, it is the template's doing.
    """
    for sheet in work.shared:
        for pair in work.places.sheet(sheet).pairs:
            for column in pair[0].table.columns:
                if column.kind == "formula":
                    _keep(work, sheet, pair, column.heading)


def _keep(work: Work, sheet: str, pair: Pair, heading: str) -> None:
    old, new = pair
    both = [key for key in old.rows if key in new.rows]
    changed = [key for key in both if _is_changed(work, sheet, pair, key, heading)]
    if not changed or (2 * len(changed) > len(both) and not work.copy.same_template):
        return
    for key in changed:
        at = parse_cell(old.rows[key].cells[heading].address)
        source = work.old_sheet(sheet).cell(*at)
        if source is not None:
            target = work.new_sheet(sheet).made_cell(new.rows[key].number, new.columns[heading])
            put(work, sheet, at, source, target)
            work.kept["edited cells"] += 1


def _is_changed(work: Work, sheet: str, pair: Pair, key: str, heading: str) -> bool:
    mine, now = (table.rows[key].cells.get(heading) for table in pair)
    if mine is None or now is None or mine.form != "formula" or now.form != "formula":
        return False
    formula = work.copier.formula(sheet, *parse_cell(mine.address))
    if formula is None:
        return False
    try:
        return same_everywhere(work.copier.translated(formula, sheet)) != now.text
    except CannotFollow:
        return mine.text != now.text
