"""The edition of the data set."""

from typing import Literal, NotRequired, TypedDict

from toolkit.model.common import Language, Text


class Release(TypedDict):
    """Version, date (YYYY-MM-DD) and front matter of an edition; `briefs` are ids of measures."""

    version: str
    date: str
    languages: list[Language]
    title: Text
    subtitle: Text
    publisher: Text
    contact: Text
    licence: Text
    status: Literal["draft", "review", "final"]
    briefs: NotRequired[list[str]]
