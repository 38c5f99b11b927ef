"""Rows that are written many at a time are those that are written cell by cell."""

import io
from collections.abc import Mapping
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Alignment

from tests.workbook.filling import fill_in, mistakes, opened, packed
from toolkit.workbook.fill import emit
from toolkit.workbook.fill.rowpatterns import RowPattern
from toolkit.workbook.opc.package import Package

TEXTS = st.sampled_from(["", "a", "b & <c>", "=1+1", "-2", " x ", "line\nbreak", "_x000D_"])
NUMBERS = st.integers(-(10**6), 10**6) | st.floats(-1e9, 1e9, allow_nan=False)
DAYS = st.sampled_from(["2001-12", "2001-12-12", "1999", None])
OF_ONE_KIND = st.sampled_from([TEXTS, NUMBERS, st.booleans(), st.none(), TEXTS | st.none()])
VALUES = st.lists(st.one_of(TEXTS, NUMBERS, st.booleans(), st.none()), min_size=1, max_size=8)
COLUMN = VALUES | OF_ONE_KIND.flatmap(lambda kind: st.lists(kind, min_size=1, max_size=8))


def two_rows() -> bytes:
    """Return a template with a block of two rows: plain, wrapped, fixed and mixed cells, a date."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A4"], sheet["C2"] = "{{#each r}}", "{{/each}}", "fixed 1"
    sheet["A2"], sheet["B2"], sheet["D2"] = "{{ r.v }}", "{{ r.w }}", "no. {{ r.v }}"
    sheet["B3"], sheet["C3"] = "{{ r.v }}", "{{ r.day | earliest }}"
    sheet["B2"].alignment, sheet["C3"].number_format = Alignment(wrap_text=True), "yyyy-mm-dd"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


TEMPLATE = two_rows()


def filled(data: Mapping[str, Any]) -> list[list[tuple[object, ...]]]:
    package = Package.from_bytes(TEMPLATE, "t.xlsx")
    fill_in(package, data)
    sheet = opened(package).worksheets[0]
    heights = [sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)]
    cells = [
        [(c.value, c.data_type, c.number_format, bool(c.quotePrefix)) for c in row]
        for row in sheet.iter_rows()
    ]
    return [*cells, [(height,) for height in heights]]


@settings(max_examples=60, deadline=None)
@given(COLUMN, COLUMN, st.lists(DAYS, min_size=1, max_size=8), st.integers(1, 4))
@example([None, "a"], ["long " * 99, None], ["2001", None], 1)
def test_many_at_a_time_are_the_same_as_cell_by_cell(
    first: list[Any], second: list[Any], days: list[Any], size: int
) -> None:
    rows = [dict(zip(("v", "w", "day"), r, strict=True)) for r in zip(first, second, days)]  # noqa: B905
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(emit, "CHUNK", size)
        together = filled({"r": rows})
        patch.setattr(RowPattern, "plain", lambda _: None)
        assert filled({"r": rows}) == together


def test_every_value_that_fits_no_cell_is_told_with_its_place() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["B2"] = "{{ r[].v }}"
    rows = [{"id": str(n), "v": "\x01" if n in (3, 40) else "fine"} for n in range(50)]
    found = mistakes(packed(book), {"r": rows})
    assert [str(f.place) for f in found] == ["t.xlsx: Sheet!B5", "t.xlsx: Sheet!B42"]
    assert [f.message.partition(":")[0] for f in found] == ["r/3/v", "r/40/v"]


def test_rows_whose_items_are_no_objects_are_filled_too() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "{{ r[] }}"
    package = packed(book)
    fill_in(package, {"r": ["a", 2, True, None]})
    sheet = opened(package).worksheets[0]
    assert [sheet.cell(n, 1).value for n in range(1, 5)] == ["a", 2, True, None]
