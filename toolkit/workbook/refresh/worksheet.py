"""A worksheet of the new workbook on which cells are put, in the order that Excel insists on."""

from lxml import etree

from toolkit.workbook.cells.numbered import numbered_cells, numbered_rows
from toolkit.workbook.moves.common import drop_attribute
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import main, to_bytes
from toolkit.workbook.references.references import area, cell_name, parse_reference

RowElements = dict[int, etree._Element]


class Worksheet:
    """One worksheet part, held as a tree; `store` writes it."""

    def __init__(self, package: Package, part: str) -> None:
        """Read the part; raises WorkbookError."""
        self.package, self.part = package, part
        self.root = package.xml(part)
        self._before = etree.tostring(self.root)
        found = self.root.find(main("sheetData"))
        self.data = etree.SubElement(self.root, main("sheetData")) if found is None else found
        self._rows: RowElements = dict(numbered_rows(self.data))
        self._cells: dict[int, dict[int, etree._Element]] = {}

    def row(self, number: int) -> etree._Element | None:
        """Return a row, None if it is not there."""
        return self._rows.get(number)

    def made_row(self, number: int) -> etree._Element:
        """Return a row, made in its place if it is not there."""
        if number not in self._rows:
            row = etree.Element(main("row"), r=str(number))
            before = [n for n in self._rows if n < number]
            if before:
                self._rows[max(before)].addnext(row)
            else:
                self.data.insert(0, row)
            self._rows[number] = row
        return self._rows[number]

    def cell(self, row: int, column: int) -> etree._Element | None:
        """Return a cell, None if it is not there."""
        return self._in_row(row).get(column)

    def made_cell(self, row: int, column: int) -> etree._Element:
        """Return a cell, made in its place if it is not there."""
        cells = self._in_row(row)
        if column not in cells:
            holder = self.made_row(row)
            drop_attribute(holder, "spans")
            cell = etree.Element(main("c"), r=cell_name(row, column))
            before = [n for n in cells if n < column]
            if before:
                cells[max(before)].addnext(cell)
            else:
                holder.insert(0, cell)
            self._cells[row] = {**cells, column: cell}
            return cell
        return cells[column]

    def is_filled(self, row: int, column: int) -> bool:
        """Return whether something stands in a cell."""
        cell = self.cell(row, column)
        return cell is not None and len(cell) > 0

    def _in_row(self, row: int) -> dict[int, etree._Element]:
        if row not in self._cells:
            holder = self._rows.get(row)
            self._cells[row] = {} if holder is None else dict(numbered_cells(holder, row))
        return self._cells[row]

    def store(self) -> None:
        """Write the part, if anything in it was changed."""
        if etree.tostring(self.root) == self._before:
            return
        self._measure()
        self.package.replace(self.part, to_bytes(self.root))

    def _measure(self) -> None:
        dimension = self.root.find(main("dimension"))
        known = None if dimension is None else parse_reference(dimension.get("ref", ""))
        if dimension is None or known is None:
            return
        columns = [c for cells in self._cells.values() for c in cells]
        rows = [row for row, cells in self._cells.items() if cells]
        if rows and columns:
            top, left = min(known.r1, *rows, known.r1), min(known.c1, *columns, known.c1)
            bottom, right = max(known.r2, *rows, known.r2), max(known.c2, *columns, known.c2)
            dimension.set("ref", str(area(top, left, bottom, right)))
