"""The items of lists, also of lists within lists, in the order that filters ask for."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from toolkit.workbook.tags.collation import sort_key
from toolkit.workbook.tags.grammar import Filter, Name, Path, Tag
from toolkit.workbook.tags.paths import Getter, Scope, compile_path, holds

Items = list[tuple[object, ...]]
Arrange = Callable[[Items], Items]


class Walk:
    """The lists that a block walks within what is current around it."""

    def __init__(
        self,
        chain: Sequence[Path],
        outer: int,
        filters: Mapping[Path, Sequence[Filter]],
        data: Mapping[str, object],
    ) -> None:
        """Take all lists, outermost first, and how many of them are current already."""
        self._levels = [
            _level(chain[: at + 1], filters.get(chain[at], ()), data)
            for at in range(outer, len(chain))
        ]

    def items(self, scope: Scope) -> Items:
        """Return the scopes of the innermost items within an outer scope, arranged list by list."""
        found: Items = [tuple(scope)]
        for members, arrange in self._levels:
            found = arrange([(*each, item) for each in found for item in members(each)])
        return found


def _level(
    chain: Sequence[Path], filters: Sequence[Filter], data: Mapping[str, object]
) -> tuple[Callable[[Scope], Sequence[object]], Arrange]:
    slots = {earlier: slot for slot, earlier in enumerate(chain[:-1])}
    get = compile_path(Path(chain[-1].segments[:-1]), slots, data)
    return lambda scope: _members(get(scope)), arrangement(filters, chain, data)


def _members(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()


def arrangement(
    filters: Iterable[Filter], chain: Sequence[Path], data: Mapping[str, object]
) -> Arrange:
    """Return a function that applies `where`, `sort`, `first` and `group` of the last list of
    `chain`, in that order, each filter once.
    """
    once = list(dict.fromkeys(filters))
    named = {name: [f for f in once if f.name == name] for name in ("sort", "first", "group")}
    slots = {path: slot for slot, path in enumerate(chain)}
    tests = [holds(f.condition, slots, data, chain[-1]) for f in once if f.condition]
    sorts = [_order(f, chain, data) for f in reversed(named["sort"])]
    most = min((int(f.arguments[0]) for f in named["first"]), default=None)
    groups = [_order(f, chain, data) for f in reversed(named["group"])]

    def arrange(found: Items) -> Items:
        for test in tests:
            found = [scope for scope in found if test(scope)]
        for order in sorts:
            found = order(found)
        found = found if most is None else found[:most]
        for order in groups:
            found = order(found)
        return found

    return arrange


def field_of(own: Path, name: str) -> Path:
    """Return the path of a field of the list's items, named as in `sort dates.signed`."""
    return Path((*own.segments, *(Name(part) for part in name.split("."))))


def filtered_fields(tag: Tag) -> Iterator[Path]:
    """Yield the fields of the items that the filters of a tag name."""
    for own in tag.path.lists()[-1:]:
        yield from fields_of(own, tag.filters)


def fields_of(own: Path, filters: Iterable[Filter]) -> Iterator[Path]:
    """Yield the fields of a list's items that filters name."""
    for each in filters:
        if each.name in ("sort", "group"):
            yield field_of(own, each.arguments[0])
        elif each.condition:
            yield Path((*own.segments, *each.condition.field.segments))


def _order(order: Filter, chain: Sequence[Path], data: Mapping[str, object]) -> Arrange:
    slots = {path: slot for slot, path in enumerate(chain)}
    get = compile_path(field_of(chain[-1], order.arguments[0]), slots, data)
    descending = order.arguments[-1] == "descending"
    return lambda found: _sorted(found, get, descending=descending)


def _sorted(found: Items, get: Getter, *, descending: bool) -> Items:
    filled = [scope for scope in found if get(scope) is not None]
    empty = [scope for scope in found if get(scope) is None]
    return sorted(filled, key=lambda scope: sort_key(get(scope)), reverse=descending) + empty
