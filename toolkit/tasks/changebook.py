"""Differences as a workbook."""

from dataclasses import asdict
from pathlib import Path

from toolkit.files import refuse_if_open, remove_litter
from toolkit.tasks.diff import Difference
from toolkit.tasks.finish import calculate_and_check
from toolkit.workbook.fill.fill import fill
from toolkit.workbook.opc.properties import set_core
from toolkit.workbook.opc.save import save
from toolkit.workbook.starter.changes import changes_template
from toolkit.workbook.tags.context import Context


def write_changes(found: Difference, path: Path) -> None:
    """Write a workbook with one row a change; raises FileError if it cannot be written."""
    refuse_if_open(path)
    changes = [asdict(words) for words in found.words]
    context = Context({"old": found.old, "new": found.new, "changes": changes})
    filled = fill(changes_template(), path.name, context)
    calculate_and_check(filled, required=False)
    set_core(filled.package, date=found.date)
    remove_litter(path.parent)
    save(filled.package, path)
