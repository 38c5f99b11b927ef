"""Tags in formulas, which nothing fills; only names of sheets and headings in them are followed."""

import re
from collections.abc import Iterator
from dataclasses import replace

from toolkit.codes import finding
from toolkit.findings import CellPlace, Finding
from toolkit.workbook.cells.rows import Row
from toolkit.workbook.references.references import cell_name
from toolkit.workbook.tags.parse import has_tag

_NAMES = re.compile(r"\[(?:[^\[\]']|'.)*\]|'(?:[^']|'')*'!")
"""A heading in a structured reference, in which `'` stands before `[`, `]`, `#` and `'`; the name
of a sheet, in which it stands before `'`.
"""


def tags_in_formulas(row: Row, sheet: CellPlace) -> Iterator[Finding]:
    """Yield a finding for every formula of a row that holds what looks like a tag.

    The heading of a Table and the name of a sheet may be one: formulas follow them.
    """
    for cell in row.cells:
        text = _NAMES.sub("", (cell.formula and cell.formula.text) or "")
        if has_tag(text) and "}}" in text:
            place = replace(sheet, cell=cell_name(row.number, cell.column))
            remedy = "type the tag into a cell of its own, and name that cell in the formula"
            yield finding("F124", "a tag in a formula is not filled", place, remedy)
