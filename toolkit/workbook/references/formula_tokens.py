"""Splits a formula into text and operands, without losing a character.

This is a lexer of its own because openpyxl's loses what it does not keep (several blanks become
one, a line break changes places with the operand before it) and refuses what Excel writes (`A1#`,
`'[` in a column name, `#SPILL!`). The tests hold it against openpyxl's on everything that both
read.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from toolkit.workbook.references.range_functions import Takes, plain_name, takes, takes_inside
from toolkit.workbook.references.references import Ref, parse_reference

_STRUCTURED = r"\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*+\])*+\]"
_TOKEN = re.compile(
    rf"""(?P<string>"(?:[^"]|"")*+") |(?P<array>\{{(?:[^{{}}"]|"(?:[^"]|"")*+")*+\}})
    |(?P<error>\#(?:N/A|DIV/0!|[A-Za-z_]+[!?]|GETTING_DATA))
    |(?P<operand>(?:'(?:[^']|'')*+'|{_STRUCTURED}|[^\s"'\[\]{{}}(),;+\-*/^&=<>%@\#]|\#(?![A-Za-z]))++)
    |(?P<space>\s+) |(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_QUOTED = re.compile(rf"""'(?:[^']|'')*+'|{_STRUCTURED}""")

End = Literal["", "start", "end"]


@dataclass(frozen=True, slots=True)
class Operand:
    """A reference in a formula: as typed, taken apart, and what may stand in its place.

    `end` is set where the reference is one side of a range operator (`A1:INDEX(...)`).
    """

    text: str
    ref: Ref
    takes: Takes = "one"
    end: End = ""


Piece = str | Operand


@dataclass(slots=True)
class _Open:
    """An open parenthesis: the function's plain name, empty for plain ones, and its argument from
    0.
    """

    function: str
    argument: int = 0


@lru_cache(maxsize=4096)
def split_formula(text: str) -> tuple[Piece, ...]:
    """Return the formula's pieces, with or without `=`; joined they give the text again."""
    tokens = [(m.lastgroup or "", m.group()) for m in _TOKEN.finditer(text)]
    stack: list[_Open] = []
    pieces: list[Piece] = []
    for at, (kind, token) in enumerate(tokens):
        if kind == "operand":
            pieces.extend(_operand(tokens, at, stack))
            continue
        pieces.append(token)
        if kind == "other":
            _follow(token, tokens[at - 1] if at else ("", ""), stack)
    return tuple(_joined(pieces))


def string_constants(text: str) -> list[str]:
    """Return the text constants of a formula, without their quotes."""
    found = [m.group() for m in _TOKEN.finditer(text) if m.lastgroup == "string"]
    return [constant[1:-1].replace('""', '"') for constant in found]


def operands(text: str) -> list[str]:
    """Return all operands but text, arrays and errors: references, names, numbers, functions."""
    return [m.group() for m in _TOKEN.finditer(text) if m.lastgroup == "operand"]


def map_operands(text: str, change: Callable[[str], str]) -> str:
    """Return the formula with every operand replaced by what `change` makes of it."""

    def changed(match: re.Match[str]) -> str:
        token = match.group()
        return change(token) if match.lastgroup == "operand" else token

    return _TOKEN.sub(changed, text)


def map_taking(text: str, change: Callable[[str, Takes], str]) -> str:
    """Return the formula with every operand replaced; `change` also hears what may stand there."""
    tokens = [(m.lastgroup or "", m.group()) for m in _TOKEN.finditer(text)]
    stack: list[_Open] = []
    parts: list[str] = []
    for at, (kind, token) in enumerate(tokens):
        parts.append(change(token, _takes(tokens, at, stack)) if kind == "operand" else token)
        if kind == "other":
            _follow(token, tokens[at - 1] if at else ("", ""), stack)
    return "".join(parts)


def map_strings(text: str, change: Callable[[str], str]) -> str:
    """Return the formula with every text constant replaced; quotes are left out for `change`."""

    def changed(match: re.Match[str]) -> str:
        token = match.group()
        if match.lastgroup != "string":
            return token
        return '"' + change(token[1:-1].replace('""', '"')).replace('"', '""') + '"'

    return _TOKEN.sub(changed, text) if '"' in text else text


def _follow(token: str, before: tuple[str, str], stack: list[_Open]) -> None:
    """Keep the stack of open parentheses."""
    if token == "(":
        name = before[1].rpartition(":")[2] if before[0] == "operand" else ""
        stack.append(_Open(plain_name(name)))
    elif token == ")" and stack:
        stack.pop()
    elif token == "," and stack and stack[-1].function:
        stack[-1].argument += 1


def _operand(tokens: list[tuple[str, str]], at: int, stack: list[_Open]) -> Iterator[Piece]:
    text = tokens[at][1]
    called = at + 1 < len(tokens) and tokens[at + 1][1] == "("
    ref = None if called else parse_reference(text)
    if ref is not None:
        yield Operand(text, ref, _takes(tokens, at, stack))
    elif ":" in text:
        yield from _sides(text, called)
    else:
        yield text


def _sides(text: str, called: bool) -> Iterator[Piece]:
    """The sides of range operators between more than two plain cells; only cells are parsed."""
    cuts = [m.start() for m in re.finditer(":", _QUOTED.sub(lambda m: "_" * len(m.group()), text))]
    starts, ends = [0, *(cut + 1 for cut in cuts)], [*cuts, len(text)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        side = text[start:end]
        if number:
            yield ":"
        is_name = called and end == len(text)
        ref = None if is_name else parse_reference(side)
        if ref is None or ref.kind != "cell":
            yield side
        else:
            yield Operand(side, ref, "one", "end" if number else "start")


def _takes(tokens: list[tuple[str, str]], at: int, stack: list[_Open]) -> Takes:
    """What may stand where the operand stands: it depends on the function around and its
    neighbours.
    """
    around = next((opened for opened in reversed(stack) if opened.function), None)
    if around is None:
        return "one"
    whole = around is stack[-1] and _alone(tokens, at)
    direct = takes(around.function, around.argument) if whole else "one"
    return takes_inside(around.function) if direct == "one" else direct


def _alone(tokens: list[tuple[str, str]], at: int) -> bool:
    """Whether the operand is a whole argument: separators or parentheses on both sides."""
    before = next((text for kind, text in reversed(tokens[:at]) if kind != "space"), "")
    after = next((text for kind, text in tokens[at + 1 :] if kind != "space"), "")
    return before in ("(", ",") and after in (")", ",")


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces with neighbouring texts put together."""
    texts: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            texts.append(piece)
            continue
        if texts:
            yield "".join(texts)
            texts.clear()
        yield piece
    if texts:
        yield "".join(texts)
