"""What is too large is refused from its bytes; what is merely large is read."""

import pytest

from toolkit.store import jsonguard, jsontext
from toolkit.store.jsonguard import MIB, too_much


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"[" * 9 * MIB, "values, more than 3,000,000"),
        (b"[" + b"0," * 4_200_000 + b"0]", "the file holds about 4,200,001 values"),
        (b'{"a": "' + b"x" * 40 * MIB + b'"}', "16 MiB from byte 16,777,216 on are a single text"),
        (b"1" * 40 * MIB, "from byte 0 on"),
    ],
)
def test_what_would_fill_the_memory_is_one_finding_and_not_parsed(raw: bytes, words: str) -> None:
    (finding,) = jsontext.read(raw, "f.json").findings
    assert finding.code == "S112"
    assert words in finding.message


def test_wide_characters_count_for_what_they_take(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonguard, "MAX_TEXT", 20 * MIB)
    line = b'"' + b"x" * 98 + b'"\n'
    plain, wide = line * 90_000, (line * 90_000) + '"😀"'.encode()
    assert too_much(plain) is None
    found = too_much(wide)
    assert found and "takes more memory" in found.message


def test_white_space_however_long_is_no_text() -> None:
    document = jsontext.read(b'{"a": 1}' + b" " * 40 * MIB, "f.json")
    assert (document.value, document.findings) == ({"a": 1}, ())


def test_a_large_file_of_ordinary_data_is_read() -> None:
    raw = b'{"list": [' + b'{"id": "abc", "n": 1},\n' * 400_000 + b"{}]}"
    assert len(raw) > 8 * MIB
    assert len(jsontext.read(raw, "f.json").value["list"]) == 400_001


def test_more_values_are_read_where_they_are_asked_for() -> None:
    raw = b"[" + b"0," * 4_200_000 + b"0]"
    assert len(jsontext.read(raw, "f.json", max_values=5_000_000).value) == 4_200_001
