"""Why a value is not valid: the errors of `jsonschema`, as problems in the words of the schema."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import SchemaError, ValidationError
from jsonschema.validators import extend
from referencing import Registry
from referencing.exceptions import Unresolvable
from referencing.jsonschema import DRAFT202012

from toolkit.checks.mistakes import mistakes
from toolkit.checks.problem import Path, Problem
from toolkit.checks.sameness import first_repeated
from toolkit.checks.titles import Schema, Titles
from toolkit.checks.wording import worded
from toolkit.errors import SeedError

_AROUND = "x-around"
_TOKEN = re.compile(r"\\.|\[|\]|\$", re.DOTALL)


class Explainer:
    """Explains against a set of schemas, each with its `$id`."""

    def __init__(self, schemas: Mapping[str, Schema]) -> None:
        """Keep the schemas; they refer to each other by `$id`."""
        self._schemas = {
            # with "$schema" jsonschema would take its own class and forget the rules below
            stem: {key: value for key, value in schema.items() if key != "$schema"}
            for stem, schema in schemas.items()
        }
        known = self._schemas.values()
        resources = [(each["$id"], DRAFT202012.create_resource(each)) for each in known]
        self._registry: Registry[Any] = Registry().with_resources(resources)

    def problems(
        self, value: Any, path: Path, stem: str, address: str, limit: int
    ) -> list[Problem]:
        """Return at most `limit` problems of a value that stands at `path` in its file.

        `address` is where its schema is, `stem` that of the whole file. A value that breaks a rule
        which only the fast validator sees gives one problem too, so the list is never empty.
        Raises SeedError for a reference that leads nowhere.
        """
        titles = Titles(self._schemas[stem], self._registry)
        try:
            found = mistakes(self.errors(value, address), limit)
        except Unresolvable as error:
            raise SeedError(f"{stem} refers to {error.ref}, which is not there") from error
        placed = (one._replace(path=(*path, *one.path)) for one in found)
        problems = list(dict.fromkeys(worded(one, titles) for one in placed))
        return problems or [Problem("S208", path, f"{titles.of(path)} breaks a rule of its schema")]

    def errors(self, value: Any, address: str) -> Iterator[ValidationError]:
        """Yield what `jsonschema` has against a value; nothing for a valid one."""
        validator: Any = _validator_class()({"$ref": address}, registry=self._registry)
        yield from validator.iter_errors(value)


def fault_of_schema(schema: Schema) -> str:
    """Return what is wrong with a JSON Schema and where, or an empty text."""
    try:
        Draft202012Validator.check_schema(schema, format_checker=FormatChecker(["regex"]))
    except SchemaError as error:
        place = "".join(f"/{step}" for step in error.absolute_path)
        return f"{f' at {place}' if place else ''}: {error.message}"
    return ""


@cache
def _validator_class() -> Any:
    rules = {"if": _if, "allOf": _all_of, "pattern": _pattern, "uniqueItems": _unique}
    return extend(Draft202012Validator, rules)  # type: ignore[no-untyped-call]


def _if(validator: Any, condition: Schema, instance: Any, schema: Schema) -> Iterator[Any]:
    """Judge a condition only if what it looks at is itself in order, or one mistake makes two."""
    if isinstance(instance, dict) and not _can_judge(validator, condition, instance, schema):
        return
    branch = "then" if validator.evolve(schema=condition).is_valid(instance) else "else"
    if branch in schema:
        yield from validator.descend(instance, schema[branch], schema_path=branch)


def _all_of(validator: Any, parts: list[Schema], instance: Any, schema: Schema) -> Iterator[Any]:
    """Let a condition know what stands around it: the fields that it looks at are named there."""
    for index, part in enumerate(parts):
        known = {**part, _AROUND: schema} if "if" in part else part
        yield from validator.descend(instance, known, schema_path=index)


def _can_judge(validator: Any, condition: Schema, instance: Any, schema: Schema) -> bool:
    schema = schema.get(_AROUND, schema)
    known = schema.get("properties", {})
    for name in condition.get("properties", {}):
        if name in instance and name in known:
            if not validator.evolve(schema=known[name]).is_valid(instance[name]):
                return False
        elif name in schema.get("required", ()):
            return False
    return True


def _pattern(_validator: Any, pattern: str, instance: Any, _schema: Schema) -> Iterator[Any]:
    """Judge a pattern as JSON Schema does: `$` is the very end, digits are 0 to 9."""
    if isinstance(instance, str) and not _compiled(pattern).search(instance):
        yield ValidationError(f"{instance[:60]!r} does not match {pattern!r}")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    within = False  # a class in brackets, where $ is a dollar sign

    def exact(found: re.Match[str]) -> str:
        nonlocal within
        token = found[0]
        if token in "[]":
            within = token == "["
        if token == "\\d":
            return "0-9" if within else "[0-9]"
        return r"\Z" if token == "$" and not within else token

    return re.compile(_TOKEN.sub(exact, pattern))


def _unique(_validator: Any, wanted: bool, instance: Any, _schema: Schema) -> Iterator[Any]:
    """Judge sameness in a time that grows with the list, not with its square."""
    if wanted and isinstance(instance, list) and first_repeated(instance) is not None:
        yield ValidationError("an item stands here twice")
