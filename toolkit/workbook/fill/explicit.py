"""The blocks that a template spells out: `#each`, `#if` and `else`, by their rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from toolkit.workbook.fill.blocks import Mistake, Report, used_columns
from toolkit.workbook.fill.template import TaggedCell, TemplateSheet
from toolkit.workbook.references.references import cell_name
from toolkit.workbook.tags.grammar import Block


@dataclass(eq=False)
class Part:
    """The rows of an `#each`, or of one branch of an `#if`, with what stands within them.

    Rows that hold nothing but tags of blocks belong to no part: they disappear.
    """

    block: Block
    row: int
    column: int
    """The cell of its tag."""
    top: int
    bottom: int = 0
    branch: bool = True
    """False for what stands behind `else`."""
    parts: list["Part"] = field(default_factory=list)

    @property
    def word(self) -> str:
        """Return the word that opens the block, as typed."""
        return f"#{self.block.kind}"


@dataclass
class Parts:
    """The outermost parts of a sheet, and the rows that disappear."""

    parts: list[Part] = field(default_factory=list)
    tag_rows: set[int] = field(default_factory=set)

    def all(self) -> Iterator[Part]:
        """Yield every part, outer ones first."""
        waiting = list(self.parts)
        while waiting:
            part = waiting.pop(0)
            yield part
            waiting = [*part.parts, *waiting]


def read_parts(sheet: TemplateSheet, report: Report) -> Parts:
    """Return the parts of a sheet; blocks that do not fit are reported."""
    cells = sorted(
        (c for c in sheet.tagged.values() if blocks_of(c)), key=lambda c: (c.row, c.cell.column)
    )
    reading = _Reading(sheet, report)
    for row, inside in groupby(cells, key=lambda c: c.row):
        reading.row(row, list(inside))
    reading.finish()
    return reading.found


def blocks_of(cell: TaggedCell) -> list[Block]:
    """Return the tags of blocks in a cell."""
    return [piece for piece in cell.pieces if isinstance(piece, Block)]


class _Reading:
    """One pass over the tags of blocks, from the top left on."""

    def __init__(self, sheet: TemplateSheet, report: Report) -> None:
        self._sheet, self._report = sheet, report
        self.found = Parts()
        self._open: list[Part] = []
        self._alone = False

    def row(self, row: int, cells: Sequence[TaggedCell]) -> None:
        """Read the tags of a row, from left to right."""
        self._alone = self._only_blocks(row)
        if self._alone:
            self.found.tag_rows.add(row)
        for cell in cells:
            if self._in_table(cell):
                continue
            for block in blocks_of(cell):
                self._block(cell, block)

    def finish(self) -> None:
        """Report what was never closed, and what stands half in one another."""
        for part in self._open:
            self._wrong(part, f"{part.word} is never closed", f"end it with {_end(part)}")
        for parts in (self.found.parts, *(part.parts for part in self.found.all())):
            for one, other in pairwise(sorted(parts, key=lambda p: p.top)):
                if other.top <= one.bottom:
                    message = f"two blocks share row {other.top}"
                    self._wrong(other, message, "give each block rows of its own")
        for part in self.found.all():
            self._check_tables(part)
        for row in self.found.tag_rows:
            self._check_row(row)

    def _only_blocks(self, row: int) -> bool:
        """Return whether a row holds nothing but tags of blocks."""
        cells = [self._sheet.tagged.get((row, c)) for c in used_columns(self._sheet, row)]
        return all(
            cell and all(isinstance(p, Block) or not str(p).strip() for p in cell.pieces)
            for cell in cells
        )

    def _in_table(self, cell: TaggedCell) -> bool:
        table = next(
            (t for t in self._sheet.tables if t.area.holds(cell.row, cell.cell.column)), None
        )
        if table:
            message = f'a block cannot stand in the Table "{table.name}"'
            remedy = "its body repeats by itself: write [] behind the list"
            self._report(Mistake("T102", message, cell.row, cell.cell.column, remedy))
        return table is not None

    def _block(self, cell: TaggedCell, block: Block) -> None:
        if block.kind in ("each", "if"):
            self._begin(Part(block, cell.row, cell.cell.column, self._next_row(cell)))
            return
        closed = self._open[-1] if self._open else None
        fits = closed is not None and (
            (block.kind == f"end {closed.block.kind}")
            or (block.kind == "else" and closed.block.kind == "if" and closed.branch)
        )
        if closed is None or not fits:
            self._unfit(cell, block, closed)
            return
        self._end(closed, cell, otherwise=block.kind == "else")

    def _next_row(self, cell: TaggedCell) -> int:
        return cell.row + 1 if self._alone else cell.row

    def _begin(self, part: Part) -> None:
        siblings = self._open[-1].parts if self._open else self.found.parts
        siblings.append(part)
        self._open.append(part)

    def _end(self, part: Part, cell: TaggedCell, *, otherwise: bool) -> None:
        part.bottom = cell.row - 1 if self._alone or otherwise else cell.row
        if part.bottom < part.top:
            self._wrong(part, f"{part.word} has no rows of its own", "put a row between its tags")
        self._open.pop()
        if otherwise:
            column = cell.cell.column
            behind = Part(part.block, cell.row, column, self._next_row(cell), branch=False)
            self._begin(behind)

    def _unfit(self, cell: TaggedCell, block: Block, opened: Part | None) -> None:
        if self._sheet.unread_blocks:  # it may close one of these
            return
        word = "{{" + block.kind.replace("end ", "/") + "}}"
        if opened is None:
            message, remedy = f"{word} closes nothing", "open the block above it, or remove this"
        else:
            place = cell_name(opened.row, opened.column)
            message = f"{word} stands within {opened.word} of {place}, which is still open"
            remedy = f"end that one first with {_end(opened)}"
        self._report(Mistake("T102", message, cell.row, cell.cell.column, remedy))

    def _check_tables(self, part: Part) -> None:
        for table in self._sheet.tables:
            if table.area.top <= part.bottom and part.top <= table.area.bottom:
                message = (
                    f'{part.word} has rows of the Table "{table.name}", which cannot be copied'
                )
                self._wrong(part, message, "keep the Table out of the rows of the block")

    def _check_row(self, row: int) -> None:
        """Report a row that would disappear from a Table beside the tag."""
        table = next((t for t in self._sheet.tables if t.area.top <= row <= t.area.bottom), None)
        cell = next(c for (r, _), c in sorted(self._sheet.tagged.items()) if r == row)
        if table and not table.area.holds(row, cell.cell.column):
            message = f'the row would disappear, and the Table "{table.name}" is beside it'
            remedy = "keep the Table out of the rows of the block"
            self._report(Mistake("T102", message, row, cell.cell.column, remedy))

    def _wrong(self, part: Part, message: str, remedy: str) -> None:
        self._report(Mistake("T102", message, part.row, part.column, remedy))


def _end(part: Part) -> str:
    return "{{/" + part.block.kind + "}}"
