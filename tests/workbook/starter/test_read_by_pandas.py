"""Each Table, as pandas reads it, is the frame that the views made."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from openpyxl.utils import range_boundaries

from tests.views.small import edition, views
from tests.workbook.starter import making
from toolkit.workbook.tags.grammar import Tag
from toolkit.workbook.tags.parse import parse

KEEP_THE_VALUE = {"link", "where"}
CHANGED = ("label", "date", "earliest", "latest")
_AXIS = re.compile(r"\{\{ compared_axes\[\]\.short \| across(?: single)? \}\}")
_WORD = re.compile(r"\{\{ words\.(\w+)\.(\w+) \}\}")


@cache
def _records(view: str) -> Any:
    return _views()[view].records()


@cache
def _views() -> Any:
    return views(making.real_data())


def _columns(template: Path) -> list[tuple[str, str, str, str, str]]:
    """Sheet, Table, heading with tags, view and path of the value within a row."""
    book = openpyxl.load_workbook(template)
    return [
        (sheet.title, name, heading, *place)
        for sheet in book
        for name in sheet.tables
        for heading, body in _cells(sheet, sheet.tables[name].ref)
        if (place := _place(body))
    ]


def _cells(sheet: Any, ref: str) -> Iterator[tuple[str, Any]]:
    left, top, right, bottom = range_boundaries(ref)
    for column in range(left, right + 1):
        if bottom == top + 1:
            yield sheet.cell(top, column).value, sheet.cell(bottom, column).value


def _place(body: Any) -> tuple[str, str] | None:
    """The view and the path below its row, for a cell with one tag that leaves the value alone."""
    if not isinstance(body, str) or body.startswith("="):
        return None
    (tag,) = parse(body)
    if not isinstance(tag, Tag) or any(f.name in CHANGED for f in tag.filters):
        return None
    assert {f.name for f in tag.filters} <= KEEP_THE_VALUE
    root, _, rest = body.removeprefix("{{ ").partition("[].")
    return root, rest.removesuffix(" }}").partition(" | ")[0]


def _expected(view: str, path: str, axis: str, kept: Any) -> list[Any]:
    nested, _, field = path.rpartition("].")
    found = []
    for row in _records(view):
        if kept(row):
            cell = row[nested.partition("[")[0]].get(axis, {}) if nested else row
            found.append(cell.get(field))
    return found


def _headings(text: str) -> Iterator[tuple[str, str]]:
    """Every heading that a heading with tags becomes, and the axis that it is of."""
    words = edition(making.real_data())
    plain = _WORD.sub(lambda word: words.word(word[1], word[2]), text)
    if not _AXIS.search(plain):
        yield plain, "context"
        return
    for axis in words.axes:
        yield _AXIS.sub(words.axis_names[axis["id"]], plain), axis["id"]


def _read(workbook: pd.ExcelFile, sheet: str, ref: str) -> pd.DataFrame:
    left, top, right, bottom = range_boundaries(ref)
    return pd.read_excel(
        workbook,
        sheet_name=sheet,
        header=top - 1,
        usecols=list(range(left - 1, right)),
        nrows=bottom - top,
        dtype=object,  # a year that is text is not to be made a number
        keep_default_na=False,
        na_values=[""],
    )


@pytest.mark.parametrize("engine", ["openpyxl", "calamine"])
def test_pandas_reads_the_frames_of_the_views(
    template: Path, real_path: Path, real_book: Any, engine: Any
) -> None:
    if engine == "calamine":
        pytest.importorskip("python_calamine")
    frames: dict[str, pd.DataFrame] = {}
    with pd.ExcelFile(real_path, engine=engine) as workbook:
        for sheet, table, heading, view, path in _columns(template):
            if table not in frames:
                frames[table] = _read(workbook, sheet, real_book[sheet].tables[table].ref)
            for shown, axis in _headings(heading):
                wanted = _expected(view, path, axis, _kept(table))
                found = [None if pd.isna(value) else value for value in frames[table][shown]]
                assert [_plain(v) for v in found] == [_plain(v) for v in wanted], (table, shown)
    assert len(frames) >= 18


def _kept(table: str) -> Any:
    """Which rows of its view a Table holds, where these are not all."""
    conditions = {
        "Comparable": lambda row: row["comparable"],
        "Codebook": lambda row: row["in_workbook"],
        "BySymmetry": lambda row: row["codes"] == "symmetry" and row["code"],
        "ByCheck": lambda row: row["codes"] == "checked" and row["code"],
        "ByStanding": lambda row: row["codes"] == "standing" and row["code"],
    }
    return conditions.get(table, lambda _: True)


def _plain(value: Any) -> Any:
    """A workbook keeps no difference between 5 and 5.0, nor between no text and an empty one."""
    if value == "":
        return None
    return float(value) if isinstance(value, int | float) else value
