"""Names of sheets made from data: safe in Excel, and unique in their workbook."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from toolkit.workbook.opc.limits import MAX_SHEET_NAME

_STANDS_FOR = str.maketrans({":": "-", "\\": "-", "/": "-", "[": "(", "]": ")", "?": "", "*": ""})
_NOT_PRINTED = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff\s]+")
_KEPT_BY_EXCEL = "history"


def safe_names(wanted: Sequence[str], taken: Iterable[str], otherwise: str) -> list[str]:
    """Return a legal name for every wanted one, all different from one another and from `taken`.

    Characters that no sheet's name may hold are exchanged, what is too long is cut to 31, and the
    second of a kind is numbered: `Accord (2)`. `otherwise` is used where nothing is left.
    """
    used = {_folded(name) for name in taken} | {_KEPT_BY_EXCEL}
    numbers: dict[str, int] = {}
    found = []
    for text in wanted:
        base = _safe(text) or _safe(otherwise) or "Sheet"
        name, number = base, numbers.get(_folded(base), 1)
        while _folded(name) in used:
            number += 1
            name = _cut(base, len(f" ({number})")) + f" ({number})"
        numbers[_folded(base)] = number
        used.add(_folded(name))
        found.append(name)
    return found


def _safe(text: str) -> str:
    plain = _NOT_PRINTED.sub(" ", text.translate(_STANDS_FOR))
    return _cut(plain.strip(" '"), 0)


def _cut(text: str, spare: int) -> str:
    """Return as much as fits with so many characters to spare; Excel counts in UTF-16."""
    while len(text.encode("utf-16-le")) // 2 > MAX_SHEET_NAME - spare:
        text = text[:-1]
    return text.strip(" '")


def _folded(name: str) -> str:
    """Return what two names share that a program could take for the same."""
    return unicodedata.normalize("NFKC", name).upper().casefold()
