"""One order for sorting on every machine: case and accents folded, then code points; never the
locale.
"""

import unicodedata


def sort_key(value: object) -> tuple[int, float, str, str]:
    """Return a key that sorts numbers before text, text by its folded form, then itself."""
    if isinstance(value, bool | int | float):
        return (0, float(value), "", "")
    text = str(value)
    return (1, 0.0, folded(text), text)


def folded(text: str) -> str:
    """Return `text` without case and accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
