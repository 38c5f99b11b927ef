"""What JSON bytes say, and where: values, positions, and mistakes in words."""

# ruff: noqa: E501  -- a message is read better in one line

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.store.jsonscan import MAX_DEPTH
from toolkit.store.jsontext import Document, read

KEYS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=6) | st.sampled_from(
    ["a/b", "~", "~1", "/", "", '"', "\\", "0"]
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(alphabet=st.characters(exclude_categories=["Cs"]))
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
LAYOUTS = st.sampled_from(
    [{}, {"indent": 2}, {"ensure_ascii": False}, {"separators": (",", ":")}, {"indent": "\r\n\t"}]
)


def read_text(text: str) -> Document:
    return read(text.encode(), "x.json")


def said(text: str | bytes) -> list[str]:
    """Return the findings of a text, without file and severity."""
    raw = text.encode() if isinstance(text, str) else text
    return [
        str(each).removeprefix("x.json:").replace("error ", "")
        for each in read(raw, "x.json").findings
    ]


def members(value: Any, pointer: str = "") -> list[tuple[str, Any]]:
    """Return every value with its JSON pointer, computed without the scanner."""
    steps: list[tuple[str, Any]] = []
    if isinstance(value, dict):
        steps = [(k.replace("~", "~0").replace("/", "~1"), v) for k, v in value.items()]
    elif isinstance(value, list):
        steps = [(str(i), v) for i, v in enumerate(value)]
    return [(pointer, value), *(m for step, v in steps for m in members(v, f"{pointer}/{step}"))]


@given(VALUES, LAYOUTS)
def test_the_text_at_a_position_says_the_value_of_its_pointer(
    value: Any, layout: dict[str, Any]
) -> None:
    document = read_text(json.dumps(value, **layout))
    assert document.findings == ()
    assert document.value == value
    expected = members(value)
    assert set(document.spans) == {pointer for pointer, _ in expected}
    for pointer, member in expected:
        span = document.span(pointer)
        assert json.loads(document.text[span.start : span.end]) == member
        if span.key_start >= 0:
            key = json.loads(document.text[span.key_start : span.key_end])
            assert pointer.endswith("/" + key.replace("~", "~0").replace("/", "~1"))


@given(VALUES, LAYOUTS)
def test_line_and_column_lead_to_the_same_offset_as_an_editor_would_count(
    value: Any, layout: dict[str, Any]
) -> None:
    document = read_text(json.dumps(value, **layout))
    lines = document.text.replace("\r\n", "\n").split("\n")
    for pointer in document.spans:
        position = document.position(pointer)
        rest = lines[position.line - 1][position.column - 1 :]
        span = document.span(pointer)
        assert document.text[span.start :].replace("\r\n", "\n").startswith(rest)


@given(VALUES, LAYOUTS, st.data())
def test_a_damaged_text_has_findings_exactly_when_it_is_no_longer_json(
    value: Any, layout: dict[str, Any], data: st.DataObject
) -> None:
    text = json.dumps(value, **layout)
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 3))
    put = data.draw(
        st.sampled_from(["", ",", '"', "}", "]", "[", "{", "1", "\\", "\n", "x", ":", "-"])
    )
    damaged = text[:at] + put + text[at + cut :]
    document = read_text(damaged)
    try:
        still = json.loads(damaged)
    except json.JSONDecodeError:
        assert document.findings
    else:
        codes = {finding.code for finding in document.findings}
        assert codes <= {"S105", "S106", "S108"}
        assert codes or document.value == still


