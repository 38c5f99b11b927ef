"""Writes the comparison template: authored with openpyxl, finished on the package."""

import datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from toolkit.workbook.cells.sharing import share_inline_strings
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.properties import set_core
from toolkit.workbook.opc.save import save
from toolkit.workbook.opc.xml import XDR, C, qualified, to_bytes
from toolkit.workbook.starter.chart import ALT_TEXT
from toolkit.workbook.starter.comparison_sheets import SHEETS
from toolkit.workbook.starter.cover import NAME, write_cover
from toolkit.workbook.starter.design import add_styles
from toolkit.workbook.starter.sheet import write_table_sheet

_CHARTS = ("xl/drawings/drawing", "xl/charts/chart")
BEGINNING = datetime.date(1980, 1, 1)
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
    set_core(package, date=BEGINNING)
    _finish_charts(package)
    save(package, path)


def _describe(workbook: Workbook) -> None:
    about = workbook.properties
    about.title, about.creator = "{{ release.title }}", "{{ release.publisher }}"
    about.lastModifiedBy = "Border Policy Toolkit"
    about.subject = "Comparison of border measures, relationship by relationship"
    about.keywords = "border policy, comparison, evidence, sources"
    about.language = "en"
    workbook.active = 0
    workbook.calculation.fullCalcOnLoad = True


def _packed(workbook: Workbook, name: str) -> Package:
    held = BytesIO()
    workbook.save(held)
    return Package.from_bytes(held.getvalue(), name)


def _finish_charts(package: Package) -> None:
    """Write what openpyxl has no word for: alternative text, and that the title is typed."""
    for part in [name for name in package.names() if name.startswith(_CHARTS)]:
        root = package.xml(part)
        for shape in root.iter(qualified(XDR, "cNvPr")):
            shape.set("descr", ALT_TEXT)
        for area in root.iter(qualified(C, "plotArea")):
            area.addprevious(root.makeelement(qualified(C, "autoTitleDeleted"), {"val": "0"}))
        package.replace(part, to_bytes(root))
