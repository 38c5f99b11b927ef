"""Pieces made by a thread while others are used: packing takes as long as making what is packed."""

from collections import deque
from collections.abc import Iterable, Iterator

_AHEAD = 3
"""Pieces that may wait; enough to keep both sides busy, few enough to need no memory to speak of.
"""


def made_ahead(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the pieces in their order; while one is used, a thread makes the next ones.

    zlib and hashlib let other threads run, so on two cores the time is that of the slower side.
    What making a piece raises is raised where it would be used. The thread is gone at the end, also
    if the pieces are not used up.
    """
    from concurrent.futures import ThreadPoolExecutor

    source = iter(pieces)
    with ThreadPoolExecutor(max_workers=1) as thread:
        waiting = deque(thread.submit(next, source, None) for _ in range(_AHEAD))
        try:
            while (piece := waiting.popleft().result()) is not None:
                waiting.append(thread.submit(next, source, None))
                yield piece
        finally:
            thread.shutdown(cancel_futures=True)
