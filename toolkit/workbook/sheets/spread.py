"""Formulas that refer to a sheet which stands for many items: all of its copies, or the first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from toolkit.workbook.references.formula_tokens import (
    Operand,
    map_operands,
    map_strings,
    split_formula,
)
from toolkit.workbook.references.oversheets import may_span_sheets, over_sheets
from toolkit.workbook.references.references import Ref, parse_reference, quote_sheet

MOST_ARGUMENTS = 250
_MOST_CHARACTERS = 8192
_TABLE = re.compile(r"(?P<table>[^\W\d][\w.\\]*)(?P<columns>\[.*\])?", re.DOTALL)
_STAND_IN = "\x01"
"""Begins the name of a sheet that stands for a Table or name while a formula is taken apart."""


@dataclass(frozen=True)
class Targets:
    """What became of sheets, Tables and defined names: the new ones by the old, folded."""

    sheets: dict[str, list[str]]
    tables: dict[str, list[str]]
    names: dict[str, list[str]] = field(default_factory=dict)

    def of_word(self, word: str) -> Sequence[str]:
        """Return what an operand that is no reference to cells became; none if it stays."""
        sheet, mark, name = word.rpartition("!")
        if mark:
            plain = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
            return [quote_sheet(new) + name for new in self.sheets.get(plain.casefold(), ())]
        match = _TABLE.fullmatch(word)
        columns = (match["columns"] or "") if match else ""
        tables = self.tables.get(match["table"].casefold(), ()) if match else ()
        return [new + columns for new in tables] or self.names.get(word.casefold(), ())


@dataclass(frozen=True)
class Spread:
    """A formula that leads to the copies; `first_only` are references that mean the first only."""

    text: str
    first_only: tuple[str, ...] = ()


def spread(text: str, targets: Targets, *, most: int = MOST_ARGUMENTS) -> Spread:
    """Return a formula, with or without `=`, with references to what was copied written anew.

    Where a function takes several ranges, they are those of all copies, side by side or, beyond
    `most`, as a reference over the sheets from the first to the last. With `most` 0, as for charts,
    a reference always means the first.
    """
    stood_in, words = _with_stand_ins(text, targets)
    pieces, parts, first_only = split_formula(stood_in), list[str](), list[str]()
    for at, piece in enumerate(pieces):
        if isinstance(piece, str):
            parts.append(piece)
            continue
        options = _options(piece, targets, words)
        if len(options) < 2:
            parts.append(options[0] if options else piece.text)
        elif piece.takes == "list" and len(options) <= most:
            parts.append(",".join(options))
        elif most and may_span_sheets(pieces, at) and not _is_word(piece):
            parts.append(_span(piece.ref, targets))
        else:
            parts.append(options[0])
            first_only.append(_typed(piece, words))
    result = map_strings("".join(parts), lambda said: _in_text(said, targets, first_only))
    if len(result) > _MOST_CHARACTERS and most:
        return spread(text, targets, most=1 if most > 1 else 0)
    return Spread(result, tuple(dict.fromkeys(first_only)))


def _with_stand_ins(text: str, targets: Targets) -> tuple[str, list[str]]:
    """Return the formula with a reference for every Table or name that was copied, and these."""
    found: list[str] = []

    def stand_in(token: str) -> str:
        if parse_reference(token) is not None or not targets.of_word(token):
            return token
        found.append(token)
        return f"'{_STAND_IN}{len(found) - 1}'!A1:B2"

    return map_operands(text, stand_in), found


def _options(piece: Operand, targets: Targets, words: Sequence[str]) -> Sequence[str]:
    """Return the references that one stands for; none if it leads nowhere that was copied."""
    ref, sheet = piece.ref, piece.ref.sheet
    if sheet is None:
        return []
    if _is_word(piece):
        return targets.of_word(words[int(sheet[1:])])
    if ref.last_sheet is not None:
        return _ends(ref, targets)
    names = targets.sheets.get(sheet.casefold(), ())
    return [str(replace(ref, prefix=quote_sheet(name))) for name in names]


def _ends(ref: Ref, targets: Targets) -> list[str]:
    """Return a reference over several sheets with its ends on the first and last copies."""
    first, last = ref.sheet or "", ref.last_sheet or ""
    new_first = targets.sheets.get(first.casefold(), (first,))[0]
    new_last = targets.sheets.get(last.casefold(), (last,))[-1]
    return [str(replace(ref, prefix=over_sheets(new_first, new_last)))]


def _span(ref: Ref, targets: Targets) -> str:
    names = targets.sheets[(ref.sheet or "").casefold()]
    return str(replace(ref, prefix=over_sheets(names[0], names[-1])))


def _in_text(text: str, targets: Targets, first_only: list[str]) -> str:
    """Return a text constant with an address in it, as for INDIRECT and links, leading to the first
    copy.
    """
    for old, names in targets.sheets.items():
        quoted = re.compile(re.escape("'" + old.replace("'", "''") + "'!"), re.IGNORECASE)
        if quoted.search(text):
            first_only.extend([text] * (len(names) > 1))
            text = quoted.sub(lambda _, new=names[0]: quote_sheet(new), text)  # type: ignore[misc]
    options = targets.of_word(text) if "[" in text else ()
    first_only.extend([text] * (len(options) > 1))
    return options[0] if options else text


def _is_word(piece: Operand) -> bool:
    return (piece.ref.sheet or "").startswith(_STAND_IN)


def _typed(piece: Operand, words: Sequence[str]) -> str:
    return words[int((piece.ref.sheet or "")[1:])] if _is_word(piece) else piece.text
