"""Where values stand in a JSON text, found one by one without looking at the rest.

A place is asked for only where something is wrong, so nothing is scanned before. What lies beside
the way to a value is stepped over by the standard library's decoder.
"""

import json
import re
from array import array
from dataclasses import dataclass, field
from typing import Any, cast

from toolkit.store.jsonscan import Span

_SPACE = re.compile(r"[ \t\n\r]*")
_STEP_OVER: Any = cast(Any, json.JSONDecoder(strict=False)).scan_once
_KEY: Any = cast(Any, json.decoder).scanstring
_STRIDE = 64


@dataclass
class _Container:
    """An object or list that was looked into: as far as `at`, where the next member begins.

    For an object `keys` has the offset of each key so far; for a list `marks` has the offset of
    every 64th item, and `count` how many items were stepped over.
    """

    kind: str
    at: int
    keys: dict[str, int] = field(default_factory=dict)
    marks: "array[int]" = field(default_factory=lambda: array("q"))
    count: int = 0


class Places:
    """Finds spans in one text, which must be JSON without a mistake; remembers the ways it went."""

    def __init__(self, text: str) -> None:
        """Keep the text; nothing is looked at yet."""
        self._text = text
        self._known: dict[str, _Container] = {}

    def span(self, pointer: str) -> Span:
        """Return the offsets of a JSON pointer's value, or of its nearest ancestor's."""
        start, key, here = self._space(0), (-1, -1), ""
        for step in pointer.split("/")[1:]:
            found = self._member(here, start, step)
            if found is None:
                break
            start, key = found
            here = f"{here}/{step}"
        return Span(start, self._end(start, here), *key)

    def _end(self, start: int, pointer: str) -> int:
        return self._over(start) if pointer else len(self._text.rstrip(" \t\n\r"))

    def _member(self, pointer: str, start: int, step: str) -> tuple[int, tuple[int, int]] | None:
        """Return where a member's value begins, and the offsets of its key."""
        kind = self._text[start : start + 1]
        if kind not in ("{", "["):
            return None
        if pointer not in self._known:
            self._known[pointer] = _Container(kind, self._space(start + 1))
        container = self._known[pointer]
        if kind == "[":
            item = self._item(container, int(step)) if step.isdecimal() else None
            return None if item is None else (item, (-1, -1))
        return self._valued(container, step.replace("~1", "/").replace("~0", "~"))

    def _valued(self, container: _Container, key: str) -> tuple[int, tuple[int, int]] | None:
        while key not in container.keys and self._text[container.at] != "}":
            name, end = _KEY(self._text, container.at + 1, False)
            container.keys.setdefault(name, container.at)
            value = self._space(self._space(end) + 1)
            container.at = self._next(self._over(value))
        start = container.keys.get(key)
        if start is None:
            return None
        end = _KEY(self._text, start + 1, False)[1]
        return self._space(self._space(end) + 1), (start, end)

    def _item(self, container: _Container, index: int) -> int | None:
        while container.count <= index and self._text[container.at] != "]":
            if container.count % _STRIDE == 0:
                container.marks.append(container.at)
            container.at = self._next(self._over(container.at))
            container.count += 1
        if index >= container.count:
            return None
        at = container.marks[index // _STRIDE]
        for _ in range(index % _STRIDE):
            at = self._next(self._over(at))
        return at

    def _next(self, at: int) -> int:
        """Return where the next member begins, or the closing bracket stands."""
        at = self._space(at)
        return self._space(at + 1) if self._text[at] == "," else at

    def _over(self, at: int) -> int:
        return int(_STEP_OVER(self._text, at)[1])

    def _space(self, at: int) -> int:
        match = _SPACE.match(self._text, at)
        return match.end() if match else at
