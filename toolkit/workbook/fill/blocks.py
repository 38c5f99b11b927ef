"""What repeats: from tagged cells to blocks of rows and blocks of columns."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from toolkit.workbook.cells.rows import Row
from toolkit.workbook.fill.template import Area, TaggedCell, TemplateSheet, TemplateTable
from toolkit.workbook.tags.context import Context
from toolkit.workbook.tags.grammar import Path, Tag
from toolkit.workbook.tags.paths import arranged, scopes

LAST_COLUMN = 16_384


@dataclass(frozen=True)
class Mistake:
    """A mistake in a template, at a cell: code, what is wrong, what to do."""

    code: str
    message: str
    row: int
    column: int
    remedy: str = ""


Report = Callable[[Mistake], None]


@dataclass(frozen=True)
class RowBlock:
    """Template rows that stand once per item; `chain` are the lists that are walked, outermost
    first.
    """

    area: Area
    chain: tuple[Path, ...]
    items: Sequence[tuple[object, ...]]
    table: TemplateTable | None = None


@dataclass(frozen=True)
class ColumnBlock:
    """Template columns that stand once per item of a list, to the right."""

    left: int
    right: int
    path: Path
    items: Sequence[object]


def column_blocks(
    cells: Sequence[TaggedCell], context: Context, report: Report
) -> Iterator[ColumnBlock]:
    """Yield the columns that repeat: neighbouring columns that walk the same `across` list are one
    block.
    """
    tags = [tag for cell in cells for tag in cell.tags]
    across = dict.fromkeys(
        t.path.lists()[-1] for t in tags if t.filter("across") and t.path.lists()
    )
    for cell in cells:
        if any(t.filter("across") and not t.path.lists() for t in cell.tags):
            report(
                _mistake(cell, "T104", "across needs a list to walk", "write [] behind the list")
            )
    for path in across:
        own = [t for t in tags if t.path.lists()[-1:] == (path,)]
        single = any(
            f.arguments == ("single",) for t in own for f in t.filters if f.name == "across"
        )
        items = arranged(scopes([path], context.data), own, [path], context.data)
        columns = sorted({c.cell.column for c in cells if path in _walked(c)})
        for left, right in _runs(columns, single=single):
            yield ColumnBlock(left, right, path, [scope[0] for scope in items])


def _walked(cell: TaggedCell) -> set[Path]:
    found: set[Path] = set()
    for tag in cell.tags:
        found.update(tag.path.lists())
        for key in tag.path.key_paths():
            found.update(key.lists())
    return found


def _runs(numbers: Sequence[int], *, single: bool = False) -> Iterator[tuple[int, int]]:
    """Yield first and last of every run of numbers; each number by itself if `single`."""
    groups = groupby(enumerate(numbers), key=lambda pair: pair[0] if single else pair[1] - pair[0])
    for _, group in groups:
        run = [number for _, number in group]
        yield run[0], run[-1]


def _mistake(cell: TaggedCell, code: str, message: str, remedy: str = "") -> Mistake:
    return Mistake(code, message, cell.row, cell.cell.column, remedy)


def row_blocks(
    sheet: TemplateSheet,
    cells: Sequence[TaggedCell],
    across: set[Path],
    context: Context,
    report: Report,
) -> Iterator[RowBlock]:
    """Yield the rows that repeat: the body of a Table, or the run of rows of a list."""
    repeating = [(cell, chain) for cell in cells if (chain := _chain(cell, across))]
    for table in sheet.tables:
        inside = [(c, chain) for c, chain in repeating if table.body.holds(c.row, c.cell.column)]
        if inside:
            area = _table_area(sheet, table)
            yield from _block(inside, area, table, context, report)
    outside = [(c, chain) for c, chain in repeating if not _in_body(sheet, c)]
    for area, group in _plain_areas(sheet, outside):
        yield from _block(group, area, None, context, report)


def _in_body(sheet: TemplateSheet, cell: TaggedCell) -> bool:
    return any(table.body.holds(cell.row, cell.cell.column) for table in sheet.tables)


Chained = tuple[TaggedCell, tuple[Path, ...]]


def _chain(cell: TaggedCell, across: set[Path]) -> tuple[Path, ...]:
    """Return the longest list of lists that the tags of the cell walk down the sheet."""
    chains = [tuple(p for p in tag.path.lists() if p not in across) for tag in cell.tags]
    return max(chains, key=len, default=())


def _block(
    group: Sequence[Chained],
    area: Area,
    table: TemplateTable | None,
    context: Context,
    report: Report,
) -> Iterator[RowBlock]:
    chain = max((chain for _, chain in group), key=len)
    for cell, own in group:
        if own != chain[: len(own)]:
            message = f'"{own[-1]}" and "{chain[-1]}" are two lists in the same rows'
            remedy = "give each its own rows or Table, or part them by an empty column"
            report(_mistake(cell, "T106", message, remedy))
            return
    shallow = [cell for cell, own in group if len(own) < len(chain)]
    if len({own for _, own in group}) > 1 and any(
        _alone(c.row, group, len(chain)) for c in shallow
    ):
        message = f'"{chain[-1]}" repeats inside of "{chain[0]}" in rows of its own'
        report(_mistake(shallow[0], "T107", message, "put its tags into the same row"))
        return
    tags = [tag for cell, _ in group for tag in cell.tags]
    items = _items(chain, tags, context)
    yield RowBlock(area, chain, items, table)


def _alone(row: int, group: Sequence[Chained], depth: int) -> bool:
    """Return whether no tag of the innermost list stands in this row."""
    return all(len(chain) < depth for cell, chain in group if cell.row == row)


def _items(
    chain: tuple[Path, ...], tags: Sequence[Tag], context: Context
) -> Sequence[tuple[object, ...]]:
    own = [tag for tag in tags if tag.path.lists()[-1:] == chain[-1:]]
    return arranged(scopes(chain, context.data), own, chain, context.data)


def _table_area(sheet: TemplateSheet, table: TemplateTable) -> Area:
    """Return the body of the Table, as whole rows where nothing else stands beside it."""
    body = table.body
    beside = [t for t in sheet.tables if t is not table and _overlap(t.area, table.area)]
    if beside or _content_beside(sheet, body):
        return body
    return Area(body.top, 1, body.bottom, LAST_COLUMN)


def _overlap(one: Area, other: Area) -> bool:
    return one.top <= other.bottom and other.top <= one.bottom


def _content_beside(sheet: TemplateSheet, body: Area) -> bool:
    return any(
        not body.left <= column <= body.right
        for number in range(body.top, body.bottom + 1)
        for column in used_columns(sheet, number)
    )


def used_columns(sheet: TemplateSheet, number: int) -> list[int]:
    """Return the columns of a row that hold something other than a format."""
    row = _row(sheet, number)
    return (
        [c.column for c in row.cells if c.value is not None or c.formula or c.rest] if row else []
    )


def _row(sheet: TemplateSheet, number: int) -> Row | None:
    if number not in sheet.read_rows:
        found = next((r for r in sheet.source.rows if r.number == number), None)
        if found is None:
            return None
        sheet.read_rows[number] = sheet.source.read(found)
    return sheet.read_rows[number]


def _plain_areas(
    sheet: TemplateSheet, cells: Sequence[Chained]
) -> Iterator[tuple[Area, Sequence[Chained]]]:
    """Yield areas outside of Tables: rows that follow one another and walk the same list, side by
    side.
    """
    keyed: dict[tuple[Path | None, int, int], list[Chained]] = {}
    for cell, chain in cells:
        left, right = _region(sheet, cell, cells)
        beside = [
            c[0] for other, c in cells if other.row == cell.row and _inside(other, left, right)
        ]
        # Rows in which two lists clash are kept together, so that `_block` sees and reports it.
        root = chain[0] if len(set(beside)) == 1 else None
        keyed.setdefault((root, left, right), []).append((cell, chain))
    for (_, left, right), group in keyed.items():
        for top, bottom in _runs(sorted({cell.row for cell, _ in group})):
            inside = [pair for pair in group if top <= pair[0].row <= bottom]
            yield Area(top, left, bottom, right), inside


def _inside(cell: TaggedCell, left: int, right: int) -> bool:
    return left <= cell.cell.column <= right


def _region(sheet: TemplateSheet, cell: TaggedCell, cells: Sequence[Chained]) -> tuple[int, int]:
    """Return the columns that repeat with the cell: the whole row, or up to an empty column on each
    side.
    """
    roots = {chain[0] for other, chain in cells if other.row == cell.row}
    tables = any(_spans(t.area, cell.row) for t in sheet.tables)
    if len(roots) == 1 and not tables:
        return 1, LAST_COLUMN
    tabled = {c for t in sheet.tables if _spans(t.area, cell.row) for c in _columns(t.area)}
    used = [column for column in used_columns(sheet, cell.row) if column not in tabled]
    return next(((a, b) for a, b in _runs(used) if a <= cell.cell.column <= b), (1, LAST_COLUMN))


def _spans(area: Area, row: int) -> bool:
    return area.top <= row <= area.bottom


def _columns(area: Area) -> range:
    return range(area.left, area.right + 1)
