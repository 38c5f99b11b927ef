"""Rows and cells of a worksheet with their numbers, also where a file leaves these out."""

from collections.abc import Iterator

from lxml import etree

from toolkit.workbook.opc.attributes import address_of, whole
from toolkit.workbook.opc.xml import main
from toolkit.workbook.references.references import cell_name


def numbered_rows(data: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """Yield the rows of a worksheet with their numbers, also where these are left out."""
    number = 0
    for row in data.iterchildren(main("row")):
        number = whole(row, "r", number + 1)
        row.set("r", str(number))
        yield number, row


def numbered_cells(row: etree._Element, number: int) -> Iterator[tuple[int, etree._Element]]:
    """Yield the cells of a row with their columns, also where these are left out."""
    column = 0
    for cell in row.iterchildren(main("c")):
        column = (address_of(cell) or (0, column + 1))[1]
        cell.set("r", cell_name(number, column))
        yield column, cell
