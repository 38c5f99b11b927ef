"""Parquet, with the type of every column; needs pyarrow, which comes only if asked for."""

import io

from toolkit.errors import ToolkitError
from toolkit.exports.table import Kind, Table


def as_parquet(table: Table) -> bytes:
    """Return the table with nullable columns of its types; title and origin are column metadata.

    Raises ToolkitError where pyarrow is missing.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        how = "install it with: pip install 'border-policy-toolkit[parquet]'"
        raise ToolkitError(f"Parquet needs pyarrow, which is not installed; {how}") from error
    types: dict[Kind, pa.DataType] = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date-text": pa.string(),
        "list": pa.list_(pa.string()),
    }
    fields = [
        pa.field(each.name, types[each.kind], metadata={"title": each.title, "origin": each.origin})
        for each in table.columns
    ]
    values = [[row[index] for row in table.rows] for index in range(len(fields))]
    arrays = [pa.array(v, type=field.type) for v, field in zip(values, fields, strict=True)]
    held = io.BytesIO()
    parquet.write_table(pa.Table.from_arrays(arrays, schema=pa.schema(fields)), held)
    return held.getvalue()
