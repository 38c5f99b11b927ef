"""How a workbook stands to what the toolkit wrote: as it was, saved again, edited, or not ours."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.errors import FileError, WorkbookError
from toolkit.merge.edits import Edit, edits_of
from toolkit.merge.match import Match, match
from toolkit.merge.pulling import Held, plan_pull
from toolkit.merge.receipt import Receipt
from toolkit.model.dataset import Dataset
from toolkit.store.git import versions
from toolkit.tasks.fieldtypes import fields_of_project
from toolkit.workbook.opc.digest import Digests, is_own_unedited, stored_digests
from toolkit.workbook.opc.package import Package
from toolkit.workbook.readback.sheets import read_cells
from toolkit.workbook.receipt.part import get_receipt


@dataclass(frozen=True)
class Standing:
    """What is known of a workbook: the digests of what it was made from, what was written into it,
    and what is different now.

    Nothing at all is known of a workbook that is not ours. `match` is None for one that nobody has
    touched. Where a program dropped the receipt, `doubt` says what it is compared with, and `exact`
    whether that is what was written into it.
    """

    digests: Digests | None = None
    receipt: Receipt | None = None
    match: Match | None = None
    edits: tuple[Edit, ...] = ()
    exact: bool = True
    doubt: str = ""

    @property
    def is_ours(self) -> bool:
        """Return whether the toolkit wrote the workbook, whatever became of it."""
        return self.digests is not None

    @property
    def is_doubtful(self) -> bool:
        """Return whether it cannot be told what a person changed."""
        return not self.exact or not self.is_ours


Fresh = Callable[[], tuple[Digests, Receipt] | None]
"""Makes what seeds and template give now: its digests and what would be written; None where they
give nothing.
"""


def standing_of(package: Package, committed: Path, fresh: Fresh) -> Standing:
    """Return how a workbook stands.

    Where a program dropped the receipt, the versions in git of the output `committed` tell what was
    written, and else what `fresh` makes; rows and columns are then found by key and heading as
    always. Raises WorkbookError.
    """
    digests, receipt = stored_digests(package), get_receipt(package)
    if is_own_unedited(package):
        return Standing(digests, receipt or Receipt(digests.language if digests else ""))
    if receipt is None:
        return _compared(package, digests, list(_bases(committed, fresh)))
    found = match(receipt, read_cells(package))
    return Standing(digests, receipt, found, tuple(edits_of(found)))


def edits_left(standing: Standing, dataset: Dataset) -> tuple[Edit, ...]:
    """Return the edits of a workbook that the seeds do not hold yet; all where it cannot be told
    what was written.
    """
    if standing.match is None or not standing.exact:
        return standing.edits
    held = Held(dataset, fields_of_project())
    plan = plan_pull(standing.match, standing.edits, held)
    settled = {id(edit) for edit in plan.settled}
    return tuple(edit for edit in standing.edits if id(edit) not in settled)


def is_of_same(one: Digests | None, other: Digests | None) -> bool:
    """Return whether two workbooks were made from the same data by the same recipe."""
    if one is None or other is None:
        return False
    return (one.data, one.recipe) == (other.data, other.recipe)


@dataclass(frozen=True)
class _Base:
    """What was written into some version of an output, and where that is known from."""

    digests: Digests
    receipt: Receipt
    where: str


_LOST = "the program that saved it dropped the receipt"


def _compared(package: Package, digests: Digests | None, bases: Sequence[_Base]) -> Standing:
    """Return how a workbook without receipt stands to what it may have been."""
    cells = read_cells(package)
    same = next((base for base in bases if is_of_same(base.digests, digests)), None)
    found = [(base, match(base.receipt, cells)) for base in ([same] if same else bases)]
    known = [
        Standing(base.digests, base.receipt, each, tuple(edits_of(each)), doubt=base.where)
        for base, each in found
        if digests or _is_likely(each)
    ]
    if not known and digests is None:
        return Standing()
    if not known:
        return Standing(digests, exact=False, doubt=f"{_LOST}, and nothing else tells what it said")
    best = min(known, key=lambda each: len(each.edits))
    if same or not best.edits:
        return replace(best, doubt=f"{_LOST}; what was written is known from {best.doubt}")
    doubt = f"{_LOST}; it is compared with {best.doubt}, which is not what it was made from"
    return replace(best, digests=digests or best.digests, exact=False, doubt=doubt)


def _is_likely(found: Match) -> bool:
    """Return whether a workbook that says nothing of itself has most of the rows of an output."""
    rows = sum(len(table.rows) for table in found.tables)
    written = sum(len(table.rows) for table in found.receipt.tables)
    return rows > 0 and 2 * rows >= written


def _bases(committed: Path, fresh: Fresh) -> Iterator[_Base]:
    """Yield what was written into the versions of an output, the newest first."""
    made = fresh()
    if made:
        yield _Base(*made, "what seeds and template give now")
    for package in _versions(committed):
        digests, receipt = stored_digests(package), get_receipt(package)
        if digests and receipt:
            yield _Base(digests, receipt, "a version in git")


def _versions(path: Path) -> Iterator[Package]:
    for content in versions(path):
        try:
            yield Package.from_bytes(content, str(path))
        except (WorkbookError, FileError):
            continue
