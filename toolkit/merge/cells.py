"""What a cell holds, and when two programs mean the same by it."""

import base64
import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Literal

Scalar = str | int | float | bool | None
"""A JSON value that one field can have; texts are in the language of the edition."""
Shown = Scalar | date
"""What was written into a cell; None is an empty one."""
Form = Literal["plain", "day", "percent", "formula", "error"]

_EPOCH = date(1899, 12, 30)
_DIGEST = 5


@dataclass(frozen=True)
class Seen:
    """One cell as it stands in a workbook: its address there (`C7`) and what it holds.

    `form` tells a number that is shown as a day or in percent; `formula` and `error` are what a
    person typed or an engine left instead of a value, `text` is then how it reads. Days are numbers
    that count from 1899-12-30, whatever the workbook counts from.
    """

    address: str
    value: Scalar = None
    form: Form = "plain"
    text: str = ""

    @property
    def is_empty(self) -> bool:
        """Return whether nothing stands in the cell."""
        return self.form == "plain" and self.value in (None, "")


def mark(value: Shown) -> str:
    """Return a text that is the same for values that look and count the same in a cell.

    Programs that save a workbook write 0.1 and 0.10000000000000001, break lines in two ways, and
    leave out an empty text.
    """
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return f"b{value:d}"
    if isinstance(value, date):
        return f"n{(value - _EPOCH).days}"
    if isinstance(value, int | float):
        return f"n{value:.15g}"
    return "t" + value.replace("\r\n", "\n").replace("\r", "\n")


def mark_of(seen: Seen) -> str:
    """Return the mark of a cell of a workbook; formulas and errors have marks of their own."""
    if seen.form == "formula":
        return f"f{seen.text}"
    return f"e{seen.text}" if seen.form == "error" else mark(seen.value)


def short_digest(text: str) -> str:
    """Return five characters that tell one text from another; `-` for none.

    Two texts have the same by chance once in a thousand million times.
    """
    if not text:
        return "-"
    raw = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return base64.urlsafe_b64encode(raw[:6]).decode()[:_DIGEST]
