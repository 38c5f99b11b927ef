"""What is wrong where a JSON text does not go on as it must, in words for who edits it."""

import json
import re
from typing import NamedTuple

_WORD = re.compile(r"[^\s,:;=\[\]{}\"]*")
_WRONG_ESCAPE = re.compile(r"\\u[0-9a-fA-F]*|\\[^\n\r\"]?")
_MISTAKES = {  # what people write, and what JSON calls it
    "True": "true",
    "False": "false",
    "None": "null",
    "TRUE": "true",
    "FALSE": "false",
    "NULL": "null",
    "Null": "null",
    "nil": "null",
    "undefined": "null",
}
_NUMERIC = re.compile(r"[+-]?[0-9.][0-9a-zA-Z_.+-]*")


class Mistake(NamedTuple):
    """A mistake in a text: code, offset, what is wrong, what to do."""

    code: str
    at: int
    message: str
    remedy: str = ""


def quoted(text: str) -> str:
    """Return the text as a JSON string, cut after 60 characters."""
    shown = text if len(text) <= 60 else text[:57] + "..."
    return json.dumps(shown, ensure_ascii=False).encode("utf-8", "replace").decode()


def line_of(text: str, at: int) -> int:
    """Return the line of an offset, counted from 1."""
    pairs = text.count("\r\n", 0, at)
    return 1 + text.count("\n", 0, at) + text.count("\r", 0, at) - pairs


def word_at(text: str, at: int) -> str:
    """Return the run of characters here, up to a space or a character that JSON gives a meaning."""
    match = _WORD.match(text, at)
    return match[0] if match else ""


def no_comma(text: str, before: int, at: int, kind: str, start: int) -> Mistake:
    """Something other than `,` or the closing bracket follows a value that ended at `before`."""
    closing = "}" if kind == "{" else "]"
    char = text[at : at + 1]
    if char == "":
        return _never_closed(kind, start)
    if char in "]}":
        return _wrong_bracket(text, at, kind, start)
    strange = _strange(text, at)
    if strange:
        return strange
    if char in ":;=":
        return Mistake("S104", at, f"{quoted(char)} after a value", f"write , or {closing}")
    what = f"a comma is missing after this value, before {_shown(text, at)}"
    return Mistake("S104", before, f"{what} on line {line_of(text, at)}", "add the comma")


def trailing_comma(comma: int, closing: str) -> Mistake:
    """A comma stands before a closing bracket."""
    return Mistake(
        "S104", comma, f"a comma with nothing after it before {closing}", "delete the comma"
    )


def no_key(text: str, at: int, start: int) -> Mistake:
    """Something other than a string stands where a key must begin."""
    char = text[at : at + 1]
    if char == "":
        return _never_closed("{", start)
    if char == ",":
        return Mistake("S104", at, "a comma where a key is expected", "delete the comma")
    if char == "]":
        return _wrong_bracket(text, at, "{", start)
    strange = _strange(text, at)
    if strange:
        return strange
    word = word_at(text, at)
    if word:
        return Mistake(
            "S104", at, f"the key {word[:60]} is not in double quotes", f"write {quoted(word)}"
        )
    return Mistake("S104", at, f"expected a key in double quotes, found {_shown(text, at)}", "")


def no_colon(text: str, at: int, end: int, key: str) -> Mistake:
    """Something other than `:` follows a key that ended at `end`."""
    found = f"found {_shown(text, at)}" if at < len(text) else "the file ends"
    where = at if text[at : at + 1] == "=" else end
    message = f"expected : after the key {quoted(key)}, {found}"
    return Mistake("S104", where, message, "write the colon and a value")


def no_value(text: str, at: int, kind: str, start: int) -> Mistake:
    """No value begins here, in an object, a list or (kind "") at the root."""
    char = text[at : at + 1]
    if char == "":
        return _never_closed(kind, start) if kind else Mistake("S104", at, "expected a value")
    strange = _strange(text, at)
    if strange:
        return strange
    word = word_at(text, at)
    if word in _MISTAKES:
        return Mistake("S104", at, f"{word} is not JSON", f"write {_MISTAKES[word]}")
    if _NUMERIC.fullmatch(word):
        remedy = "write digits without leading zero, plus sign, separators or a bare point"
        return Mistake(
            "S104", at, f"{word[:60]} is not a number in JSON", f"{remedy}, or put it in quotes"
        )
    if word:
        return Mistake(
            "S104", at, f"text without quotes: {word[:60]}", "put the text in double quotes"
        )
    return Mistake("S104", at, f"expected a value, found {_shown(text, at)}", "")


def open_string(text: str, start: int) -> Mistake:
    """The string that begins at `start` does not end on its line."""
    begin = quoted(text[start + 1 : start + 31].splitlines()[0] if text[start + 1 :] else "")
    message = f"the string that begins with {begin[:-1]} has no closing quote on its line"
    return Mistake("S104", start, message, "close it; a line break inside a string is written \\n")


def bad_escape(text: str, at: int) -> Mistake:
    """A backslash begins no escape that JSON knows."""
    match = _WRONG_ESCAPE.match(text, at)
    shown = match[0] if match else "\\"
    remedy = "write \\\\ for a backslash"
    return Mistake("S104", at, f"{shown} is not an escape that JSON knows", remedy)


def after_the_end(text: str, at: int) -> Mistake:
    """Something follows the value that the file holds."""
    strange = _strange(text, at)
    if strange:
        return strange
    shown = _shown(text, at)
    return Mistake("S104", at, f"{shown} after the end of the value", "a file holds one JSON value")


def _shown(text: str, at: int) -> str:
    """Return the token that begins here, cut after 30 characters."""
    if text[at] == '"':
        end = text.find('"', at + 1)
        inner = text[at + 1 : end if at < end else None].splitlines() or [""]
        return quoted(inner[0][:30])
    return word_at(text, at)[:30] or text[at]


def _never_closed(kind: str, start: int) -> Mistake:
    closing = "}" if kind == "{" else "]"
    message = f"the file ends, but the {kind} that stands here is never closed"
    return Mistake("S104", start, message, f"add {closing}, and look for a cut-off file")


def _wrong_bracket(text: str, at: int, kind: str, start: int) -> Mistake:
    closing = "}" if kind == "{" else "]"
    message = f"{text[at]} where the {kind} of line {line_of(text, start)} is still open"
    return Mistake("S104", at, message, f"write {closing}")


def _strange(text: str, at: int) -> Mistake | None:
    """Recognise what people carry over from other languages and from word processors."""
    char, pair = text[at], text[at : at + 2]
    if char == "'":
        return Mistake("S104", at, "single quotes", "JSON writes strings in double quotes")
    if char in "“”„«»‘’":
        return Mistake(
            "S104", at, f"the quotation mark {char}", "JSON writes strings in straight quotes"
        )
    if char == "#" or pair in ("//", "/*"):
        return Mistake("S104", at, "a comment; JSON has none", 'delete it, or use a "note" field')
    if char.isspace() or char in "\u200b\ufeff":
        name = f"an invisible character (U+{ord(char):04X}) between values"
        return Mistake(
            "S104", at, name, "delete it; only spaces, tabs and line breaks may stand here"
        )
    return None
