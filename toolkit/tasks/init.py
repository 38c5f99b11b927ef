"""A new project: a small comparison that builds, to be replaced piece by piece."""

from pathlib import Path

from toolkit.errors import FileError
from toolkit.files import write_atomically
from toolkit.store.example import example_files
from toolkit.workbook.starter.comparison import author_comparison

TEMPLATE = "templates/comparison.xlsx"


def init(folder: Path) -> list[str]:
    """Write an example project into `folder`, made if need be; return its files, in order.

    Nothing that is there is overwritten: raises FileError if the folder has seeds or templates, or
    if a file cannot be written.
    """
    for name in ("seeds", "templates"):
        if (folder / name).exists():
            raise FileError(f"{folder / name} is there already; name a folder without it")
    files = example_files()
    for name, content in files.items():
        path = _made(folder / name)
        write_atomically(path, content)
    author_comparison(_made(folder / TEMPLATE))
    return [*files, TEMPLATE]


def _made(path: Path) -> Path:
    """Return a path after making its folder."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise FileError(f"cannot make the folder {path.parent}: {reason}") from error
    return path
