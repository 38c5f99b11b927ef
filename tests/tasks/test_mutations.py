"""Any single change of valid data that breaks a rule is reported at the changed place."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import seed_files, write_seeds
from toolkit.checks.structure import Structure
from toolkit.findings import Finding, SeedPlace
from toolkit.model.collections import COLLECTIONS
from toolkit.store.schemas import load_schemas
from toolkit.tasks.validate import validate

Steps = tuple[str | int, ...]
JUNK = [None, True, -1, 1.5, "", "x y", "2001-13", [], {}, [[]], {"en": ""}, {"de": "x"}]
STEMS = {each.path: each.schema for each in COLLECTIONS}
PROVER = Structure(load_schemas())


def places(value: Any, steps: Steps = ()) -> Iterator[Steps]:
    """Yield the way to every value within a value."""
    members = value.items() if isinstance(value, dict) else enumerate(value)
    for step, member in members:
        yield (*steps, step)
        if isinstance(member, dict | list):
            yield from places(member, (*steps, step))


ALL = [(name, steps) for name, value in seed_files().items() for steps in places(value)]


def is_valid(value: Any, name: str) -> bool:
    return PROVER.is_valid(value, STEMS.get(name) or STEMS[name.partition("/")[0]])


def findings_after(root: Path, name: str, value: Any) -> list[Finding]:
    found = validate(write_seeds(root, seed_files() | {name: value})).findings
    return [finding for finding in found if finding.severity == "error"]


def pointer(steps: Steps) -> str:
    return "".join(f"/{step}" for step in steps)


def reported_near(finding: Finding, name: str, steps: Steps) -> bool:
    """Return whether a finding is at a place, in it, or at what directly holds it."""
    place = finding.place
    assert isinstance(place, SeedPlace)
    here = place.pointer
    near = (pointer(steps), pointer(steps[:-1]))
    return place.file == f"seeds/{name}" and (here in near or here.startswith(near[0] + "/"))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(ALL), st.sampled_from(JUNK))
def test_a_value_of_the_wrong_form_is_reported_where_it_stands_and_once(
    tmp_path_factory: pytest.TempPathFactory, at: tuple[str, Steps], junk: Any
) -> None:
    name, steps = at
    value = seed_files()[name]
    _holder(value, steps)[steps[-1]] = copy.deepcopy(junk)
    if is_valid(value, name):
        return
    found = findings_after(tmp_path_factory.mktemp("p"), name, value)
    assert found
    assert all(reported_near(finding, name, steps) for finding in found), found
    if not isinstance(junk, dict):  # an object of the wrong sort lacks several fields
        assert len(found) == 1, found


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(ALL))
def test_a_field_that_is_taken_away_is_reported_once_where_it_is_missed(
    tmp_path_factory: pytest.TempPathFactory, at: tuple[str, Steps]
) -> None:
    name, steps = at
    value = seed_files()[name]
    del _holder(value, steps)[steps[-1]]
    if is_valid(value, name):
        return
    (finding,) = findings_after(tmp_path_factory.mktemp("p"), name, value)
    assert reported_near(finding, name, steps), finding


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([at for at in ALL if isinstance(at[1][-1], str)]))
def test_a_misspelt_field_is_one_finding_at_its_key_that_names_the_right_one(
    tmp_path_factory: pytest.TempPathFactory, at: tuple[str, Steps]
) -> None:
    name, steps = at
    value = seed_files()[name]
    holder, key = _holder(value, steps), str(steps[-1])
    wrong = key[:-1] + ("q" if len(key) > 2 else key[-1] + "q")
    items = [(wrong if each == key else each, member) for each, member in holder.items()]
    holder.clear()
    holder.update(items)
    if is_valid(value, name):
        return  # keys that are ids, such as those of entries, may be called anything
    found = findings_after(tmp_path_factory.mktemp("p"), name, value)
    expected = pointer((*steps[:-1], wrong))
    unknown = [finding for finding in found if finding.code == "S201"]
    if unknown:
        (finding,) = unknown
        assert isinstance(finding.place, SeedPlace)
        assert (finding.place.pointer, finding.found) == (expected, f'"{wrong}"')
        if len(key) > 4:
            assert finding.suggestion == key
            assert len(found) == 1
    else:
        assert found


ID_FIELDS = ("source", "measure", "parent", "section")


@pytest.mark.parametrize(
    ("name", "steps"),
    [at for at in ALL if at[1][-1] in ID_FIELDS],
    ids=lambda part: part if isinstance(part, str) else pointer(part),
)
def test_an_id_that_leads_nowhere_is_reported_where_it_stands(
    tmp_path: Path, name: str, steps: Steps
) -> None:
    value = seed_files()[name]
    _holder(value, steps)[steps[-1]] = "nobody"
    found = findings_after(tmp_path, name, value)
    places_found = {(str(f.place.file), f.place.pointer) for f in found if f.code == "C103"}  # type: ignore[union-attr]
    assert (f"seeds/{name}", pointer(steps)) in places_found


def _holder(value: Any, steps: Steps) -> Any:
    for step in steps[:-1]:
        value = value[step]
    return value
