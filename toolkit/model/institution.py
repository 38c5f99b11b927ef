"""Institutions that take part in a measure."""

from typing import NotRequired, TypedDict

from toolkit.model.common import Citation, Text


class Institution(TypedDict):
    """A department, agency, command or joint body; countries are ISO 3166 two-letter codes."""

    id: str
    name: Text
    abbreviation: NotRequired[str]
    countries: list[str]
    parent: NotRequired[str]
    kind: NotRequired[str]
    note: NotRequired[Text]
    citations: list[Citation]
