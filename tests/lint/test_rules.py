"""Every rule has one workbook that breaks it and one that keeps it; the table has them all."""

from pathlib import Path

import pytest

from tests.lint.cases_book import BOOK, TABLE_CASES
from tests.lint.cases_cells import CELLS, CHARTS, EXTRAS, LINKS, MORE_BREACHES
from tests.lint.making import Change, make
from toolkit.findings import CellPlace, Finding
from toolkit.lint.all_rules import CHECKS
from toolkit.lint.catalogue.all_rules import RULES
from toolkit.lint.profiles import PROFILES
from toolkit.lint.rule import SOURCES
from toolkit.tasks.lint import lint_file

CASES = {**BOOK, **TABLE_CASES, **CELLS, **CHARTS, **LINKS, **EXTRAS}


def found(folder: Path, rule: str, *changes: Change) -> list[Finding]:
    """Return what a workbook with changes breaks of one rule, under the first profile that asks."""
    profile = next(name for name, p in PROFILES.items() if p.severity(RULES[rule]))
    return [f for f in lint_file(make(folder, *changes), profile) if f.code == rule]


@pytest.mark.parametrize("profile", PROFILES)
def test_the_good_workbook_keeps_every_rule_of_every_profile(profile: str, tmp_path: Path) -> None:
    assert [str(f) for f in lint_file(make(tmp_path), profile)] == []


@pytest.mark.parametrize("rule", CASES)
def test_a_workbook_that_breaks_the_rule_is_told(rule: str, tmp_path: Path) -> None:
    findings = found(tmp_path, rule, CASES[rule][0])
    assert findings
    assert all(isinstance(f.place, CellPlace) and f.remedy for f in findings)


@pytest.mark.parametrize("rule", CASES)
def test_a_workbook_that_keeps_the_rule_is_not(rule: str, tmp_path: Path) -> None:
    assert [str(f) for f in found(tmp_path, rule, CASES[rule][1])] == []


@pytest.mark.parametrize("what", MORE_BREACHES)
def test_it_is_told_as_well(what: str, tmp_path: Path) -> None:
    rule, change = MORE_BREACHES[what]
    assert found(tmp_path, rule, change)


def test_every_rule_is_checked_with_both_workbooks_or_says_why_no_machine_can() -> None:
    unchecked = {rule.id for rule in RULES.values() if rule.unchecked}
    assert list(CASES) == list(CHECKS)
    assert set(CHECKS) | unchecked == set(RULES)
    assert not set(CHECKS) & unchecked


def test_the_rules_are_those_of_the_research_in_order() -> None:
    counts = {"W": 16, "S": 18, "T": 20, "C": 22, "N": 7, "V": 8, "L": 6, "X": 6}
    assert list(RULES) == [f"{g}{n:02}" for g, most in counts.items() for n in range(1, most + 1)]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_words_and_known_sources_and_applies_somewhere(rule: str) -> None:
    known = RULES[rule]
    assert known.passes.endswith(".") and known.title
    assert set(known.sources.split()) <= set(SOURCES)
    assert bool(known.remedy) != bool(known.unchecked)
    assert known.unchecked or any(p.severity(known) for p in PROFILES.values())
