"""What a tag is made of: paths, filters, conditions and blocks, a closed list of words."""

from dataclasses import dataclass
from typing import Literal

LIST_FILTERS = ("where", "sort", "first", "group")
VALUE_FILTERS = ("label", "join", "date", "earliest", "latest", "blank", "link", "picture")
ROW_FILTERS = ("subtotal", "merge")
FILTERS = (*LIST_FILTERS, *VALUE_FILTERS, *ROW_FILTERS, "across")
OPERATORS = ("is not empty", "is empty", "is not", "is", "in", "<", ">")


class TagError(ValueError):
    """A tag that cannot be read; the message says what is wrong with it and what to write."""


@dataclass(frozen=True)
class Name:
    """`.title`: a property of an object."""

    name: str


@dataclass(frozen=True)
class Each:
    """`[]`: every member of a list."""


@dataclass(frozen=True)
class Key:
    """`["us-canada"]` or `[axes[].id]`: look-up by key, or by the value of another path."""

    key: "str | Path"


Segment = Name | Each | Key


@dataclass(frozen=True)
class Path:
    """Where a value is found, from a root down."""

    segments: tuple[Segment, ...]

    def __str__(self) -> str:
        return "".join(_segment_text(s, first=i == 0) for i, s in enumerate(self.segments))

    @property
    def root(self) -> str:
        """Return the name of the collection, view or object that the path starts from."""
        first = self.segments[0]
        assert isinstance(first, Name)
        return first.name

    def lists(self) -> tuple["Path", ...]:
        """Return the lists that the path itself walks, outermost first: `a[].b[].c` gives `a[]`,
        `a[].b[]`.
        """
        ends = [i for i, segment in enumerate(self.segments) if isinstance(segment, Each)]
        return tuple(Path(self.segments[: i + 1]) for i in ends)

    def key_paths(self) -> tuple["Path", ...]:
        """Return the paths that stand in brackets: `a[].b[axes[].id]` gives `axes[].id`."""
        keys = [s.key for s in self.segments if isinstance(s, Key)]
        return tuple(key for key in keys if isinstance(key, Path))


@dataclass(frozen=True)
class Condition:
    """`field is value`: one comparison of a field of the item with fixed words."""

    field: Path
    operator: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Filter:
    """A word after a bar with its arguments as typed; `condition` is set for `where`.

    `quoted` says whether the last argument stands in quotes: words, and not the name of a field.
    """

    name: str
    arguments: tuple[str, ...] = ()
    condition: Condition | None = None
    quoted: bool = False


@dataclass(frozen=True)
class Tag:
    """One `{{ path | filters }}` with its own text, for messages."""

    path: Path
    filters: tuple[Filter, ...]
    text: str

    def filter(self, name: str) -> Filter | None:
        """Return the filter of that name, if the tag has it."""
        return next((f for f in self.filters if f.name == name), None)


@dataclass(frozen=True)
class Block:
    """`{{#each list as name | filters}}`, `{{#if condition}}`, `{{else}}` and their ends."""

    kind: Literal["each", "if", "else", "end each", "end if"]
    path: Path | None = None
    name: str | None = None
    condition: Condition | None = None
    filters: tuple[Filter, ...] = ()


Piece = str | Tag | Block


def _segment_text(segment: Segment, *, first: bool) -> str:
    match segment:
        case Name(name):
            return name if first else f".{name}"
        case Each():
            return "[]"
        case Key(key):
            return f'["{key}"]' if isinstance(key, str) else f"[{key}]"
