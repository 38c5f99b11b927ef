"""A scanner for JSON text: where every key and value stands, and every mistake in words.

`json.loads` says what a text means; this says where, and what a person must mend. It keeps its own
stack, so no nesting can exhaust Python's.
"""

import json
import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.store import jsonhints
from toolkit.store.jsonhints import Mistake

MAX_DEPTH = 100
MAX_MISTAKES = 100

_SPACE = re.compile(r"[ \t\n\r]*")
_PLAIN = re.compile(r'[^"\\\x00-\x1f]*')
_ESCAPE = re.compile(r'\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_PAIR = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
_HALF = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_GOES_ON = re.compile(r"[\w.+-]")
_WORDS = ("true", "false", "null")
_NOT_FINITE = ("NaN", "-NaN", "Infinity", "-Infinity")


class Span(NamedTuple):
    """Offsets of a value in the text, and of the key before it (-1 in lists and at the root)."""

    start: int
    end: int
    key_start: int = -1
    key_end: int = -1


@dataclass
class _Open:
    """A brace or bracket that is not closed yet."""

    kind: str
    pointer: str
    start: int
    key: tuple[int, int]
    count: int = 0
    comma: int = -1
    keys: dict[str, int] = field(default_factory=dict)


class _Stop(Exception):
    """The text cannot be read further; the mistake is on the list."""


class Scanner:
    """Scans one text: `spans` has every value by JSON pointer, `mistakes` every mistake."""

    def __init__(self, text: str, *, spans: bool = True) -> None:
        """Scan the text; the first mistake of syntax ends the scan, others are collected.

        Without `spans` none are kept, which takes a fraction of the memory.
        """
        self.text = text
        self._keeps = spans
        self.spans: dict[str, Span] = {}
        self.mistakes: list[Mistake] = []
        self._at = 0
        self._open: list[_Open] = []
        with suppress(_Stop):
            self._scan()

    def _scan(self) -> None:
        self._skip()
        if self._at == len(self.text):
            self._stop(Mistake("S101", 0, "the file is empty"))
        self._value("", (-1, -1))
        while self._open:
            self._next(self._open[-1])
        self._skip()
        if self._at < len(self.text):
            self._stop(jsonhints.after_the_end(self.text, self._at))

    def _skip(self) -> None:
        match = _SPACE.match(self.text, self._at)
        self._at = match.end() if match else self._at

    def _stop(self, mistake: Mistake) -> None:
        self.mistakes.append(mistake)
        raise _Stop

    def _note(self, mistake: Mistake) -> None:
        self.mistakes.append(mistake)
        if len(self.mistakes) >= MAX_MISTAKES:
            raise _Stop

    def _next(self, frame: _Open) -> None:
        """Read the next member or element of the innermost open brace or bracket, or close it."""
        before = self._at
        self._skip()
        if self.text[self._at : self._at + 1] == ("}" if frame.kind == "{" else "]"):
            self._close(frame)
            return
        if frame.count and frame.comma < 0:
            if self.text[self._at : self._at + 1] != ",":
                self._stop(jsonhints.no_comma(self.text, before, self._at, frame.kind, frame.start))
            frame.comma = self._at
            self._at += 1
            return
        frame.comma = -1
        frame.count += 1
        if frame.kind == "{":
            self._member(frame)
        else:
            self._value(f"{frame.pointer}/{frame.count - 1}", (-1, -1))

    def _close(self, frame: _Open) -> None:
        if frame.comma >= 0:
            self._stop(jsonhints.trailing_comma(frame.comma, self.text[self._at]))
        self._at += 1
        self._keep(frame.pointer, Span(frame.start, self._at, *frame.key))
        self._open.pop()

    def _member(self, frame: _Open) -> None:
        start = self._at
        if self.text[start : start + 1] != '"':
            self._stop(jsonhints.no_key(self.text, start, frame.start))
        self._string()
        end = self._at
        key = _decoded(self.text[start:end])
        if key in frame.keys:
            first = jsonhints.line_of(self.text, frame.keys[key])
            name = jsonhints.quoted(key)
            message = f"the key {name} stands in this object twice, first on line {first}"
            self._note(Mistake("S105", start, message))
        frame.keys.setdefault(key, start)
        self._skip()
        if self.text[self._at : self._at + 1] != ":":
            self._stop(jsonhints.no_colon(self.text, self._at, end, key))
        self._at += 1
        self._skip()
        self._value(f"{frame.pointer}/{escaped(key)}", (start, end))

    def _value(self, pointer: str, key: tuple[int, int]) -> None:
        start = self._at
        first = self.text[start : start + 1]
        if first and first in "{[":
            self._at += 1
            self._open.append(_Open(first, pointer, start, key))
            if len(self._open) > MAX_DEPTH:
                message = f"this is nested deeper than {MAX_DEPTH} levels"
                self._stop(Mistake("S109", start, message))
            return
        if first == '"':
            self._string()
        else:
            self._scalar()
        self._keep(pointer, Span(start, self._at, *key))

    def _keep(self, pointer: str, span: Span) -> None:
        if self._keeps:
            self.spans[pointer] = span

    def _scalar(self) -> None:
        word = jsonhints.word_at(self.text, self._at)
        if word in _NOT_FINITE:
            message = f"{word} is not a number that JSON knows"
            self._note(Mistake("S106", self._at, message))
        elif word not in _WORDS:
            self._number()
            return
        self._at += len(word)

    def _number(self) -> None:
        match = _NUMBER.match(self.text, self._at)
        if not match or _GOES_ON.match(self.text, match.end()):
            frame = self._open[-1] if self._open else None
            inside = (frame.kind, frame.start) if frame else ("", 0)
            self._stop(jsonhints.no_value(self.text, self._at, *inside))
            return
        digits = match[0]
        if abs(float(digits)) == float("inf"):
            shown = digits if len(digits) <= 20 else digits[:17] + "..."
            message = f"the number {shown} is larger than a workbook or JSON reader can hold"
            self._note(Mistake("S106", self._at, message))
        self._at = match.end()

    def _string(self) -> None:
        """Step over the string that begins here, noting what must not stand in it."""
        start = self._at
        self._at += 1
        while True:
            match = _PLAIN.match(self.text, self._at)
            self._at = match.end() if match else self._at
            char = self.text[self._at : self._at + 1]
            if char == '"':
                self._at += 1
                return
            if char in ("", "\n", "\r"):
                self._stop(jsonhints.open_string(self.text, start))
            self._at += self._escape() if char == "\\" else self._control(char)

    def _control(self, char: str) -> int:
        escape = json.dumps(char)[1:-1]
        message = f"control character U+{ord(char):04X} in a string"
        self._note(Mistake("S107", self._at, message, f"delete it, or write {escape}"))
        return 1

    def _escape(self) -> int:
        """Return how long the escape here is."""
        match = _PAIR.match(self.text, self._at) or _ESCAPE.match(self.text, self._at)
        if self.text[self._at + 1 : self._at + 2] in ("", "\n", "\r"):
            return 1  # the string is not closed, which is said of its beginning
        if not match:
            self._note(jsonhints.bad_escape(self.text, self._at))
            return 2
        if _HALF.fullmatch(match[0]):
            message = f"{match[0]} is half of a surrogate pair, no character by itself"
            self._note(Mistake("S108", self._at, message))
        return len(match[0])


def escaped(key: str) -> str:
    """Return a key as one step of a JSON pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")


def _decoded(literal: str) -> str:
    """Return what a string literal says; one with a wrong escape stands for itself."""
    try:
        return str(json.loads(literal, strict=False))
    except json.JSONDecodeError:
        return literal[1:-1]
