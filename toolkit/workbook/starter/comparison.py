"""Writes the comparison template: authored with openpyxl, finished on the package."""

import datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from toolkit.workbook.package import Package
from toolkit.workbook.properties import set_core
from toolkit.workbook.save import save
from toolkit.workbook.sharing import share_inline_strings
from toolkit.workbook.starter.chart import ALT_TEXT
from toolkit.workbook.starter.comparison_sheets import SHEETS
from toolkit.workbook.starter.cover import NAME, write_cover
from toolkit.workbook.starter.design import add_styles
from toolkit.workbook.starter.sheet import write_table_sheet
from toolkit.workbook.xml import XDR, qualified, to_bytes

_BEGINNING = datetime.date(1980, 1, 1)
"""The day in the template's properties; a filled workbook carries that of its release."""


def author_comparison(path: Path) -> None:
    """Write the starter template of the comparison to `path`; it holds tags and no data.

    The same bytes each time. Raises FileError if the file cannot be written.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    add_styles(workbook)
    write_cover(workbook, SHEETS)
    for layout in SHEETS:
        write_table_sheet(workbook, layout, NAME)
    _describe(workbook)
    package = _packed(workbook, path.name)
    share_inline_strings(package)
    set_core(package, date=_BEGINNING)
    _name_charts(package)
    save(package, path)


def _describe(workbook: Workbook) -> None:
    about = workbook.properties
    about.title = "Border relationships compared, with the evidence"
    about.creator = about.lastModifiedBy = "Border Policy Toolkit"
    about.subject = "Comparison of border measures, relationship by relationship"
    about.keywords = "border policy, comparison, evidence, sources"
    about.language = "en"
    workbook.active = 0
    workbook.calculation.fullCalcOnLoad = True


def _packed(workbook: Workbook, name: str) -> Package:
    held = BytesIO()
    workbook.save(held)
    return Package.from_bytes(held.getvalue(), name)


def _name_charts(package: Package) -> None:
    """Give every chart its alternative text, for which openpyxl has no word."""
    for part in [name for name in package.names() if name.startswith("xl/drawings/drawing")]:
        root = package.xml(part)
        for shape in root.iter(qualified(XDR, "cNvPr")):
            shape.set("descr", ALT_TEXT)
        package.replace(part, to_bytes(root))
