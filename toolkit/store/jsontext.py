"""JSON bytes to a value, and to the place of every value and key in the file; opens no file."""

import json
import math
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from toolkit.codes import finding
from toolkit.findings import Finding, SeedPlace
from toolkit.store.jsonguard import MAX_VALUES, too_much
from toolkit.store.jsonhints import Mistake, line_of
from toolkit.store.jsonoutline import Outline, outline
from toolkit.store.jsonplaces import Places
from toolkit.store.jsonscan import MAX_DEPTH, Scanner, Span, escaped

_HIGH, _LOW = r"\\u[dD][89abAB][0-9a-fA-F]{2}", r"\\u[dD][c-fC-F]"
_HALF = re.compile(rf"{_HIGH}(?!{_LOW})|(?<!{_HIGH}){_LOW}")
_BOM = "\ufeff"
_CONTAINERS = (dict, list)


class Position(NamedTuple):
    """Where something begins and ends, lines and characters counted from 1; the end is one past."""

    line: int
    column: int
    end_line: int
    end_column: int


class _Doubtful(Exception):
    """The fast path met something that the scanner must look at."""


@dataclass(frozen=True)
class Document:
    """One JSON file: its text, what it says, and what is wrong with it.

    `value` is None when `findings` has anything, since then it cannot be relied on.
    """

    file: str
    text: str
    value: Any
    findings: tuple[Finding, ...] = ()

    def place(self, pointer: str = "", *, key: bool = False) -> SeedPlace:
        """Return where a JSON pointer's value (or its key) stands, or its nearest ancestor."""
        line, column, end_line, end_column = self.position(pointer, key=key)
        trail = trail_of(self.value, pointer)
        return SeedPlace(self.file, line, column, pointer, end_line, end_column, trail)

    def position(self, pointer: str = "", *, key: bool = False) -> Position:
        """Return line and column of the start and end of a value, or of its key."""
        start, end = self._offsets(pointer, key=key)
        return Position(*self._point(start), *self._point(end))

    def shown(self, pointer: str = "", *, key: bool = False) -> str:
        """Return a value (or its key) as it stands in the file, cut; a list only as such."""
        start, end = self._offsets(pointer, key=key)
        if self.text[start : start + 1] in ("{", "["):
            return "an object {…}" if self.text[start] == "{" else "a list […]"
        return self.text[start:end] if end - start <= 80 else f"{self.text[start : start + 77]}…"

    def span(self, pointer: str) -> Span:
        """Return the offsets in `text` of a JSON pointer's value, or of its nearest ancestor's."""
        try:
            return self._places.span(pointer)
        except (IndexError, StopIteration, ValueError):  # a text with a mistake in it
            return Span(0, 0)

    @cached_property
    def spans(self) -> dict[str, Span]:
        """Every value's offsets in `text`, by JSON pointer; scanned when first asked for."""
        return Scanner(self.text).spans

    @cached_property
    def _places(self) -> Places:
        return Places(self.text)

    def _offsets(self, pointer: str, *, key: bool) -> tuple[int, int]:
        span = self.span(pointer)
        if key and span.key_start >= 0:
            return span.key_start, span.key_end
        return span.start, span.end

    def _point(self, at: int) -> tuple[int, int]:
        begin = max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1
        return line_of(self.text, at), at - begin + 1


def trail_of(value: Any, pointer: str) -> str:
    """Return a JSON pointer with the id of a list's member, where it has one, for its index."""
    trail = ""
    for step in pointer.split("/")[1:]:
        if isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
            named = value.get("id") if isinstance(value, dict) else None
            step = escaped(named) if isinstance(named, str) else step
        elif isinstance(value, dict):
            value = value.get(step.replace("~1", "/").replace("~0", "~"))
        trail += f"/{step}"
    return trail


def read(raw: bytes, file: str, max_values: int = MAX_VALUES) -> Document:
    """Return the document that the bytes hold; `file` is its name in findings.

    Whatever is wrong with the bytes is in the document's findings, also if they hold more than
    about `max_values`; nothing is raised.
    """
    mistake = too_much(raw, max_values)
    if mistake:
        return _refused(file, "", mistake)
    encoding = json.detect_encoding(raw)
    if not encoding.startswith("utf-8"):
        message = f"the file is written in {encoding[:6].upper()}"
        return _refused(file, "", Mistake("S103", 0, message))
    shown = outline(raw)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(raw, file, error.start)
    del raw  # what is read may be large, and the text takes its place
    if text.startswith(_BOM):
        return _refused(
            file, text[1:], Mistake("S102", 0, "the file begins with a byte-order mark")
        )
    try:
        return Document(file, text, _loads(text, shown))
    except (_Doubtful, ValueError, RecursionError) as error:
        return _scanned(file, text, error)


def _scanned(file: str, text: str, error: Exception) -> Document:
    """Return the document with the scanner's mistakes, or its value if the doubt was unfounded."""
    mistakes = Scanner(text, spans=False).mistakes
    if mistakes:
        return _refused(file, text, *mistakes)
    if isinstance(error, _Doubtful):
        return Document(file, text, json.loads(text))
    return _refused(file, text, Mistake("S104", getattr(error, "pos", 0), str(error)))


def _refused(file: str, text: str, *mistakes: Mistake) -> Document:
    document = Document(file, text, None)
    found = []
    for mistake in mistakes:
        place = SeedPlace(file, *document._point(mistake.at))
        found.append(finding(mistake.code, mistake.message, place, mistake.remedy))
    return Document(file, text, None, tuple(found))


def _not_utf8(raw: bytes, file: str, at: int) -> Document:
    """Say which byte is wrong and what it was probably meant to be."""
    text = raw[:at].decode("utf-8")
    guess = raw[at : at + 1].decode("cp1252", "replace")
    meant = (
        f" (in Windows-1252 it would be {guess})"
        if guess.isprintable() and guess != "\ufffd"
        else ""
    )
    message = f"byte 0x{raw[at]:02X} at offset {at} is not UTF-8{meant}"
    return _refused(file, text, Mistake("S103", len(text), message))


def _loads(text: str, shown: Outline) -> Any:
    """Return what a text says, or raise as soon as something is not as it must be."""
    if "\\" in text and _HALF.search(text):
        raise _Doubtful
    if shown.numbers_fit:
        value = json.loads(text, parse_constant=_doubt)
        if _count_keys(value) == shown.keys:
            return value
        del value  # before the same is in memory a second time
    value = json.loads(
        text,
        object_pairs_hook=_object,
        parse_constant=_doubt,
        parse_float=_finite,
        parse_int=_integer,
    )
    _count_keys(value)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        raise _Doubtful
    return value


def _doubt(literal: str) -> float:
    raise _Doubtful(literal)


def _finite(literal: str) -> float:
    number = float(literal)
    if not math.isfinite(number):
        raise _Doubtful
    return number


def _integer(literal: str) -> int:
    if len(literal) > 300:
        raise _Doubtful
    return int(literal)


def _count_keys(value: Any) -> int:
    """Return how many keys a value has at all depths; raises _Doubtful for too deep a value."""
    count, level = 0, [value]
    for _ in range(MAX_DEPTH):
        count += sum(len(each) for each in level if type(each) is dict)
        # Millions of values may pass here, so this is one expression without calls.
        level = [
            inner
            for each in level
            if type(each) in _CONTAINERS
            for inner in (each.values() if type(each) is dict else each)
            if type(inner) in _CONTAINERS
        ]
        if not level:
            return count
    raise _Doubtful
