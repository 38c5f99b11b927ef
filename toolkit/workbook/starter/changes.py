"""The workbook of differences: one Table, filled with the changes from one state to another."""

from io import BytesIO

from openpyxl import Workbook

from toolkit.workbook.cells.sharing import share_inline_strings
from toolkit.workbook.opc.package import Package
from toolkit.workbook.starter import design
from toolkit.workbook.starter.layout import TableColumn
from toolkit.workbook.starter.sheet import add_table, put, set_up_page, write_columns, write_widths

_COLUMNS = (
    TableColumn("Record", "{{ changes[].record }}", 28, design.NAME),
    TableColumn("Relationship", "{{ changes[].axis }}", 14, design.CELL),
    TableColumn("Field", "{{ changes[].field }}", 26, design.CELL),
    TableColumn("Change", "{{ changes[].kind }}", 10, design.CELL),
    TableColumn("Was", "{{ changes[].was }}", 44, design.PROSE),
    TableColumn("Is now", "{{ changes[].now }}", 44, design.PROSE),
    TableColumn("Path in the data", "{{ changes[].path }}", 44, design.CELL),
)
_TOP = 4


def changes_template() -> Package:
    """Return the template: `old`, `new` and `changes` are what its tags name."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Changes"
    design.add_styles(workbook)
    put(sheet, 1, 1, "Changes from {{ old }} to {{ new }}", design.HEADING_1)
    put(sheet, 2, 1, "One row a change. An empty cell: there was, or is, nothing.", design.LINE)
    write_columns(sheet, _TOP, _COLUMNS)
    write_widths(sheet, _COLUMNS)
    add_table(sheet, "Changes", _TOP, [column.heading for column in _COLUMNS], filters=True)
    set_up_page(sheet, f"A1:G{_TOP + 1}")
    sheet.print_title_rows = f"{_TOP}:{_TOP}"
    about = workbook.properties
    about.title, about.language = "Changes from {{ old }} to {{ new }}", "en"
    about.creator = about.lastModifiedBy = "Border Policy Toolkit"
    held = BytesIO()
    workbook.save(held)
    package = Package.from_bytes(held.getvalue(), "changes.xlsx")
    share_inline_strings(package)
    return package
