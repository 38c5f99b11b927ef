"""BibTeX entries as text: keys and values that LaTeX takes as they are."""

import re
from collections.abc import Mapping, Sequence

Value = str | Sequence[tuple[str, str]] | None
_ESCAPES = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces, also behind a backslash.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_VERBATIM = frozenset(("url", "doi"))
"""Fields that are set letter by letter; what would end the field is percent-encoded."""
_TITLES = frozenset(("title", "booktitle"))


def entry(kind: str, key: str, fields: Mapping[str, Value]) -> str:
    """Return `@misc{key, ...}`, one field a line, without those that are None or empty.

    A list of names, each a family name and given names, is joined by `and`; a name without given
    names stands in braces, so that it is not parted. So do titles, so that no style changes their
    capitals.
    """
    lines = [f"@{kind}{{{citation_key(key)},"]
    for name, value in fields.items():
        if value:
            lines.append(f" {name} = {_delimited(_field(name, value))},")
    return "\n".join([*lines, "}"])


def escaped(text: str) -> str:
    """Return the text with every character that LaTeX reads as a command written out."""
    return re.sub(r"\s+", " ", "".join(_ESCAPES.get(char, char) for char in text)).strip()


def citation_key(text: str) -> str:
    """Return letters, digits and hyphens of the text; other characters become hyphens."""
    return re.sub(r"[^A-Za-z0-9-]+", "-", text).strip("-") or "entry"


def _delimited(text: str) -> str:
    """Return a field in braces; in quotes where two braces in a row would look like a tag."""
    return f'"{text}"' if text.startswith("{") and '"' not in text else f"{{{text}}}"


def _field(name: str, value: Value) -> str:
    if not isinstance(value, str):
        return " and ".join(_name(*each) for each in value or ())
    if name in _VERBATIM:
        return re.sub(r"[{}\\\s]", lambda found: f"%{ord(found[0]):02X}", value)
    words = escaped(value)
    return f"{{{words}}}" if name in _TITLES else words


def _name(family: str, given: str) -> str:
    return f"{escaped(family)}, {escaped(given)}" if given else f"{{{escaped(family)}}}"
