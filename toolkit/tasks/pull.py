"""Edits of a workbook into the seeds: what was written, what is there now, what the seeds hold."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from toolkit.codes import finding
from toolkit.errors import FindingsError, UsageError, WorkbookError
from toolkit.findings import CellPlace, Finding, SeedPlace, worst_first
from toolkit.merge.cells import Scalar
from toolkit.merge.paths import has_record
from toolkit.merge.pulling import Answer, Held, Pulled, PullPlan, plan_pull
from toolkit.merge.schema import Fields
from toolkit.model.dataset import Dataset
from toolkit.store.schemas import load_schemas
from toolkit.tasks.changes import Change, place_of, write_changes
from toolkit.tasks.fieldtypes import fields_of_project
from toolkit.tasks.load import Loaded, load
from toolkit.tasks.outputs import output_of
from toolkit.tasks.standing import Standing, standing_of
from toolkit.tasks.status import fresh
from toolkit.tasks.trying import Tried, try_changes
from toolkit.views.edition import Edition
from toolkit.views.naming import named
from toolkit.workbook.opc.package import Package

Decision = Literal["workbook", "seeds"]
Take = Mapping[str, Decision] | Decision | None
"""How conflicts are decided: all alike, by the path of the field, or not at all."""
State = Literal["change", "same", "conflict", "kept", "refused"]
"""`change` goes into the seeds; `same` is there already; `kept` is a conflict that was decided for
the seeds; `refused` would make the data invalid.
"""
_SIDES: dict[str, Decision] = {"workbook": "workbook", "seeds": "seeds"}
_MOST = 5
"""Cells of one sheet that are told one by one."""


@dataclass(frozen=True)
class PulledField:
    """One field that was edited, in words: whose it is, where it stands in both, and its values.

    The last three are JSON values, None for nothing, and their words as the workbook shows them.
    """

    path: str
    record: str
    axis: str
    field: str
    cell: str
    place: str
    state: State
    was: Scalar
    workbook: Scalar
    seeds: Scalar
    words: tuple[str, str, str] = ("", "", "")


@dataclass(frozen=True)
class PullResult:
    """What became of the edits of a workbook: fields, records added, what to look at, and the files
    that were written; `doubt` says what is not certain.
    """

    workbook: str
    fields: tuple[PulledField, ...] = ()
    records: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    written: tuple[str, ...] = ()
    doubt: str = ""

    @property
    def is_settled(self) -> bool:
        """Return whether nothing is left that a person must do or decide."""
        open_ = [each for each in self.fields if each.state in ("conflict", "refused")]
        unwritten = [each for each in self.fields if each.state == "change" and not self.written]
        wrong = [each for each in self.findings if each.severity != "note"]
        return not (open_ or unwritten or wrong or (self.records and not self.written))


def pull(
    root: Path,
    workbook: Path,
    *,
    write: bool = False,
    take: Take = None,
) -> PullResult:
    """Return what became of the edits in `workbook`, and with `write` change the seeds in `root`.

    `take` decides conflicts: all alike, or by the path of the field. What is invalid or undecided
    is not written. Raises FindingsError where the seeds do not satisfy their schemas, WorkbookError
    for a workbook that the toolkit did not write, FileError where something cannot be written.
    """
    loaded = load(root)
    if loaded.dataset is None:
        raise FindingsError(loaded.findings)
    standing = _standing(root, workbook, loaded.dataset)
    if not standing.is_ours or standing.receipt is None:
        reason = standing.doubt or "this toolkit did not build it"
        raise WorkbookError(f"nothing tells what the cells of {workbook} show: {reason}")
    if standing.match is None:
        return PullResult(workbook.name)
    fields = fields_of_project()
    plan = plan_pull(
        standing.match, standing.edits, Held(loaded.dataset, fields), exact=standing.exact
    )
    language = standing.receipt.language
    edition = Edition(loaded.dataset, load_schemas(), language)
    work = _Pull(loaded, fields, edition, workbook.name)
    return work.result(root, plan, take, standing.doubt, write=write)


def decisions(root: Path, take: str | None) -> Take:
    """Return how conflicts are decided: `workbook`, `seeds`, or by field as a JSON file of that
    name says, seen from `root`: {"measures/fast/short": "workbook"}. Raises UsageError for anything
    else.
    """
    if take is None or take in _SIDES:
        return _SIDES.get(take or "")
    try:
        found = json.loads((root / take).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{take} is neither workbook nor seeds nor a JSON file") from error
    if not isinstance(found, dict) or not set(map(str, found.values())) <= set(_SIDES):
        raise UsageError(f'{take} must read {{"path/of/the/field": "workbook" or "seeds", ...}}')
    return {field: _SIDES[value] for field, value in found.items()}


def _standing(root: Path, workbook: Path, dataset: Dataset) -> Standing:
    package = Package.open(workbook)
    output = output_of(root, package, workbook, dataset)
    return standing_of(package, output.path, fresh(root, output, dataset))


@dataclass
class _Pull:
    """One pull: the seeds as they were, and what is found on the way."""

    loaded: Loaded
    fields: Fields
    edition: Edition
    workbook: str
    findings: list[Finding] = field(default_factory=list)

    def result(
        self,
        root: Path,
        plan: PullPlan,
        take: Take,
        doubt: str,
        *,
        write: bool,
    ) -> PullResult:
        """Decide, try, tell, and write."""
        self.findings += _grouped([self._told(answer) for answer in plan.answers])
        states = {each.field: _decided(each, take) for each in plan.fields}
        language = self.edition.language
        wanted = [
            Change(p.field, p.mine, language) for p in plan.fields if states[p.field] == "change"
        ]
        places = {each.field: (each.sheet, each.address) for each in plan.fields}
        places |= {each.path: (each.sheet, each.address) for each in plan.records}
        tried = try_changes(self.loaded, [*wanted, *plan.records], self.fields)
        self._tell(tried, places)
        states |= dict.fromkeys(states.keys() & tried.refused.keys(), "refused")
        shown = tuple(self._shown(each, states[each.field]) for each in plan.fields)
        records = tuple(each.path for each in plan.records if each.path not in tried.refused)
        written = write_changes(root, self.loaded.seeds, tried.seeds) if write else []
        found = tuple(worst_first(self.findings))
        return PullResult(self.workbook, shown, records, found, tuple(written), doubt)

    def _tell(self, tried: Tried, places: Mapping[str, tuple[str, str]]) -> None:
        """Tell what was refused, and what no claim bears out any more."""
        for path, reason in tried.refused.items():
            place = CellPlace(self.workbook, *places[path])
            message = f"{reason.code}: {reason.message}"
            self.findings.append(finding("P109", message, place, reason.remedy))
        for path, each in tried.apart:
            there = CellPlace(self.workbook, *places[path]) if path else each.place
            remedy = f"{each.place}: {each.remedy}" if each.remedy else str(each.place)
            self.findings.append(finding("P140", each.message, there, remedy))

    def _told(self, answer: Answer) -> Finding:
        place = CellPlace(self.workbook, answer.sheet, answer.address)
        remedy = answer.remedy
        known = answer.field and has_record(self.edition.dataset, answer.field)
        if known and not remedy and answer.code in ("P110", "P111"):
            verb = "edit" if answer.code == "P110" else "rename it at"
            remedy = f"{verb} {answer.field} ({place_of(self.loaded.seeds, answer.field)})"
        return finding(answer.code, answer.message, place, remedy)

    def _shown(self, pulled: Pulled, state: State) -> PulledField:
        about = named(self.edition, pulled.field)
        place: SeedPlace = place_of(self.loaded.seeds, pulled.field)
        values = pulled.base, pulled.mine, pulled.theirs
        titles = self._titles(pulled.field)
        return PulledField(
            pulled.field,
            about.record,
            about.axis,
            about.field,
            f"{pulled.sheet}!{pulled.address}",
            str(place),
            state,
            *values,
            tuple(_in_words(value, titles) for value in values),  # type: ignore[arg-type]
        )

    def _titles(self, path: str) -> Mapping[Scalar, str]:
        type_ = self.fields.type_of(path, self.edition.language)
        return dict(type_.codes) if type_ else {}


def _decided(pulled: Pulled, take: Take) -> State:
    if pulled.state != "conflict" or take is None:
        return pulled.state
    choice = take if isinstance(take, str) else take.get(pulled.field)
    decided: dict[str | None, State] = {"workbook": "change", "seeds": "kept"}
    return decided.get(choice, "conflict")


def _grouped(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield findings, and of many of one code on one sheet the first ones and how many follow."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for each in findings:
        sheet = each.place.sheet if isinstance(each.place, CellPlace) else ""
        groups.setdefault((each.code, sheet), []).append(each)
    for (code, sheet), group in groups.items():
        if group[0].severity == "error" or len(group) <= _MOST:
            yield from group
            continue
        yield from group[: _MOST - 1]
        first = group[0].place
        file = first.file if isinstance(first, CellPlace) else ""
        rest = len(group) - _MOST + 1
        yield finding(code, f"{rest} more like these on this sheet", CellPlace(file, sheet))


def _in_words(value: Scalar, titles: Mapping[Scalar, str]) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    return titles.get(value, str(value))
