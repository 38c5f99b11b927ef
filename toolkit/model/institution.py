"""Institutions that take part in a measure."""

from typing import Literal, NotRequired, TypedDict

from toolkit.model.common import Citation, Text


class Institution(TypedDict):
    """A department, agency, command or joint body; countries are ISO 3166 two-letter codes."""

    id: str
    name: Text
    abbreviation: NotRequired[str]
    countries: list[str]
    parent: NotRequired[str]
    kind: NotRequired[str]
    inferred: NotRequired[list[Literal["countries", "parent"]]]
    named_only: NotRequired[Text]
    note: NotRequired[Text]
    citations: list[Citation]
