"""Errors of the JSON Schema library as plain facts, one for every mistake that was made."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from jsonschema.exceptions import ValidationError

from toolkit.checks.problem import Path, nearest

_RANK = ("type", "const", "enum", "codes", "pattern")


class Mistake(NamedTuple):
    """A rule of a schema that a value breaks.

    `kind` is the keyword, or "codes" (one of several constants is wanted), "unknown" and "missing"
    (of the field `field`), "key" (the name `field` is not of the right form).
    """

    kind: str
    path: Path
    value: Any
    wanted: Any
    schema: dict[str, Any]
    message: str
    field: str = ""


def mistakes(errors: Iterable[ValidationError], limit: int) -> list[Mistake]:
    """Return the first `limit` mistakes behind the errors, without what follows from another."""
    found = (mistake for error in errors for one in _innermost(error) for mistake in _facts(one))
    return _without_misspelt(_worst_each(list(islice(found, limit))))


def _innermost(error: ValidationError) -> Iterator[ValidationError]:
    """Replace an unmet choice between forms by the errors of the form that comes nearest."""
    branches: dict[Any, list[ValidationError]] = {}
    for inner in error.context or ():
        branches.setdefault(inner.schema_path[0], []).append(inner)
    if not branches or _is_choice_of_codes(error):
        yield error
        return
    for inner in min(branches.values(), key=_distance):
        yield from _innermost(inner)


def _distance(errors: list[ValidationError]) -> tuple[int, int]:
    """Order forms: the nearest one is missed only deep inside, and in few places."""
    return (-min(len(error.absolute_path) for error in errors), len(errors))


def _is_choice_of_codes(error: ValidationError) -> bool:
    choices: Any = error.validator_value
    return error.validator in ("oneOf", "anyOf") and all("const" in choice for choice in choices)


def _facts(error: ValidationError) -> Iterator[Mistake]:
    wanted: Any = error.validator_value
    value: Any = error.instance
    schema: Any = error.schema
    fact = Mistake(
        str(error.validator), tuple(error.absolute_path), value, wanted, schema, error.message
    )
    if "propertyNames" in error.relative_schema_path:
        yield fact._replace(kind="key", field=value)
    elif fact.kind == "required":
        lacking = (field for field in wanted if field not in value)
        yield from (fact._replace(kind="missing", field=field) for field in lacking)
    elif fact.kind == "additionalProperties" and wanted is False:
        odd = (field for field in value if field not in schema.get("properties", {}))
        yield from (fact._replace(kind="unknown", field=field) for field in odd)
    elif _is_choice_of_codes(error):
        yield fact._replace(kind="codes", wanted=[choice["const"] for choice in wanted])
    else:
        yield fact


def _worst_each(found: list[Mistake]) -> Iterator[Mistake]:
    """Yield mistakes so that a value of the wrong type is not blamed for its form too."""
    worst: dict[Path, Mistake] = {}
    for each in found:
        if not each.field and (each.path not in worst or _tells_more(each, worst[each.path])):
            worst[each.path] = each
    for each in found:
        told = each if each.field else worst[each.path]
        if each is told or (each.kind != told.kind and _rank(each) == _rank(told)):
            yield each


def _tells_more(one: Mistake, other: Mistake) -> bool:
    """Return whether of two mistakes of a value the first goes deeper, or narrows it more."""
    if one.kind == other.kind == "type":  # "text or number", and in this case "number"
        return isinstance(one.wanted, str) and not isinstance(other.wanted, str)
    return _rank(one) < _rank(other)


def _rank(mistake: Mistake) -> int:
    return _RANK.index(mistake.kind) if mistake.kind in _RANK else len(_RANK)


def _without_misspelt(found: Iterable[Mistake]) -> list[Mistake]:
    """Drop a missing field if the same object has an unknown one that was probably meant for it."""
    kept = list(found)
    unknown = [each for each in kept if each.kind == "unknown"]
    meant = {
        (each.path, nearest(each.field, each.schema.get("properties", {}))) for each in unknown
    }
    return [each for each in kept if each.kind != "missing" or (each.path, each.field) not in meant]
