"""References over several sheets, `First:Last!A1`: which functions take them."""

import re
from collections.abc import Sequence

from toolkit.workbook.references.formula_tokens import Piece
from toolkit.workbook.references.range_functions import plain_name
from toolkit.workbook.references.references import quote_sheet

_FUNCTIONS = (
    *("SUM", "AVERAGE", "AVERAGEA", "COUNT", "COUNTA", "MIN", "MINA", "MAX", "MAXA", "PRODUCT"),
    *("STDEV", "STDEV.S", "STDEV.P", "STDEVP", "STDEVA", "STDEVPA", "AND", "OR", "MEDIAN"),
    *("VAR", "VAR.S", "VAR.P", "VARP", "VARA", "VARPA", "HARMEAN", "KURT", "SKEW"),
)
"""The functions that take one in Excel and in LibreOffice."""
_QUOTED = re.compile(r""""(?:[^"]|"")*+"|'(?:[^']|'')*+'""")
_NAME = re.compile(r"[\w.]+\Z")


def over_sheets(first: str, last: str) -> str:
    """Return the prefix of a reference from one sheet to another, with `!`."""
    names = f"{first}:{last}"
    plain = "'" not in quote_sheet(first) + quote_sheet(last)
    return f"{names}!" if plain else "'" + names.replace("'", "''") + "'!"


def may_span_sheets(pieces: Sequence[Piece], at: int) -> bool:
    """Return whether the operand `at` is a whole argument of a function that takes a reference over
    several sheets; `pieces` are those of the formula.
    """
    piece = pieces[at]
    if isinstance(piece, str) or piece.takes != "list":
        return False
    before = "".join(each if isinstance(each, str) else "_" for each in pieces[:at])
    before = _QUOTED.sub("_", before)
    depth, position = 0, len(before) - 1
    while position >= 0 and (depth or before[position] != "("):
        depth += {")": 1, "(": -1}.get(before[position], 0)
        position -= 1
    name = _NAME.search(before[: max(position, 0)])
    return name is not None and plain_name(name[0]) in _FUNCTIONS


def spanned(names: Sequence[str], first: str, last: str) -> list[str]:
    """Return the sheets from one to the other, both included, of sheets in the order of the tabs;
    none where one of the two is not there. Names are compared without regard to case.
    """
    folded = [name.casefold() for name in names]
    if first.casefold() not in folded or last.casefold() not in folded:
        return []
    start, end = sorted((folded.index(first.casefold()), folded.index(last.casefold())))
    return list(names[start : end + 1])
