"""Number formats: the code of a cell's format, and how a number reads in it.

Only what names of series and categories need: digits, thousands, percent, days. Anything else reads
as in the General format.
"""

import math
import re
from datetime import date, timedelta
from functools import cached_property

from lxml import etree

from toolkit.workbook.opc.attributes import whole
from toolkit.workbook.opc.xml import main

GENERAL = "General"
_BUILT_IN = {
    **{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00"},
    **{12: "# ?/?", 13: "# ??/??", 14: "m/d/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy"},
    **{18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yyyy h:mm"},
    **{37: "#,##0_);(#,##0)", 38: "#,##0_);[Red](#,##0)", 39: "#,##0.00_);(#,##0.00)"},
    **{40: "#,##0.00_);[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0"},
    **{48: "##0.0E+0", 49: "@"},
}
"""The formats that a file names by number only (ECMA-376, numFmt), as Excel writes them."""
_SILENT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DAY_PART = re.compile(r'"([^"]*)"|\\(.)|(y+|m+|d+)|\[[^\]]*\]|_.|\*.|(.)', re.IGNORECASE)
_NUMBER = re.compile(r"^([^0#?]*)([#,0?]+)(\.[0#?]+)?(%?)([^0#?]*)$")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EPOCH = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)


class NumberFormats:
    """The number formats of a workbook, by the index of a cell's format."""

    def __init__(self, styles: etree._Element | None, *, from_1904: bool = False) -> None:
        """Take the root of the styles part, None where there is none, and how days are counted."""
        self._root = styles
        self._first = _EPOCH_1904 if from_1904 else _EPOCH

    @cached_property
    def _codes(self) -> list[str]:
        if self._root is None:
            return []
        own = {
            whole(f, "numFmtId"): f.get("formatCode", "") for f in self._root.iter(main("numFmt"))
        }
        formats = self._root.find(main("cellXfs"))
        ids = [whole(each, "numFmtId") for each in (formats if formats is not None else ())]
        return [own.get(number) or _BUILT_IN.get(number, GENERAL) for number in ids]

    def code(self, style: int) -> str:
        """Return the code of a format, General where it has none."""
        return self._codes[style] if style < len(self._codes) else GENERAL

    def shown(self, number: str, style: int) -> str:
        """Return how a number, as the file has it, reads in a cell of a format."""
        return in_format(number, self.code(style), self._first)


def in_format(number: str, code: str, first_day: date = _EPOCH) -> str:
    """Return how a number, as the file has it, reads in a format; days count from `first_day`."""
    try:
        value = float(number)
    except ValueError:
        return number
    if not math.isfinite(value):
        return number
    section = code.split(";")[0]
    bare = _SILENT.sub("", section).lower()
    if any(letter in bare for letter in "ymd") and "general" not in bare:
        return _as_day(value, section, first_day)
    shape = _NUMBER.match(_literal(section))
    return _as_number(value, shape) if shape and "e" not in bare else _general(value)


def _general(value: float) -> str:
    if value == int(value) and abs(value) < 1e11:
        return str(int(value))
    return f"{value:.10g}"


def _literal(section: str) -> str:
    """Return a section with its literal text in plain, without colours, gaps and fillers."""
    return re.sub(r'\[[^\]]*\]|_.|\*.|"([^"]*)"|\\(.)', lambda m: m[1] or m[2] or "", section)


def _as_number(value: float, shape: re.Match[str]) -> str:
    before, whole_part, decimals, percent, after = shape.groups()
    places = len(decimals or ".") - 1
    comma = "," if "," in whole_part else ""
    text = format(value * (100 if percent else 1), f"{comma}.{places}f")
    return f"{before}{text}{percent}{after}"


def _as_day(value: float, section: str, first_day: date) -> str:
    try:
        day = first_day + timedelta(days=int(value))
    except OverflowError:
        return _general(value)
    return "".join(_day_part(match, day) for match in _DAY_PART.finditer(section)).strip()


def _day_part(match: re.Match[str], day: date) -> str:
    quoted, escaped, letters, other = match.groups()
    if not letters:
        return quoted or escaped or other or ""
    month, weekday = _MONTHS[day.month - 1], _DAYS[day.weekday()]
    kind, length = letters[0].lower(), min(len(letters), 4)
    return {
        "y": ("", f"{day.year % 100:02}", f"{day.year % 100:02}", str(day.year), str(day.year)),
        "m": ("", str(day.month), f"{day.month:02}", month[:3], month),
        "d": ("", str(day.day), f"{day.day:02}", weekday[:3], weekday),
    }[kind][length]
