"""Places found one by one are those that a scan of the whole text finds."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.store import jsontext
from toolkit.store.jsonplaces import Places
from toolkit.store.jsonscan import Scanner

LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=5)
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=25,
)


@settings(max_examples=150)
@given(VALUES, st.sampled_from([None, 0, 1, 3]), st.booleans(), st.randoms())
def test_every_value_is_found_where_the_scan_finds_it(
    value: Any, indent: int | None, ascii_only: bool, order: Any
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    spans = Scanner(f" {text}\n").spans
    places = Places(f" {text}\n")
    asked = list(spans)
    order.shuffle(asked)
    assert {pointer: places.span(pointer) for pointer in asked} == spans


def test_items_far_down_a_long_list_are_found_in_any_order() -> None:
    text = json.dumps({"before": [0] * 500, "list": [{"n": n} for n in range(1000)]}, indent=2)
    places = Places(text)
    for n in (999, 0, 64, 63, 512, 998):
        span = places.span(f"/list/{n}/n")
        assert text[span.start : span.end] == str(n)
        assert text[span.key_start : span.key_end] == '"n"'


def test_what_is_not_there_has_the_place_of_the_nearest_value_around_it() -> None:
    places = Places('{"a": [1, {"b": 2}], "c": 3}')
    assert places.span("/a/7") == places.span("/a")
    assert places.span("/a/x/y") == places.span("/a")
    assert places.span("/c/d") == places.span("/c")
    assert places.span("/nothing") == places.span("")


def test_lines_are_counted_the_same_with_every_line_ending() -> None:
    for ending in ("\n", "\r\n", "\r"):
        text = f'{{{ending} "a": [{ending}  1,{ending}  23]{ending}}}{ending}'
        position = jsontext.read(text.encode(), "f.json").position("/a/1")
        assert position == (4, 3, 4, 5)
        assert jsontext.read(text.encode(), "f.json").position("/a", key=True) == (2, 2, 2, 5)


def test_a_value_is_shown_as_it_is_written_and_cut_where_it_is_long() -> None:
    document = jsontext.read(b'{"a": 1.50, "b": {"c": 1}, "d": [], "e": "%s"}' % (b"x" * 99), "f")
    assert document.shown("/a") == "1.50"
    assert document.shown("/a", key=True) == '"a"'
    assert (document.shown("/b"), document.shown("/d")) == ("an object {…}", "a list […]")
    assert document.shown("/e") == '"' + "x" * 76 + "…"
