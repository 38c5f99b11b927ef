"""The characters that are written otherwise in XML.

`xml.sax.saxutils` does the same, but importing it imports a client for the web.
"""

from collections.abc import Mapping
from types import MappingProxyType

_NONE: Mapping[str, str] = MappingProxyType({})
_IN_ATTRIBUTES = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def escape(text: str, more: Mapping[str, str] = _NONE) -> str:
    """Return text as it stands between tags; `more` says how other characters are written."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for character, written in more.items():
        text = text.replace(character, written)
    return text


def unescape(text: str, more: Mapping[str, str] = _NONE) -> str:
    """Return what text between tags says; `more` has other names with their characters."""
    text = text.replace("&lt;", "<").replace("&gt;", ">")
    for written, character in more.items():
        text = text.replace(written, character)
    return text.replace("&amp;", "&")


def attribute(text: str) -> str:
    """Return text as the value of an attribute, its quotation marks around it."""
    return f'"{escape(text, _IN_ATTRIBUTES)}"'
