"""Which functions the engine may answer."""

import re

from toolkit.workbook.range_functions import plain_name

# Each is held against LibreOffice by a test, over ordinary and over odd arguments. Functions whose
# last digit depends on the machine (LN, EXP, SIN, ...) are left out on purpose: their values would
# not be the same everywhere.
_PROVEN = """
    ABS AND AVERAGE AVERAGEIF AVERAGEIFS CHAR CHOOSE COLUMN COLUMNS CONCAT CONCATENATE COUNT COUNTA
    COUNTBLANK COUNTIF COUNTIFS DATE DATEVALUE DAY DAYS EDATE EOMONTH EXACT FALSE FIND HLOOKUP HOUR
    HYPERLINK IF IFERROR IFNA IFS INDEX INT ISBLANK ISERR ISERROR ISEVEN ISLOGICAL ISNA ISNONTEXT
    ISNUMBER ISODD ISTEXT LARGE LEFT LEN LOOKUP LOWER MATCH MAX MAXIFS MEDIAN MID MIN MINIFS MINUTE
    MOD MONTH N NA NOT OR POWER PRODUCT PROPER QUOTIENT RANK RANK.EQ REPLACE REPT RIGHT ROUND
    ROUNDDOWN ROUNDUP ROW ROWS SEARCH SECOND SIGN SMALL SQRT STDEV.P STDEV.S SUBSTITUTE SUBTOTAL SUM
    SUMIF SUMIFS SUMPRODUCT SWITCH T TEXT TEXTJOIN TIME TRIM TRUE TRUNC UNICHAR UNICODE UPPER VALUE
    VAR.P VAR.S VLOOKUP WEEKDAY XLOOKUP XMATCH XOR YEAR
"""
_VOLATILE = "CELL INDIRECT INFO NOW OFFSET RAND RANDARRAY RANDBETWEEN TODAY"

PROVEN_FUNCTIONS = frozenset(_PROVEN.split())
VOLATILE_FUNCTIONS = frozenset(_VOLATILE.split())
# Their results leave out what hidden rows hold, and the engine is not told which rows are hidden.
HIDDEN_ROWS_MATTER = frozenset({"SUBTOTAL"})

_CALL = re.compile(r""""(?:[^"]|"")*+"|'(?:[^']|'')*+'|([^\W\d][\w.]*+)\s*\(""")


def functions_in(formula: str) -> list[str]:
    """Return the plain names of the functions that are called; structured references mislead it."""
    return [plain_name(match[1]) for match in _CALL.finditer(formula) if match[1]]
