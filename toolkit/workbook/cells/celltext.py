"""What text a cell can hold: Excel's limits, checked before anything is written."""

import re

from toolkit.workbook.tags.values import ValueProblem

MAX_CHARACTERS = 32_767
"""The most UTF-16 units that Excel keeps in a cell (Excel specifications and limits)."""

# What XML 1.0 cannot hold, and what no UTF-8 file may hold.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LIKE_A_FORMULA = ("=", "+", "-", "@")


def check_text(text: str) -> None:
    """Raise ValueProblem where a cell cannot hold `text` unchanged."""
    found = _IMPOSSIBLE.search(text)
    if found:
        raise ValueProblem(
            f"character {found.start() + 1} is the control character U+{ord(found[0]):04X}, "
            "which a workbook cannot hold; remove it from the data"
        )
    if len(text) > MAX_CHARACTERS // 2 and len(text.encode("utf-16-le")) // 2 > MAX_CHARACTERS:
        length = len(text.encode("utf-16-le")) // 2
        raise ValueProblem(
            f"the text has {length:,} characters and a cell holds {MAX_CHARACTERS:,}; shorten it"
        )


def looks_like_formula(text: str) -> bool:
    """Return whether a spreadsheet program could take `text` for a formula when edited."""
    return text.startswith(_LIKE_A_FORMULA)
