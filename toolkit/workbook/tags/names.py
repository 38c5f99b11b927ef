"""What the names in a tag mean where it stands: names given by `as`, and items that are current."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from toolkit.workbook.tags.context import Context
from toolkit.workbook.tags.grammar import Condition, Each, Key, Name, Path, Segment, Tag
from toolkit.workbook.tags.shape import UnknownName, reached


@dataclass(frozen=True)
class Names:
    """The lists whose item is current, outermost first, and the names that stand for them."""

    bound: tuple[Path, ...] = ()
    aliases: Mapping[str, Path] = field(default_factory=dict)

    def within(self, lists: tuple[Path, ...], alias: str | None = None) -> "Names":
        """Return the names inside of blocks that walk these lists, the last one as `alias`."""
        named = {alias: lists[-1]} if alias else {}
        return Names((*self.bound, *lists), {**self.aliases, **named})

    def tag(self, tag: Tag) -> Tag:
        """Return the tag with its path written out, lists with `[]`."""
        return replace(tag, path=self.path(tag.path))

    def path(self, path: Path) -> Path:
        """Return the path written out: `m.title` is `measures[].title` where `m` is current."""
        return self._written_out(path, None)

    def list(self, path: Path, context: Context) -> Path:
        """Return the path written out, with `[]` behind every list on its way, current or not."""
        return self._written_out(path, context)

    def condition(self, condition: Condition, context: Context) -> Condition:
        """Return the condition with its path written out as by `list`."""
        return replace(condition, field=self.list(condition.field, context))

    def _written_out(self, path: Path, context: Context | None) -> Path:
        alias = self.aliases.get(path.root)
        segments = (*alias.segments, *path.segments[1:]) if alias else path.segments
        found: list[Segment] = []
        for index, segment in enumerate(segments):
            if isinstance(segment, Key) and isinstance(segment.key, Path):
                segment = Key(self.path(segment.key))
            found.append(segment)
            following = segments[index + 1] if index + 1 < len(segments) else None
            if isinstance(segment, Each) or isinstance(following, Each | Key):
                continue
            if Path((*found, Each())) in self.bound or (
                context and isinstance(following, Name) and _is_list(Path(tuple(found)), context)
            ):
                found.append(Each())
        return Path(tuple(found))


def walked(tag: Tag, current: tuple[Path, ...], context: Context) -> Iterator[Path]:
    """Yield the lists of whose items a tag asks for a value, where those of `current` have one.

    A list is walked also where its `[]` is left out: `rows.name` means the current row.
    """
    names = Names(current)
    for path in (tag.path, *tag.path.key_paths()):
        yield from names.list(path, context).lists()


def _is_list(path: Path, context: Context) -> bool:
    try:
        kind = context.shape(path).kind
    except UnknownName:
        return False
    if kind == "any":
        return any(isinstance(value, list) for value in reached(context.data, path.segments))
    return kind == "list"
