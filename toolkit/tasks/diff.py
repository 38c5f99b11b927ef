"""What is different between two states of the data: folders, git revisions, workbooks."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from toolkit.merge.changes import changes_between
from toolkit.merge.tree import pruned, restricted
from toolkit.model.change import Change
from toolkit.store.schemas import load_schemas
from toolkit.tasks.sides import State, state_of
from toolkit.views.changewords import ChangeWords, in_words
from toolkit.views.edition import Edition

_LAST = "words"
"""The workbooks' own words: what changed there is read last."""


@dataclass(frozen=True)
class Difference:
    """All changes from one state to another, as they are and in words, in the same order."""

    old: str
    new: str
    date: date
    """The date of the release that the newer state belongs to."""
    changes: tuple[Change, ...]
    words: tuple[ChangeWords, ...]


def diff(root: Path, old: str, new: str) -> Difference:
    """Return what changed from `old` to `new`: each a folder, a workbook or a git revision.

    Texts are compared in every language, or in the one language of a workbook. Raises UsageError
    for a name that is none of those, FileError or WorkbookError for what cannot be read.
    """
    return difference(state_of(root, old), state_of(root, new))


def difference(old: State, new: State) -> Difference:
    """Return what changed from one state to another."""
    before, after = old.tree, new.tree
    if old.partial or new.partial:
        before, after = restricted(before, after), restricted(after, before)
        before, after = pruned(before), pruned(after)
    found = changes_between(before, after)
    changes = tuple(sorted(found, key=lambda change: change.path[0] == _LAST))
    schemas = load_schemas()
    editions = [Edition(each.dataset, schemas, each.language) for each in (old, new)]
    day = date.fromisoformat(new.dataset["release"]["date"])
    return Difference(old.name, new.name, day, changes, tuple(in_words(changes, *editions)))
