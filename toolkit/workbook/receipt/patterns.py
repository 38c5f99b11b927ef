"""The paths of a column's fields, row by row, as one path with placeholders."""

from collections.abc import Mapping, Sequence

from toolkit.merge.receipt import KEY


class Parts:
    """The parts of paths that differ from row to row, each list of values under one name."""

    def __init__(self, keys: Sequence[str]) -> None:
        """Take the keys of the rows, in order."""
        self._keys = keys
        self._names: dict[tuple[str | None, ...], str] = {}

    def pattern(self, paths: Sequence[str | None], declared: str = "") -> str:
        """Return the path of every row as one pattern; empty where no row has a path.

        Placeholders are called as in the `declared` pattern, where there is one.
        """
        split = [path.split("/") if path else None for path in paths]
        lengths = {len(parts) for parts in split if parts}
        if not lengths:
            return ""
        if len(lengths) > 1:  # paths that have nothing in common
            return self._place("path", tuple(paths))
        count = next(iter(lengths))
        stems = declared.split("/") if declared.count("/") == count - 1 else [""] * count
        return "/".join(
            self._step(tuple(parts[i] if parts else None for parts in split), stem.strip("{}"))
            for i, stem in enumerate(stems)
        )

    def row(self, index: int) -> Mapping[str, str]:
        """Return what the placeholders of one row stand for."""
        values = ((name, column[index]) for column, name in self._names.items())
        return {name: value for name, value in values if value is not None}

    def _step(self, values: tuple[str | None, ...], stem: str) -> str:
        known = {value for value in values if value is not None}
        if all(value in (None, key) for value, key in zip(values, self._keys, strict=True)):
            return KEY
        return next(iter(known)) if len(known) == 1 else self._place(stem or "part", values)

    def _place(self, stem: str, values: tuple[str | None, ...]) -> str:
        taken, number, name = set(self._names.values()), 1, stem
        while name in taken or name == "key":
            number += 1
            name = f"{stem}{number}"
        return f"{{{self._names.setdefault(values, name)}}}"
