"""Writes a sheet of a starter: title, lines to read, Table, panes, print set-up."""

from collections.abc import Sequence
from functools import partial
from typing import Literal

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Border, Font
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.views import Pane, Selection
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import main, to_bytes
from toolkit.workbook.references.references import quote_sheet
from toolkit.workbook.starter import design
from toolkit.workbook.starter.choices import offer
from toolkit.workbook.starter.layout import Tab, TableSheet
from toolkit.workbook.starter.layout import TableColumn as Column

_PANES: tuple[Literal["topRight", "bottomLeft", "bottomRight"], ...] = (
    "topRight",
    "bottomLeft",
    "bottomRight",
)
_STYLES = "xl/styles.xml"
HEADING_ROW = 6
"""Rows 1 to 4 hold title, two lines and the way back; row 5 parts them from the Table."""


def tab_of(layout: TableSheet) -> Tab:
    """Return the sheet of a layout as a tab."""
    counted = (layout.table, layout.columns[0].heading)
    return Tab(layout.name, layout.word, partial(write_table_sheet, layout), counted)


def write_table_sheet(layout: TableSheet, workbook: Workbook, cover: str) -> None:
    """Append the sheet to the workbook; `cover` is the name of the sheet that it leads back to."""
    sheet = workbook.create_sheet(layout.name)
    write_head(sheet, layout.word, cover)
    write_columns(sheet, HEADING_ROW, layout.columns)
    write_widths(sheet, layout.columns)
    headings = [column.heading for column in layout.columns]
    add_table(sheet, layout.table, HEADING_ROW, headings, filters=layout.filters)
    if layout.frozen:
        _freeze(sheet, layout.frozen)
    last = f"{get_column_letter(len(headings))}{HEADING_ROW + 1}"
    top = 1 if layout.pages == 1 else HEADING_ROW
    set_up_page(sheet, f"A{top}:{last}", pages=layout.pages, paper=layout.paper)
    sheet.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"
    if layout.pages > 1:
        # Beside the repeated columns the title would be cut off, so it stands in the page header.
        sheet.print_title_cols = f"A:{get_column_letter(layout.frozen)}"
        sheet.oddHeader = HeaderFooterItem(left=_HeaderFooterPart(_title(layout.word)))


def write_head(sheet: Worksheet, word: str, cover: str) -> None:
    """Write title, two lines that say how to read the sheet, and the way back to the cover."""
    put(sheet, 1, 1, _title(word), design.HEADING_1)
    put(sheet, 2, 1, "{{ words.intro." + word + " }}", design.LINE)
    put(sheet, 3, 1, "{{ words.intro." + word + "_more }}", design.LINE)
    put(sheet, 4, 1, "{{ words.intro.back }}", design.LINE_LINK)
    link(sheet, 4, 1, cover)
    sheet.row_dimensions[1].height = 27
    sheet.row_dimensions[HEADING_ROW - 1].height = 6


def write_columns(
    sheet: Worksheet, row: int, columns: Sequence[Column], *, quiet: bool = False
) -> None:
    """Write headings in `row` and the body below, with drop-downs and lines between groups.

    Quiet headings suit a small Table among others.
    """
    text, number = (
        (design.QUIET, design.QUIET_NUMBER) if quiet else (design.COLUMN, design.COLUMN_NUMBER)
    )
    for place, column in enumerate(columns, start=1):
        put(sheet, row, place, column.heading, number if column.at_the_right else text)
        put(sheet, row + 1, place, column.body, column.style)
        cell = sheet.cell(row + 1, place).coordinate
        if column.opens_group:
            _open_group(sheet, row, place)
        if column.style == design.COUNT:
            unlink(sheet, cell, f"{cell}=0")
        if column.codes:
            offer(sheet, cell, column.codes)


