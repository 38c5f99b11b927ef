"""The page on rules is current and complete."""

import re
from pathlib import Path

from toolkit.lint.catalogue.all_rules import RULES
from toolkit.lint.page import page, rule_text
from toolkit.lint.profiles import PROFILES

PAGE = Path(__file__).parents[2] / "docs" / "lint.md"


def test_the_page_of_the_documentation_is_current() -> None:
    current = PAGE.read_text(encoding="utf-8") == page()
    assert current, "run: border-policy lint --page > docs/lint.md"


def test_every_rule_is_a_heading_and_a_row_of_the_table_once() -> None:
    text = page()
    assert re.findall(r"^### (...):", text, re.MULTILINE) == list(RULES)
    assert re.findall(r"^\| ([A-Z]\d\d) \|", text, re.MULTILINE) == list(RULES)


def test_a_rule_that_no_machine_checks_says_why_in_both_places() -> None:
    for rule in RULES.values():
        if rule.unchecked:
            assert f"- Not checked by a machine: {rule.unchecked}." in page()
            assert f"| {rule.id} | not checked by a machine: " in page()


def test_departures_of_a_profile_are_told_with_their_reason() -> None:
    for profile in PROFILES.values():
        for rule_id, (_, reason) in profile.departures.items():
            assert f"- {rule_id} under `{profile.name}`: " in page()
            assert reason in page()


def test_a_rule_is_told_with_what_passes_source_profiles_and_mend() -> None:
    text = rule_text(RULES["T05"])
    assert text.startswith("T05: table that starts elsewhere\n\nTables start in column A.")
    assert "Source: United Kingdom, checklist for spreadsheets" in text
    assert "Profiles: uk error, analyst error." in text
    assert text.endswith("In short: move the Table to column A.")
