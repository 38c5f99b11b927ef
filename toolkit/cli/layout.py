"""Text for a terminal: headings, rows and paragraphs, wrapped to its width."""

import shutil
import sys
from textwrap import wrap

_NARROW, _USUAL, _WIDE = 40, 80, 100
_COLUMN = 20


class Page:
    """Lines of text, none wider than the page."""

    def __init__(self, width: int = _USUAL) -> None:
        """Begin an empty page of so many columns."""
        self._width = width
        self._lines: list[str] = []

    @classmethod
    def of_terminal(cls) -> "Page":
        """Return a page as wide as the terminal, within reason; 80 columns where there is none."""
        columns = shutil.get_terminal_size((_USUAL, 24)).columns if sys.stdout.isatty() else _USUAL
        return cls(min(max(columns, _NARROW), _WIDE))

    def heading(self, words: str, line: str) -> None:
        """Add a heading with a line under it, drawn with the character `line`."""
        lines = wrap(words, self._width) or [""]
        self._lines += [*lines, line * max(map(len, lines))]

    def words(self, words: str, *, indent: int = 0, hanging: int | None = None) -> None:
        """Add a paragraph; `hanging` is the indent of its further lines."""
        further = indent if hanging is None else hanging
        self._lines += wrap(
            words, self._width, initial_indent=" " * indent, subsequent_indent=" " * further
        )

    def row(self, title: str, words: str) -> None:
        """Add a title in a column of its own with words beside it."""
        head = f"{title:<{_COLUMN}} " if len(title) <= _COLUMN else f"{title}: "
        self._lines += wrap(
            words, self._width, initial_indent=head, subsequent_indent=" " * (_COLUMN + 1)
        )

    def gap(self) -> None:
        """Add an empty line."""
        self._lines.append("")

    def text(self) -> str:
        """Return the page."""
        return "\n".join(self._lines)
