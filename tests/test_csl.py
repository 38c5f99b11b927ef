"""The sources are CSL-JSON, judged by the schema of the Citation Style Language itself.

`data/csl` holds that schema (citation-style-language/schema as of January 2023, MIT
licence).
"""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

HERE = Path(__file__).parent
CSL = Draft7Validator(json.loads((HERE / "data/csl/csl-data.json").read_text("utf-8")))
SOURCES: list[Any] = json.loads((HERE.parent / "seeds/sources.json").read_text("utf-8"))["sources"]


def mistakes(source: Any) -> list[str]:
    return [error.message for error in CSL.iter_errors([source])]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source["id"])
def test_a_source_is_a_csl_item(source: Any) -> None:
    assert mistakes(source) == []


@pytest.mark.parametrize("change", [{"type": "leaflet"}, {"titel": "x"}, {"author": "Díez"}])
def test_what_is_no_csl_item_is_found(change: dict[str, Any]) -> None:
    assert mistakes({**SOURCES[0], **change})


def test_a_source_that_was_not_read_says_where_it_is_named() -> None:
    unread = [source for source in SOURCES if source["custom"]["checked"] == "not-found"]
    assert [source["id"] for source in unread if not source["custom"].get("cited_at")] == []
