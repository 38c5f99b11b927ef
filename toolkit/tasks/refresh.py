"""Somebody's own copy of an output brought up to date: today's seeds and template, their things."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from toolkit.codes import CODES, finding
from toolkit.errors import FindingsError, UsageError, WorkbookError
from toolkit.files import keep_aside, refuse_if_open, remove_litter
from toolkit.findings import CellPlace, Finding, has_errors, worst_first
from toolkit.merge.match import Match, match
from toolkit.merge.places import Places
from toolkit.merge.pulling import Held, plan_pull
from toolkit.merge.receipt import Receipt
from toolkit.merge.refreshing import (
    RefreshPlan,
    Stop,
    plan_refresh,
)
from toolkit.merge.renewing import Renewed, renewed
from toolkit.merge.roworders import orders_of
from toolkit.merge.settling import Choose, settled
from toolkit.model.dataset import Dataset
from toolkit.tasks.fieldtypes import fields_of_project
from toolkit.tasks.load import load
from toolkit.tasks.outputs import Made, Output, make, output_of
from toolkit.tasks.pull import Take
from toolkit.tasks.standing import Standing, standing_of
from toolkit.workbook.caches.update import update_caches
from toolkit.workbook.opc.digest import content_digest, stored_digests
from toolkit.workbook.opc.integrity import check_package
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.properties import set_custom
from toolkit.workbook.opc.save import save
from toolkit.workbook.opc.wishes import wants_receipt
from toolkit.workbook.readback.sheets import read_cells
from toolkit.workbook.receipt.part import put_receipt
from toolkit.workbook.refresh.transplant import transplant
from toolkit.workbook.refresh.work import Copy

State = Literal["written", "current", "stopped", "stale"]
"""`stale` is what would be written; `stopped` what cannot be before somebody has decided or moved
something.
"""
_CONTENT, _OWN = "border-policy content", "with content of somebody's own"
"""Stands where an output has its digest, so that a copy never passes for one without edits."""


@dataclass(frozen=True)
class Refreshed:
    """What became of a copy: how many things of each kind were kept, what the Tables say now that
    they did not, what stops it, and what else was found; `aside` is where the old file is kept,
    `doubt` says what is not certain.
    """

    path: Path
    state: State
    kept: Mapping[str, int]
    changed: tuple[Renewed, ...] = ()
    stops: tuple[Finding, ...] = ()
    findings: tuple[Finding, ...] = ()
    aside: Path | None = None
    doubt: str = ""


@dataclass(frozen=True)
class RefreshOptions:
    """How to refresh: `target` is where the new copy goes (None: in its place), `take` decides
    conflicts, with `check` nothing is written.
    """

    target: Path | None = None
    take: Take = None
    check: bool = False


def refresh(root: Path, workbook: Path, options: RefreshOptions) -> Refreshed:
    """Bring a copy up to date with seeds and template of the project in `root`.

    Nothing is written where anything stops it. Raises FindingsError for mistakes in data or
    template, WorkbookError for a workbook that the toolkit did not write, FileError and UsageError
    where something cannot be read or written.
    """
    target = options.target or workbook
    if options.target and options.target.exists() and not options.target.samefile(workbook):
        raise UsageError(f"{target} is there already; choose another name, or move it away")
    package, dataset = Package.open(workbook), load(root).valid()
    output = output_of(root, package, workbook, dataset)
    made = make(root, output, dataset)
    digests = stored_digests(made.package)
    standing = standing_of(
        package, output.path, lambda: (digests, made.receipt) if digests else None
    )
    if not standing.is_ours or (standing.match is None and standing.receipt is None):
        reason = standing.doubt or "this toolkit did not build it"
        raise WorkbookError(f"nothing tells what the cells of {workbook} show: {reason}")
    work = _Refresh(root, output, dataset, package, standing)
    found = work.run(made, options.take)
    if found.stops:
        stops = tuple(_told(stop, workbook.name) for stop in found.stops)
        return Refreshed(target, "stopped", {}, stops=stops, doubt=standing.doubt)
    state, aside = _written(found.package, package, workbook, target, check=options.check)
    about = found.kept, found.changed, (), found.findings
    return Refreshed(target, state, *about, aside, standing.doubt)


def _told(stop: Stop, file: str) -> Finding:
    """Return a stop as a finding, with the name by which it can be decided."""
    remedy = stop.remedy
    if stop.name:
        remedy = f'{remedy or CODES[stop.code].remedy} (by name: "{stop.name}")'
    return finding(stop.code, stop.message, CellPlace(file, stop.sheet, stop.address), remedy)


def _written(
    new: Package, old: Package, workbook: Path, target: Path, *, check: bool
) -> tuple[State, Path | None]:
    """Write the new copy unless it is the old one; return what became of it."""
    in_place = target.exists()
    if in_place and content_digest(new) == content_digest(old):
        return "current", None
    if check:
        return "stale", None
    refuse_if_open(target)
    remove_litter(target.parent)
    aside = keep_aside(workbook) if in_place else None
    try:
        save(new, target)
    except BaseException:
        if aside:  # the old file still has its own name, so a second one would be litter
            aside.unlink(missing_ok=True)
        raise
    return "written", aside


@dataclass(frozen=True)
class _Found:
    """The new workbook, how many things of each kind it keeps, and what there is to say of it."""

    package: Package
    kept: Mapping[str, int]
    changed: tuple[Renewed, ...] = ()
    stops: tuple[Stop, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass
class _Refresh:
    """One refresh: the copy, and what seeds and template give now."""

    root: Path
    output: Output
    dataset: Dataset
    package: Package
    standing: Standing

    def run(self, made: Made, take: Take) -> _Found:
        """Carry over what is somebody's own into the workbook that was made."""
        old = self.standing.match
        if old is None:
            return _Found(made.package, {})
        there = match(made.receipt, read_cells(made.package))
        plan = settled(self._plan(old, there), _choice(take))
        orders = orders_of(old, there)
        receipt = made.receipt
        if orders:
            made = make(self.root, self.output, self.dataset, orders)
            there = match(made.receipt, read_cells(made.package))
            plan = settled(self._plan(old, there), _choice(take))
        same = self._is_of_same_recipe(made)
        copy = Copy(self.package, old, self.standing.edits, plan.cells, same)
        work = transplant(copy, made.package, there)
        stops = tuple(dict.fromkeys([*plan.stops, *work.stops]))
        changed = tuple(renewed(old, there, plan.cells))
        if stops or not (work.kept or orders):
            return _Found(made.package, {}, changed, stops)
        kept = {**work.kept, **({"sorted Tables": len(orders)} if orders else {})}
        return _Found(made.package, kept, changed, (), self._finished(made, receipt))

    def _is_of_same_recipe(self, made: Made) -> bool:
        was, now = self.standing.digests, stored_digests(made.package)
        return was is not None and now is not None and was.recipe == now.recipe

    def _plan(self, old: Match, there: Match) -> RefreshPlan:
        standing = self.standing
        held = Held(self.dataset, fields_of_project())
        pulled = plan_pull(old, standing.edits, held, exact=standing.exact)
        places = Places(old, there)
        return plan_refresh(old, standing.edits, there, places, pulled, exact=standing.exact)

    def _finished(self, made: Made, natural: Receipt) -> tuple[Finding, ...]:
        """Give the new workbook its values, its receipt and its mark; return what a build does not
        find.
        """
        from toolkit.workbook.calculate.values import add_cached_values

        package = made.package
        found = add_cached_values(package, required=False)
        update_caches(package)
        if wants_receipt(package):
            put_receipt(package, _in_order(made.receipt, natural))
        set_custom(package, {_CONTENT: _OWN})
        found += check_package(package)
        if has_errors(found):
            raise FindingsError(worst_first(found))
        return tuple(worst_first(set(found) - set(made.findings)))


def _in_order(receipt: Receipt, natural: Receipt) -> Receipt:
    """Return a receipt with the rows of its Tables in the order of the template, so that it can be
    told later that somebody sorted them.
    """
    orders = {table.name: list(table.rows) for table in natural.tables}
    tables = [
        replace(table, rows={key: table.rows[key] for key in orders[table.name]})
        for table in receipt.tables
    ]
    return replace(receipt, tables=tuple(tables))


def _choice(take: Take) -> Choose:
    return take.get if isinstance(take, Mapping) else lambda _: take
