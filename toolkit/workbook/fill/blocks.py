"""What repeats: from tagged cells to blocks of rows and blocks of columns."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from toolkit.workbook.cells.rows import Row
from toolkit.workbook.fill.template import Area, TaggedCell, TemplateSheet, TemplateTable
from toolkit.workbook.sheets.items import SheetItem
from toolkit.workbook.tags.arrange import Walk
from toolkit.workbook.tags.context import Context
from toolkit.workbook.tags.grammar import Filter, Path, Tag
from toolkit.workbook.tags.paths import Scope

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
    items: Sequence[Scope | None]
    """The current items of every copy; None for a copy that is emptied. None at all: one emptied
    copy, or with `vanish` no row.
    """
    table: TemplateTable | None = None
    within: int | None = None
    """The number of the block that it is in, if it is in one."""
    counts: Sequence[int] | None = None
    """How many of the items are in each copy of that block."""
    vanish: bool = False
    groups: tuple[Path, ...] = ()
    """The fields by which rows are grouped."""
    subtotals: bool = False
    """Whether some of the items are a Subtotal."""

    @property
    def copies(self) -> Sequence[Scope | None]:
        """Return the current items of every copy that stands, None for an emptied one."""
        emptied = self.within is None and not self.vanish
        return self.items or ((None,) if emptied else ())


@dataclass(frozen=True)
class ColumnBlock:
    """Template columns that stand once per item of a list, to the right."""

    left: int
    right: int
    path: Path
    items: Sequence[object]


def column_blocks(
    cells: Sequence[TaggedCell], item: SheetItem, context: Context, report: Report
) -> Iterator[ColumnBlock]:
    """Yield the columns that repeat: neighbouring columns that walk the same `across` list are one
    block. `item` is what is current on the sheet.
    """
    tags = [tag for cell in cells for tag in cell.tags]
    across = dict.fromkeys(
        t.path.lists()[-1] for t in tags if t.filter("across") and t.path.lists()
    )
    for cell in cells:
        if any(t.filter("across") and not t.path.lists() for t in cell.tags):
            report(
                mistake_at(cell, "T104", "across needs a list to walk", "write [] behind the list")
            )
    for path in across:
        own = [t for t in tags if t.path.lists()[-1:] == (path,)]
        single = any(
            f.arguments == ("single",) for t in own for f in t.filters if f.name == "across"
        )
        walk = Walk([*item.chain, path], len(item.chain), filters_of(own), context.data)
        columns = sorted({c.cell.column for c in cells if path in lists_walked(c)})
        for left, right in runs(columns, single=single):
            yield ColumnBlock(left, right, path, [scope[-1] for scope in walk.items(item.items)])


def lists_walked(cell: TaggedCell) -> set[Path]:
    """Return every list that the tags of a cell walk, also in brackets."""
    found: set[Path] = set()
    for tag in cell.tags:
        found.update(tag.path.lists())
        for key in tag.path.key_paths():
            found.update(key.lists())
    return found


def runs(numbers: Sequence[int], *, single: bool = False) -> Iterator[tuple[int, int]]:
    """Yield first and last of every run of numbers; each number by itself if `single`."""
    groups = groupby(enumerate(numbers), key=lambda pair: pair[0] if single else pair[1] - pair[0])
    for _, group in groups:
        run = [number for _, number in group]
        yield run[0], run[-1]


def filters_of(tags: Iterable[Tag]) -> dict[Path, list[Filter]]:
    """Return the filters of tags by the list that they are for, the innermost of the tag."""
    found: dict[Path, list[Filter]] = {}
    for tag in tags:
        for own in tag.path.lists()[-1:]:
            found.setdefault(own, []).extend(tag.filters)
    return found


def mistake_at(cell: TaggedCell, code: str, message: str, remedy: str = "") -> Mistake:
    """Return a mistake at a tagged cell."""
    return Mistake(code, message, cell.row, cell.cell.column, remedy)


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


def runs_over(rows: Collection[int], between: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of every run of rows, where rows of tags may lie between."""
    run: tuple[int, int] | None = None
    for row in sorted(rows):
        if run and all(r in between for r in range(run[1] + 1, row)):
            run = run[0], row
            continue
        if run:
            yield run
        run = row, row
    if run:
        yield run


def body_area(sheet: TemplateSheet, table: TemplateTable) -> Area:
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
