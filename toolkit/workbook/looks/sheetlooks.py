"""How the sheets of a workbook look: cells, rows, columns, and the sheets themselves, by place."""

from collections.abc import Iterator, Sequence

from lxml import etree

from toolkit.merge.looks import (
    HAS,
    MERGED,
    NAMES,
    NOTE,
    OBJECTS,
    RULES,
    SHEET,
    TABLE,
    Look,
    Place,
    compact,
)
from toolkit.merge.match import RowSeen, TableSeen
from toolkit.merge.receipt import Table
from toolkit.merge.workbook import Area
from toolkit.workbook.calculate.tables import read_tables
from toolkit.workbook.cells.numbered import numbered_cells, numbered_rows
from toolkit.workbook.looks.cellformats import CellFormats
from toolkit.workbook.looks.drawn import as_text, drawn_on
from toolkit.workbook.looks.sheetnotes import notes_on
from toolkit.workbook.looks.sheetrules import conditional_formats, merged_areas, validations
from toolkit.workbook.opc.attributes import whole
from toolkit.workbook.opc.package import Package, SheetInfo
from toolkit.workbook.opc.xml import main

_TRUE = ("1", "true")
_WIDE = 100
"""Columns from which on a range is one line, such as all those right of a table."""


def looks_of(package: Package, tables: Sequence[Table]) -> dict[Place, Look]:
    """Return how a workbook looks that was just filled; `tables` are those that its receipt tells
    of. Sheets that are still to be produced are left out.
    """
    formats, found = CellFormats(package), dict[Place, Look]()
    plain, seen = formats.look(0), list(_as_written(package, tables))
    for info in package.sheets():
        if info.kind == "worksheet" and not package.is_streamed(info.part):
            root = package.xml(info.part)
            for place, look in sheet_looks(root, SheetNames(info.name, seen), formats):
                if _is_in_table(place) or look != (plain if all(place) else {}):
                    found[place] = look
            found[SHEET + info.name, "", ""] = view_look(root, info, formats)
            found.update(_notes(package, info, seen))
            found[HAS + info.name, "", ""] = _things(package, info, root)
    found[HAS, "", ""] = {NAMES: " ".join(sorted(defined_names(package)))}
    return compact(found)


def defined_names(package: Package) -> set[str]:
    """Return the names that a workbook defines, in lower case."""
    root = package.xml(package.workbook_part)
    return {name.get("name", "").casefold() for name in root.iter(main("definedName"))}


def _things(package: Package, info: SheetInfo, root: etree._Element) -> Look:
    """Return what a sheet has beside cells: rules, merged areas, drawn objects."""
    rules = [digest for found in (conditional_formats, validations) for digest, *_ in found(root)]
    things = {
        RULES: " ".join(sorted(set(rules))),
        MERGED: " ".join(str(ref) for ref in merged_areas(root)),
        OBJECTS: as_text(drawn_on(package, info.part)),
    }
    return {name: text for name, text in things.items() if text}


def _notes(
    package: Package, info: SheetInfo, tables: Sequence[TableSeen]
) -> Iterator[tuple[Place, Look]]:
    names = SheetNames(info.name, tables)
    for note in notes_on(package, info.part):
        holder, row, column = names.cell(note.row, note.column)
        yield (NOTE + holder, row, column), {"note": note.digest}


def _as_written(package: Package, tables: Sequence[Table]) -> Iterator[TableSeen]:
    """Yield Tables that nobody has touched since they were filled."""
    areas = read_tables(package, package.sheets())
    for table in tables:
        there = areas.get(table.name.casefold())
        if there is not None:
            area = Area(
                there.sheet, there.top, there.left, there.bottom, there.right, there.headings
            )
            columns = {c.heading: there.left + at for at, c in enumerate(table.columns)}
            top = there.top + there.headings
            rows = {key: RowSeen(top + at, {}) for at, key in enumerate(table.rows)}
            yield TableSeen(table, area, columns, rows=rows)


