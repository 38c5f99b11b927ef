"""All explanations, in the order of the codes."""

from toolkit.codes import CODES
from toolkit.explanations.checks import CHECKS
from toolkit.explanations.contents import CONTENTS
from toolkit.explanations.explanation import Explanation
from toolkit.explanations.filling import FILLING
from toolkit.explanations.linting import LINTING
from toolkit.explanations.pulling import PULLING
from toolkit.explanations.reading import READING
from toolkit.explanations.refreshing import REFRESHING
from toolkit.explanations.schema import SCHEMA

EXPLANATIONS: dict[str, Explanation] = {
    **READING,
    **SCHEMA,
    **CHECKS,
    **CONTENTS,
    **FILLING,
    **LINTING,
    **PULLING,
    **REFRESHING,
}

GROUPS = {
    "S1": "Reading JSON",
    "S2": "What the schema says",
    "C1": "What must hold between the records",
    "T1": "Tags of a template",
    "F1": "Filling a workbook",
    "A1": "Waivers of rules for workbooks",
    "P1": "Taking edits of a workbook into the seeds",
    "R1": "Bringing a copy up to date",
}


def explanation(code: str) -> Explanation:
    """Return what is told of a code; of one without words of its own, its title."""
    return EXPLANATIONS.get(code) or Explanation(code, f"{CODES[code].title.capitalize()}.")


def page() -> str:
    """Return the page `docs/findings.md`: every code, in groups."""
    lines = [
        "# Findings",
        "",
        "Every finding has a code, which stays the same. `border-policy explain CODE` shows what",
        "stands here. This page is written by `border-policy explain --page`.",
    ]
    groups = dict.fromkeys(code[:2] for code in CODES)
    for group in groups:
        lines += ["", f"## {GROUPS.get(group, group)}"]
        for code in CODES:
            if code.startswith(group):
                lines += ["", explanation(code).as_markdown()]
    return "\n".join(lines) + "\n"
