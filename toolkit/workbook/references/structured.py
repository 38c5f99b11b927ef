"""Structured references (`T[column]`, `T[[#This Row],[a]:[b]]`, `[@column]`): columns get new
names.
"""

import re
from collections.abc import Callable, Mapping

from toolkit.workbook.references.formula_tokens import map_operands, map_taking
from toolkit.workbook.references.range_functions import Takes

NewName = str | tuple[str, ...]
"""A column's new name, or those of the columns that it became, from left to right."""
Tell = Callable[[str], None]
"""Hears what a person must look at."""


class Apart(tuple[str, ...]):
    """The columns that a column became, where others stand between them."""

    __slots__ = ()


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
    text: str,
    table: str,
    names: Mapping[str, NewName],
    *,
    inside: bool = False,
    everywhere: bool = False,
    tell: Tell | None = None,
) -> str:
    """Return the formula with a table's columns renamed; names are compared without regard to case.

    `inside`: the formula stands in the table, so references without a table's name are its own. A
    column that became several means all of them where a function takes a range (or `everywhere`),
    else the first.
    """
    if "[" not in text or not names:
        return text
    wanted, folded = table.casefold(), {old.casefold(): new for old, new in names.items()}

    def is_own(match: re.Match[str]) -> bool:
        return match["table"].casefold() == wanted if match["table"] else inside

    def renamed(match: re.Match[str]) -> str:
        columns = match["columns"]
        return (match["table"] or "") + _columns(columns, folded) if is_own(match) else match[0]

    def operand(token: str, takes: Takes) -> str:
        whole = _TABLE.fullmatch(token) if "[" in token else None
        several = _several(whole["columns"], folded) if whole and is_own(whole) else None
        if whole and several:
            return _all_or_first(whole, *several, "range" if everywhere else takes, tell)
        return _TABLE.sub(renamed, token) if "[" in token else token

    return map_taking(text, operand)


def _several(text: str, names: Mapping[str, NewName]) -> tuple[str, tuple[str, ...]] | None:
    """The one column that is named, where it became several, and these."""
    body = text[1:-1]
    inner = _INNER.findall(body) or [body.removeprefix("@")]
    columns = [column for column in inner if not column.startswith("#")]
    if len(columns) != 1:
        return None
    old = unescape_column(columns[0]).casefold()
    new = names.get(old)
    return (old, new) if isinstance(new, tuple) else None


def _all_or_first(
    match: re.Match[str], old: str, new: tuple[str, ...], takes: Takes, tell: Tell | None
) -> str:
    """A reference to a column that became several: as an area, one by one, or the first."""

    def named(name: NewName) -> str:
        return (match["table"] or "") + _columns(match["columns"], {old: name})

    if takes == "one":
        if tell:
            what = "is repeated, but takes one value here, so it stays on the first copy"
            tell(f"{match[0]} {what}")
        return named(new[0])
    if isinstance(new, Apart):
        if takes == "list":
            return ",".join(map(named, new))
        if tell:
            tell(f"{match[0]} is stretched over other columns of the repeated block too")
    return named(new)


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
        return f"[{row}[{escape_column(new[0])}]:[{escape_column(new[-1])}]]"
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
        first, last = f"[{escape_column(new[0])}]", f"[{escape_column(new[-1])}]"
        if body[match.end() :].lstrip().startswith(":"):
            return first
        return last if body[: match.start()].rstrip().endswith(":") else f"{first}:{last}"

    return changed
