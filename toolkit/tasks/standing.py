"""How a workbook stands to what the toolkit wrote: as it was, saved again, edited, or not ours."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
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
        return self.digests is not None or self.receipt is not None

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
    written, and else what `fresh` makes. Raises WorkbookError.
    """
    digests, receipt = stored_digests(package), get_receipt(package)
    if is_own_unedited(package):
        return Standing(digests, receipt or Receipt(digests.language if digests else ""))
    exact, doubt = True, ""
    if receipt is None and digests is None:
        return Standing()
    if receipt is None and digests is not None:
        receipt, exact, doubt = _elsewhere(digests, committed, fresh)
    if receipt is None:
        return Standing(digests, exact=False, doubt=doubt)
    found = match(receipt, read_cells(package))
    return Standing(digests, receipt, found, tuple(edits_of(found)), exact, doubt)


def edits_left(standing: Standing, dataset: Dataset) -> tuple[Edit, ...]:
    """Return the edits of a workbook that the seeds do not hold yet; all where it cannot be told
    what was written.
    """
    if standing.match is None or not standing.exact:
        return standing.edits
    held = Held(dataset, fields_of_project())
    plan = plan_pull(standing.match, standing.edits, held)
    there = {each.field for each in plan.fields if each.state == "same"}
    return tuple(e for e in standing.edits if e.sort != "cell" or e.field not in there)


def is_of_same(one: Digests | None, other: Digests | None) -> bool:
    """Return whether two workbooks were made from the same data by the same recipe."""
    if one is None or other is None:
        return False
    return (one.data, one.recipe) == (other.data, other.recipe)


_LOST = "the program that saved it dropped the receipt"


def _elsewhere(digests: Digests, committed: Path, fresh: Fresh) -> tuple[Receipt | None, bool, str]:
    """Return what was written, whether that is certain, and what there is to say about it."""
    known = [found for package in _versions(committed) if (found := _told(package))]
    same = next((receipt for own, receipt in known if is_of_same(own, digests)), None)
    if same:
        return same, True, f"{_LOST}; what was written is known from git"
    made = fresh()
    if made and is_of_same(made[0], digests):
        return made[1], True, f"{_LOST}; what was written is what seeds and template still give"
    if not known and not made:
        return None, False, f"{_LOST}, and nothing else tells what was written"
    which = "the newest version in git" if known else "what seeds and template give now"
    receipt = known[0][1] if known else made[1] if made else None
    doubt = f"{_LOST}; it is compared with {which}, which is not what it was made from"
    return receipt, False, doubt


def _told(package: Package) -> tuple[Digests, Receipt] | None:
    digests, receipt = stored_digests(package), get_receipt(package)
    return (digests, receipt) if digests and receipt else None


def _versions(path: Path) -> Iterator[Package]:
    for content in versions(path):
        try:
            yield Package.from_bytes(content, str(path))
        except (WorkbookError, FileError):
            continue
