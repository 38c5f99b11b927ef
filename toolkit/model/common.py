"""Types that several collections share."""

from typing import Literal, NotRequired, TypedDict

Language = Literal["en", "fr", "es"]
Checked = Literal["read", "read-in-part", "not-found"]
Basis = Literal["stated", "inferred", "silent", "by-definition"]
Edtf = str
"""A date in one of the EDTF forms that `toolkit.model.edtf` reads."""


class Text(TypedDict):
    """Words for people to read, by language."""

    en: str
    fr: NotRequired[str]
    es: NotRequired[str]


class Citation(TypedDict):
    """Where in which source something is said."""

    source: str
    locator: str
    relies_on: NotRequired[str]
