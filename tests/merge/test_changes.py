"""Changes between two trees of a data set."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import make_dataset, text
from toolkit.merge.changes import changes_between
from toolkit.merge.tree import placed, pruned, restricted, tree_of
from toolkit.model.change import Change

SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=3)
IDS = st.sampled_from("abcd")
RECORDS = st.lists(
    st.fixed_dictionaries({"id": IDS}, optional={"title": SCALARS, "level": SCALARS}),
    unique_by=lambda record: record["id"],
    max_size=4,
)
DATA = st.fixed_dictionaries({"measures": RECORDS, "release": st.dictionaries(IDS, SCALARS)})


def between(old: Any, new: Any) -> list[Change]:
    return list(changes_between(tree_of(old), tree_of(new)))


@given(DATA)
def test_a_data_set_has_no_changes_to_itself(data: Any) -> None:
    assert between(data, data) == []


@given(DATA, DATA)
def test_the_way_back_has_the_same_changes_with_sides_swapped(old: Any, new: Any) -> None:
    swapped = {"added": "removed", "removed": "added", "changed": "changed", "moved": "moved"}
    there = {(c.kind, c.path, repr(c.old), repr(c.new)) for c in between(old, new)}
    back = {(swapped[c.kind], c.path, repr(c.new), repr(c.old)) for c in between(new, old)}
    assert there == back


@given(DATA, DATA)
def test_only_equal_data_has_no_changes(old: Any, new: Any) -> None:
    if between(old, new) == []:
        assert json.dumps(tree_of(old), sort_keys=True) == json.dumps(tree_of(new), sort_keys=True)


def test_a_changed_field_is_named_by_ids() -> None:
    new = make_dataset()
    new["measures"][0]["title"] = text("The door")
    assert between(make_dataset(), new) == [
        Change("changed", ("measures", "gate", "title", "en"), "The gate", "The door")
    ]


def test_a_record_is_added_and_removed_whole() -> None:
    new = make_dataset()
    lane = new["measures"].pop()
    (change,) = between(make_dataset(), new)
    assert (change.kind, change.path) == ("removed", ("measures", lane["id"]))
    assert change.old["id"] == lane["id"]


def test_records_in_another_order_are_one_change() -> None:
    new = make_dataset()
    new["sources"].reverse()
    assert [(c.kind, c.path) for c in between(make_dataset(), new)] == [("moved", ("sources",))]


def test_the_first_record_of_a_list_is_added() -> None:
    found = between({"events": []}, {"events": [{"id": "a"}]})
    assert [(c.kind, c.path) for c in found] == [("added", ("events", "a"))]


def test_true_is_not_one_and_null_is_not_missing() -> None:
    assert [c.kind for c in between({"a": True}, {"a": 1})] == ["changed"]
    assert [c.kind for c in between({"a": 1}, {"a": 1.0})] == []
    assert [c.kind for c in between({"a": None}, {})] == ["removed"]


def test_an_id_that_stands_twice_is_two_records() -> None:
    old = {"inventory": [{"id": "x", "to": "a"}, {"id": "x", "to": "b"}]}
    new = {"inventory": [{"id": "x", "to": "a"}, {"id": "x", "to": "c"}]}
    assert between(old, new) == [Change("changed", ("inventory", "x#2", "to"), "b", "c")]


def test_a_part_is_compared_with_what_it_speaks_of() -> None:
    whole = tree_of(make_dataset())
    part = placed([("measures/gate/title/en", "The door"), ("measures/gate/note/en", None)])
    found = changes_between(pruned(part), pruned(restricted(whole, part)))
    assert list(found) == [
        Change("changed", ("measures", "gate", "title", "en"), "The door", "The gate")
    ]


def test_a_list_that_a_part_has_whole_shows_what_it_lacks() -> None:
    whole = tree_of(make_dataset())
    part = placed([("measures/gate/title/en", "The gate")], listed={"measures"})
    found = list(changes_between(pruned(part), pruned(restricted(whole, part))))
    assert [(c.kind, c.path) for c in found] == [("added", ("measures", "lane"))]