@given(st.binary(max_size=60))
def test_no_bytes_at_all_make_reading_fail(raw: bytes) -> None:
    document = read(raw, "x.json")
    assert document.findings or document.value == json.loads(raw)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1\n "b": 2}', '1:8: S104: a comma is missing after this value, before "b" on line 2; add the comma'),
        ('["a" "b"]', '1:5: S104: a comma is missing after this value, before "b" on line 1; add the comma'),
        ('{"a": 1,\n}', "1:8: S104: a comma with nothing after it before }; delete the comma"),
        ("[1, 2,]", "1:6: S104: a comma with nothing after it before ]; delete the comma"),
        ("{'a': 1}", "1:2: S104: single quotes; JSON writes strings in double quotes"),
        ("[“a”]", "1:2: S104: the quotation mark “; JSON writes strings in straight quotes"),
        ("{a: 1}", '1:2: S104: the key a is not in double quotes; write "a"'),
        ("[1] // note", '1:5: S104: a comment; JSON has none; delete it, or use a "note" field'),
        ("[1, # note\n2]", '1:5: S104: a comment; JSON has none; delete it, or use a "note" field'),
        ('{"a" 1}', '1:5: S104: expected : after the key "a", found 1; write the colon and a value'),
        ('{"a"', '1:5: S104: expected : after the key "a", the file ends; write the colon and a value'),
        ("[True]", "1:2: S104: True is not JSON; write true"),
        ("[1}", "1:3: S104: } where the [ of line 1 is still open; write ]"),
        ('{"a": 1]', "1:8: S104: ] where the { of line 1 is still open; write }"),
        ('{"a": 1; "b": 2}', '1:8: S104: ";" after a value; write , or }'),
        ('{"a": 1}}', "1:9: S104: } after the end of the value; a file holds one JSON value"),
        ("[yes]", "1:2: S104: text without quotes: yes; put the text in double quotes"),
        ("[,]", "1:2: S104: expected a value, found ,"),
        ("[1,\u00a02]", "1:4: S104: an invisible character (U+00A0) between values; "
         "delete it; only spaces, tabs and line breaks may stand here"),
        ('["\\d"]', "1:3: S104: \\d is not an escape that JSON knows; write \\\\ for a backslash"),
        ('["\\u12"]', "1:3: S104: \\u12 is not an escape that JSON knows; write \\\\ for a backslash"),
        ('{"a": [\n1', "1:7: S104: the file ends, but the [ that stands here is never closed; "
         "add ], and look for a cut-off file"),
        ('{"title": "FAST\n}', '1:11: S104: the string that begins with "FAST has no closing quote on its line; '
         "close it; a line break inside a string is written \\n"),
        ("[007]", "1:2: S104: 007 is not a number in JSON; write digits without leading zero, plus sign, "
         "separators or a bare point, or put it in quotes"),
        ("", "1:1: S101: the file is empty; write a JSON value into it, or delete it"),
        (" \n", "1:1: S101: the file is empty; write a JSON value into it, or delete it"),
        ("\ufeff[]", "1:1: S102: the file begins with a byte-order mark; "
         "save the file as UTF-8 without byte-order mark"),
        ('{"a": 1, "b": 2, "a": 3}', '1:18: S105: the key "a" stands in this object twice, first on line 1; '
         "keep one of the two"),
        ("[NaN]", "1:2: S106: NaN is not a number that JSON knows; write a finite number, or null"),
        ("[-Infinity]", "1:2: S106: -Infinity is not a number that JSON knows; write a finite number, or null"),
        ("[1e999]", "1:2: S106: the number 1e999 is larger than a workbook or JSON reader can hold; "
         "write a finite number, or null"),
        ('["a\tb"]', "1:4: S107: control character U+0009 in a string; delete it, or write \\t"),
        ('["\\ud800x"]', "1:3: S108: \\ud800 is half of a surrogate pair, no character by itself; "
         "write the whole character"),
    ],
)  # fmt: skip
def test_a_mistake_is_said_in_words_with_its_place(text: str, expected: str) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("[]".encode("utf-16"), "1:1: S103: the file is written in UTF-16; save the file as UTF-8"),
        ("[]".encode("utf-16-be"), "1:1: S103: the file is written in UTF-16; save the file as UTF-8"),
        ("[]".encode("utf-32"), "1:1: S103: the file is written in UTF-32; save the file as UTF-8"),
        (b'{\n"a": "caf\xe9"}', "2:10: S103: byte 0xE9 at offset 11 is not UTF-8 "
         "(in Windows-1252 it would be é); save the file as UTF-8"),
        (b'["\xed\xa0\x80"]', "1:3: S103: byte 0xED at offset 2 is not UTF-8 "
         "(in Windows-1252 it would be í); save the file as UTF-8"),
    ],
)  # fmt: skip
def test_another_encoding_is_named_with_the_place_of_the_first_wrong_byte(
    raw: bytes, expected: str
) -> None:
    assert said(raw) == [expected]


def test_mistakes_that_do_not_hide_the_rest_are_all_reported() -> None:
    text = '{"a": NaN, "a": "x\ty",\n "b": "\\q", "c": 1e400}'
    assert [line.split(": ")[:2] for line in said(text)] == [
        ["1:7", "S106"],
        ["1:12", "S105"],
        ["1:19", "S107"],
        ["2:8", "S104"],
        ["2:18", "S106"],
    ]


def test_a_whole_surrogate_pair_is_one_character() -> None:
    assert read_text('["\\ud83d\\ude00"]').value == ["😀"]


@pytest.mark.parametrize("text", ["[" * 100_000, "[" * 5000 + "]" * 5000, '{"a":' * 100_000])
def test_nesting_that_would_exhaust_the_stack_is_a_finding(text: str) -> None:
    (finding,) = read_text(text).findings
    assert finding.code == "S109"


def test_the_deepest_allowed_nesting_is_read() -> None:
    text = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert read_text(text).findings == ()
    assert read_text(f"[{text}]").findings[0].code == "S109"


@pytest.mark.parametrize("literal", ["1" + "0" * 400, "-1" + "0" * 5000])
def test_an_integer_larger_than_any_workbook_number_is_a_finding(literal: str) -> None:
    (finding,) = read_text(f"[{literal}]").findings
    assert (finding.code, finding.place.column) == ("S106", 2)


def test_a_pointer_that_is_not_there_leads_to_its_nearest_ancestor() -> None:
    document = read_text('{"a": {\n  "b": [1]}}')
    assert str(document.place("/a/b/7/x")) == "x.json:2:8"
    assert str(document.place("/nothing")) == "x.json:1:1"


def test_the_place_of_a_key_is_where_the_key_stands() -> None:
    document = read_text('{"a": {\n  "b": [1]}}')
    assert str(document.place("/a/b", key=True)) == "x.json:2:3"
    assert document.position("/a/b", key=True) == (2, 3, 2, 6)
    assert str(document.place("/a/b/0", key=True)) == "x.json:2:9"


def test_a_document_with_findings_has_no_value() -> None:
    assert read_text('{"a": 1, "a": 2}').value is None
