"""Comma-separated values that Excel, LibreOffice, R and pandas read alike."""

import csv
import io
from typing import Any

from toolkit.exports.table import Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet program may take for the beginning of a formula."""


def as_csv(table: Table) -> bytes:
    """Return the table as UTF-8 with a mark at its beginning, which Excel needs for accents.

    Text that a spreadsheet program would run as a formula begins with an apostrophe, as in Excel
    itself. Members of a list are parted by `; `. An empty field is a missing value.
    """
    held = io.StringIO(newline="")
    writer = csv.writer(held)
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_field(value) for value in row] for row in table.rows)
    return held.getvalue().encode("utf-8-sig")


def _field(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = "; ".join(str(each) for each in value)
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value
