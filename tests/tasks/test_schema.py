"""Schemas for other programs: in one piece they judge as they do together."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.builders import seed_files
from toolkit.errors import UsageError
from toolkit.model.collections import COLLECTIONS
from toolkit.tasks.schema import one_schema, schema_names, write_schemas


@pytest.mark.parametrize("name", schema_names())
def test_a_schema_in_one_piece_refers_to_nothing_outside(name: str) -> None:
    schema = json.loads(one_schema(name))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert [ref for ref in _references(schema) if not ref.startswith("#")] == []
    for reference in _references(schema):
        here = schema
        for step in reference.split("/")[1:]:
            here = here[step]


@pytest.mark.parametrize("name", sorted(seed_files()))
def test_a_schema_in_one_piece_accepts_what_is_valid_and_refuses_what_is_not(name: str) -> None:
    stem = next(each.schema for each in COLLECTIONS if name.startswith(each.path))
    validator = jsonschema.Draft202012Validator(json.loads(one_schema(stem)))
    value = seed_files()[name]
    assert validator.is_valid(value)
    assert not validator.is_valid({**value, "nonsense": 1})


def test_a_name_that_is_none_is_wrong_usage_with_the_nearest_one() -> None:
    with pytest.raises(UsageError, match='did you mean "measure"'):
        one_schema("mesure")


def test_all_are_written_as_files_that_find_each_other(tmp_path: Path) -> None:
    paths = write_schemas(tmp_path / "new")
    names = {path.name for path in paths}
    assert names >= {"measure.schema.json", "common.schema.json", "report.schema.json"}
    for path in paths:
        files = {ref.partition("#")[0] for ref in _references(json.loads(path.read_text("utf-8")))}
        assert files - {""} <= names


def _references(value: object) -> list[str]:
    if isinstance(value, list):
        return [ref for each in value for ref in _references(each)]
    if not isinstance(value, dict):
        return []
    own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
    return own + [ref for each in value.values() for ref in _references(each)]
