"""Mistakes against a schema in words for somebody who edits the data."""

import json
from collections.abc import Callable
from typing import Any

from toolkit.checks.mistakes import Mistake
from toolkit.checks.problem import Path, Problem, cut, did_you_mean, nearest
from toolkit.checks.sameness import first_repeated
from toolkit.checks.titles import Titles

Limit = Callable[[Any, Any], tuple[str, str]]
"""Takes value and limit; returns what is wrong with the value, and what it should be."""

_LANGUAGES = ("en", "fr", "es")
_MANY = 20
_TYPES = {
    "object": "an object {…}",
    "array": "a list […]",
    "string": "text in quotes",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "null",
}


def worded(mistake: Mistake, titles: Titles) -> Problem:
    """Return the problem that a mistake is, in the words of the schema's titles."""
    if (mistake.kind, mistake.field) == ("missing", "citations"):
        return Problem("C102", mistake.path, f"{_inside(mistake.path, titles)} cites no source")
    if mistake.kind == "minItems" and mistake.path[-1:] == ("citations",):
        return Problem(
            "C102", mistake.path, f"{_inside(mistake.path[:-1], titles)} cites no source"
        )
    return _WORDING.get(mistake.kind, _limit_or_other)(mistake, titles)


def shown(value: Any) -> str:
    """Return a value as it stands in JSON, cut where it gets long."""
    if isinstance(value, dict):
        return "an object {…}"
    if isinstance(value, list):
        return "a list […]"
    if isinstance(value, str):
        value = value[:81]
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else f'{text[:76]}…"'


def _unknown(mistake: Mistake, titles: Titles) -> Problem:
    known = [name for name in mistake.schema.get("properties", {}) if name != "$schema"]
    message = f'no field "{cut(mistake.field)}" in {_inside(mistake.path, titles)}'
    listed = ", ".join(known[:_MANY]) + (", …" if len(known) > _MANY else "")
    remedy = did_you_mean(mistake.field, known) or f"the fields are {listed}"
    near = nearest(mistake.field, known)
    path = (*mistake.path, mistake.field)
    return Problem("S201", path, message, remedy, True, f"one of the fields {listed}", near)


def _missing(mistake: Mistake, titles: Titles) -> Problem:
    message = f'{titles.of(mistake.path)} lacks the field "{mistake.field}"'
    what = titles.description((*mistake.path, mistake.field))
    expected = f'a field "{mistake.field}"'
    return Problem("S202", mistake.path, message, f"add it: {what}", expected=expected)


def _key(mistake: Mistake, titles: Titles) -> Problem:
    where = _inside(mistake.path, titles)
    message = f'the key "{cut(mistake.field)}" in {where} is not of the right form'
    path, form = (*mistake.path, mistake.field), _described(mistake)
    return Problem("S205", path, message, form, at_key=True, expected=form)


def _type(mistake: Mistake, titles: Titles) -> Problem:
    names = [mistake.wanted] if isinstance(mistake.wanted, str) else mistake.wanted
    wanted = " or ".join(_TYPES.get(name, name) for name in names)
    remedy = f"it must be {wanted}"
    if isinstance(mistake.value, str) and "en" in mistake.schema.get("required", ()):
        remedy = f'write {{"en": {shown(mistake.value)}}}'
    return _of_value("S203", mistake, titles, f"is {shown(mistake.value)}", remedy, wanted)


def _codes(mistake: Mistake, titles: Titles) -> Problem:
    codes = [code if isinstance(code, str) else shown(code) for code in mistake.wanted]
    listed = "known: " + ", ".join(codes)
    meant = did_you_mean(str(mistake.value), codes)
    remedy = f"{meant} ({listed})" if meant else listed
    problem = _of_value(
        "S204",
        mistake,
        titles,
        f"is {shown(mistake.value)}",
        remedy,
        f"one of {', '.join(codes)}",
    )
    return problem._replace(suggestion=nearest(str(mistake.value), codes))


def _const(mistake: Mistake, titles: Titles) -> Problem:
    wanted = shown(mistake.wanted)
    remedy = f"only {wanted} may stand here"
    return _of_value("S204", mistake, titles, f"is {shown(mistake.value)}", remedy, wanted)


def _pattern(mistake: Mistake, titles: Titles) -> Problem:
    what = f"is {shown(mistake.value)}, which is not of the right form"
    return _of_value("S205", mistake, titles, what, _described(mistake), _described(mistake))


def _twice(mistake: Mistake, titles: Titles) -> Problem:
    at = first_repeated(mistake.value) or 0
    message = f"{titles.of(mistake.path)} has {shown(mistake.value[at])} twice"
    return Problem("S207", (*mistake.path, at), message, expected="every item once")


def _limit_or_other(mistake: Mistake, titles: Titles) -> Problem:
    if mistake.kind in _LIMITS:
        what, limit = _LIMITS[mistake.kind](mistake.value, mistake.wanted)
        return _of_value("S206", mistake, titles, what, "", limit)
    return _of_value("S208", mistake, titles, f"is not right: {mistake.message[:200]}", "")


def _of_value(
    code: str, mistake: Mistake, titles: Titles, what: str, remedy: str, expected: str = ""
) -> Problem:
    name = titles.of(mistake.path)
    if mistake.path and mistake.path[-1] in _LANGUAGES:
        name = f"{titles.of(mistake.path[:-1])} in {name}"
    return Problem(code, mistake.path, f"{name} {what}", remedy, expected=expected)


def _inside(path: Path, titles: Titles) -> str:
    """Return a title as it is written within a sentence."""
    title = titles.of(path)
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _described(mistake: Mistake) -> str:
    description = str(mistake.schema.get("description", "")).rstrip(".")
    return description or f"the form is {mistake.schema.get('pattern', mistake.wanted)}"


def _few(unit: str) -> Limit:
    return lambda value, least: (
        f"has {_counted(len(value), unit)}, fewer than {least}" if value else "is empty",
        f"at least {_counted(least, unit)}",
    )


def _many(unit: str) -> Limit:
    return lambda value, most: (
        f"has {_counted(len(value), unit)}, more than {most}",
        f"at most {_counted(most, unit)}",
    )


def _bound(words: str) -> Limit:
    return lambda value, bound: (f"is {value}; it must be {words} {bound}", f"{words} {bound}")


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}{'' if count == 1 else 's'}"


_WORDING: dict[str, Callable[[Mistake, Titles], Problem]] = {
    "unknown": _unknown,
    "missing": _missing,
    "key": _key,
    "type": _type,
    "codes": _codes,
    "enum": _codes,
    "const": _const,
    "pattern": _pattern,
    "uniqueItems": _twice,
}
_LIMITS: dict[str, Limit] = {
    "minLength": _few("character"),
    "maxLength": _many("character"),
    "minItems": _few("item"),
    "maxItems": _many("item"),
    "minProperties": _few("field"),
    "maxProperties": _many("field"),
    "minimum": _bound("at least"),
    "maximum": _bound("at most"),
    "exclusiveMinimum": _bound("more than"),
    "exclusiveMaximum": _bound("less than"),
    "multipleOf": _bound("a multiple of"),
}
