"""The shipped schemas."""

import pytest
from jsonschema import Draft202012Validator

from toolkit.model.collections import COLLECTIONS
from toolkit.store.schemas import load_schemas


def test_every_collection_has_a_schema() -> None:
    assert {collection.schema for collection in COLLECTIONS} <= set(load_schemas())


@pytest.mark.parametrize("stem", sorted(load_schemas()))
def test_a_schema_is_valid_and_named_by_its_file(stem: str) -> None:
    schema = load_schemas()[stem]
    Draft202012Validator.check_schema(schema)
    assert schema["$id"].endswith(f"/{stem}.schema.json")
