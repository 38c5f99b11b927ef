"""The grammar of `{{ tags }}`: text of a cell in, pieces out; no evaluation."""

import re
from collections.abc import Iterator

from toolkit.workbook.tags.grammar import (
    FILTERS,
    LIST_FILTERS,
    OPERATORS,
    Block,
    Condition,
    Each,
    Filter,
    Key,
    Name,
    Path,
    Piece,
    Segment,
    Tag,
    TagError,
)

_TAG = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_QUOTES = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\u00a0": " "}
)
_NAME = re.compile(r"[^\W\d][\w-]*")
_KEY = re.compile(r'\[\s*"([^"]*)"\s*\]')
_WORD = re.compile(r'\s*("(?:[^"]*)"|[^\s",|]+|,)')


def has_tag(text: str) -> bool:
    """Return whether `text` holds something that opens a tag."""
    return "{{" in text


def opens_block(text: str) -> bool:
    """Return whether `text` holds something that opens a block, read or not."""
    return re.search(r"\{\{\s*#", text) is not None


def parse(text: str) -> tuple[Piece, ...]:
    """Split the text of a cell into fixed text, tags and blocks; raise TagError where a tag is
    wrong.
    """
    pieces: list[Piece] = []
    position = 0
    for match in _matches(text):
        if match.start() > position:
            pieces.append(text[position : match.start()])
        pieces.append(_piece(match.group(1), match.group(0)))
        position = match.end()
    if position < len(text):
        pieces.append(text[position:])
    joined = tuple(_joined(pieces))
    _check_picture(joined)
    return joined


def _check_picture(pieces: tuple[Piece, ...]) -> None:
    pictures = [piece for piece in pieces if isinstance(piece, Tag) and piece.filter("picture")]
    if pictures and len(pieces) > 1:
        raise TagError("a picture stands in a cell of its own; put what is beside it into another")
    if any(tag.filter("link") for tag in pictures):
        raise TagError("a picture is no link; put the link into a cell beside it")


def _matches(text: str) -> Iterator[re.Match[str]]:
    position = 0
    while (start := text.find("{{", position)) >= 0:
        literal = _LITERAL.match(text, start)
        match = literal or _TAG.match(text, start)
        if match is None:
            raise TagError("a tag is opened with {{ and never closed; end it with }}")
        yield match
        position = match.end()


_LITERAL = re.compile(r'\{\{\s*(["“”]\{\{["“”])\s*\}\}')


def _piece(inside: str, whole: str) -> Piece:
    body = inside.translate(_QUOTES).strip()
    if body == '"{{"':
        return "{{"
    if not body:
        raise TagError("an empty tag; write a path between {{ and }}")
    if body[0] in "#/" or body == "else":
        return _block(body)
    first, *rest = _split_bars(body)
    return Tag(parse_path(first.strip()), tuple(_filter(part) for part in rest), whole)


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """Join neighbouring fixed text, so that a cell with one tag has one piece."""
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        if text:
            yield text
            text = ""
        yield piece
    if text:
        yield text


def _block(body: str) -> Block:
    first, *rest = _split_bars(body)
    filters = tuple(_filter(part) for part in rest)
    wrong = next((f.name for f in filters if f.name not in LIST_FILTERS), None)
    words = first.split()
    if wrong or (filters and words[:1] != ["#each"]):
        raise TagError(f'"{wrong or filters[0].name}" cannot stand in a block')
    match words:
        case ["#each", path]:
            return Block("each", _bare_list(path), filters=filters)
        case ["#each", path, "as", name] if _NAME.fullmatch(name):
            return Block("each", _bare_list(path), name, filters=filters)
        case ["#if", _, *_]:
            return Block("if", condition=parse_condition(body[len("#if") :].strip()))
        case ["else"]:
            return Block("else")
        case ["/each"]:
            return Block("end each")
        case ["/if"]:
            return Block("end if")
    raise TagError(
        f'cannot read the block "{body}"; write #each LIST, #if CONDITION, else, /each or /if'
    )


def _bare_list(text: str) -> Path:
    path = parse_path(text)
    if path.segments and isinstance(path.segments[-1], Each):
        return path
    return Path((*path.segments, Each()))


def _split_bars(text: str) -> list[str]:
    """Split at bars that stand outside of quotes and brackets."""
    parts, quoted = [""], False
    for character in text:
        quoted ^= character == '"'
        if character == "|" and not quoted:
            parts.append("")
        else:
            parts[-1] += character
    return parts


