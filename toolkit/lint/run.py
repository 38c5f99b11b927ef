"""Runs the rules of a profile over a book; what is waived is counted, the rest is told."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from toolkit.findings import CellPlace, Finding, Severity, worst_first
from toolkit.lint.all_rules import CHECKS
from toolkit.lint.book import Book
from toolkit.lint.catalogue.all_rules import RULES
from toolkit.lint.profiles import Profile
from toolkit.lint.rule import Problem, Rule
from toolkit.lint.waivers import Waiver


@dataclass
class Linted:
    """What was found in one workbook: the findings, worst first, what was waived by rule, and the
    waivers that were there for this workbook and profile and waived nothing.
    """

    findings: list[Finding] = field(default_factory=list)
    waived: Counter[str] = field(default_factory=Counter)
    unused: list[Waiver] = field(default_factory=list)


def lint_book(book: Book, profile: Profile, waivers: Sequence[Waiver] = ()) -> Linted:
    """Return what breaks the rules of the profile; waivers for other workbooks are left alone."""
    own = [waiver for waiver in waivers if waiver.is_for(book.file)]
    used: set[Waiver] = set()
    result = Linted()
    found: list[Finding] = []
    for rule_id, check in CHECKS.items():
        rule = RULES[rule_id]
        severity = profile.severity(rule)
        if severity is None:
            own = [waiver for waiver in own if waiver.rule != rule_id]
            continue
        left = []
        for problem in check(book, profile.limits):
            fitting = [waiver for waiver in own if waiver.covers(rule_id, problem)]
            used.update(fitting)
            result.waived[rule_id] += bool(fitting)
            if not fitting:
                left.append(problem)
        found.extend(_findings(rule, severity, left, book.file))
    result.findings = worst_first(found)
    result.unused = [waiver for waiver in own if waiver not in used]
    result.waived = +result.waived
    return result


def _findings(
    rule: Rule, severity: Severity, problems: Sequence[Problem], file: str
) -> Iterator[Finding]:
    """Yield a finding for each message on each sheet, at the first of its cells."""
    groups: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((problem.sheet, problem.message), []).append(problem)
    for (sheet, message), group in groups.items():
        more = len(group) - 1
        also = f", and in {more:,} more cell{'' if more == 1 else 's'}" if more else ""
        place = CellPlace(file, sheet, group[0].cell)
        yield Finding(rule.id, severity, message + also, place, rule.remedy)
