"""Makes small templates with openpyxl, fills them, and reads the result back."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.table import Table

from toolkit.errors import FindingsError
from toolkit.findings import Finding
from toolkit.workbook.fill.fill import Filled, fill
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.save import write_package
from toolkit.workbook.tags.context import Context

Cells = Mapping[str, object]


def template(
    sheets: Mapping[str, Cells], tables: Mapping[str, tuple[str, str]] | None = None
) -> Package:
    """Return a template with these cells by sheet; `tables` are (sheet, area) by name."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, cells in sheets.items():
        sheet = book.create_sheet(name)
        for address, value in cells.items():
            sheet[address] = value
    for name, (sheet_name, area) in (tables or {}).items():
        book[sheet_name].add_table(Table(displayName=name, ref=area))
    return packed(book)


def packed(book: openpyxl.Workbook) -> Package:
    """Return an openpyxl workbook as a package."""
    file = io.BytesIO()
    book.save(file)
    return Package.from_bytes(file.getvalue(), "t.xlsx")


def fill_in(package: Package, data: Mapping[str, Any], **context: Any) -> Filled:
    """Fill a template from plain data."""
    return fill(package, "t.xlsx", Context(data, **context))


def as_bytes(package: Package) -> bytes:
    """Return the package as the bytes of a file."""
    file = io.BytesIO()
    write_package(package, file)
    return file.getvalue()


def opened(package: Package) -> openpyxl.Workbook:
    """Return the package as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(as_bytes(package)))


def shown(package: Package, sheet: str) -> dict[str, object]:
    """Return the cells of a sheet that hold something."""
    found = opened(package)[sheet]
    return {c.coordinate: c.value for row in found.iter_rows() for c in row if c.value is not None}


def mistakes(package: Package, data: Mapping[str, Any], **context: Any) -> list[Finding]:
    """Return the findings that stop a fill; fails if nothing does."""
    with pytest.raises(FindingsError) as caught:
        fill_in(package, data, **context)
    return list(caught.value.findings)


def written(package: Package, path: Path) -> Path:
    """Write the package to a file."""
    path.write_bytes(as_bytes(package))
    return path
