"""How often a repeat stands in every instance of what it is in, in little memory."""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


class Counts:
    """The copies of a repeat: a number for every *instance* (one for a repeat of its own, one a
    copy of the outer repeat for one within another). Copies are numbered over all instances.
    """

    __slots__ = ("_before", "each", "instances", "most", "total")

    def __init__(self, counts: int | Sequence[int], instances: int = 1) -> None:
        """Take the same number for all instances, or one for each; raises ValueError if they are
        not as many as the instances.
        """
        self.instances = instances
        if not isinstance(counts, int):
            if len(counts) != instances:
                raise ValueError(f"{len(counts)} counts for {instances} copies of the outer rows")
            counts = counts[0] if len(set(counts)) == 1 else counts
        self.each = counts if isinstance(counts, int) else None
        """The number that all instances share, None where they differ."""
        self._before = (
            array("q") if isinstance(counts, int) else array("q", accumulate(counts, initial=0))
        )
        self.most = counts if isinstance(counts, int) else max(counts, default=0)
        self.total = self.before(instances)

    def before(self, instance: int) -> int:
        """Return how many copies there are in all instances before this one."""
        return self._before[instance] if self.each is None else self.each * instance

    def instance(self, copy: int) -> int:
        """Return the instance that a copy is in."""
        if self.instances <= 1:
            return 0
        if self.each is None:
            return bisect_right(self._before, copy) - 1
        return copy // self.each
