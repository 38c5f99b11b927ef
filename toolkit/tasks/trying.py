"""Tries changes on the seeds before anything is written: what makes the data invalid is refused."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from toolkit.findings import Finding, SeedPlace
from toolkit.merge.paths import find
from toolkit.merge.records import NewRecord
from toolkit.merge.schema import Fields
from toolkit.store.seeds import Seeds, assemble
from toolkit.tasks.changes import Change, blamed, changed
from toolkit.tasks.load import Loaded, checked

OF_CLAIMS = ("C142", "C143", "C144", "C145")
"""What the checks say where a value and its claims have come apart: told, not refused."""


@dataclass(frozen=True)
class Tried:
    """The seeds with all changes that leave them valid.

    `refused` has the finding against every other change by its path, `apart` what came apart from
    its claims, with the path of the change where that is known.
    """

    seeds: Seeds
    refused: dict[str, Finding]
    apart: tuple[tuple[str, Finding], ...]


def try_changes(loaded: Loaded, changes: Sequence[Change | NewRecord], fields: Fields) -> Tried:
    """Return what becomes of the seeds with these changes; nothing is written."""
    trial, refused, left = _Trial(loaded, fields), dict[str, Finding](), list(changes)
    while True:
        seeds = trial.with_(left)
        wrong = list(trial.new_findings(checked(seeds)))
        bad = [f for f in wrong if f.severity == "error" and f.code not in OF_CLAIMS]
        guilty = {c.path: f for f in bad for c in trial.guilty(f, seeds, left)}
        if not guilty:
            apart = [f for f in wrong if f.code in OF_CLAIMS]
            told = ((_path_of(f, seeds, left), f) for f in apart)
            return Tried(seeds, refused, tuple(told))
        refused |= guilty
        left = [each for each in left if each.path not in guilty]


def _path_of(found: Finding, seeds: Seeds, changes: Sequence[Change | NewRecord]) -> str:
    """Return the change that a value and its claims came apart by; empty if it cannot be told."""
    near = next((each.path for each in blamed(found, seeds, changes)), "")
    if near or not isinstance(found.place, SeedPlace):
        return near
    steps = found.place.trail.split("/")
    record = f"measures/{PurePosixPath(found.place.file).stem}"
    claim = find(assemble(seeds), "/".join([record, *steps[1:3]])).value
    if not isinstance(claim, dict) or "field" not in claim:
        return ""
    field = str(claim["field"]).partition(".")[0]
    own = f"{record}/entries/{claim['axis']}/{field}"
    return next((each.path for each in changes if f"{each.path}/".startswith(f"{own}/")), "")


@dataclass(frozen=True)
class _Trial:
    """The seeds as they were, and what was found in them."""

    loaded: Loaded
    fields: Fields

    def with_(self, changes: Sequence[Change | NewRecord]) -> Seeds:
        """Return the seeds with changes made."""
        seeds = self.loaded.seeds
        for change in changes:
            seeds = changed(seeds, change, self.fields)
        return seeds

    def new_findings(self, loaded: Loaded) -> Iterator[Finding]:
        """Yield what is found now and was not found before, wherever the lines have moved to."""
        known = {_identity(each) for each in self.loaded.findings}
        yield from (each for each in loaded.findings if _identity(each) not in known)

    def guilty(
        self, reason: Finding, seeds: Seeds, changes: Sequence[Change | NewRecord]
    ) -> Sequence[Change | NewRecord]:
        """Return the changes that a finding comes from: those at its place, else those that give it
        when they are made alone, else all.
        """
        near = list(blamed(reason, seeds, changes))
        if near or len(changes) == 1:
            return near or changes
        wanted = _identity(reason)
        alone = [
            each
            for each in changes
            if wanted in {_identity(found) for found in checked(self.with_([each])).findings}
        ]
        return alone or changes


def _identity(found: Finding) -> tuple[str, str, str, str]:
    place = found.place
    file, trail = (place.file, place.trail) if isinstance(place, SeedPlace) else (str(place), "")
    return found.code, file, trail, found.message
