"""Action plans: numbered commitments that belong to a measure on one axis."""

from typing import Literal, NotRequired, TypedDict

from toolkit.model.common import Checked, Citation, Edtf, Text


class PlanDate(TypedDict):
    """One dated event of a plan."""

    id: str
    event: str
    value: Edtf
    note: NotRequired[Text]
    citations: NotRequired[list[Citation]]


class Section(TypedDict):
    """A heading of a plan; `stated_count` is how many points a public document counts there."""

    id: str
    title: Text
    stated_count: NotRequired[int]


class Point(TypedDict):
    """A numbered commitment; `added` marks one that the plan as signed did not have."""

    id: str
    number: int
    title: Text
    section: str
    summary: Text
    added: NotRequired[Literal[True]]
    since: NotRequired[Edtf]
    checked: Checked
    checked_note: Text
    citations: list[Citation]
    note: NotRequired[Text]


class ActionPlan(TypedDict):
    """The plan; `stated_count` counts the points as signed, `added_count` those added later."""

    id: str
    axis: str
    measure: str
    title: Text
    dates: NotRequired[list[PlanDate]]
    sections: list[Section]
    points: list[Point]
    stated_count: int
    added_count: int
    note: NotRequired[Text]
