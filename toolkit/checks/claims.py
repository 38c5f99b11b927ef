"""Claims against entries: what the data set stands by is borne out, other readings do differ."""

from collections.abc import Iterable, Iterator
from typing import Any, cast

from toolkit.checks.problem import Path, Problem, nearest
from toolkit.checks.walk import claims, entries
from toolkit.model import edtf
from toolkit.model.dataset import Dataset
from toolkit.model.measure import Claim, Entry

_CODED = ("presence", "status")
_FREE = ("instrument", "origin", "scope", "summary")  # each source puts them in its own words


def fields(dataset: Dataset) -> Iterator[Problem]:
    """A claim is about an entry and field that exist; only an open question may lack the field."""
    for path, measure, claim in claims(dataset):
        entry = measure["entries"].get(claim["axis"])
        if entry is None:
            what = f'"{measure["id"]}" has no entry for "{claim["axis"]}"'
            yield _misnamed("C140", (*path, "axis"), what, claim["axis"], measure["entries"])
        elif claim["standing"] != "open" and value_of(entry, claim["field"]) is None:
            what = f'the entry for "{claim["axis"]}" has no "{claim["field"]}"'
            about, at = f'{what}, of which claim "{claim["id"]}" speaks', (*path, "field")
            if claim["field"] in Entry.__annotations__:
                yield Problem("C141", at, about)
            else:
                yield _misnamed("C141", at, about, claim["field"], _fields(entry))


def _misnamed(code: str, path: Path, what: str, name: str, known: Iterable[str]) -> Problem:
    choices = list(known)
    near = nearest(name, choices)
    remedy = f'did you mean "{near}"?' if near else ""
    expected = f"one of {', '.join(choices)}"
    return Problem(code, path, what, remedy, expected=expected, suggestion=near)


def readings(dataset: Dataset) -> Iterator[Problem]:
    """A preferred claim bears the entry's value out; every other standing is for another value."""
    partners = {institution["id"] for institution in dataset["institutions"]}
    for path, measure, claim in claims(dataset):
        entry = measure["entries"].get(claim["axis"])
        held = value_of(entry, claim["field"]) if entry else None
        if held is None or claim["field"] in _FREE or _is_unknown_partner(claim, partners):
            continue
        if claim["standing"] == "preferred" and not _bears_out(claim, held):
            what = f'claim "{claim["id"]}" is preferred and says {_said(claim["value"])}'
            yield Problem("C142", (*path, "value"), f"{what}, but the entry has {_said(held)}")
        if claim["standing"] != "preferred" and _is_same(claim, held):
            what = f'claim "{claim["id"]}" is {claim["standing"]}, but says what the entry has'
            yield Problem("C143", (*path, "standing"), what)


def borne_out(dataset: Dataset) -> Iterator[Problem]:
    """Every coded value and date of an entry should have a claim that bears it out."""
    preferred = {
        (path[1], claim["axis"], claim["field"])
        for path, _, claim in claims(dataset)
        if claim["standing"] == "preferred"
    }
    for path, axis, entry in entries(dataset):
        for field, at in _needing_claims(entry, path):
            if (path[1], axis, field) not in preferred:
                yield Problem("C144", at, f'no preferred claim bears out "{field}" of "{axis}"')


def value_of(entry: Entry, field: str) -> Any:
    """Return what an entry has in a claim's field (`status`, `dates.signed`), or None."""
    values = cast(dict[str, Any], entry)
    name, _, key = field.partition(".")
    if not key:
        return values.get(name)
    return next((each["value"] for each in values.get(name, []) if each["id"] == key), None)


def _fields(entry: Entry) -> Iterator[str]:
    yield from entry
    for name in ("dates", "figures"):
        members = cast(dict[str, Any], entry).get(name, [])
        yield from (f"{name}.{member['id']}" for member in members)


def _needing_claims(entry: Entry, path: Path) -> Iterator[tuple[str, Path]]:
    if entry["presence"] not in ("not-reported", "not-applicable"):
        yield from ((name, (*path, name)) for name in _CODED if name in entry)
    for i, date in enumerate(entry.get("dates", [])):
        yield f"dates.{date['id']}", (*path, "dates", i)
    for i, figure in enumerate(entry.get("figures", [])):
        yield f"figures.{figure['id']}", (*path, "figures", i)


def _is_unknown_partner(claim: Claim, known: set[str]) -> bool:
    return claim["field"] == "partners" and str(claim["value"]) not in known


def _bears_out(claim: Claim, held: Any) -> bool:
    """Return whether a claim says the same; a date may be less exact, a partner one of several."""
    if not claim["field"].startswith("dates."):
        return _is_same(claim, held)
    said = str(claim["value"])
    if not (edtf.is_valid(said) and edtf.is_valid(held)):
        return True  # reported as a date that is none
    exact = (edtf.earliest(held), edtf.latest(held))
    return edtf.earliest(said) <= exact[0] and exact[1] <= edtf.latest(said)


def _is_same(claim: Claim, held: Any) -> bool:
    value = claim["value"]
    if claim["field"] == "partners":
        return value in held
    if isinstance(value, dict) and isinstance(held, dict):
        return all(
            str(words).casefold() == str(held.get(language, words)).casefold()
            for language, words in value.items()
        )
    return bool(value == held)


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return f'"{value["en"]}"'
    return ", ".join(value) if isinstance(value, list) else str(value)
