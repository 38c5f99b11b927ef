"""Structured references (`T[column]`, `T[[#This Row],[a]:[b]]`, `[@column]`): columns get new
names.
"""

import re
from collections.abc import Callable, Mapping

from toolkit.workbook.references.formula_tokens import map_operands

NewName = str | tuple[str, str]
"""A column's new name, or the first and last of the columns that it became."""

_INNER = re.compile(r"\[((?:[^\[\]']|'.)*+)\]", re.DOTALL)
_TABLE = re.compile(
    r"(?P<table>[^\W\d][\w.\\]*+)?(?P<columns>\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*+\])*+\])(?![\w!'.])",
    re.DOTALL,
)
_SPECIAL = re.compile(r"(['\[\]#])")
_PLAIN = re.compile(r"\w+")


def escape_column(name: str) -> str:
    """Return a column's name between brackets: `'`, `[`, `]` and `#` get a `'` before."""
    return _SPECIAL.sub(r"'\1", name)


def unescape_column(text: str) -> str:
    """Return the column's name for what stands between brackets."""
    return re.sub(r"'(.)", r"\1", text, flags=re.DOTALL)


def rename_columns(
    text: str, table: str, names: Mapping[str, NewName], *, inside: bool = False
) -> str:
    """Return the formula with a table's columns renamed; names are compared without regard to case.

    `inside`: the formula stands in the table, so references without a table's name are its own. A
    column that became several, `(first, last)`, is written as the span of them.
    """
    if "[" not in text or not names:
        return text
    wanted, folded = table.casefold(), {old.casefold(): new for old, new in names.items()}

    def renamed(match: re.Match[str]) -> str:
        own = match["table"].casefold() == wanted if match["table"] else inside
        return (match["table"] or "") + _columns(match["columns"], folded) if own else match[0]

    return map_operands(text, lambda token: _TABLE.sub(renamed, token) if "[" in token else token)


def rename_table(text: str, old: str, new: str) -> str:
    """Return the formula with a table's name exchanged in its structured references."""
    wanted = old.casefold()

    def renamed(match: re.Match[str]) -> str:
        same = (match["table"] or "").casefold() == wanted
        return new + match["columns"] if same else match[0]

    return map_operands(text, lambda token: _TABLE.sub(renamed, token) if "[" in token else token)


def _columns(text: str, names: Mapping[str, NewName]) -> str:
    body = text[1:-1]
    if not _INNER.search(body):
        return _simple(text, body, names)
    return "[" + _INNER.sub(_inner(body, names), body) + "]"


def _simple(text: str, body: str, names: Mapping[str, NewName]) -> str:
    """`[column]`, `[@column]` or `[#Data]`."""
    row = "@" if body.startswith("@") else ""
    new = names.get(unescape_column(body[len(row) :]).casefold())
    if new is None or body.startswith("#"):
        return text
    if isinstance(new, tuple):
        return f"[{row}[{escape_column(new[0])}]:[{escape_column(new[1])}]]"
    bare = _PLAIN.fullmatch(new) if row else new == new.strip() and not new.startswith("@")
    return f"[{row}{escape_column(new)}]" if bare else f"[{row}[{escape_column(new)}]]"


def _inner(body: str, names: Mapping[str, NewName]) -> Callable[[re.Match[str]], str]:
    """How each `[column]` of a list in brackets changes; a span's ends take the outer names."""

    def changed(match: re.Match[str]) -> str:
        new = names.get(unescape_column(match[1]).casefold())
        if new is None or match[1].startswith("#"):
            return match[0]
        if isinstance(new, str):
            return f"[{escape_column(new)}]"
        first, last = f"[{escape_column(new[0])}]", f"[{escape_column(new[1])}]"
        if body[match.end() :].lstrip().startswith(":"):
            return first
        return last if body[: match.start()].rstrip().endswith(":") else f"{first}:{last}"

    return changed
