"""What the schema calls the value at a path, so that messages speak the schema's words."""

from typing import Any

from referencing import Registry
from referencing.exceptions import Unresolvable

from toolkit.checks.problem import Path

Schema = dict[str, Any]


class Titles:
    """Looks up titles and descriptions in one schema and in those that it refers to."""

    def __init__(self, schema: Schema, registry: Registry[Any]) -> None:
        """Begin at the root of a schema."""
        self._schema = schema
        self._resolver = registry.resolver(str(schema.get("$id", "")))

    def of(self, path: Path) -> str:
        """Return the title of the value at a path, or of the nearest value around it."""
        return self._words(path, "title") or "the file"

    def description(self, path: Path) -> str:
        """Return the description of the value at a path, without the full stop."""
        return self._words(path, "description").rstrip(".")

    def _words(self, path: Path, keyword: str) -> str:
        schema, resolver = self._schema, self._resolver
        words = str(schema.get(keyword, ""))
        for step in path:
            schema = _member(schema, step)
            words = str(schema.get(keyword, "")) or words
            own = keyword in schema  # beside a $ref, the nearer words count
            while "$ref" in schema:
                try:
                    found = resolver.lookup(schema["$ref"])
                except Unresolvable:
                    return words
                schema, resolver = found.contents, found.resolver
                words = words if own else str(schema.get(keyword, "")) or words
        return words


def _member(schema: Schema, step: str | int) -> Schema:
    """Return the schema of a member of what a schema describes, or an empty one."""
    if isinstance(step, int):
        member = schema.get("items")
    else:
        member = schema.get("properties", {}).get(step, schema.get("additionalProperties"))
    return member if isinstance(member, dict) else {}
