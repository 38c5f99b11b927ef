"""Indicators: figures of the sources, reading by reading, and what they may be compared with."""

from typing import Literal, NotRequired, TypedDict

from toolkit.model.common import Checked, Citation, Edtf, Text
from toolkit.model.measure import Qualifier, Standing

Comparability = Literal["comparable", "in-part", "not-comparable"]
Number = Literal["amount", "count", "duration", "multiple", "percentage", "words", "year"]


class Observation(TypedDict):
    """What one source says of an indicator on one axis; without `value` it prints no number."""

    id: str
    axis: str
    value: NotRequired[float]
    min: NotRequired[float]
    max: NotRequired[float]
    qualifier: NotRequired[Qualifier]
    as_stated: NotRequired[str]
    period: NotRequired[Edtf]
    period_note: NotRequired[Text]
    citations: list[Citation]
    checked: Checked
    standing: Standing
    reason: NotRequired[Text]
    note: NotRequired[Text]


class Pair(TypedDict):
    """Another indicator that is set beside this one, and whether the two compare."""

    indicator: str
    comparability: Comparability
    reason: Text


class CountedItem(TypedDict):
    """One of the things that a count counts; `record` is a path such as `measures/fast`."""

    title: Text
    record: NotRequired[str]


class Counted(TypedDict):
    """The items of a count, and whether the source names all of them."""

    items: list[CountedItem]
    complete: bool


class Indicator(TypedDict):
    """A figure about a border or a country."""

    id: str
    title: Text
    category: str
    number: Number
    unit: Text
    subject: NotRequired[Text]
    observations: list[Observation]
    pairs: NotRequired[list[Pair]]
    unpaired: NotRequired[Text]
    counted: NotRequired[Counted]
    measures: NotRequired[list[str]]
    note: NotRequired[Text]
