"""What every form of a report is written from."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from toolkit.findings import Finding, SeedPlace, Severity


@dataclass(frozen=True)
class Report:
    """Findings, worst first, with what was looked at.

    `summary` says it in words; `files` are the names of the files that were checked; `failing` are
    the severities that make the command fail; `complete` is False where checks are still to come.
    `prefix` is the project's folder as seen from where the command runs, which CI systems need to
    find a file. `command` is what was run.
    """

    findings: Sequence[Finding]
    summary: str
    files: tuple[str, ...] = ()
    failing: tuple[Severity, ...] = ("error",)
    complete: bool = True
    prefix: str = ""
    command: str = "validate"

    def path(self, file: str) -> str:
        """Return a file's name as seen from where the command runs."""
        return (PurePosixPath(self.prefix) / file).as_posix()

    def fingerprints(self) -> Iterator[tuple[Finding, str]]:
        """Yield every finding with a text that stays the same when others come, go or move.

        It is made from code, file and the way to the value by ids; of findings that have all this
        in common the second ends in `:2`, and so on.
        """
        seen: Counter[str] = Counter()
        for finding in self.findings:
            where = "\0".join((finding.code, self.path(finding.place.file), *_within(finding)))
            digest = hashlib.sha256(where.encode("utf-8", "backslashreplace")).hexdigest()[:32]
            seen[digest] += 1
            yield finding, f"{digest}:{seen[digest]}"


def counted(findings: Sequence[Finding]) -> str:
    """Return how many there are of each severity, for example `2 errors, 1 warning`."""
    found = Counter(finding.severity for finding in findings)
    counts = [(found[name], name) for name in ("error", "warning", "note") if found[name]]
    said = [f"{n:,} {name}{'' if n == 1 else 's'}" for n, name in counts]
    return ", ".join(said) or "nothing to report"


def advice(finding: Finding) -> str:
    """Return message and remedy as one text."""
    return f"{finding.message}; {finding.remedy}" if finding.remedy else finding.message


def visible(text: str) -> str:
    """Return a text with control characters as escapes: what data says must not steer a terminal.

    Also halves of surrogate pairs, which cannot be written, and what XML cannot hold.
    """
    if text.isprintable():
        return text
    return "".join(_escaped(char) if _is_odd(char) else char for char in text)


def _is_odd(char: str) -> bool:
    code = ord(char)
    is_control = code < 0x20 or 0x7F <= code < 0xA0
    steers = char in "\u2028\u2029" or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069
    return is_control or steers or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF)


def _escaped(char: str) -> str:
    return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(char) or f"\\u{ord(char):04x}"


def _within(finding: Finding) -> tuple[str, ...]:
    place = finding.place
    if isinstance(place, SeedPlace):
        return (place.trail or place.pointer,)
    return (place.sheet, place.cell)
