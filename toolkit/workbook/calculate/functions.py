"""Which functions the engine may answer, and with which arguments."""

import re
from collections.abc import Callable, Iterator, Sequence

from toolkit.workbook.references.range_functions import plain_name

# Each is held against LibreOffice by a test, over ordinary and over odd arguments. Left out on
# purpose: functions whose last digit depends on the machine (LN, EXP, SIN, ...), what depends on
# the reader's language (DATEVALUE), and what engine 0.9.1 gets wrong (TEXTJOIN keeps empty texts
# that it should leave out, SECOND cuts instead of rounding).
_PROVEN = """
    ABS AND AVERAGE AVERAGEIF AVERAGEIFS CEILING CHAR CHOOSE COLUMN COLUMNS CONCAT CONCATENATE COUNT
    COUNTA COUNTBLANK COUNTIF COUNTIFS DATE DATEDIF DAY DAYS EDATE EOMONTH EXACT FALSE FIND FLOOR
    HLOOKUP HYPERLINK IF IFERROR IFNA IFS INDEX INT ISBLANK ISERR ISERROR ISEVEN ISLOGICAL ISNA
    ISNONTEXT ISNUMBER ISODD ISOWEEKNUM ISTEXT LARGE LEFT LEN LOWER MATCH MAX MAXIFS MEDIAN MID MIN
    MINIFS MOD MONTH N NA NETWORKDAYS NOT OR PERCENTILE PERCENTILE.INC PI POWER PRODUCT PROPER
    QUARTILE QUARTILE.INC QUOTIENT RANK RANK.EQ REPLACE REPT RIGHT ROUND ROUNDDOWN ROUNDUP ROW ROWS
    SEARCH SIGN SMALL SQRT STDEV STDEV.P STDEV.S STDEVP SUBSTITUTE SUBTOTAL SUM SUMIF SUMIFS
    SUMPRODUCT SWITCH T TEXT TRIM TRUE TRUNC UNICHAR UNICODE UPPER VALUE VAR VAR.P VAR.S VARP
    VLOOKUP WEEKDAY XLOOKUP XMATCH XOR YEAR
"""
_VOLATILE = "CELL INDIRECT INFO NOW OFFSET RAND RANDARRAY RANDBETWEEN TODAY"

PROVEN_FUNCTIONS = frozenset(_PROVEN.split())
VOLATILE_FUNCTIONS = frozenset(_VOLATILE.split())
# Their results leave out what hidden rows hold, and the engine is not told which rows are hidden.
HIDDEN_ROWS_MATTER = frozenset({"SUBTOTAL"})

_CALL = re.compile(r""""(?:[^"]|"")*+"|'(?:[^']|'')*+'|([^\W\d][\w.]*+)\s*\(""")
_TOKEN = re.compile(r""""(?:[^"]|"")*+"|'(?:[^']|'')*+'|[(),]|[^"'(),]+""")
_NAME_AT_END = re.compile(r"([^\W\d][\w.]*+)\s*\Z")

_NUMBER_FORMAT = r"(?:0+|#,##0)(?:\.0+)?%?|@"
_DATE_FORMAT = r"(?:dd?|mm|mmmm?|yyyy)(?:[ ,./-]+(?:dd?|mm|mmmm?|yyyy))*"
_KNOWN_FORMAT = re.compile(rf'"(?:{_NUMBER_FORMAT}|{_DATE_FORMAT})"')
_KNOWN_SUBTOTAL = re.compile(r"(?:10)?[1-69]")
_EXACT = frozenset({"0", "FALSE"})
_FIRST_CRITERION = {
    "COUNTIF": (1, 9),
    "SUMIF": (1, 9),
    "AVERAGEIF": (1, 9),
    "COUNTIFS": (1, 2),
    "SUMIFS": (2, 2),
    "AVERAGEIFS": (2, 2),
    "MAXIFS": (2, 2),
    "MINIFS": (2, 2),
}
"""Where the first criterion stands among the arguments, and how many further on the next."""


def functions_in(formula: str) -> list[str]:
    """Return the plain names of the functions that are called; structured references mislead it."""
    return [plain_name(match[1]) for match in _CALL.finditer(formula) if match[1]]


def mistrusted(formula: str) -> str:
    """Return with which arguments a proven function is not trusted, empty if with none here."""
    for name, arguments in _calls(formula):
        check = _CHECKS.get(name)
        if check is not None and not check([argument.strip() for argument in arguments]):
            return f"{name} is not proven to be calculated right with these arguments"
    return ""


def counts_empty_cells(formula: str) -> bool:
    """Return whether a criterion asks for what differs from something, as empty cells do."""
    for name, arguments in _calls(formula):
        if name in _FIRST_CRITERION:
            first, step = _FIRST_CRITERION[name]
            for argument in arguments[first::step]:
                if argument.strip().startswith('"<>') and argument.strip() != '"<>"':
                    return True
    return False


def _calls(formula: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each call with its arguments as text, inner calls first."""
    stack: list[tuple[str, list[str]]] = [("", [""])]
    for match in _TOKEN.finditer(formula):
        token = match.group()
        arguments = stack[-1][1]
        if token == "(":
            name = _NAME_AT_END.search(arguments[-1])
            stack.append((plain_name(name[1]) if name else "", [""]))
        elif token == "," and len(stack) > 1:
            arguments.append("")
        elif token == ")" and len(stack) > 1:
            name_called, inner = stack.pop()
            stack[-1][1][-1] += f"({','.join(inner)})"
            yield name_called, inner
        else:
            arguments[-1] += token


def _exact_from(position: int) -> Callable[[Sequence[str]], bool]:
    """Lookups in sorted lists find another of several equal entries than Excel does."""
    return lambda arguments: (
        len(arguments) > position
        and (arguments[position].upper() in _EXACT or not arguments[position])
    )


def _first_to_last(position: int) -> Callable[[Sequence[str]], bool]:
    return lambda arguments: arguments[position : position + 1] in ([], [""], ["1"], ["-1"])


_CHECKS: dict[str, Callable[[Sequence[str]], bool]] = {
    "MATCH": _exact_from(2),
    "VLOOKUP": _exact_from(3),
    "HLOOKUP": _exact_from(3),
    "XLOOKUP": _first_to_last(5),
    "XMATCH": _first_to_last(3),
    "TEXT": lambda arguments: bool(_KNOWN_FORMAT.fullmatch(arguments[-1])),
    "SUBTOTAL": lambda arguments: bool(_KNOWN_SUBTOTAL.fullmatch(arguments[0])),
    "CHAR": lambda arguments: arguments[0].isdecimal() and int(arguments[0]) < 128,
}
