"""Changes in a JSON text leave the bytes of everything else."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.store.jsonedit import with_item, with_member, with_value, without_member
from toolkit.store.jsonscan import escaped
from toolkit.store.jsontext import Document, read

KEYS = st.text('ab/~é"\\ ', max_size=3)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)
OBJECTS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=4)


@st.composite
def documents(draw: st.DrawFn, values: st.SearchStrategy[Any] = OBJECTS) -> Document:
    """Return an object as a file of any layout: on one line, indented, with either line break."""
    indent = draw(st.sampled_from([None, 2, 4, "\t"]))
    text = json.dumps(draw(values), indent=indent, ensure_ascii=draw(st.booleans()))
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    return parsed(text + draw(st.sampled_from(["", "\n", "\r\n", "  \n\n"])))


def parsed(text: str) -> Document:
    document = read(text.encode(), "f.json")
    assert not document.findings
    return document


def pointers(value: Any, pointer: str = "") -> list[str]:
    """Return the pointer of every value."""
    inner: Any = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value) if isinstance(value, list) else inner
    below = [p for k, v in inner for p in pointers(v, f"{pointer}/{escaped(str(k))}")]
    return [pointer, *below]


def at(value: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


@given(documents(), VALUES, st.data())
def test_a_replaced_value_leaves_every_byte_before_and_behind_it(
    document: Document, value: Any, data: st.DataObject
) -> None:
    pointer = data.draw(st.sampled_from(pointers(document.value)[1:]))
    span = document.span(pointer)
    changed = with_value(document, pointer, value)
    assert changed.text.startswith(document.text[: span.start])
    assert changed.text.endswith(document.text[span.end :])
    assert at(changed.value, pointer) == value
    back = with_value(changed, pointer, at(document.value, pointer))
    assert back.value == document.value


@given(documents(), KEYS, VALUES, st.lists(KEYS, unique=True))
def test_an_added_member_is_there_and_taking_it_away_gives_the_old_value(
    document: Document, key: str, value: Any, order: list[str]
) -> None:
    if key in document.value:
        return
    changed = with_member(document, "", key, value, order)
    assert not changed.findings
    assert changed.value == {**document.value, key: value}
    assert [k for k in changed.value if k != key] == list(document.value)
    back = without_member(changed, f"/{escaped(key)}")
    assert back.text == document.text


@given(documents(st.fixed_dictionaries({"list": st.lists(VALUES, max_size=3)})), VALUES)
def test_an_added_item_is_the_last_and_the_others_keep_their_bytes(
    document: Document, value: Any
) -> None:
    changed = with_item(document, "/list", value)
    assert changed.value == {"list": [*document.value["list"], value]}
    if document.value["list"]:
        end = document.span(f"/list/{len(document.value['list']) - 1}").end
        assert changed.text.startswith(document.text[:end])
        assert changed.text.endswith(document.text[end:])


def test_a_member_goes_where_the_order_has_it() -> None:
    document = parsed('{\n  "a": 1,\n  "d": 4\n}\n')
    changed = with_member(document, "", "b", 2, ("a", "b", "c", "d"))
    assert changed.text == '{\n  "a": 1,\n  "b": 2,\n  "d": 4\n}\n'
    first = with_member(document, "", "x", 0, ("x", "a", "d"))
    assert first.text == '{\n  "x": 0,\n  "a": 1,\n  "d": 4\n}\n'


def test_an_object_is_added_in_the_layout_of_the_file() -> None:
    document = parsed('{\r\n\t"a": {\r\n\t\t"b": 1\r\n\t}\r\n}\r\n')
    changed = with_member(document, "/a", "c", {"en": "x"})
    assert changed.text == (
        '{\r\n\t"a": {\r\n\t\t"b": 1,\r\n\t\t"c": {\r\n\t\t\t"en": "x"\r\n\t\t}\r\n\t}\r\n}\r\n'
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": {}}', '{"a": {"b": 1}}'),
        ('{\n  "a": {}\n}\n', '{\n  "a": {\n    "b": 1\n  }\n}\n'),
    ],
)
def test_an_empty_object_gets_its_first_member(text: str, expected: str) -> None:
    assert with_member(parsed(text), "/a", "b", 1).text == expected


def test_letters_stay_letters() -> None:
    assert with_value(parsed('{"a": "x"}'), "/a", "é “ü”").text == '{"a": "é “ü”"}'