def _is_in_table(place: Place) -> bool:
    return place[0].startswith(TABLE) and all(place)


class SheetNames:
    """The places of the cells, rows and columns of one sheet."""

    def __init__(self, sheet: str, tables: Sequence[TableSeen]) -> None:
        """Take the Tables that the receipt finds in the workbook."""
        self.sheet = sheet
        self._tables = [
            (table, {number: heading for heading, number in table.columns.items()}, _keys(table))
            for table in sorted(tables, key=lambda t: -len(t.area.body))
            if table.area.sheet == sheet
        ]

    def cell(self, row: int, column: int) -> Place:
        """Return the place of a cell."""
        for table, headings, keys in self._tables:
            if row in keys and column in headings:
                return TABLE + table.table.name, keys[row], headings[column]
        return SHEET + self.sheet, str(row), str(column)

    def row(self, row: int) -> Place:
        """Return the place of a row: that of the longest Table that it is in."""
        for table, _, keys in self._tables:
            if row in keys:
                return TABLE + table.table.name, keys[row], ""
        return SHEET + self.sheet, str(row), ""

    def column(self, first: int, last: int) -> Place:
        """Return the place of a column, or of many that are one line."""
        if first == last:
            for table, headings, _ in self._tables[:1]:
                if first in headings:
                    return TABLE + table.table.name, "", headings[first]
            return SHEET + self.sheet, "", str(first)
        return SHEET + self.sheet, "", f"{first}-{last}"


def _keys(table: TableSeen) -> dict[int, str]:
    return {seen.number: key for key, seen in {**table.added, **table.rows}.items()}


def sheet_looks(
    root: etree._Element, names: SheetNames, formats: CellFormats
) -> Iterator[tuple[Place, Look]]:
    """Yield how the cells, rows and columns of a worksheet look; some cells look plain."""
    for first, last, column in column_lines(root):
        yield names.column(first, last), line_look(column, "width", "customWidth")
    data = root.find(main("sheetData"))
    for number, row in numbered_rows(data) if data is not None else ():
        yield names.row(number), line_look(row, "ht", "customHeight")
        for column_number, cell in numbered_cells(row, number):
            yield names.cell(number, column_number), formats.look(whole(cell, "s"))


def column_lines(root: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    """Yield first and last column of every line in `cols`, columns one by one unless many."""
    for element in root.iter(main("col")):
        first, last = whole(element, "min", 1), whole(element, "max", 1)
        if last - first >= _WIDE:
            yield first, last, element
        else:
            yield from ((number, number, element) for number in range(first, last + 1))


def line_look(element: etree._Element, size: str, custom: str) -> Look:
    """Return how a row or column looks: its size if a person gave it, whether it is hidden, how
    deep in an outline it lies.
    """
    found = {}
    if element.get(custom) in _TRUE and element.get(size):
        found["height" if size == "ht" else "width"] = element.get(size, "")
    if element.get("hidden") in _TRUE:
        found["hidden"] = "1"
    if element.get("outlineLevel", "0") != "0":
        found["level"] = element.get("outlineLevel", "")
    return found


def view_look(root: etree._Element, info: SheetInfo, formats: CellFormats) -> Look:
    """Return how a sheet looks as a whole: frozen panes, zoom, lines, tab."""
    found = {"state": info.state if info.state != "visible" else ""}
    view = next(root.iter(main("sheetView")), None)
    if view is not None:
        pane = view.find(main("pane"))
        if pane is not None and pane.get("state", "split").startswith("frozen"):
            split = (pane.get(name, "0") for name in ("xSplit", "ySplit"))
            found["frozen"] = " ".join(f"{float(each):g}" for each in split)
        zoom = view.get("zoomScale", "100")
        found["zoom"] = zoom if zoom != "100" else ""
        found["gridlines"] = "off" if view.get("showGridLines", "1") not in _TRUE else ""
    tab = root.find(f"{main('sheetPr')}/{main('tabColor')}")
    found["tab"] = formats.colour(tab)
    return {name: text for name, text in found.items() if text}
