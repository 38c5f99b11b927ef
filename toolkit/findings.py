"""Findings: what validation, planning and filling report for a person to look at."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "note"]
_ORDER: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True, order=True)
class SeedPlace:
    """A place in a JSON file: lines and columns count from 1, `pointer` is as in RFC 6901.

    The end is one past the last character; an `end_line` of 0 says that no end is known. `trail` is
    the pointer with ids instead of list indices, so that it stays when members come and go.
    """

    file: str
    line: int = 1
    column: int = 1
    pointer: str = field(default="", compare=False)
    end_line: int = field(default=0, compare=False)
    end_column: int = field(default=0, compare=False)
    trail: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class CellPlace:
    """A place in a workbook, shown as `comparison.xlsx: Sheet!C7`."""

    file: str
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        where = f"{self.sheet}!{self.cell}" if self.cell else self.sheet
        return f"{self.file}: {where}" if where else self.file


Place = SeedPlace | CellPlace


@dataclass(frozen=True)
class Finding:
    """One thing a person must look at: a stable code, where it is, what is wrong, what to do.

    Where they are known: `found` is the value as it stands there, `expected` says what belongs
    there, and `suggestion` is the known name or code that was probably meant.
    """

    code: str
    severity: Severity
    message: str
    place: Place
    remedy: str = ""
    found: str = ""
    expected: str = ""
    suggestion: str = ""

    def __str__(self) -> str:
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{self.place}: {self.severity} {self.code}: {self.message}{remedy}"


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings without duplicates: errors, warnings, notes, each by place and code."""
    unique = dict.fromkeys(findings)
    return sorted(unique, key=lambda f: (_ORDER[f.severity], str(type(f.place)), f.place, f.code))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Return whether any finding is an error."""
    return any(finding.severity == "error" for finding in findings)