def write_widths(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """Set the widths of the columns from A on."""
    for number, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width


def put(sheet: Worksheet, row: int, column: int, value: str | None, style: str) -> None:
    """Write a cell in a named style; text that begins with `=` is a formula."""
    cell = sheet.cell(row, column, value)
    cell.style = style


def link(sheet: Worksheet, row: int, column: int, target: str) -> None:
    """Let a cell lead to A1 of the sheet named `target`."""
    cell = sheet.cell(row, column)
    style = cell.style
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quote_sheet(target)}A1")
    cell.style = style


def unlink(sheet: Worksheet, cell: str, formula: str) -> None:
    """Let a cell that leads nowhere where `formula` holds not look like a link there.

    `finish_links` has to follow.
    """
    plain = Font(color=design.theme_color(design.DARK))
    rule = FormulaRule(formula=[formula], font=plain)  # type: ignore[no-untyped-call]
    sheet.conditional_formatting.add(cell, rule)


def finish_links(package: Package) -> None:
    """Let the conditional formats of `unlink` take the underline away: openpyxl cannot say so."""
    root = package.xml(_STYLES)
    for font in root.iterfind(f"{main('dxfs')}/{main('dxf')}/{main('font')}"):
        font.insert(0, font.makeelement(main("u"), {"val": "none"}))
    package.replace(_STYLES, to_bytes(root))


def add_table(
    sheet: Worksheet,
    name: str,
    top: int,
    headings: Sequence[str],
    *,
    rows: int = 1,
    filters: bool = False,
) -> None:
    """Make a Table of the cells from column A, headings in row `top`, with or without buttons.

    A name at its corner tells screen readers that the headings stand there.
    """
    reference = f"A{top}:{get_column_letter(len(headings))}{top + rows}"
    table = Table(displayName=name, name=name, ref=reference)
    # Columns given here keep the library from adding filter buttons and names of its own.
    table.tableColumns = [
        TableColumn(id=number, name=heading) for number, heading in enumerate(headings, start=1)
    ]
    table.autoFilter = AutoFilter(ref=reference) if filters else None
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(table)
    book = sheet.parent
    assert isinstance(book, Workbook)
    corner = f"ColumnTitle_{name}"
    address = f"{quote_sheet(sheet.title)}$A${top}"
    book.defined_names[corner] = DefinedName(corner, attr_text=address)


def set_up_page(
    sheet: Worksheet, area: str, *, pages: int = 1, high: int = 0, paper: int = 9
) -> None:
    """Set up view and print: no gridlines, landscape, page numbers, fit to a number of pages.

    `area` is what is printed; several areas, with commas, begin on pages of their own.
    `pages` is how many the width may take, `high` the height, 0 for as many as it needs.
    """
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
    sheet.print_area = area
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = paper
    sheet.page_setup.fitToWidth = pages
    sheet.page_setup.fitToHeight = high
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom = 0.5, 0.75
    sheet.page_margins.header = sheet.page_margins.footer = 0.3
    sheet.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart("&A"), right=_HeaderFooterPart("&P / &N")
    )


def _title(word: str) -> str:
    return "{{ words.sheets." + word + " }} – {{ release.title }}"


def _open_group(sheet: Worksheet, heading: int, column: int) -> None:
    """Draw a line to the left of a group of columns that belong together."""
    for row in (heading, heading + 1):
        cell = sheet.cell(row, column)
        drawn = cell.border
        cell.border = Border(left=design.GROUP_SIDE, right=drawn.right, bottom=drawn.bottom)


def _freeze(sheet: Worksheet, columns: int) -> None:
    corner = f"{get_column_letter(columns + 1)}{HEADING_ROW + 1}"
    view = sheet.sheet_view
    view.pane = Pane(
        xSplit=columns,
        ySplit=HEADING_ROW,
        topLeftCell=corner,
        activePane="bottomRight",
        state="frozen",
    )
    view.selection = [Selection(pane=pane, activeCell="A1", sqref="A1") for pane in _PANES]
