"""The formats, by name, with the ending of their files."""

from collections.abc import Callable, Iterator, Sequence

from toolkit.exports.as_csv import as_csv
from toolkit.exports.as_json import as_json
from toolkit.exports.as_parquet import as_parquet
from toolkit.exports.table import Table, dictionary

EXPORTS: dict[str, Callable[[Table], bytes]] = {
    "csv": as_csv,
    "json": as_json,
    "parquet": as_parquet,
}


def exported(tables: Sequence[Table], form: str) -> Iterator[tuple[str, bytes]]:
    """Yield file name and content of every table and of the dictionary that describes them.

    Raises ToolkitError where a library for the format is missing.
    """
    for table in [*tables, dictionary(tables)]:
        yield f"{table.name}.{form}", EXPORTS[form](table)
