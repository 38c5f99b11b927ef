"""Whether a value has the form that its schema asks for; every mistake once, in plain words."""

from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.validators import extend
from referencing import Registry, Resource

from toolkit.checks.mistakes import mistakes
from toolkit.checks.problem import Problem
from toolkit.checks.titles import Schema, Titles
from toolkit.checks.wording import worded


class Structure:
    """Checks values against a set of schemas, given by stem."""

    def __init__(self, schemas: Mapping[str, Schema]) -> None:
        """Keep the schemas; they refer to each other by `$id`."""
        self._schemas = schemas
        self._validator: Any = extend(Draft202012Validator, {"if": _if})  # type: ignore[no-untyped-call]
        resources = [
            (schema.get("$id", f"{stem}.schema.json"), Resource.from_contents(schema))
            for stem, schema in schemas.items()
        ]
        self._registry: Registry[Any] = Registry().with_resources(resources)

    def problems(self, value: Any, stem: str) -> list[Problem]:
        """Return what keeps the value from being valid; paths begin at the value's root."""
        schema = self._schemas[stem]
        errors = self._validator(schema, registry=self._registry).iter_errors(value)
        titles = Titles(schema, self._registry)
        return list(dict.fromkeys(worded(mistake, titles) for mistake in mistakes(errors)))


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
