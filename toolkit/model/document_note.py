"""Flaws of the documents themselves: misprints, damage, missing lists, and their handling."""

from typing import Literal, NotRequired, TypedDict

from toolkit.model.common import Citation, Text

Flaw = Literal["bibliography", "dating", "extraction", "internal", "missing", "slip", "spelling"]


class DocumentNote(TypedDict):
    """One flaw of one document; `document` is the id of the source that has it."""

    id: str
    document: str
    kind: Flaw
    title: Text
    citations: list[Citation]
    what: Text
    handling: Text
    outside: NotRequired[list[Citation]]
