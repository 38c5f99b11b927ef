"""Paths compiled into functions: a scope (the current items) in, a value out."""

from collections.abc import Callable, Mapping, Sequence
from itertools import repeat
from operator import itemgetter

from toolkit.workbook.tags.grammar import Condition, Each, Key, Name, Path, Segment

Scope = Sequence[object]
"""The current item of every bound list, in the order of the slots."""
Getter = Callable[[Scope], object]
Slots = Mapping[Path, int]
"""For every bound list (a path that ends in `[]`) its place in the scope."""


def compile_path(path: Path, slots: Slots, data: Mapping[str, object]) -> Getter:
    """Return a function from scope to the value of `path`; None where nothing is found.

    A list that stands without `[]` is its current item, if it is bound.
    """
    path = _bound(path, slots)
    start, steps = _start(path, slots, data)
    if len(steps) == 1 and isinstance(steps[0], Name):
        return _field_getter(start, steps[0].name)
    walk = [_step(step, slots, data) for step in steps]

    def get(scope: Scope) -> object:
        value = start(scope)
        for step in walk:
            if value is None:
                return None
            value = step(value, scope)
        return value

    return get


def compile_column(
    path: Path, slots: Slots, data: Mapping[str, object]
) -> Callable[[Sequence[Scope]], list[object]]:
    """Return a function from many scopes to the values of `path`, faster than one by one where the
    path is a field of an item.
    """
    get, bound = compile_path(path, slots, data), _bound(path, slots)
    *owner, last = bound.segments
    slot = slots.get(Path(tuple(owner)))
    if slot is None or not isinstance(last, Name):
        return lambda scopes: list(map(get, scopes))
    item, name = itemgetter(slot), last.name

    def column(scopes: Sequence[Scope]) -> list[object]:
        try:
            return list(map(dict.get, map(item, scopes), repeat(name)))
        except TypeError:  # an item that is no plain object
            return list(map(get, scopes))

    return column


def _bound(path: Path, slots: Slots) -> Path:
    """Write `[]` behind a list that is named without it while one of its items is current."""
    segments: list[Segment] = []
    for index, segment in enumerate(path.segments):
        segments.append(segment)
        following = path.segments[index + 1 : index + 2]
        listed = Path((*segments, Each()))
        if listed in slots and following and isinstance(following[0], Name):
            segments.append(Each())
    return Path(tuple(segments))


def _start(
    path: Path, slots: Slots, data: Mapping[str, object]
) -> tuple[Getter, Sequence[Segment]]:
    for end in range(len(path.segments), 0, -1):
        slot = slots.get(Path(path.segments[:end]))
        if slot is not None:
            return _item_getter(slot), path.segments[end:]
    root = data.get(path.root)
    return lambda _: root, path.segments[1:]


def _item_getter(slot: int) -> Getter:
    return lambda scope: scope[slot]


def _field_getter(start: Getter, name: str) -> Getter:
    def get(scope: Scope) -> object:
        owner = start(scope)
        # Nearly every owner is a dict, and asking for a Mapping costs more than all the rest.
        return owner.get(name) if type(owner) is dict or isinstance(owner, Mapping) else None

    return get


def _step(
    segment: Segment, slots: Slots, data: Mapping[str, object]
) -> Callable[[object, Scope], object]:
    if isinstance(segment, Name):
        name = segment.name
        return lambda value, _: value.get(name) if isinstance(value, Mapping) else None
    if isinstance(segment, Key) and isinstance(segment.key, str):
        key = segment.key
        return lambda value, _: _look_up(value, key)
    if isinstance(segment, Key) and isinstance(segment.key, Path):
        inner = compile_path(segment.key, slots, data)
        return lambda value, scope: _look_up(value, inner(scope))
    return lambda value, _: value


def _look_up(value: object, key: object) -> object:
    """Look up an object by property, a list by the `id` of its members."""
    if isinstance(value, Mapping):
        return value.get(key)
    if isinstance(value, list):
        return next((m for m in value if isinstance(m, Mapping) and m.get("id") == key), None)
    return None


def holds(
    condition: Condition, slots: Slots, data: Mapping[str, object], own: Path | None
) -> Callable[[Scope], bool]:
    """Return a test of `condition` on the item of the list `own`; without, on a whole path."""
    field = condition.field if own is None else _relative(condition.field, own)
    get = compile_path(field, slots, data)
    operator, values = condition.operator, condition.values
    return lambda scope: _compare(get(scope), operator, values)


def _relative(field: Path, own: Path) -> Path:
    return Path((*own.segments, *field.segments))


def _compare(value: object, operator: str, values: Sequence[str]) -> bool:
    empty = value is None or value == "" or value == []
    match operator:
        case "is empty":
            return empty
        case "is not empty":
            return not empty
        case "is" | "in":
            return any(_equal(value, word) for word in values)
        case "is not":
            return not any(_equal(value, word) for word in values)
    return not empty and _ordered(value, operator, values[0])


def _equal(value: object, word: str) -> bool:
    if isinstance(value, bool):
        return word.lower() == str(value).lower()
    if isinstance(value, int | float):
        return _number(word) == value
    return value == word


def _number(word: str) -> float | None:
    try:
        return float(word)
    except ValueError:
        return None


def _ordered(value: object, operator: str, word: str) -> bool:
    number = _number(word)
    if isinstance(value, int | float) and number is not None:
        return value < number if operator == "<" else value > number
    return str(value) < word if operator == "<" else str(value) > word
