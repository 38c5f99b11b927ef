"""Changes: what became different from one state of the data to another."""

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["added", "removed", "changed", "moved"]


@dataclass(frozen=True)
class Change:
    """One difference: `path` leads to what is different, by ids.

    `added` and `removed` are whole: a record, one of its claims, one field; `changed` is a value
    that became another; `moved` is a list whose records stand in another order. A value that is not
    there is None, and so is a null: `kind` tells which of the two.
    """

    kind: Kind
    path: tuple[str, ...]
    old: Any = None
    new: Any = None
