"""People: office-holders who act or speak in the sources."""

from typing import Literal, NotRequired, TypedDict

from toolkit.model.common import Citation, Text


class Person(TypedDict):
    """Somebody with an office; `country` is a two-letter ISO 3166 code."""

    id: str
    name: str
    role: Text
    country: str
    institution: NotRequired[str]
    inferred: NotRequired[list[Literal["country", "institution"]]]
    note: NotRequired[Text]
    citations: list[Citation]
