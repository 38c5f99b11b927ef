"""Whether a value has the form that its schema asks for; every mistake once, in plain words.

A valid record is proven valid by `jsonschema_rs`, which is fast and tells little; only a rejected
one is explained by way of `jsonschema`, which is loaded no sooner.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import jsonschema_rs

from toolkit.checks.problem import Path, Problem
from toolkit.errors import SeedError

if TYPE_CHECKING:
    from toolkit.checks.explain import Explainer

Schema = dict[str, Any]

MAX_EXPLAINED = 1000
_ABOUT_THE_LIST = {"title", "description", "type", "items"}


class Structure:
    """Checks values against a set of schemas, given by stem; explains `MAX_EXPLAINED` mistakes."""

    def __init__(self, schemas: Mapping[str, Schema]) -> None:
        """Keep the schemas; they refer to each other by `$id`."""
        self._schemas = {stem: _with_id(schema, stem) for stem, schema in schemas.items()}
        self._provers: dict[str, Any] = {}
        self._lists: dict[str, str] = {}
        self._left = MAX_EXPLAINED
        self.unexplained = 0

    def problems(self, value: Any, stem: str) -> list[Problem]:
        """Return what keeps the value from being valid; paths begin at the value's root.

        What is over the limit is counted in `unexplained`. Raises SeedError if the schema refers to
        one that is not there.
        """
        found: list[Problem] = []
        for part, path, address in self._parts(value, stem):
            if self._is_proven(part, address):
                continue
            if self._left <= 0:
                self.unexplained += 1
                continue
            new = self._explainer.problems(part, path, stem, address, self._left)
            self._left -= len(new)
            found.extend(new)
        return list(dict.fromkeys(found))

    def is_valid(self, value: Any, stem: str) -> bool:
        """Return whether `jsonschema_rs` proves the value valid; False if it cannot tell."""
        return all(self._is_proven(part, address) for part, _, address in self._parts(value, stem))

    @cached_property
    def _explainer(self) -> "Explainer":
        from toolkit.checks.explain import Explainer

        return Explainer(self._schemas)

    def _parts(self, value: Any, stem: str) -> Iterator[tuple[Any, Path, str]]:
        """Yield what is judged by itself, with its path and its schema's address.

        In a file that holds a list, these are the records and what is around them, so that one
        wrong record does not make the others be explained.
        """
        address = self._schemas[stem]["$id"]
        if stem not in self._lists:
            self._lists[stem] = _list_of_records(self._schemas[stem])
        key = self._lists[stem]
        if not key or not _is_list_under(key, value):
            yield value, (), address
            return
        yield {**value, key: []}, (), address
        for index, record in enumerate(value[key]):
            yield record, (key, index), f"{address}#/properties/{key}/items"

    def _is_proven(self, value: Any, address: str) -> bool:
        try:
            if address not in self._provers:
                self._provers[address] = self._prover(address)
            return bool(self._provers[address].is_valid(value))
        except (jsonschema_rs.ReferencingError, jsonschema_rs.ValidationError, ValueError):
            return False  # a reference that leads nowhere, or text that is no Unicode

    def _prover(self, address: str) -> Any:
        resources = [(schema["$id"], schema) for schema in self._schemas.values()]
        registry = jsonschema_rs.Registry(resources)
        return jsonschema_rs.Draft202012Validator(
            {"$ref": address}, registry=registry, offline=True
        )


def user_structure(schema: Schema, name: str) -> Structure:
    """Return a Structure with one schema that somebody else wrote, under the stem `name`.

    Raises SeedError if it is no JSON Schema (draft 2020-12).
    """
    from toolkit.checks.explain import fault_of_schema

    fault = fault_of_schema(schema)
    if fault:
        raise SeedError(f"{name} is no JSON Schema{fault}")
    return Structure({name: schema})


def _with_id(schema: Schema, stem: str) -> Schema:
    return {"$id": f"https://schema.example/{quote(stem, safe='')}", **schema}


def _list_of_records(schema: Schema) -> str:
    """Return the field that holds nothing but a list of records, or an empty text."""
    for key, member in schema.get("properties", {}).items():
        rules = {rule for rule in member if not rule.startswith("x-")}
        if "items" in rules and rules <= _ABOUT_THE_LIST:
            return str(key) if set(schema["properties"]) <= {key, "$schema"} else ""
    return ""


def _is_list_under(key: str, value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get(key), list)
