"""Copies of the small project's workbook, and what a refresh makes of them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.builders import write_seeds
from tests.tasks.pulling import Change, edited, seeds
from toolkit.tasks.refresh import Refreshed, RefreshOptions, refresh

COPY = Path("mine.xlsx")
Reseed = Callable[[dict[str, Any]], None]


def refreshed(root: Path, **options: Any) -> Refreshed:
    """Return what a refresh makes of the copy."""
    return refresh(root, root / COPY, RefreshOptions(**options))


def copy_of(root: Path, change: Change, *, receipt: bool = True) -> Path:
    """Save the output as somebody's own copy, changed."""
    return edited(root, change, receipt=receipt, name=COPY)


def reseed(root: Path, change: Reseed) -> None:
    """Change the seeds of the project."""
    files = seeds()
    change(files)
    for path in (root / "seeds").rglob("*.json"):
        path.unlink()
    write_seeds(root, files)


def rows_of(root: Path, sheet: str = "Measures", *, values: bool = False) -> dict[str, list[Any]]:
    """Return the rows of a Table of the copy by key."""
    found = opened(root, values=values)[sheet].iter_rows(min_row=2, values_only=True)
    return {str(row[0]): list(row) for row in found if row[0] is not None}


def opened(root: Path, *, values: bool = False) -> openpyxl.Workbook:
    """Open the copy."""
    return openpyxl.load_workbook(root / COPY, data_only=values)


def add_column(
    sheet: Worksheet, heading: str, cells: Mapping[str, Any], *, column: int | None = None
) -> int:
    """Write a column right of a Table that begins in A1, by key; return its number."""
    column = column or sheet.max_column + 1
    sheet.cell(1, column, heading)
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, column, cells.get(str(sheet.cell(row, 1).value)))
    return column


def sort_rows(sheet: Worksheet, keys: list[str]) -> None:
    """Put the rows of a sheet whose Table begins in A1 into the order of these keys."""
    rows = {str(row[0].value): [cell.value for cell in row] for row in sheet.iter_rows(min_row=2)}
    for number, key in enumerate(keys, start=2):
        for column, value in enumerate(rows[key], start=1):
            sheet.cell(number, column).value = value
