"""Correspondences: which points of one plan answer to which of the other."""

from typing import Literal, TypedDict

from toolkit.model.common import Text

Match = Literal["full", "partial", "none"]


class Correspondence(TypedDict):
    """Point numbers by axis, an empty list where that plan has no such point."""

    id: str
    points: dict[str, list[int]]
    match: Match
    reason: Text
    basis: Text
