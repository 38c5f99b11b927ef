"""What one tagged cell shows: the field, what the field holds, and of what kind that is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from toolkit.merge.receipt import Kind, Written, computed
from toolkit.workbook.fill.bindings import Binding, place_of
from toolkit.workbook.tags.context import Context
from toolkit.workbook.tags.grammar import Name, Path, Tag
from toolkit.workbook.tags.paths import Getter, Scope, compile_path
from toolkit.workbook.tags.shape import COMPUTED, Shape
from toolkit.workbook.tags.values import ValueProblem

_DATE_FILTERS = ("date", "earliest", "latest")
_NOWHERE = "-"
"""What stands in a path for a member of a list that has no id."""
_SCALARS = (str, int, float, bool, type(None))


@dataclass(frozen=True)
class Source:
    """What a tagged cell shows: `place` is the field of a scope, `held` its value there.

    `place` gives None where the cell is computed, `about` then where one would edit instead.
    """

    kind: Kind
    pattern: str
    binding: Binding
    place: Callable[[Scope], str | None]
    held: Getter
    about: Callable[[Scope], str | None]

    def written(self, scope: Scope) -> tuple[str | None, Written]:
        """Return the field that the cell shows, if it shows one, and what was written there."""
        try:
            shown = self.binding.value(scope)
        except ValueProblem:  # told where the cell is written
            shown = None
        place, held = self.place(scope), _in_language(self.held(scope), shown)
        if place is None or not isinstance(held, _SCALARS) or _NOWHERE in place.split("/"):
            return None, computed(shown)
        return place, Written(shown, held)


def source_of(binding: Binding, context: Context) -> Source:
    """Return what a cell shows; tags within other text are computed."""
    tag = binding.tag
    if tag is None or tag.filter("join"):
        return Source("computed", "", binding, _none, _none, binding.origin)
    shape = context.shape(tag.path)
    slots = {path: slot for slot, path in enumerate(binding.chain)}
    owner = compile_path(Path(tag.path.segments[:-1]), slots, context.data)
    if shape.shows:
        return _showing(shape, binding, context, owner, tag)
    held = compile_path(tag.path, slots, context.data)
    about = _placed(shape.about, owner) if shape.about else _none
    kind: Kind = _kind(tag, shape)
    pattern = shape.about if shape.origin in ("", COMPUTED) else shape.origin
    return Source(kind, pattern, binding, binding.origin, held, about)


def _showing(shape: Shape, binding: Binding, context: Context, owner: Getter, tag: Tag) -> Source:
    """Return what a cell shows that puts the value beside it into words."""
    sibling = context.shape(Path((*tag.path.segments[:-1], Name(shape.shows))))

    def held(scope: Scope) -> object:
        row = owner(scope)
        return row.get(shape.shows) if isinstance(row, Mapping) else None

    pattern = shape.about or sibling.origin
    place = _placed(pattern, owner)
    return Source(_kind(tag, sibling, words=True), pattern, binding, place, held, place)


def _kind(tag: Tag, shape: Shape, *, words: bool = False) -> Kind:
    if shape.type == "date" or any(tag.filter(name) for name in _DATE_FILTERS):
        return "date"
    return "label" if shape.labels and (words or tag.filter("label")) else "value"


def _placed(pattern: str, owner: Getter) -> Callable[[Scope], str | None]:
    return lambda scope: place_of(pattern, owner(scope))


def _in_language(held: object, shown: object) -> object:
    """Return the words that are shown where a field has them by language."""
    return shown if isinstance(held, Mapping) and "en" in held else held


def _none(_: Scope) -> None:
    return None
