"""Where each record of the first inventory of the two studies went."""

from typing import Literal, NotRequired, TypedDict

from toolkit.model.common import Text

Change = Literal["same", "merged", "renamed", "split", "later"]


class InventoryRecord(TypedDict):
    """A record of the first inventory; `to` is a path such as `measures/fast`, or None."""

    id: str
    kind: str
    to: str | None
    change: Change
    reason: NotRequired[Text]
