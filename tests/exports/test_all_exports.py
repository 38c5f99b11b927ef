"""Tables as files: what is read back is what was written, and text never becomes a formula."""

import csv
import io
import json
import sys
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from toolkit.errors import ToolkitError
from toolkit.exports.all_exports import EXPORTS, exported
from toolkit.exports.as_csv import as_csv
from toolkit.exports.as_json import as_json
from toolkit.exports.as_parquet import as_parquet
from toolkit.exports.table import Table, TableColumn, dictionary

COLUMNS = (
    TableColumn("key", "text", "Key", ""),
    TableColumn("year", "integer", "Year", "measures/{measure}/year"),
    TableColumn("share", "number", "Share", ""),
    TableColumn("added", "boolean", "Added", ""),
    TableColumn("signed", "date-text", "Signed", ""),
    TableColumn("partners", "list", "Partners", ""),
)
ROWS: list[list[Any]] = [
    ["a", 2001, 0.5, True, "2001-12", ["x", "y"]],
    ["=1+1", None, None, False, None, []],
    ["é\n", -3, -1.5, None, "2001~", None],
]
TABLE = Table("things", COLUMNS, ROWS)


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_has_a_heading_and_a_line_for_each_row() -> None:
    assert rows_of(as_csv(TABLE)) == [
        ["key", "year", "share", "added", "signed", "partners"],
        ["a", "2001", "0.5", "true", "2001-12", "x; y"],
        ["'=1+1", "", "", "false", "", ""],
        ["é\n", "-3", "-1.5", "", "2001~", ""],
    ]


def test_csv_begins_with_the_mark_that_excel_needs_for_accents() -> None:
    assert as_csv(TABLE).startswith(b"\xef\xbb\xbfkey,")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", " ="])
def test_text_that_could_be_run_as_a_formula_begins_with_an_apostrophe(sign: str) -> None:
    text = f"{sign}cmd|' /C calc'!A0"
    table = Table("t", COLUMNS[:1], [[text]])
    assert rows_of(as_csv(table))[1] == [f"'{text}"]


def test_the_first_member_of_a_list_cannot_be_a_formula_either() -> None:
    table = Table("t", COLUMNS[5:], [[["=1", "b"]]])
    assert rows_of(as_csv(table))[1] == ["'=1; b"]


@settings(max_examples=60)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), max_size=5))
def test_csv_read_back_has_every_text_and_none_begins_a_formula(texts: list[str]) -> None:
    table = Table("t", COLUMNS[:1], [[text] for text in texts])
    back = [row[0] if row else "" for row in rows_of(as_csv(table))[1:]]
    assert [text.removeprefix("'") for text in back] == [text.removeprefix("'") for text in texts]
    assert not any(text.lstrip(" ").startswith(("=", "+", "-", "@")) for text in back)


def test_json_keeps_null_empty_list_and_types_apart() -> None:
    records = json.loads(as_json(TABLE))
    assert [list(record.values()) for record in records] == ROWS
    assert list(records[0]) == [column.name for column in COLUMNS]


def test_parquet_has_types_values_and_what_each_column_is() -> None:
    table = parquet.read_table(io.BytesIO(as_parquet(TABLE)))
    assert table.to_pylist() == [
        dict(zip([c.name for c in COLUMNS], row, strict=True)) for row in ROWS
    ]
    assert table.schema.field("year").type == pa.int64()
    assert table.schema.field("partners").type == pa.list_(pa.string())
    assert table.schema.field("year").metadata == {
        b"title": b"Year",
        b"origin": b"measures/{measure}/year",
    }


def test_parquet_of_a_table_without_rows_still_has_its_types() -> None:
    table = parquet.read_table(io.BytesIO(as_parquet(Table("t", COLUMNS, []))))
    assert (table.num_rows, table.schema.field("share").type) == (0, pa.float64())


def test_without_pyarrow_the_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ToolkitError, match=r"install it with: pip install 'border.*\[parquet\]'"):
        as_parquet(TABLE)


def test_the_dictionary_describes_every_column_and_itself() -> None:
    described = dictionary([TABLE])
    assert [row[:4] for row in described.rows[:2]] == [
        ("things", "key", "Key", "text"),
        ("things", "year", "Year", "whole number"),
    ]
    own = [row[1] for row in described.rows if row[0] == "dictionary"]
    assert own == [column.name for column in described.columns]


@pytest.mark.parametrize("form", EXPORTS)
def test_the_same_tables_give_the_same_bytes(form: str) -> None:
    assert list(exported([TABLE], form)) == list(exported([TABLE], form))
    assert [name for name, _ in exported([TABLE], form)] == [f"things.{form}", f"dictionary.{form}"]
