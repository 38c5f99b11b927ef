"""What is told of a rule: in a terminal, and on the page of the documentation."""

from toolkit.lint.catalogue.all_rules import GROUPS
from toolkit.lint.profiles import PROFILES
from toolkit.lint.rule import LEVELS, SOURCES, Rule


def rule_text(rule: Rule) -> str:
    """Return all that is known of a rule, for a terminal."""
    parts = [f"{rule.id}: {rule.title}", "", rule.passes, "", *_facts(rule)]
    if rule.remedy:
        parts += ["", f"In short: {rule.remedy}."]
    return "\n".join(parts)


def rule_markdown(rule: Rule) -> str:
    """Return the same as Markdown, under a heading."""
    parts = [f"### {rule.id}: {rule.title}", "", rule.passes, ""]
    parts += [f"- {fact}" for fact in _facts(rule)]
    if rule.remedy:
        parts += ["", f"In short: {rule.remedy}."]
    return "\n".join(parts)


def page() -> str:
    """Return the page `docs/lint.md`: profiles, waivers, every rule."""
    lines = [*_INTRODUCTION.splitlines(), "", "## Profiles", "", *_profiles(), "", "## Waivers", ""]
    lines += [*_WAIVERS.splitlines(), "", "## All rules at a glance", "", *_glance()]
    for title, rules in GROUPS.items():
        lines += ["", f"## {title}"]
        for rule in rules:
            lines += ["", rule_markdown(rule)]
    return "\n".join(lines) + "\n"


_INTRODUCTION = """\
# Rules for workbooks

`border-policy lint WORKBOOK...` holds workbooks, also those of others, against the accessibility
and good-practice rules of authorities. `border-policy explain W01` shows what stands here of a
rule. This page is written by `border-policy lint --page`.

A finding names the rule, its place and what to do; findings of one sheet that say the same are
told once, at the first cell, with their number. Formats, `--output`, `--fail-on` and exit codes are
those of `border-policy validate`."""

_WAIVERS = """\
What a project leaves as it is stands in `lint.json` in the project's folder, or in the file given
with `--waivers`, each with its reason (`border-policy schema lint` is its schema):

```json
{
  "waivers": [
    {
      "rule": "C17",
      "workbook": "budget-*.xlsx",
      "place": "Summary!B2:B40",
      "reason": "The counts are live, so that people see what follows from an edit."
    }
  ]
}
```

`workbook` is a name or path with `*` and `?`; `place` may be left out, be a sheet, or a sheet with
cells. Waived findings are counted in the summary. A waiver that waives nothing in a workbook that
it is for is told (A101), and so is one of a rule that does not exist (A102)."""


def _profiles() -> list[str]:
    lines = []
    for profile in PROFILES.values():
        limits = profile.limits
        lines.append(f"- `{profile.name}`: {profile.title}. Text of {limits.least_size:g} points.")
    lines += ["", "Where `analyst`, or a published edition, departs from the levels:", ""]
    for profile in PROFILES.values():
        for rule_id, (severity, reason) in profile.departures.items():
            lines.append(f"- {rule_id} under `{profile.name}`: {severity or 'left out'}; {reason}.")
    return lines


def _glance() -> list[str]:
    names = " | ".join(f"`{name}`" for name in PROFILES)
    lines = [f"| Rule | Asks for | {names} |", "|---" * (2 + len(PROFILES)) + "|"]
    for rules in GROUPS.values():
        for rule in rules:
            cells = [profile.severity(rule) or "–" for profile in PROFILES.values()]
            asked = "not checked by a machine: " if rule.unchecked else ""
            lines.append(f"| {rule.id} | {asked}{rule.title} | {' | '.join(cells)} |")
    return lines


def _facts(rule: Rule) -> list[str]:
    severities = [f"{p.name} {p.severity(rule)}" for p in PROFILES.values() if p.severity(rule)]
    facts = [f"Level: {'; '.join(LEVELS[level] for level in rule.levels)}."]
    if rule.sources:
        facts.append(f"Source: {'; '.join(SOURCES[key] for key in rule.sources.split())}.")
    if severities:
        facts.append(f"Profiles: {', '.join(severities)}.")
    if rule.how:
        facts.append(f"How it is checked: {rule.how}")
    if rule.unchecked:
        facts.append(f"Not checked by a machine: {rule.unchecked}.")
    return facts
