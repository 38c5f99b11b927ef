"""Measures: what is compared, with an entry for every axis and the claims that bear it out."""

from typing import Literal, NotRequired, TypedDict

from toolkit.model.common import Basis, Checked, Citation, Edtf, Text

Presence = Literal["present", "absent", "not-reported", "not-applicable"]
Standing = Literal["preferred", "not-preferred", "open"]
Qualifier = Literal["exact", "about", "more-than", "up-to"]


class EntryDate(TypedDict):
    """One dated event of an entry."""

    id: str
    event: str
    value: Edtf
    note: NotRequired[Text]


class Figure(TypedDict):
    """One number with its unit."""

    id: str
    value: float
    qualifier: Qualifier
    unit: Text


class Counterpart(TypedDict):
    """What can be said about an axis on which the measure is not present."""

    basis: Basis
    nearest: list[str]
    note: Text
    citations: NotRequired[list[Citation]]


class Review(TypedDict):
    """Who read an entry against its sources, by role, and on which day (YYYY-MM-DD)."""

    role: str
    on: str
    outcome: NotRequired[Text]


class Entry(TypedDict):
    """The measure on one axis: the values that the data set stands by."""

    presence: Presence
    name: NotRequired[Text]
    status: NotRequired[str]
    status_as_of: NotRequired[Edtf]
    dates: NotRequired[list[EntryDate]]
    figures: NotRequired[list[Figure]]
    instrument: NotRequired[Text]
    instrument_type: NotRequired[str]
    bindingness: NotRequired[str]
    origin: NotRequired[Text]
    scope: NotRequired[Text]
    scope_level: NotRequired[str]
    institutionalisation: NotRequired[Literal[0, 1, 2, 3, 4]]
    coding_reason: NotRequired[Text]
    partners: NotRequired[list[str]]
    summary: NotRequired[Text]
    counterpart: NotRequired[Counterpart]
    reviewed: NotRequired[list[Review]]
    note: NotRequired[Text]


class Claim(TypedDict):
    """What one source says about one field of one entry."""

    id: str
    axis: str
    field: str
    value: str | float | Text
    unit: NotRequired[Text]
    as_stated: NotRequired[str]
    citations: list[Citation]
    checked: Checked
    standing: Standing
    reason: NotRequired[Text]
    note: NotRequired[Text]


class Analogue(TypedDict):
    """Another measure that is near in function and yet not the same."""

    measure: str
    basis: Basis
    note: Text
    citations: NotRequired[list[Citation]]


class Measure(TypedDict):
    """One undertaking that is compared across the axes."""

    id: str
    short: str
    title: Text
    kind: str
    domain: str
    parent: NotRequired[str]
    summary: Text
    symmetry: NotRequired[str]
    symmetry_reason: NotRequired[Text]
    entries: dict[str, Entry]
    claims: list[Claim]
    analogues: NotRequired[list[Analogue]]
    note: NotRequired[Text]
