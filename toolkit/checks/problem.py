"""What a check hands back: a mistake and where in the data it is; the runner finds the line."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

Path = tuple[str | int, ...]

_LONGEST = 200
_MANY = 500


class Problem(NamedTuple):
    """A mistake at a path of the checked value; `at_key` means the key there, not its value.

    `expected` says what belongs there, `suggestion` is the known word that was probably meant.
    """

    code: str
    path: Path
    message: str
    remedy: str = ""
    at_key: bool = False
    expected: str = ""
    suggestion: str = ""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that is nearest to a misspelt one, or an empty text if none is near."""
    if len(word) > _LONGEST:
        return ""  # nothing known is so long, and comparing would take its time
    choices = list(known)
    if len(choices) > _MANY:
        choices = [each for each in choices if _is_like(each, word)]
    return next(iter(get_close_matches(word, choices, n=1, cutoff=0.6)), "")


def _is_like(one: str, other: str) -> bool:
    """Return whether two words are near at first sight; comparing them well takes far longer."""
    ends_alike = one[:2] == other[:2] or one[-2:] == other[-2:]
    return ends_alike and abs(len(one) - len(other)) <= 2


def cut(text: str) -> str:
    """Return a text for use within a message, cut where it gets long."""
    return text if len(text) <= 80 else f"{text[:77]}…"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `did you mean "…"?` for the nearest known word, or an empty text."""
    near = nearest(word, known)
    return f'did you mean "{near}"?' if near else ""
