"""Carries what is somebody's own from their copy of a workbook into a new one.

work = transplant(Copy(package, match, edits, kept), new package, match of the new one)
work.stops      what cannot be carried; the new package is then not to be used
work.kept       how many cells, columns, sheets, ... were
"""

from toolkit.merge.match import Match
from toolkit.workbook.opc.package import Package
from toolkit.workbook.refresh.filters import keep_filters
from toolkit.workbook.refresh.formulas import keep_formulas
from toolkit.workbook.refresh.names import keep_names, order_tabs
from toolkit.workbook.refresh.notes import keep_notes
from toolkit.workbook.refresh.owncells import put_edits, put_own_cells
from toolkit.workbook.refresh.ownlooks import keep_looks
from toolkit.workbook.refresh.ownsheets import copy_sheets
from toolkit.workbook.refresh.rules import keep_rules
from toolkit.workbook.refresh.tables import extend_tables
from toolkit.workbook.refresh.unknown import tell_broken, tell_lost_sheets, tell_unknown
from toolkit.workbook.refresh.work import Copy, Step, Work

STEPS: tuple[Step, ...] = (
    put_edits,
    keep_formulas,
    put_own_cells,
    extend_tables,
    keep_looks,
    keep_filters,
    keep_notes,
    keep_rules,
    copy_sheets,
    keep_names,
    order_tabs,
    tell_lost_sheets,
)
"""What is carried, in order."""


def transplant(copy: Copy, new: Package, there: Match) -> Work:
    """Carry everything that is somebody's own into `new`, in which `there` is what its own receipt
    finds.
    """
    work = Work(copy, new, there)
    for step in STEPS:
        step(work)
    work.store()
    tell_unknown(work)
    tell_broken(work)
    return work
