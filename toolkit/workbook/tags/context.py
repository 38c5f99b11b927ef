"""What a template is filled with: data by root, what may be named, the language and its words for
dates.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from toolkit.workbook.tags.grammar import Path
from toolkit.workbook.tags.shape import ANY, Shape, check_data, follow


@dataclass(frozen=True)
class Context:
    """Everything that tags can reach."""

    data: Mapping[str, object]
    """Plain JSON values by root: collections, views, `words`, `release`."""
    shapes: Mapping[str, Shape] = field(default_factory=dict)
    """What may be named below a root; a root without a shape is checked against its data."""
    closed: bool = False
    """Whether `shapes` has every root, so that no other may be named even if the data has it."""
    language: str = "en"
    date_words: Mapping[str, str] = field(default_factory=dict)
    """Month names and patterns for `| date` (see `toolkit.model.edtf.in_words`)."""
    folder: FilePath | None = None
    """The folder that the data lies in, and its pictures in or below it; None: there is none."""

    _known: dict[Path, Shape] = field(default_factory=dict, repr=False)

    def shape(self, path: Path) -> Shape:
        """Return what `path` leads to; raises UnknownName where there is no such name."""
        if path not in self._known:
            self._known[path] = self._look(path)
        return self._known[path]

    def _look(self, path: Path) -> Shape:
        if self.closed or path.root in self.shapes:
            return follow(path, self.shapes)
        check_data(path, self.data)
        return ANY
