"""What changed from one release to the next, kept as data so that workbooks can show it."""

from typing import NotRequired, TypedDict

from toolkit.model.change import Kind
from toolkit.model.common import Text


class RecordedChange(TypedDict):
    """One change: `path` by ids, `record` what the record was called, values where they are single.

    A value that is a record or a list is told by its path alone.
    """

    path: str
    change: Kind
    record: Text
    old: NotRequired[str | float | bool]
    new: NotRequired[str | float | bool]


class ReleaseChanges(TypedDict):
    """The changes of the release `id`; `since` is the release before, None for the first."""

    id: str
    date: str
    since: str | None
    changes: list[RecordedChange]
