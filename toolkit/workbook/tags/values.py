"""What a tag puts into a cell: the value of its path, through its filters."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from toolkit.model import edtf
from toolkit.workbook.tags.context import Context
from toolkit.workbook.tags.grammar import Filter, Name, Path, Tag
from toolkit.workbook.tags.paths import Getter, Scope, Slots, compile_column, compile_path
from toolkit.workbook.tags.shape import Shape

CellValue = str | int | float | bool | date | None
"""What a cell can hold; a `date` is written as a serial number in the cell's own format, None as an
empty cell.
"""

Value = Callable[[Scope], CellValue]
Column = Callable[[Sequence[Scope]], Sequence[CellValue]]


class ValueProblem(ValueError):
    """The data has something for which a cell has no place; the message says what and which filter
    helps.
    """


def compile_value(tag: Tag, slots: Slots, context: Context) -> Value:
    """Return a function from scope to cell value; it raises ValueProblem where the value does not
    fit a cell.
    """
    get, convert = compile_path(tag.path, slots, context.data), _converter(tag, context)
    if _filtered(tag):
        return lambda scope: convert(get(scope))

    def value(scope: Scope) -> CellValue:
        found = get(scope)
        return found if type(found) in _SIMPLE else convert(found)  # type: ignore[return-value]

    return value


def compile_values(tag: Tag, slots: Slots, context: Context) -> Column:
    """Return a function from many scopes to cell values; it raises as `compile_value` says."""
    column, convert = compile_column(tag.path, slots, context.data), _converter(tag, context)
    plain = _SIMPLE if not _filtered(tag) else frozenset[type]()

    def values(scopes: Sequence[Scope]) -> Sequence[CellValue]:
        found = column(scopes)
        kinds = set(map(type, found))
        if kinds <= plain:
            return found  # type: ignore[return-value]
        if kinds <= _TEXTS:  # they often repeat
            known = {text: convert(text) for text in dict.fromkeys(found)}
            return [known[text] for text in found]
        return list(map(convert, found))

    return values


def _filtered(tag: Tag) -> bool:
    return any(each.name in _STEPS for each in tag.filters)


def _converter(tag: Tag, context: Context) -> Callable[[object], CellValue]:
    """Return a function from what the tag's path leads to, to the cell value."""
    shape = context.shape(tag.path)
    steps = [_step(each, shape, context) for each in tag.filters if each.name in _STEPS]

    def convert(found: object) -> CellValue:
        found = _localised(found, context.language)
        for step in steps:
            found = step(found)
        return _for_cell(found)

    return convert


_TEXTS = frozenset((str, type(None)))
_SIMPLE = _TEXTS | {int, float, bool}


def _localised(value: object, language: str) -> object:
    """Resolve text by language to `language`, else to English, also inside a list."""
    if isinstance(value, Mapping) and "en" in value:
        return value.get(language) or value["en"]
    if isinstance(value, list):
        return [_localised(member, language) for member in value]
    return value


def _for_cell(value: object) -> CellValue:
    if value is None or isinstance(value, str | int | float | date):
        return value
    if isinstance(value, list):
        if not value:
            return None
        raise ValueProblem(
            'a list does not fit into one cell; write `| join ", "`, or [] to repeat'
        )
    raise ValueProblem("an object does not fit into a cell; name one of its fields")


Step = Callable[[object], object]


def _step(each: Filter, shape: Shape, context: Context) -> Step:
    return _STEPS[each.name](each.arguments, shape, context)


def _label(_: Sequence[str], shape: Shape, __: Context) -> Step:
    labels = shape.labels or (shape.item.labels if shape.item else {})

    def label(value: object) -> object:
        if isinstance(value, list):
            return [label(member) for member in value]
        return labels.get(value, value) if isinstance(value, str) else value

    return label


def _join(arguments: Sequence[str], _: Shape, __: Context) -> Step:
    between = arguments[0] if arguments else ", "
    return lambda value: between.join(map(_text, value)) if isinstance(value, list) else value


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return "" if value is None else str(value)


