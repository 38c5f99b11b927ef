"""A JSON list of objects for each table."""

import json

from toolkit.exports.table import Table


def as_json(table: Table) -> bytes:
    """Return the rows as objects by column name; a missing value is null, a list a list."""
    names = [column.name for column in table.columns]
    rows = [dict(zip(names, row, strict=True)) for row in table.rows]
    return (json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode()
