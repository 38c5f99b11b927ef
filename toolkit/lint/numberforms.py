"""What number formats say: days, decimals, separators."""

import re
from functools import lru_cache

_SILENT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_TEXT = "@"


@lru_cache(maxsize=1024)
def bare(code: str) -> str:
    """Return the first section of a format in lower case, without literal text and colours."""
    return _SILENT.sub("", code.split(";")[0]).lower()


def is_day(code: str) -> bool:
    """Return whether a format shows days, not only a time of the day."""
    return "general" not in bare(code) and any(letter in bare(code) for letter in "yd")


def is_text(code: str) -> bool:
    """Return whether a format declares the cell as text."""
    return code.strip() == _TEXT


def has_separators(code: str) -> bool:
    """Return whether a format parts the thousands."""
    return re.search(r"[#0],[#0]", bare(code)) is not None


def is_plain_integer(code: str) -> bool:
    """Return whether a format shows nothing but whole numbers without separators."""
    return bool(re.fullmatch(r"0+|@", bare(code).strip()))


def decimals(text: str, code: str) -> int:
    """Return how many decimals a number shows; `text` is its value as the file has it."""
    form = bare(code)
    if "general" in form or is_text(code):
        return _decimals_of(text)
    found = re.search(r"\.([0#?]+)", form)
    return len(found[1]) if found else 0


def _decimals_of(text: str) -> int:
    try:
        shown = f"{float(text):.10g}"
    except ValueError:
        return 0
    return len(shown.partition(".")[2]) if "e" not in shown else 0