def _date(_: Sequence[str], __: Shape, context: Context) -> Step:
    words = context.date_words
    return _of_dates(lambda value: edtf.in_words(value, words))


def _earliest(_: Sequence[str], __: Shape, ___: Context) -> Step:
    return _of_dates(edtf.earliest)


def _latest(_: Sequence[str], __: Shape, ___: Context) -> Step:
    return _of_dates(edtf.latest)


def _of_dates(convert: Callable[[str], object]) -> Step:
    remembered = lru_cache(maxsize=4096)(convert)  # the same days stand in many rows

    def step(value: object) -> object:
        if value is None or value == "":
            return None
        try:
            return remembered(str(value))
        except ValueError as error:
            raise ValueProblem(f'"{value}" is not a date: {error}') from error

    return step


def _blank(arguments: Sequence[str], _: Shape, __: Context) -> Step:
    words = " ".join(arguments)
    return lambda value: words if value is None or value in ("", []) else value


_STEPS: dict[str, Callable[[Sequence[str], Shape, Context], Step]] = {
    "label": _label,
    "join": _join,
    "date": _date,
    "earliest": _earliest,
    "latest": _latest,
    "blank": _blank,
}


def as_text(value: CellValue) -> str:
    """Return a value as it reads inside of other text."""
    return value.isoformat() if isinstance(value, date) else _text(value)


@dataclass(frozen=True)
class LinkTarget:
    """Where a cell leads: an address, the rows of a Table that have these keys, or the sheet that
    stands for the first of these items, or ids of items, that has one.
    """

    address: str = ""
    table: str = ""
    keys: tuple[str, ...] = ()
    items: tuple[object, ...] = ()


def compile_link(
    tag: Tag, slots: Slots, context: Context
) -> Callable[[Scope], LinkTarget | None] | None:
    """Return a function from scope to what a tag with `| link` links to; None without."""
    link = tag.filter("link")
    if link is None:
        return None
    match link.arguments:
        case ["to", "sheet"]:
            lists = reversed(tag.path.lists())
            return _item_link([compile_path(each, slots, context.data) for each in lists])
        case ["to", table, "by", field]:
            sibling = Path((*tag.path.segments[:-1], Name(field)))
            context.shape(sibling)
            return _row_link(compile_path(sibling, slots, context.data), table)
        case ["by", field]:
            sibling = Path((*tag.path.segments[:-1], Name(field)))
            context.shape(sibling)
            return _address_link(compile_path(sibling, slots, context.data))
        case ["to", table]:
            return _row_link(compile_path(tag.path, slots, context.data), table)
    return _address_link(compile_path(tag.path, slots, context.data))


_ADDRESSES = ("https://", "http://", "mailto:")
"""The only addresses that a cell may lead to: data must not open files or run anything."""


def _address_link(get: Getter) -> Callable[[Scope], LinkTarget | None]:
    def link(scope: Scope) -> LinkTarget | None:
        value = get(scope)
        if not isinstance(value, str) or not value:
            return None
        if not value.startswith(_ADDRESSES):
            wanted = " or ".join(_ADDRESSES)
            raise ValueProblem(f'"{value}" is no address for a link; it must start with {wanted}')
        return LinkTarget(address=value)

    return link


def _row_link(get: Getter, table: str) -> Callable[[Scope], LinkTarget | None]:
    def link(scope: Scope) -> LinkTarget | None:
        value = get(scope)
        keys = tuple(map(str, value)) if isinstance(value, list) else (str(value),)
        if table == "sheet":
            return LinkTarget(items=keys) if value else None
        return LinkTarget(table=table, keys=keys) if value else None

    return link


def _item_link(items: Sequence[Getter]) -> Callable[[Scope], LinkTarget]:
    return lambda scope: LinkTarget(items=tuple(get(scope) for get in items))
