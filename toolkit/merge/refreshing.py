"""What becomes of what somebody changed in their own copy when it is brought up to date.

    plan = plan_refresh(old, edits, new, places, pulled)
    plan.cells       one Verdict for every cell of the toolkit's that was changed by hand
    plan.stops       what cannot be carried over, or would be undone

`old` is the copy as its receipt finds it, `new` the workbook that seeds and template give now.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from toolkit.merge.cells import Seen, mark, mark_of, short_digest
from toolkit.merge.edits import Edit
from toolkit.merge.match import Match, TableSeen
from toolkit.merge.places import Places
from toolkit.merge.pulling import PullPlan
from toolkit.merge.workbook import row_and_column

State = Literal["kept", "same", "conflict"]
"""`kept` stays as it was typed, since seeds and template did not change it; `same` is what they
say now.
"""


@dataclass(frozen=True)
class Stop:
    """Something that stops a refresh: a finding's code, where it is, what it is, what to do.

    `name` is by what it is decided; one without cannot be. Decided for the seeds, what the
    workbook changed is undone.
    """

    code: str
    sheet: str
    address: str
    message: str
    remedy: str = ""
    name: str = ""


@dataclass(frozen=True)
class Verdict:
    """What becomes of one cell that was changed by hand: where it stands in the copy (`address`)
    and now (`place`, row and column), and by what `name` it is decided: the path of the field it
    shows, else `Sheet!Cell`.
    """

    edit: Edit
    state: State
    name: str
    address: str
    place: tuple[int, int]
    theirs: Seen | None


@dataclass(frozen=True)
class RefreshPlan:
    """All that comes of the edits of one copy."""

    cells: tuple[Verdict, ...] = ()
    stops: tuple[Stop, ...] = ()


def plan_refresh(
    old: Match,
    edits: Sequence[Edit],
    new: Match,
    places: Places,
    pulled: PullPlan,
    *,
    exact: bool = True,
) -> RefreshPlan:
    """Return what comes of the edits of a copy; `pulled` is what `pull` makes of them.

    Where what was written is not known exactly, all that differs is in conflict.
    """
    planner = _Planner(old, new, places, {p.field: p.state for p in pulled.fields}, exact)
    found = [each for edit in edits if (each := planner.of(edit))]
    for table in old.tables:
        found += planner.of_added_rows(table)
    cells = tuple(each for each in found if isinstance(each, Verdict))
    stops = tuple(each for each in found if isinstance(each, Stop))
    return RefreshPlan(cells, (*_moved_sheets(old), *stops, *_headings(old)))


@dataclass(frozen=True)
class _Planner:
    old: Match
    new: Match
    places: Places
    pulled: Mapping[str, str]
    exact: bool

    def of(self, edit: Edit) -> Verdict | Stop | None:
        """Return what becomes of an edit; None where nothing is to be said of it."""
        if edit.sort in ("cell", "cell of the template"):
            return self._cell(edit)
        if edit.sort in _OWN or self._is_gone_here_too(edit):
            return None
        message = _UNDONE[edit.sort].format(key=edit.key, table=edit.table, heading=edit.heading)
        name = "/".join(part for part in (edit.table or edit.sheet, edit.key, edit.heading) if part)
        if edit.sort in _NEVER:
            return Stop("R103", edit.sheet, edit.address, message)
        return Stop("R102", edit.sheet, edit.address, message, name=name)

    def of_added_rows(self, table: TableSeen) -> Iterator[Verdict | Stop]:
        """Yield what becomes of rows that were added by hand: their cells, if the seeds have a
        record with their key by now.
        """
        there = table_of(self.new, table.table.name)
        for key, row in table.added.items():
            if there is None or key not in there.rows:
                address = next(iter(row.cells.values())).address
                message = f'the row "{key}" of {table.table.name} is no record of the seeds'
                yield Stop("R103", table.area.sheet, address, message)
                continue
            for heading, seen in row.cells.items():
                edit = Edit("cell", table.area.sheet, seen.address, table=table.table.name)
                edit = _with(edit, key, heading, seen)
                verdict = self._cell(edit)
                if isinstance(verdict, Stop) or (verdict and verdict.state != "same"):
                    yield verdict

    def _cell(self, edit: Edit) -> Verdict | Stop | None:
        place = self._place(edit)
        name = edit.field or f"{edit.sheet}!{edit.address}"
        if place is None:
            return self._without_place(edit, name)
        theirs = self._theirs(edit, place)
        state = self._state(edit, theirs)
        if state != "same" and not edit.table and self._is_heading(edit.sheet, place):
            message = "the heading of a Table was changed, and formulas may name it"
            return Stop("R103", edit.sheet, edit.address, message, "give it back its heading")
        return Verdict(edit, state, name, edit.address, place, theirs)

    def _without_place(self, edit: Edit, name: str) -> Stop:
        what = f'the row "{edit.key}"' if edit.key else "the cell"
        message = f"{what} is not there any more, and it was changed here"
        return Stop("R102", edit.sheet, edit.address, message, name=name)

    def _place(self, edit: Edit) -> tuple[int, int] | None:
        if edit.table:
            table = table_of(self.new, edit.table)
            row = table.rows.get(edit.key) if table else None
            column = table.columns.get(edit.heading) if table else None
            return (row.number, column) if row and column else None
        if edit.sheet not in self.places:
            return None
        return self.places.cell(edit.sheet, *row_and_column(edit.address))

    def _theirs(self, edit: Edit, place: tuple[int, int]) -> Seen | None:
        sheet = edit.sheet
        if edit.table:
            table = table_of(self.new, edit.table)
            sheet = table.area.sheet if table else sheet
        return self.new.workbook.sheets.get(sheet, {}).get(place)

    def _state(self, edit: Edit, theirs: Seen | None) -> State:
        mine, now = digest_of(edit.seen), digest_of(theirs)
        known = self.pulled.get(edit.field) if edit.field and edit.kind not in _NO_FIELD else None
        if mine == now or known == "same":
            return "same"
        if known:
            return "kept" if known == "change" else "conflict"
        was = self._was(edit)
        return "kept" if self.exact and was in (None, now) else "conflict"

    def _was(self, edit: Edit) -> str | None:
        """Return the digest of what was written; None where only that it was a formula is known."""
        if edit.sort != "cell":
            return self.old.receipt.fixed[edit.sheet].get(edit.address, short_digest(""))
        if edit.kind == "formula":
            return None
        written = edit.written
        if written is None:
            return short_digest("")
        return written.digest or short_digest(mark(written.shown))

    def _is_heading(self, sheet: str, place: tuple[int, int]) -> bool:
        areas = (area for area in self.new.workbook.tables.values() if area.sheet == sheet)
        row, column = place
        return any(
            area.top <= row < area.top + area.headings and column in area.columns for area in areas
        )

    def _is_gone_here_too(self, edit: Edit) -> bool:
        """Return whether what was deleted by hand is not in the new workbook either."""
        if edit.sort == "sheet missing":
            return edit.sheet not in self.new.workbook.sheets
        table = table_of(self.new, edit.table)
        if edit.sort == "table missing":
            return table is None
        if edit.sort == "row deleted":
            return table is None or edit.key not in table.rows
        return edit.sort == "column missing" and (
            table is None or edit.heading not in table.columns
        )


_NO_FIELD = ("computed", "formula", "key")
_OWN = ("sheet added", "cell added", "column unknown", "row added")
_NEVER = ("row twice", "row without key")
_UNDONE = {
    "row deleted": 'the row "{key}" was deleted from {table}',
    "column missing": 'the column "{heading}" was deleted from {table}',
    "table missing": "the Table {table} was deleted",
    "sheet missing": "the sheet was deleted or renamed",
    "row twice": 'the key "{key}" stands in {table} a second time',
    "row without key": "a row of {table} has no key",
}


def _moved_sheets(old: Match) -> Iterator[Stop]:
    for table in old.tables:
        was, now = table.table.sheet, table.area.sheet
        if was != now:
            message = f"the Table {table.table.name} stood on the sheet {was}"
            yield Stop("R103", now, "", message, "rename the sheet back, or move the Table back")


def _headings(old: Match) -> Iterator[Stop]:
    for table in old.tables:
        for heading, now in table.renamed.items():
            message = f'the column "{heading}" of {table.table.name} is called "{now}" now'
            yield Stop("R103", table.area.sheet, "", message, "give it back its heading")
        if table.has_moved_columns:
            message = f"the columns of {table.table.name} were put into another order"
            name = table.table.name
            yield Stop("R102", table.area.sheet, "", message, name=f"{name}/columns")


def _with(edit: Edit, key: str, heading: str, seen: Seen) -> Edit:
    return Edit(
        edit.sort, edit.sheet, edit.address, "value", "", edit.table, key, heading, None, seen
    )


def table_of(match: Match, name: str) -> TableSeen | None:
    """Return a Table by its name, None where it is not there."""
    return next((table for table in match.tables if table.table.name == name), None)


def digest_of(seen: Seen | None) -> str:
    """Return the digest of what a cell says; None is an empty one."""
    return short_digest(mark_of(seen) if seen else "")
