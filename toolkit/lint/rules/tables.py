"""T: the shape of tables."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from toolkit.lint.book import Book, Sheet
from toolkit.lint.cell import Area, Cell
from toolkit.lint.limits import Limits
from toolkit.lint.parts import Table
from toolkit.lint.rule import Problem, at, on
from toolkit.lint.words import BLANK, FILTER
from toolkit.workbook.references.references import cell_name, parse_reference

_DEFAULT_NAME = re.compile(r"(?:table|tableau|tabla|tabelle|tabella|tabela)[ _]?\d*", re.I)
_HEAVY_STYLE = re.compile(r"TableStyle(?:Medium|Dark)\d+")
_LONGEST_NAME = 255


def blocks(book: Book, _: Limits) -> Iterator[Problem]:
    """T01."""
    for sheet in book.worksheets:
        for area in _blocks(sheet.outside):
            if area.bottom > area.top and area.right > area.left:
                end = cell_name(area.bottom, area.right)
                start = cell_name(area.top, area.left)
                yield at(sheet, start, f"the block {start}:{end} is no Table")


def one_heading_row(book: Book, _: Limits) -> Iterator[Problem]:
    """T02."""
    for sheet, table in _tables(book):
        if table.headings != 1:
            yield at(sheet, _start(table), f'the Table "{table.name}" has no row of headings')
            continue
        above = range(table.area.left, table.area.right + 1)
        if sum(bool(sheet.text(table.area.top - 1, column)) for column in above) > 1:
            yield at(sheet, _start(table), f'"{table.name}" has a second row of headings above it')


def headings(book: Book, _: Limits) -> Iterator[Problem]:
    """T03."""
    for sheet, table in _tables(book):
        if not table.headings:
            continue
        seen: Counter[str] = Counter()
        for number, name in enumerate(table.columns, start=table.area.left):
            cell = sheet.cells.get((table.area.top, number))
            address = cell_name(table.area.top, number)
            text = cell.text if cell else ""
            seen[text.casefold()] += 1
            if not text.strip():
                yield at(sheet, address, "the heading is empty")
            elif cell and cell.kind != "text":
                yield at(sheet, address, f'the heading "{text}" is no text')
            elif _as_name(text) != _as_name(name):
                yield at(sheet, address, f'the heading is "{text}", its Table has "{name}"')
            elif seen[text.casefold()] > 1:
                yield at(sheet, address, f'the heading "{text}" is given twice')


def names(book: Book, _: Limits) -> Iterator[Problem]:
    """T04."""
    counts = Counter(table.name.casefold() for _sheet, table in _tables(book))
    for sheet, table in _tables(book):
        if _DEFAULT_NAME.fullmatch(table.name):
            yield at(sheet, _start(table), f'the Table is called "{table.name}"')
        elif re.search(r"\s", table.name) or not table.name or len(table.name) > _LONGEST_NAME:
            yield at(sheet, _start(table), f'"{table.name}" cannot be the name of a Table')
        elif parse_reference(table.name):
            yield at(sheet, _start(table), f'the name "{table.name}" looks like an address')
        elif counts[table.name.casefold()] > 1:
            yield at(sheet, _start(table), f'several Tables are called "{table.name}"')


def starts_in_a(book: Book, _: Limits) -> Iterator[Problem]:
    """T05."""
    for sheet, table in _tables(book):
        if table.area.left != 1:
            yield at(sheet, _start(table), f'the Table "{table.name}" does not start in column A')


def merged(book: Book, _: Limits) -> Iterator[Problem]:
    """T06."""
    for sheet in book.worksheets:
        for area in sheet.merges:
            yield at(sheet, cell_name(area.top, area.left), "cells are merged")


def blank_lines(book: Book, _: Limits) -> Iterator[Problem]:
    """T07."""
    for sheet, table in _tables(book):
        if sheet.is_empty(table):
            continue
        top, left, bottom, right = table.body
        filled = [(c.row, c.column) for cells in sheet.body(table) for c in cells]
        rows, columns = {row for row, _c in filled}, {column for _r, column in filled}
        for row in range(top, min(bottom, sheet.last_row + 1) + 1):
            if row not in rows:
                yield at(sheet, cell_name(row, left), f"row {row} of the Table is blank")
        for column in range(left, right + 1):
            if column not in columns:
                address = cell_name(table.area.top, column)
                yield at(sheet, address, "the column of the Table is blank")


def blank_cells(book: Book, _: Limits) -> Iterator[Problem]:
    """T08."""
    for sheet, table in _tables(book):
        if sheet.is_empty(table) or any(BLANK.search(cell.text) for cell in sheet.intro):
            continue
        top, left, bottom, right = table.body
        for row in range(top, min(bottom, sheet.last_row) + 1):
            for column in range(left, right + 1):
                cell = sheet.cells.get((row, column))
                if cell is None or not (cell.text.strip() or cell.kind == "unknown"):
                    yield at(sheet, cell_name(row, column), "a cell is blank, and no text says why")


def filters(book: Book, _: Limits) -> Iterator[Problem]:
    """T09."""
    for sheet in book.worksheets:
        told = any(FILTER.search(cell.text) for cell in sheet.intro)
        if sheet.is_filtered:
            yield on(sheet, "a filter leaves rows out")
        elif sheet.has_filter and not told:
            yield on(sheet, "filter buttons are on, and column A does not say so")
        for table in sheet.tables:
            if table.filtered:
                yield at(sheet, _start(table), f'a filter of "{table.name}" leaves rows out')
            elif table.buttons and not told:
                name = table.name
                yield at(sheet, _start(table), f'"{name}" has filters, and column A is silent')


def plain_style(book: Book, _: Limits) -> Iterator[Problem]:
    """T10."""
    for sheet, table in _tables(book):
        if _HEAVY_STYLE.fullmatch(table.style):
            yield at(sheet, _start(table), f'the Table has the style "{table.style}"')
        elif table.banded and table.style:
            yield at(sheet, _start(table), "the Table has bands")


def _tables(book: Book) -> Iterator[tuple[Sheet, Table]]:
    for sheet in book.worksheets:
        for table in sheet.tables:
            yield sheet, table


def _start(table: Table) -> str:
    return cell_name(table.area.top, table.area.left)


def _as_name(text: str) -> str:
    """Return a heading as a Table's part has it: line breaks are written as blanks there."""
    return re.sub(r"\s+", " ", text.replace("_x000a_", "\n")).strip()


def _blocks(cells: Sequence[Cell]) -> Iterator[Area]:
    """Yield the rectangle around each group of cells that touch at their sides."""
    left = {(cell.row, cell.column) for cell in cells}
    for cell in cells:
        if (cell.row, cell.column) not in left:
            continue
        todo, found = [(cell.row, cell.column)], []
        left.discard(todo[0])
        while todo:
            row, column = todo.pop()
            found.append((row, column))
            beside = ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1))
            near = [place for place in beside if place in left]
            left.difference_update(near)
            todo.extend(near)
        rows, columns = [row for row, _ in found], [column for _, column in found]
        yield Area(min(rows), min(columns), max(rows), max(columns))
