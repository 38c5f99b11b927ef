"""One tagged cell, compiled: from the current items to its value, its link and its origin."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from toolkit.workbook.fill.groups import FUNCTIONS
from toolkit.workbook.fill.template import TaggedCell
from toolkit.workbook.pictures.wanted import GetPicture, compile_picture
from toolkit.workbook.tags.context import Context
from toolkit.workbook.tags.grammar import Each, Key, Name, Path, Tag
from toolkit.workbook.tags.paths import Scope, Slots, compile_path
from toolkit.workbook.tags.shape import COMPUTED, Shape
from toolkit.workbook.tags.values import (
    CellValue,
    Column,
    LinkTarget,
    Value,
    as_text,
    compile_link,
    compile_value,
    compile_values,
)


@dataclass(frozen=True)
class Binding:
    """What a tagged cell gets, as functions of the scope (the current item of every list in
    `chain`).
    """

    chain: tuple[Path, ...]
    value: Value
    link: Callable[[Scope], LinkTarget | None] | None
    column: Column
    origin: Callable[[Scope], str | None]
    """The record and field that the value comes from (`measures/fast/short`); None where it is
    computed.
    """
    subtotal: int = 0
    """The function by which a row of subtotals sums up the column; 0: it does not."""
    grouped: bool = False
    """Whether rows are grouped by the value, so that a row of subtotals shows it."""
    picture: GetPicture | None = None
    """What picture hangs on the cell, which itself is empty then."""
    tag: Tag | None = None
    """The tag that is all of the cell; None where tags stand within other text."""


def bind(
    cell: TaggedCell, chain: tuple[Path, ...], context: Context, groups: Collection[Path] = ()
) -> Binding:
    """Compile the cell's pieces for a scope with one item for every list of `chain`.

    `groups` are the fields by which rows are grouped. Raises UnknownName where a field that a
    filter names is not there.
    """
    chosen = [f.arguments[0] for tag in cell.tags for f in tag.filters if f.name == "subtotal"]
    subtotal = FUNCTIONS[chosen[0]] if chosen else 0
    grouped = any(tag.path in groups for tag in cell.tags)
    return replace(_bind(cell, chain, context), subtotal=subtotal, grouped=grouped)


def emptied(binding: Binding) -> Binding:
    """Return a binding that gives nothing, for a sheet that stands for no item."""
    return replace(
        binding,
        value=_nowhere,
        link=None,
        column=lambda scopes: [None] * len(scopes),
        origin=_nowhere,
        picture=None,
    )


def _bind(cell: TaggedCell, chain: tuple[Path, ...], context: Context) -> Binding:
    slots = {path: slot for slot, path in enumerate(chain)}
    links = [link for tag in cell.tags if (link := compile_link(tag, slots, context))]
    lone = len(cell.pieces) == 1 and cell.tags
    link = links[0] if links else None
    if not lone:
        value = _mixed(cell, slots, context)
        return Binding(chain, value, link, lambda scopes: list(map(value, scopes)), _nowhere)
    (tag,) = cell.tags
    picture = compile_picture(tag, slots, context, _origin(tag, slots, context))
    if picture:
        nothing = [None]
        empty: Column = lambda scopes: nothing * len(scopes)  # noqa: E731
        return Binding(chain, lambda _: None, None, empty, _nowhere, picture=picture)
    value, column = compile_value(tag, slots, context), compile_values(tag, slots, context)
    return Binding(chain, value, link, column, _origin(tag, slots, context), tag=tag)


def _mixed(cell: TaggedCell, slots: Slots, context: Context) -> Value:
    """Return the text of a cell in which tags stand within other text."""
    parts = [
        compile_value(piece, slots, context) if isinstance(piece, Tag) else _fixed(str(piece))
        for piece in cell.pieces
    ]

    def value(scope: Scope) -> CellValue:
        return "".join(as_text(part(scope)) for part in parts)

    return value


def _fixed(text: str) -> Value:
    return lambda _: text


def _nowhere(_: Scope) -> str | None:
    return None


def _origin(tag: Tag, slots: Slots, context: Context) -> Callable[[Scope], str | None]:
    shape: Shape = context.shape(tag.path)
    if shape.origin == COMPUTED:
        return _nowhere
    if shape.origin:
        owner = compile_path(Path(tag.path.segments[:-1]), slots, context.data)
        return lambda scope: place_of(shape.origin, owner(scope))
    return _own_place(tag.path, slots, context.data)


def place_of(pattern: str, owner: object) -> str | None:
    """Return the place of a value of a view's row; None where the row has no such record."""
    if not isinstance(owner, Mapping):
        return None
    parts = [owner.get(p[1:-1]) if p.startswith("{") else p for p in pattern.split("/")]
    return None if None in parts else "/".join(map(str, parts))


def _own_place(
    path: Path, slots: Slots, data: Mapping[str, object]
) -> Callable[[Scope], str | None]:
    """Return the path itself with ids for `[]` and keys: `sources/ramos/title`."""
    parts: list[Callable[[Scope], object]] = []
    for index, segment in enumerate(path.segments):
        parts.append(_part(segment, Path(path.segments[: index + 1]), slots, data))
    return lambda scope: "/".join(str(part(scope)) for part in parts)


def _part(
    segment: object, upto: Path, slots: Slots, data: Mapping[str, object]
) -> Callable[[Scope], object]:
    match segment:
        case Name(name):
            return lambda _: name
        case Each():
            item = compile_path(upto, slots, data)
            return lambda scope: _identity(item(scope))
        case Key(str() as key):
            return lambda _: key
        case Key(Path() as path):
            return compile_path(path, slots, data)
    raise AssertionError(segment)


def _identity(item: object) -> object:
    return item.get("id", "-") if isinstance(item, Mapping) else "-"