def _filter(text: str) -> Filter:
    typed = _WORD.findall(text)
    words = [w.strip('"') if w.startswith('"') else w for w in typed]
    if not words:
        raise TagError("a bar with nothing after it; write a filter or remove the bar")
    name, *arguments = words
    if name not in FILTERS:
        raise TagError(f'no filter "{name}"; there are {", ".join(FILTERS)}')
    if name == "where":
        return Filter(name, condition=parse_condition(text.strip()[len(name) :].strip()))
    quoted = typed[-1].startswith('"')
    _check_arguments(name, arguments, quoted=quoted)
    return Filter(name, tuple(arguments), quoted=quoted)


_ARGUMENTS = {
    "sort": r"[\w.-]+( (ascending|descending))?",
    "first": r"[1-9]\d*",
    "group": r"[\w.-]+",
    "subtotal": r"sum|average|count|min|max",
    "merge": r"same",
    "join": r".*",
    "blank": r".*",
    "link": r"|by [\w.-]+|to [\w.]+( by [\w.-]+)?",
    "picture": r"|decorative|alt [\w.-]+",
    "across": r"|single",
}
_QUOTED_ARGUMENTS = {"picture": r"alt .*\S.*"}
"""What may stand in quotes where a name may stand too."""
_USAGE = {
    "sort": "sort FIELD or sort FIELD descending",
    "first": "first NUMBER",
    "group": "group FIELD",
    "subtotal": "subtotal sum, average, count, min or max",
    "merge": "merge same",
    "link": "link, link by FIELD, link to TABLE or link to TABLE by FIELD",
    "picture": 'picture, picture alt FIELD, picture alt "WORDS" or picture decorative',
    "across": "across or across single",
}


def _check_arguments(name: str, arguments: list[str], *, quoted: bool) -> None:
    allowed = (quoted and _QUOTED_ARGUMENTS.get(name)) or _ARGUMENTS.get(name, "")
    if not re.fullmatch(allowed, " ".join(arguments), re.DOTALL):
        raise TagError(
            f'"{name} {" ".join(arguments)}" is not understood; write {_USAGE.get(name, name)}'
        )


def parse_condition(text: str) -> Condition:
    """Read `field is value`; the operators are is, is not, <, >, in, is empty, is not empty."""
    field, _, rest = text.partition(" ")
    for operator in OPERATORS:
        if rest.strip() == operator or rest.strip().startswith(operator + " "):
            values = _values(rest.strip()[len(operator) :])
            if bool(values) == operator.endswith("empty"):
                break
            return Condition(parse_path(field), operator, values)
    raise TagError(
        f'cannot read the condition "{text}"; write FIELD is VALUE, is not, <, >, in, is empty'
    )


def _values(text: str) -> tuple[str, ...]:
    parts: list[list[str]] = [[]]
    for word in _WORD.findall(text):
        if word == ",":
            parts.append([])
        else:
            parts[-1].append(word.strip('"'))
    return tuple(" ".join(part) for part in parts if part)


def parse_path(text: str) -> Path:
    """Read `measures[].entries["us-canada"].status`; raise TagError where it is not a path."""
    path, end = _read_path(text, 0)
    if end != len(text):
        raise TagError(f'"{text}" is not a path: unexpected "{text[end]}" after "{text[:end]}"')
    return path


def _read_path(text: str, start: int) -> tuple[Path, int]:
    name = _NAME.match(text, start) or _KEY.match(text, start)
    if name is None:
        raise TagError(f'"{text}" is not a path; it starts with a name, as in measures[].title')
    segments: list[Segment] = [Name(name[name.lastindex or 0])]
    position = name.end()
    while position < len(text) and text[position] in ".[":
        segment, position = _read_segment(text, position)
        segments.append(segment)
    return Path(tuple(segments)), position


def _read_segment(text: str, start: int) -> tuple[Segment, int]:
    if text[start] == ".":
        name = _NAME.match(text, start + 1)
        if name is None:
            raise TagError(f'"{text}" is not a path: a name must follow the dot')
        return Name(name.group()), name.end()
    if text[start : start + 2] == "[]":
        return Each(), start + 2
    quoted = _KEY.match(text, start)
    if quoted:
        return Key(quoted.group(1)), quoted.end()
    path, end = _read_path(text, start + 1)
    if text[end : end + 1] != "]":
        raise TagError(f'"{text}" is not a path: a bracket is not closed')
    return Key(path), end + 1
