"""What a code means, and the list of all codes."""

from toolkit.checks.problem import did_you_mean
from toolkit.codes import CODES
from toolkit.errors import UsageError
from toolkit.explanations.all_explanations import explanation, page

__all__ = ["explain", "list_codes", "page"]


def explain(code: str) -> str:
    """Return what a code means, with an example and the mend. Raises UsageError if it is none."""
    known = code.strip().upper()
    if known not in CODES:
        hint = did_you_mean(known, CODES) or "`border-policy explain` lists them"
        raise UsageError(f'there is no code "{code}"; {hint}')
    return explanation(known).as_text()


def list_codes() -> str:
    """Return a line for every code: code, severity, title."""
    return "\n".join(f"{c.code}  {c.severity:<7}  {c.title}" for c in CODES.values())
