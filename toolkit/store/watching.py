"""Waits for changes of the seeds folder."""

from collections.abc import Iterator
from pathlib import Path

from toolkit.store.seeds import NAME


def changes(root: Path) -> Iterator[None]:
    """Yield whenever files below the project's seeds change, until the person presses Ctrl-C.

    Changes that come together, as when an editor saves or git checks out, are one. Where the
    folder is not there yet, the project's own is watched.
    """
    from watchfiles import watch

    folder = root / NAME
    watched = folder if folder.is_dir() else root
    for _ in watch(watched, raise_interrupt=False):
        yield
