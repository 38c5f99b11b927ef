"""A workbook as lines of text, so that git shows what changed in it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from toolkit.merge.cells import Seen
from toolkit.merge.workbook import Area, Workbook
from toolkit.tasks.status import words_of
from toolkit.workbook.opc.package import Package
from toolkit.workbook.readback.sheets import read_cells


def workbook_lines(path: Path) -> list[str]:
    """Return a line for every cell that is not empty, whoever wrote the workbook.

    A cell of an Excel Table is named by the first cell of its row and its heading, so that a row
    that moved gives the same lines: `Comparison[fast][Status]: In operation`; others by address:
    `Cover!A1: ...`. Raises WorkbookError.
    """
    workbook = read_cells(Package.open(path))
    return [line for name in workbook.sheets for line in _lines(workbook, name)]


def _lines(workbook: Workbook, name: str) -> Iterator[str]:
    cells = workbook.sheets[name]
    tables = {key: area for key, area in workbook.tables.items() if area.sheet == name}
    for (row, column), seen in sorted(cells.items()):
        where = f"{name}!{seen.address}"
        for table, area in tables.items():
            if row in area.body and column in area.columns:
                where = f"{table}[{_head(cells, row, area)}][{_heading(cells, column, area)}]"
        yield f"{where}: {_one_line(seen)}"


def _head(cells: Mapping[tuple[int, int], Seen], row: int, area: Area) -> str:
    first = cells.get((row, area.left))
    return _one_line(first) if first else str(row)


def _heading(cells: Mapping[tuple[int, int], Seen], column: int, area: Area) -> str:
    heading = cells.get((area.top, column)) if area.headings else None
    return _one_line(heading) if heading else str(column - area.left + 1)


def _one_line(seen: Seen) -> str:
    return " ⏎ ".join(words_of(seen).splitlines())
