"""From the edits of a workbook to a plan: what goes into the seeds, what is in conflict, what is
answered and left.

    plan = plan_pull(match, edits, Seeds(dataset, fields))
    plan.fields       one Pulled for every field that was edited: change, same or conflict
    plan.records      records that a row was added for
    plan.answers      everything else, each with its cell and what to do
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

from toolkit.merge.cells import Scalar, Seen
from toolkit.merge.edits import Edit, Sort
from toolkit.merge.match import Match, TableSeen
from toolkit.merge.meaning import Cell, Refused, meaning
from toolkit.merge.paths import find, held
from toolkit.merge.receipt import Written
from toolkit.merge.records import NewRecord, new_record
from toolkit.merge.schema import Fields
from toolkit.merge.threeway import merge, same

State = Literal["change", "same", "conflict"]


@dataclass(frozen=True)
class Answer:
    """What is not taken from a cell, and why: a finding's code, what is so, what to do.

    `field` is the path to edit instead, if there is one.
    """

    code: str
    message: str
    sheet: str
    address: str = ""
    remedy: str = ""
    field: str = ""


@dataclass(frozen=True)
class Pulled:
    """One field that was edited in a workbook: what was written (`base`), what it says now
    (`mine`), and what the seeds hold (`theirs`); None is nothing.

    `same` has got into the seeds already.
    """

    field: str
    sheet: str
    address: str
    state: State
    base: Scalar
    mine: Scalar
    theirs: Scalar


@dataclass(frozen=True)
class PullPlan:
    """All that comes of the edits of one workbook."""

    fields: tuple[Pulled, ...] = ()
    records: tuple[NewRecord, ...] = ()
    answers: tuple[Answer, ...] = ()
    settled: tuple[Edit, ...] = ()
    """The edits that the seeds hold already."""


@dataclass(frozen=True)
class Held:
    """What the seeds hold now, and what each of their fields may hold."""

    dataset: Any
    fields: Fields


def plan_pull(found: Match, edits: Sequence[Edit], seeds: Held, *, exact: bool = True) -> PullPlan:
    """Return what comes of the edits.

    Where what was written is not known exactly, everything that differs from the seeds is a
    conflict, since either side may have changed it.
    """
    return _Planner(found, seeds, exact).plan(edits)


@dataclass
class _Planner:
    """One plan in the making."""

    found: Match
    seeds: Held
    exact: bool
    answers: list[Answer] = field(default_factory=list)
    records: list[NewRecord] = field(default_factory=list)
    settled: list[Edit] = field(default_factory=list)

    def plan(self, edits: Sequence[Edit]) -> PullPlan:
        """Return the plan."""
        by_field: dict[str, list[Edit]] = {}
        for edit in edits:
            if edit.sort == "row added":
                self._add_row(edit)
            elif edit.sort != "cell" or edit.kind in _NOT_PULLED:
                self.answers.append(_answer(edit))
            else:
                by_field.setdefault(edit.field, []).append(edit)
        fields = tuple(p for path, own in by_field.items() if (p := self._field(path, own)))
        for each in fields:
            self.settled += by_field[each.field] if each.state == "same" else []
        answers = (*self.answers, *self._notes())
        return PullPlan(fields, tuple(self.records), answers, tuple(self.settled))

    def _field(self, path: str, edits: Sequence[Edit]) -> Pulled | None:
        """Return what becomes of a field; None, with answers, where it cannot be taken."""
        language, edit = self.found.receipt.language, edits[0]
        now = find(self.seeds.dataset, path)
        type_ = self.seeds.fields.type_of(path, language)
        if type_ is None or _is_gone(self.seeds, path):
            message = "the seeds do not have the record any more"
            self.answers.append(_refusal(edit, Refused("P108", message)))
            return None
        meanings = [meaning(self._cell(each)) for each in edits]
        refused = [(e, m) for e, m in zip(edits, meanings, strict=True) if isinstance(m, Refused)]
        self.answers += [_refusal(each, reason) for each, reason in refused]
        values = [value for value in meanings if not isinstance(value, Refused)]
        if refused or not self._agree(edits, values) or not self._is_whole(path, edits):
            return None
        mine, theirs = values[0], held(now.value if now.exists else None, language)
        problem = self._emptied(path, mine, required=type_.required)
        if problem:
            self.answers.append(_refusal(edit, problem))
            return None
        base = edit.written.held if edit.written else None
        state = self._state(path, base, mine, theirs)
        return Pulled(path, edit.sheet, edit.address, state, base, mine, theirs)

    def _state(self, path: str, base: Scalar, mine: Scalar, theirs: Scalar) -> State:
        if same(mine, theirs):
            return "same"
        merged = merge({path: base}, {path: mine}, {path: theirs})
        return "change" if self.exact and path not in merged.conflicts else "conflict"

    def _agree(self, edits: Sequence[Edit], values: Sequence[Scalar]) -> bool:
        """Return whether all cells that were edited say the same of their field."""
        other = next((i for i, value in enumerate(values) if not same(value, values[0])), None)
        if other is None:
            return True
        first = f"{edits[0].sheet}!{edits[0].address}"
        message = f"{first} says something else of the same field"
        self.answers.append(_refusal(edits[other], Refused("P107", message)))
        return False

    def _is_whole(self, path: str, edits: Sequence[Edit]) -> bool:
        """Return whether no row is left that shows the field as it was in an edited column.

        Whoever changes one of several may mean another record, and not this one's field.
        """
        for edit in edits:
            shown = self._rows_showing.get((edit.table, edit.heading, path), 0)
            changed = sum((e.table, e.heading) == (edit.table, edit.heading) for e in edits)
            if changed < shown:
                message = "other rows of this column show the same field, and still as it was"
                reason = Refused("P107", message, "change it in all of them, or in the seeds")
                self.answers.append(_refusal(edit, reason))
                return False
        return True

    @cached_property
    def _rows_showing(self) -> Counter[tuple[str, str, str]]:
        """How many rows show a field in a column, by Table, heading and path."""
        return Counter(
            (table.table.name, column.heading, path)
            for table in self.found.tables
            for key in table.rows
            for column, path, _ in table.table.shown(key)
        )

    def _emptied(self, path: str, mine: Scalar, *, required: bool) -> Refused | None:
        """Return why a field cannot be emptied, if it cannot."""
        if mine is not None:
            return None
        value = find(self.seeds.dataset, path).value
        if required:
            return Refused("P106", "every record of this kind has this field")
        if isinstance(value, dict) and self.found.receipt.language == "en" and len(value) > 1:
            return Refused("P106", "the text is there in other languages, which rest on English")
        return None

    def _cell(self, edit: Edit) -> Cell:
        type_ = self.seeds.fields.type_of(edit.field, self.found.receipt.language)
        assert type_ is not None
        written = edit.written or Written()
        table = self._tables.get(edit.table)
        blanks = table.table.blanks if table else frozenset[str]()
        percent = table is not None and _in_percent(table, edit)
        return Cell(edit.seen, written, type_, blanks, percent)

    @cached_property
    def _tables(self) -> Mapping[str, TableSeen]:
        return {table.table.name: table for table in self.found.tables}

    def _add_row(self, edit: Edit) -> None:
        table = self._tables[edit.table]
        assert edit.row is not None
        made = new_record(table.table, edit.key, edit.row, self.seeds.fields, self.found.receipt)
        if isinstance(made, Refused):
            self.answers.append(_refusal(edit, made))
            return
        there = find(self.seeds.dataset, made.path)
        if not there.exists:
            self.records.append(replace(made, sheet=edit.sheet, address=edit.address))
        elif _holds(there.value, made.value):
            self.settled.append(edit)
        else:
            what = f'the seeds have another "{edit.key}" already'
            known = Refused("P120", what, "build a new workbook and edit that")
            self.answers.append(_refusal(edit, known))

    def _notes(self) -> Iterator[Answer]:
        for table in self.found.tables:
            if table.is_sorted_anew or table.has_moved_columns:
                what = "rows" if table.is_sorted_anew else "columns"
                message = f"the {what} of {table.table.name} stand in another order than written"
                yield Answer("P131", message, table.area.sheet)
            for heading, now in table.renamed.items():
                message = (
                    f'the column "{heading}" is called "{now}" now, and was known by its values'
                )
                yield Answer("P131", message, table.area.sheet)


_NOT_PULLED = ("computed", "formula", "key")

_ANSWERS: dict[Sort, tuple[str, str]] = {
    "row deleted": ("P121", 'the row "{key}" is gone from {table}'),
    "row twice": ("P122", 'the key "{key}" stands in {table} a second time'),
    "row without key": ("P122", "a row of {table} has no key"),
    "column unknown": ("P130", 'the column "{heading}" of {table} is not the toolkit\'s'),
    "column missing": ("P123", 'the column "{heading}" is gone from {table}'),
    "table missing": ("P123", "the Table {table}, or the column with its keys, is gone"),
    "sheet missing": ("P123", "the sheet is gone, or is called something else"),
    "sheet added": ("P130", "the sheet is not the toolkit's"),
    "cell of the template": ("P124", "what the template says here was changed"),
    "cell added": ("P130", "the cell is not the toolkit's"),
}


def _answer(edit: Edit) -> Answer:
    place = edit.sheet, edit.address
    if edit.sort != "cell":
        code, pattern = _ANSWERS[edit.sort]
        words = {"key": edit.key, "table": edit.table, "heading": edit.heading}
        return Answer(code, pattern.format(**words), *place)
    if edit.kind == "key":
        return Answer("P111", "a key or id is no text like others", *place, field=edit.field)
    what = "calculated by a formula" if edit.kind == "formula" else "put together from the data"
    return Answer("P110", f"what stands here is {what}", *place, field=edit.field)


def _refusal(edit: Edit, reason: Refused) -> Answer:
    return Answer(reason.code, reason.message, edit.sheet, edit.address, reason.remedy, edit.field)


def _holds(value: Any, part: Any) -> bool:
    """Return whether a record has all that a part of it says."""
    if isinstance(part, Mapping):
        return isinstance(value, Mapping) and all(
            name in value and _holds(value[name], inside) for name, inside in part.items()
        )
    return bool(value == part)


def _in_percent(table: TableSeen, edit: Edit) -> bool:
    """Return whether the other cells of a column are shown in percent."""
    others = (row.cells.get(edit.heading) for key, row in table.rows.items() if key != edit.key)
    return any(isinstance(seen, Seen) and seen.form == "percent" for seen in others)


def _is_gone(seeds: Held, path: str) -> bool:
    """Return whether a record, or a member of a list, that a path names is not there any more."""
    steps = path.split("/")
    return any(
        seeds.fields.is_list("/".join(steps[:end]))
        and not find(seeds.dataset, "/".join(steps[: end + 1])).exists
        for end in range(1, len(steps))
    )
