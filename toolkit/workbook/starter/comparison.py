"""Writes the comparison template: authored with openpyxl, finished on the package."""

import datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from toolkit.workbook.cells.sharing import share_inline_strings
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.properties import set_core
from toolkit.workbook.opc.save import save
from toolkit.workbook.starter import indicators, summary, timeline
from toolkit.workbook.starter.chart import finish_charts
from toolkit.workbook.starter.compared_sheets import COMPARISON, POINTS
from toolkit.workbook.starter.context_sheets import FINDINGS, INSTITUTIONS
from toolkit.workbook.starter.cover import NAME, write_cover
from toolkit.workbook.starter.design import add_styles
from toolkit.workbook.starter.evidence_sheets import EVIDENCE, QUESTIONS, READINGS, SOURCES
from toolkit.workbook.starter.layout import Tab, word
from toolkit.workbook.starter.reference_sheets import (
    CHANGES,
    CITATION,
    CODEBOOK,
    GLOSSARY,
    NOTES,
)
from toolkit.workbook.starter.sheet import finish_links, tab_of

TABS = (
    Tab(summary.NAME, summary.WORD, summary.write_summary),
    tab_of(COMPARISON),
    tab_of(POINTS),
    Tab(timeline.NAME, timeline.WORD, timeline.write_timeline, ("Timeline", word("key"))),
    Tab(indicators.NAME, indicators.WORD, indicators.write_indicators, ("Indicators", word("key"))),
    tab_of(INSTITUTIONS),
    tab_of(FINDINGS),
    tab_of(EVIDENCE),
    tab_of(READINGS),
    tab_of(QUESTIONS),
    tab_of(SOURCES),
    tab_of(CODEBOOK),
    tab_of(GLOSSARY),
    tab_of(NOTES),
    tab_of(CHANGES),
    tab_of(CITATION),
)
"""The sheets behind the cover, in order."""
BEGINNING = datetime.date(1980, 1, 1)
"""The day in the template's properties; a filled workbook carries that of its release."""


def author_comparison(path: Path) -> None:
    """Write the starter template of the comparison to `path`; it holds tags and no data.

    The same bytes each time. Raises FileError if the file cannot be written.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    add_styles(workbook)
    write_cover(workbook, TABS)
    for tab in TABS:
        tab.write(workbook, NAME)
    _describe(workbook)
    package = _packed(workbook, path.name)
    share_inline_strings(package)
    set_core(package, date=BEGINNING)
    finish_charts(package)
    finish_links(package)
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
