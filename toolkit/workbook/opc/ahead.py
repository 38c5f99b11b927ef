"""Pieces made by a thread while others are used: packing takes as long as making what is packed."""

import sys
from collections import deque
from collections.abc import Iterable, Iterator

_AHEAD = 3
"""Pieces that may wait; enough to keep both sides busy, few enough to need no memory to speak of.
"""
_SWITCH_SECONDS = 0.0001


def made_ahead(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the pieces in their order; while one is used, a thread makes the next ones.

    zlib and hashlib let other threads run, so on two cores the time is that of the slower side.
    What making a piece raises is raised where it would be used. The thread is gone at the end, also
    if the pieces are not used up.
    """
    from concurrent.futures import ThreadPoolExecutor

    source, interval = iter(pieces), sys.getswitchinterval()
    thread = ThreadPoolExecutor(max_workers=1)
    # Packing a piece takes Python's lock again after each step; with the usual 5 ms it would wait
    # each time until the next piece is made, and hardly anything would happen at the same time.
    sys.setswitchinterval(_SWITCH_SECONDS)
    try:
        waiting = deque(thread.submit(next, source, None) for _ in range(_AHEAD))
        while (piece := waiting.popleft().result()) is not None:
            waiting.append(thread.submit(next, source, None))
            yield piece
    finally:
        thread.shutdown(cancel_futures=True)
        sys.setswitchinterval(interval)
