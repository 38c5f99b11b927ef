"""Profiles: which rules apply to whom, and how severe each is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.findings import Severity
from toolkit.lint.limits import Limits
from toolkit.lint.rule import Rule

_WORST: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True)
class Profile:
    """What one authority asks for: severities by level, the numbers, and what departs from that.

    `departures` give a rule another severity, or none, with the reason.
    """

    name: str
    title: str
    levels: Mapping[str, Severity]
    limits: Limits
    departures: Mapping[str, tuple[Severity | None, str]] = field(default_factory=dict)

    def severity(self, rule: Rule) -> Severity | None:
        """Return how severe a breach is, None where the rule does not apply."""
        if rule.unchecked:
            return None
        if rule.id in self.departures:
            return self.departures[rule.id][0]
        found = [self.levels[level] for level in rule.levels if level in self.levels]
        return min(found, key=_WORST.index, default=None)


_FIRST_RELEASE = "a first release has no changes to tell"
_BESIDE = "other formats are made by option, so their absence is only mentioned"

UK = Profile(
    "uk",
    "United Kingdom: guidance for spreadsheets that government publishes",
    {"E": "error", "D": "warning", "M": "warning", "S": "error"},
    Limits(least_size=12.0),
    {"W14": ("note", _BESIDE), "X05": ("note", _FIRST_RELEASE)},
)
CANADA = Profile(
    "canada",
    "Canada: Excel requirements under CAN/ASC EN 301 549",
    {"R": "error", "B": "warning", "M": "warning", "S": "error"},
    Limits(least_size=11.0),
)
US = Profile(
    "us",
    "United States: tests for Section 508, with Microsoft's checker",
    {"T": "error", "M": "warning", "S": "error"},
    Limits(),
)
ANALYST = Profile(
    "analyst",
    "A workbook that people work in: what every authority asks for, less what keeps them from it",
    {
        **{"E": "error", "R": "error", "T": "error", "S": "error"},
        **{"D": "warning", "B": "warning", "M": "warning", "X": "warning"},
    },
    Limits(least_size=11.0, linked_values=True),
    {
        "W14": (None, "a working copy is not what is published"),
        "S13": ("warning", "page numbers and names of sheets help on paper"),
        "T10": (None, "a style that stands out helps to work; C06 and C08 keep it legible"),
        "T12": (None, "what is compared stands side by side, under frozen headings"),
        "T16": (None, "people sort as they need"),
        "T18": ("note", "a convention of one screen reader"),
        "C07": (None, "fills help to find one's way, where words say the same (C08)"),
        "C17": (None, "formulas stay live, so that an edit shows what follows from it"),
        "C20": ("note", "sentences of sources are quoted as they are"),
        "V07": (None, "a chart stands beside its numbers"),
        "L03": (None, "the size of a document on somebody else's site is not known"),
        "X05": ("note", _FIRST_RELEASE),
    },
)

PROFILES: dict[str, Profile] = {p.name: p for p in (UK, CANADA, US, ANALYST)}
