"""Placeholders: what a new record holds until somebody fills it in."""

from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.checks.problem import Path, Problem, cut

MARK = "TO DO:"
"""What a placeholder begins with; no real text does."""
_LONGEST = 160


def placeholders(value: Any, path: Path = ()) -> Iterator[Problem]:
    """Yield every text that is still a placeholder, with what belongs there."""
    if isinstance(value, str):
        if value.startswith(MARK):
            title, _, wanted = value.removeprefix(MARK).strip().partition(". ")
            what = f"{cut(title)} is not filled in" if title else "not filled in"
            remedy = _short(wanted.rstrip("."))
            yield Problem("S210", path, what, remedy, expected=wanted)
        return
    members: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, dict):
        members = value.items()
    elif isinstance(value, list):
        members = enumerate(value)
    for step, member in members:
        yield from placeholders(member, (*path, step))


def _short(words: str) -> str:
    """Return what is wanted in a line of bearable length, beginning with a small letter."""
    words = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def without_placeholders(found: Iterable[Problem], open_: Iterable[Problem]) -> list[Problem]:
    """Return the mistakes that are not about a placeholder; one mistake is enough for each."""
    places = {each.path for each in open_}
    return [each for each in found if each.path not in places]
