"""Sources: the works that claims cite, as CSL-JSON items."""

from typing import NotRequired, TypedDict

from toolkit.model.common import Checked, Citation, Text


class Checking(TypedDict):
    """How far a source could be read."""

    checked: Checked
    extent: NotRequired[Text]
    cited_by: NotRequired[list[str]]
    cited_at: NotRequired[list[Citation]]
    unused: NotRequired[Text]
    note: NotRequired[Text]


class CslName(TypedDict, total=False):
    """A person (family, given) or a body (literal)."""

    family: str
    given: str
    literal: str
    suffix: str


CslDate = TypedDict(
    "CslDate",
    {"date-parts": list[list[int | str]], "literal": str, "raw": str, "edtf": str},
    total=False,
)

Source = TypedDict(
    "Source",
    {
        "id": str,
        "type": str,
        "title": str,
        "custom": Checking,
        "author": NotRequired[list[CslName]],
        "editor": NotRequired[list[CslName]],
        "container-title": NotRequired[str],
        "publisher": NotRequired[str],
        "publisher-place": NotRequired[str],
        "issued": NotRequired[CslDate],
        "accessed": NotRequired[CslDate],
        "chapter-number": NotRequired[str | int],
        "number": NotRequired[str | int],
        "page": NotRequired[str | int],
        "genre": NotRequired[str],
        "archive": NotRequired[str],
        "archive_location": NotRequired[str],
        "note": NotRequired[str],
        "URL": NotRequired[str],
    },
)
"""A CSL-JSON item; the schema lists the rest of the fields that CSL knows."""
