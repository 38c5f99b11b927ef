"""What a code or a rule means, and the list of all of them."""

from dataclasses import dataclass

from toolkit.checks.problem import did_you_mean
from toolkit.codes import CODES
from toolkit.errors import UsageError
from toolkit.explanations.all_explanations import explanation, page
from toolkit.findings import Severity
from toolkit.lint.catalogue.all_rules import RULES
from toolkit.lint.page import rule_markdown, rule_text

__all__ = ["Described", "describe", "explain", "known_codes", "list_codes", "page"]


@dataclass(frozen=True)
class Described:
    """A code of a finding, also the id of a rule for workbooks, with all that is told of it."""

    code: str
    title: str
    severity: Severity
    meaning: str
    text: str
    markdown: str


def known_codes() -> list[str]:
    """Return every code of findings, then every rule for workbooks."""
    return [*CODES, *RULES]


def describe(code: str) -> Described | None:
    """Return what is told of a code or rule, None if it is neither.

    A rule has another severity in each profile; "warning" stands for all of them.
    """
    if code in RULES:
        rule = RULES[code]
        text, markdown = rule_text(rule), rule_markdown(rule)
        return Described(code, rule.title, "warning", rule.passes, text, markdown)
    if code not in CODES:
        return None
    known, told = CODES[code], explanation(code)
    return Described(
        code, known.title, known.severity, told.meaning, told.as_text(), told.as_markdown()
    )


def explain(code: str) -> str:
    """Return what a code or rule means and how to mend it. Raises UsageError if it is neither."""
    known = code.strip().upper()
    described = describe(known)
    if described is None:
        hint = did_you_mean(known, known_codes()) or "`border-policy explain` lists them"
        raise UsageError(f'there is no code "{code}"; {hint}')
    return described.text


def list_codes() -> str:
    """Return a line for every code and rule: code, severity, title."""
    codes = [f"{c.code}  {c.severity:<7}  {c.title}" for c in CODES.values()]
    rules = [f"{r.id}   {'rule':<7}  {r.title}" for r in RULES.values()]
    return "\n".join([*codes, *rules])
