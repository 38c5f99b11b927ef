"""What the bytes show is never less than what stands in them."""

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.test_jsontext import LAYOUTS, VALUES
from toolkit.store import jsonoutline, jsontext
from toolkit.store.jsonoutline import outline

NUMBERS = st.from_regex(
    r"-?(0|[1-9][0-9]{0,3}|9{300,320})(\.[0-9]{1,3})?([eE][+-]?[0-9]{1,4})?", fullmatch=True
)


def keys_in(value: Any) -> int:
    if isinstance(value, list):
        return sum(map(keys_in, value))
    return len(value) + sum(map(keys_in, value.values())) if isinstance(value, dict) else 0


@given(VALUES, LAYOUTS, st.integers(1, 40))
def test_there_are_never_more_keys_than_it_says_however_it_is_parted(
    value: Any, layout: dict[str, Any], size: int
) -> None:
    raw = json.dumps(value, **layout).encode()
    whole = outline(raw)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jsonoutline, "_PIECE", size)
        assert outline(raw) == whole
    assert whole.keys >= keys_in(value)


def test_keys_of_ordinary_data_are_counted_exactly() -> None:
    value = {"a": "x: y", "b c": [{"http://d": "e:f"}], "g": {"": "\\"}}
    for layout in ({}, {"indent": 1}, {"separators": (" ,", " : ")}):
        assert outline(json.dumps(value, **layout).encode()).keys == 5  # type: ignore[arg-type]


@given(st.lists(NUMBERS, min_size=1, max_size=4))
def test_a_number_that_is_not_finite_never_fits(numbers: list[str]) -> None:
    finite = all(math.isfinite(float(number)) for number in numbers)
    text = f"[{','.join(numbers)}]"
    assert finite or not outline(text.encode()).numbers_fit
    assert {each.code for each in jsontext.read(text.encode(), "f").findings} <= {"S106"}
    assert finite == (not jsontext.read(text.encode(), "f").findings)


@pytest.mark.parametrize("text", ['{"a":":b","a":1}', '{"a":"\\":","b" :{"c":1,"c":2}}'])
def test_a_key_that_stands_twice_is_found_beside_texts_that_look_like_keys(text: str) -> None:
    (finding,) = jsontext.read(text.encode(), "f").findings
    assert finding.code == "S105"


@pytest.mark.parametrize("text", ['[":a", {"b": 1e100}]', '{"a": ":b", "c": "\\ud83d\\ude00"}'])
def test_what_only_looks_doubtful_is_read(text: str) -> None:
    document = jsontext.read(text.encode(), "f")
    assert (document.value, document.findings) == (json.loads(text), ())
