"""The small comparison of made-up countries that `init` starts a project with."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from toolkit.store.seeds import NAME


def example_files() -> dict[str, bytes]:
    """Return every file of the example by its path below the new project's folder, sorted."""
    package = files("toolkit")
    found = dict(_below(package / "example" / NAME, NAME))
    # The words of the workbook are those of this project, written once: the wheel has a copy, and
    # where the toolkit runs from its source they stand beside it.
    words = f"{NAME}/words.json"
    if words not in found:
        found[words] = (package / ".." / words).read_bytes()
    return dict(sorted(found.items()))


def _below(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for each in folder.iterdir():
        if each.is_dir():
            yield from _below(each, f"{name}/{each.name}")
        elif each.name.endswith(".json"):
            yield f"{name}/{each.name}", each.read_bytes()
