"""What `| picture` asks for: which file, and the words for those who cannot see it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from toolkit.workbook.tags.context import Context
from toolkit.workbook.tags.grammar import Each, Filter, Name, Path, Tag
from toolkit.workbook.tags.paths import Scope, Slots
from toolkit.workbook.tags.values import as_text, compile_value


@dataclass(frozen=True)
class Wanted:
    """One picture that a cell asks for: its file as the data has it, its alternative text.

    `origin` is the record and field that names the file, None where it is computed.
    """

    file: object
    alt: str = ""
    decorative: bool = False
    origin: str | None = None


GetPicture = Callable[[Scope], Wanted | None]


def compile_picture(
    tag: Tag, slots: Slots, context: Context, origin: Callable[[Scope], str | None]
) -> GetPicture | None:
    """Return a function from scope to the picture that the cell shows; None without `| picture`.

    The function gives None where the data names no file, and raises ValueProblem as a value does.
    Raises UnknownName where the field with the alternative text is not there.
    """
    asked = tag.filter("picture")
    if asked is None:
        return None
    others = tuple(each for each in tag.filters if each.name != "picture")
    file = compile_value(replace(tag, filters=others), slots, context)
    alt = _alt(asked, tag.path, slots, context)
    decorative = asked.arguments == ("decorative",)

    def picture(scope: Scope) -> Wanted | None:
        found = file(scope)
        if found is None or found == "":
            return None
        return Wanted(found, alt(scope).strip(), decorative, origin(scope))

    return picture


def _alt(asked: Filter, path: Path, slots: Slots, context: Context) -> Callable[[Scope], str]:
    if asked.arguments[:1] != ("alt",):
        return lambda _: ""
    words = " ".join(asked.arguments[1:])
    if asked.quoted:
        return lambda _: words
    field = beside(path, words)
    context.shape(field)
    value = compile_value(Tag(field, (), ""), slots, context)
    return lambda scope: as_text(value(scope))


def beside(path: Path, name: str) -> Path:
    """Return the path of another field of the item that the value belongs to (`dates.signed`)."""
    segments = list(path.segments)
    while isinstance(segments[-1], Each):
        segments.pop()
    return Path((*segments[:-1], *(Name(part) for part in name.split("."))))
