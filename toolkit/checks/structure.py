"""Whether a value has the form that its schema asks for; every mistake once, in plain words."""

from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import SchemaError
from jsonschema.validators import extend
from referencing import Registry
from referencing.exceptions import Unresolvable
from referencing.jsonschema import DRAFT202012

from toolkit.checks.mistakes import mistakes
from toolkit.checks.problem import Problem
from toolkit.checks.titles import Schema, Titles
from toolkit.checks.wording import worded
from toolkit.errors import SeedError


class Structure:
    """Checks values against a set of schemas, given by stem."""

    def __init__(self, schemas: Mapping[str, Schema]) -> None:
        """Keep the schemas; they refer to each other by `$id`."""
        self._schemas = schemas
        self._validator: Any = extend(Draft202012Validator, {"if": _if})  # type: ignore[no-untyped-call]
        resources = [
            (schema.get("$id", f"{stem}.schema.json"), DRAFT202012.create_resource(schema))
            for stem, schema in schemas.items()
        ]
        self._registry: Registry[Any] = Registry().with_resources(resources)

    def problems(self, value: Any, stem: str) -> list[Problem]:
        """Return what keeps the value from being valid; paths begin at the value's root.

        Raises SeedError if the schema refers to one that is not there.
        """
        schema = self._schemas[stem]
        errors = self._validator(schema, registry=self._registry).iter_errors(value)
        titles = Titles(schema, self._registry)
        try:
            return list(dict.fromkeys(worded(mistake, titles) for mistake in mistakes(errors)))
        except Unresolvable as error:
            raise SeedError(f"{stem} refers to {error.ref}, which is not there") from error


def user_structure(schema: Schema, name: str) -> Structure:
    """Return a Structure with one schema that somebody else wrote, under the stem `name`.

    Raises SeedError if it is no JSON Schema (draft 2020-12).
    """
    try:
        Draft202012Validator.check_schema(schema, format_checker=FormatChecker(["regex"]))
    except SchemaError as error:
        place = "".join(f"/{step}" for step in error.absolute_path)
        where = f" at {place}" if place else ""
        raise SeedError(f"{name} is no JSON Schema{where}: {error.message}") from error
    return Structure({name: schema})


def _if(validator: Any, condition: Schema, instance: Any, schema: Schema) -> Iterator[Any]:
    """Judge a condition only if what it looks at is itself in order, or one mistake makes two."""
    if isinstance(instance, dict) and not _can_judge(validator, condition, instance, schema):
        return
    branch = "then" if validator.evolve(schema=condition).is_valid(instance) else "else"
    if branch in schema:
        yield from validator.descend(instance, schema[branch], schema_path=branch)


def _can_judge(validator: Any, condition: Schema, instance: Any, schema: Schema) -> bool:
    known = schema.get("properties", {})
    for name in condition.get("properties", {}):
        if name in instance and name in known:
            if not validator.evolve(schema=known[name]).is_valid(instance[name]):
                return False
        elif name in schema.get("required", ()):
            return False
    return True
