"""Changes in a JSON text that leave every byte outside of the changed values as it is.

Each function takes a Document without findings and returns the changed one. What is added takes
line breaks and indentation from what stands beside it.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.store.jsonscan import escaped
from toolkit.store.jsontext import Document, read

_STEP = "  "


def with_value(document: Document, pointer: str, value: object) -> Document:
    """Put a value in the place of the one at a JSON pointer, which must be there."""
    span = document.span(pointer)
    return _spliced(document, span.start, span.end, _written(document, span.start, value))


def with_member(
    document: Document, pointer: str, key: str, value: object, order: Sequence[str] = ()
) -> Document:
    """Add a member to the object at a pointer, behind those that stand before it in `order`; at the
    end where the order does not tell.
    """
    owner, members = document.span(pointer), _value(document, pointer)
    before = order[: order.index(key)] if key in order else list(members)
    behind = next((name for name in reversed(list(members)) if name in before), "")
    if not members:
        return _into_empty(document, pointer, f"{json.dumps(key, ensure_ascii=False)}: ", value)
    gap = _space_after(document.text, owner.start + 1)
    if behind:
        end = document.span(_below(pointer, behind)).end
        start = f",{gap}{json.dumps(key, ensure_ascii=False)}: "
        return _spliced(document, end, end, start + _indented(document, value, gap))
    at = document.span(_below(pointer, next(iter(members)))).key_start
    start = f"{json.dumps(key, ensure_ascii=False)}: "
    return _spliced(document, at, at, f"{start}{_indented(document, value, gap)},{gap}")


def with_item(document: Document, pointer: str, value: object) -> Document:
    """Add a value at the end of the list at a pointer."""
    owner, items = document.span(pointer), _value(document, pointer)
    if not items:
        return _into_empty(document, pointer, "", value)
    gap = _space_after(document.text, owner.start + 1)
    end = document.span(f"{pointer}/{len(items) - 1}").end
    return _spliced(document, end, end, f",{gap}{_indented(document, value, gap)}")


def without_member(document: Document, pointer: str) -> Document:
    """Remove a member of an object, with its key and comma."""
    parent, _, last = pointer.rpartition("/")
    names = list(_value(document, parent))
    place = names.index(last.replace("~1", "/").replace("~0", "~"))
    span = document.span(pointer)
    if place:
        start = document.span(_below(parent, names[place - 1])).end
        return _spliced(document, start, span.end, "")
    if len(names) > 1:
        following = document.span(_below(parent, names[1])).key_start
        return _spliced(document, span.key_start, following, "")
    owner = document.span(parent)
    return _spliced(document, owner.start, owner.end, "{}")


def _spliced(document: Document, start: int, end: int, text: str) -> Document:
    whole = document.text[:start] + text + document.text[end:]
    return read(whole.encode(), document.file)


def _value(document: Document, pointer: str) -> Any:
    value = document.value
    for step in pointer.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def _below(pointer: str, key: str) -> str:
    return f"{pointer}/{escaped(key)}"


def _space_after(text: str, at: int) -> str:
    end = at
    while end < len(text) and text[end] in " \t\r\n":
        end += 1
    return text[at:end]


def _into_empty(document: Document, pointer: str, start: str, value: object) -> Document:
    """Put a first member into an empty object or list, on a line of its own."""
    owner = document.span(pointer)
    outer = _line_start(document.text, owner.start)
    if outer is None:
        text = start + json.dumps(value, ensure_ascii=False)
        return _spliced(document, owner.start + 1, owner.end - 1, text)
    inner = outer + _step(document.text)
    text = f"{inner}{start}{_indented(document, value, inner)}{outer}"
    return _spliced(document, owner.start + 1, owner.end - 1, text)


def _line_start(text: str, at: int) -> str | None:
    """Return line break and indentation of the line that a place is on; None on the only line."""
    begin = text.rfind("\n", 0, at)
    if begin < 0 and "\n" not in text:
        return None
    ending = "\r\n" if "\r\n" in text else "\n"
    return ending + _space_after(text, begin + 1)


def _step(text: str) -> str:
    """Return by how much the first member of the file is indented."""
    first = _space_after(text, text.find("{") + 1)
    return first.rpartition("\n")[2] or _STEP


def _written(document: Document, at: int, value: object) -> str:
    """Return a value as JSON for a place of the file."""
    outer = _line_start(document.text, at)
    return _indented(document, value, outer or "")


def _indented(document: Document, value: object, gap: str) -> str:
    """Return a value as JSON, further lines indented like `gap`, the space before its siblings."""
    if "\n" not in gap or not isinstance(value, Mapping | list):
        return json.dumps(value, ensure_ascii=False)
    text = json.dumps(value, ensure_ascii=False, indent=_step(document.text))
    return text.replace("\n", gap[gap.rindex("\r\n" if "\r\n" in gap else "\n") :])
