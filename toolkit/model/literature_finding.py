"""Findings of the literature: what a study concludes, argues or asks, and whose words those are."""

from typing import Literal, NotRequired, TypedDict

from toolkit.model.common import Checked, Citation, Text

Role = Literal["author", "author-following", "reported", "reach-open", "compilers"]
Certainty = Literal["plain", "hedged", "asked"]


class Holder(TypedDict):
    """Whose statement it is; `sources` are the works that the study follows or reports."""

    role: Role
    sources: NotRequired[list[str]]
    who: NotRequired[Text]


class Contrast(TypedDict):
    """Another finding that says otherwise; it names this one too."""

    finding: str
    reason: Text


class LiteratureFinding(TypedDict):
    """One analytic statement of a study; `factor` numbers the factors against a regime."""

    id: str
    kind: str
    topic: str
    axes: list[str]
    country: NotRequired[str]
    factor: NotRequired[int]
    statement: Text
    certainty: Certainty
    held_by: Holder
    source: str
    citations: list[Citation]
    checked: Checked
    contrasts: NotRequired[list[Contrast]]
    measures: NotRequired[list[str]]
    institutions: NotRequired[list[str]]
    note: NotRequired[Text]
