"""What the blocks that a template spells out mean: the list walked or the condition, and the names
inside.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from toolkit.workbook.fill.blocks import Mistake, Report
from toolkit.workbook.fill.explicit import Part, Parts
from toolkit.workbook.fill.template import TaggedCell
from toolkit.workbook.tags.arrange import fields_of
from toolkit.workbook.tags.context import Context
from toolkit.workbook.tags.grammar import Block, Condition, Path, Piece, Tag
from toolkit.workbook.tags.names import Names
from toolkit.workbook.tags.shape import UnknownName


@dataclass(frozen=True)
class Meaning:
    """What a part does for the items of `chain`, the lists that must be current around it."""

    chain: tuple[Path, ...]
    names: Names
    """What names mean inside."""
    path: Path | None = None
    """The list that `#each` walks."""
    condition: Condition | None = None


Meanings = dict[Part, Meaning]


def meanings_of(parts: Parts, names: Names, context: Context, report: Report) -> Meanings:
    """Return what every part means; names that are not there are reported."""
    found: Meanings = {}
    _add(parts.parts, names, context, report, found)
    return found


def _add(
    parts: Sequence[Part], names: Names, context: Context, report: Report, found: Meanings
) -> None:
    for part in parts:
        try:
            meaning = found[part] = _meaning(part, names, context)
        except UnknownName as error:
            report(Mistake("T103", str(error), part.row, part.column))
            continue
        if meaning.path in names.bound:
            message = f'"{meaning.path}" is walked by a block around this one already'
            report(Mistake("T102", message, part.row, part.column, "take one of the two away"))
        _add(part.parts, meaning.names, context, report, found)


def _meaning(part: Part, names: Names, context: Context) -> Meaning:
    block = part.block
    if block.condition:
        condition = names.condition(block.condition, context)
        context.shape(condition.field)
        around = _unbound(condition.field.lists(), names)
        inside = names.within(around)
        return Meaning(inside.bound, inside, condition=condition)
    assert block.path is not None
    path = names.list(block.path, context)
    for named in (path, *fields_of(path, block.filters)):
        context.shape(named)
    around = _unbound(path.lists()[:-1], names)
    inside = names.within((*around, path), block.name)
    return Meaning((*names.bound, *around), inside, path)


def _unbound(lists: Sequence[Path], names: Names) -> tuple[Path, ...]:
    return tuple(path for path in lists if path not in names.bound)


def cells_with_names(
    cells: Sequence[TaggedCell], parts: Parts, meanings: Meanings, names: Names
) -> list[TaggedCell]:
    """Return the cells that stay, their paths written out and the tags of blocks taken away."""
    stay = [cell for cell in cells if cell.row not in parts.tag_rows]
    return [_resolved(cell, _names_at(cell.row, parts.parts, meanings, names)) for cell in stay]


def _names_at(row: int, parts: Sequence[Part], meanings: Meanings, names: Names) -> Names:
    part = next((p for p in parts if p.top <= row <= p.bottom and p in meanings), None)
    return _names_at(row, part.parts, meanings, meanings[part].names) if part else names


def _resolved(cell: TaggedCell, names: Names) -> TaggedCell:
    pieces: list[Piece] = []
    for index, piece in enumerate(cell.pieces):
        if isinstance(piece, Tag):
            pieces.append(names.tag(piece))
        elif isinstance(piece, str):
            text = _without_edges(piece, cell.pieces, index)
            pieces.extend([text] if text else [])
    return replace(cell, pieces=tuple(pieces))


def _without_edges(text: str, pieces: Sequence[Piece], index: int) -> str:
    """Return fixed text without the blanks that part it from the tag of a block."""
    if index and isinstance(pieces[index - 1], Block):
        text = text.lstrip()
    if index + 1 < len(pieces) and isinstance(pieces[index + 1], Block):
        text = text.rstrip()
    return text
