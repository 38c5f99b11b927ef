"""The bilateral relationships that are compared, and those that give context."""

from typing import Literal, TypedDict

from toolkit.model.common import Text

AxisKind = Literal["compared", "context"]


class Axis(TypedDict):
    """A relationship between countries, or one country's own acts."""

    id: str
    label: Text
    short: Text
    kind: AxisKind
    countries: list[str]
    description: Text
