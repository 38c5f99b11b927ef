"""The template of the list of tags: one sheet with one Table."""

from io import BytesIO

from openpyxl import Workbook

from toolkit.workbook.cells.sharing import share_inline_strings
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.properties import set_core
from toolkit.workbook.starter import design
from toolkit.workbook.starter.comparison import BEGINNING
from toolkit.workbook.starter.sheet import add_table, put, set_up_page

_COLUMNS = (("Tag", "tag", 62.0), ("Meaning", "meaning", 70.0), ("Type", "type", 26.0))
_ORIGIN = ("Origin", "origin", 44.0)
_LINES = (
    "Copy a tag into a cell of a template. [] repeats the row, or the body of the Table,"
    " for every item.",
    "An empty origin means that the value is computed; any other names its place in the data.",
)
_HEADINGS_ROW = 5


def tag_list_template(name: str) -> Package:
    """Return the template as a package that messages call `name`; it is filled from `fields`."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Tags"
    design.add_styles(workbook)
    put(sheet, 1, 1, "Tags for templates", design.HEADING_1)
    for row, line in enumerate(_LINES, start=2):
        put(sheet, row, 1, line, design.LINE)
    columns = (*_COLUMNS, _ORIGIN)
    for number, (heading, field, width) in enumerate(columns, start=1):
        sheet.column_dimensions["ABCD"[number - 1]].width = width
        put(sheet, _HEADINGS_ROW, number, heading, design.COLUMN)
        tag = "{{ fields[]." + field + " }}"
        put(sheet, _HEADINGS_ROW + 1, number, tag, design.KEY if number == 1 else design.CELL)
    headings = [heading for heading, _, _ in columns]
    add_table(sheet, "Tags", _HEADINGS_ROW, headings, filters=True)
    sheet.freeze_panes = f"B{_HEADINGS_ROW + 1}"
    set_up_page(sheet, f"A1:D{_HEADINGS_ROW + 1}")
    sheet.print_title_rows = f"{_HEADINGS_ROW}:{_HEADINGS_ROW}"
    workbook.properties.title = "Tags for templates"
    workbook.properties.creator = workbook.properties.lastModifiedBy = "Border Policy Toolkit"
    held = BytesIO()
    workbook.save(held)
    package = Package.from_bytes(held.getvalue(), name)
    share_inline_strings(package)
    set_core(package, date=BEGINNING)
    return package
