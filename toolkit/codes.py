"""Every code a finding can carry: how bad it is, what it is called, what to do about it.

Codes are stable: a code that is no longer used is not given to something else.
"""

from dataclasses import dataclass

from toolkit.findings import Finding, Place, Severity


@dataclass(frozen=True)
class Code:
    """One kind of finding; `remedy` is the general one, a finding may carry a more precise one."""

    code: str
    severity: Severity
    title: str
    remedy: str


_READING = (  # S1xx: the bytes of a JSON file, and the files of the seeds folder
    Code("S101", "error", "the file is empty", "write a JSON value into it, or delete it"),
    Code("S102", "error", "byte-order mark", "save the file as UTF-8 without byte-order mark"),
    Code("S103", "error", "not UTF-8", "save the file as UTF-8"),
    Code("S104", "error", "broken JSON", ""),
    Code("S105", "error", "key given twice", "keep one of the two"),
    Code("S106", "error", "not a number JSON can hold", "write a finite number, or null"),
    Code("S107", "error", "control character in a string", "delete it, or write its escape"),
    Code("S108", "error", "half of a surrogate pair", "write the whole character"),
    Code("S109", "error", "nested too deeply", "make the data flatter"),
    Code("S110", "warning", "file that nothing reads", "move it out of the folder, or rename it"),
    Code("S111", "error", "file is missing", ""),
)

CODES: dict[str, Code] = {code.code: code for group in (_READING,) for code in group}


def finding(code: str, message: str, place: Place, remedy: str = "") -> Finding:
    """Return a finding with the severity of its code, and the code's remedy unless one is given."""
    known = CODES[code]
    return Finding(code, known.severity, message, place, remedy or known.remedy)
