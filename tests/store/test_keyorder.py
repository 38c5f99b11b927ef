"""The canonical form of a file: the schema's order, nothing lost."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from toolkit.store.keyorder import canonical

COMMON = {
    "$id": "https://example.org/common.schema.json",
    "$defs": {
        "text": {"properties": {"en": {}, "fr": {}}},
        "texts": {"items": {"$ref": "#/$defs/text"}},
    },
}
SCHEMA = {
    "properties": {
        "id": {},
        "name": {"title": "Name", "$ref": "common.schema.json#/$defs/text"},
        "notes": {"$ref": "common.schema.json#/$defs/texts"},
        "entries": {"additionalProperties": {"properties": {"a": {}, "b": {}}}},
        "own": {"$ref": "#/$defs/own"},
        "round": {"$ref": "#/$defs/round"},
    },
    "$defs": {"own": {"properties": {"x": {}, "y": {}}}, "round": {"$ref": "#/$defs/round"}},
}


def order(value: Any) -> Any:
    return canonical(value, SCHEMA, {"common": COMMON, "thing": SCHEMA})


def test_keys_stand_in_the_order_of_the_schema_also_behind_references() -> None:
    value = {
        "own": {"y": 1, "x": 2},
        "notes": [{"fr": "b", "en": "a"}],
        "entries": {"z": {"b": 1, "a": 2}, "c": {}},
        "name": {"fr": "b", "en": "a"},
        "id": "i",
    }
    ordered = {
        "id": "i",
        "name": {"en": "a", "fr": "b"},
        "notes": [{"en": "a", "fr": "b"}],
        "entries": {"z": {"a": 2, "b": 1}, "c": {}},
        "own": {"x": 2, "y": 1},
    }
    assert order(value) == json.dumps(ordered, indent=2) + "\n"


def test_keys_that_the_schema_does_not_name_stay_behind_in_their_order() -> None:
    assert list(json.loads(order({"zz": 1, "aa": 2, "id": 3}))) == ["id", "zz", "aa"]


def test_a_reference_that_leads_round_or_nowhere_leaves_the_order_as_it_is() -> None:
    assert (
        order({"round": {"b": 1, "a": 2}}) == '{\n  "round": {\n    "b": 1,\n    "a": 2\n  }\n}\n'
    )
    text = canonical({"b": 1, "a": 2}, {"$ref": "nothing.json#/x"}, {})
    assert list(json.loads(text)) == ["b", "a"]


def test_letters_stay_letters_and_the_file_ends_with_a_line() -> None:
    assert order("é–中😀") == '"é–中😀"\n'


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "name", "en", "own", "zz"]), inner)
    ),
    max_leaves=15,
)


@given(VALUES)
def test_the_value_stays_and_a_second_run_changes_nothing(value: Any) -> None:
    text = order(value)
    assert json.loads(text) == value
    assert order(json.loads(text)) == text
