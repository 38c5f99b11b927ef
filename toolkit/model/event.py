"""Events: what happened on a date and bears on the measures."""

from typing import NotRequired, TypedDict

from toolkit.model.common import Checked, Citation, Edtf, Text
from toolkit.model.measure import Standing


class EventReading(TypedDict):
    """What another source says of the event, as a date or in words."""

    id: str
    value: NotRequired[Edtf]
    words: NotRequired[Text]
    citations: list[Citation]
    checked: Checked
    standing: Standing
    reason: Text


class Event(TypedDict):
    """A dated event; `part_of` names the longer one that it belongs to."""

    id: str
    title: Text
    kind: str
    date: Edtf
    as_stated: NotRequired[str]
    axes: list[str]
    part_of: NotRequired[str]
    place: NotRequired[Text]
    summary: NotRequired[Text]
    measures: NotRequired[list[str]]
    people: NotRequired[list[str]]
    citations: list[Citation]
    checked: Checked
    readings: NotRequired[list[EventReading]]
    note: NotRequired[Text]
