"""What the schemas say of a field by its path."""

import pytest

from toolkit.merge.schema import FieldType
from toolkit.tasks.fieldtypes import fields_of_project

FIELDS = fields_of_project()


@pytest.mark.parametrize(
    ("path", "form", "required"),
    [
        ("measures/fast/title", "words", True),
        ("measures/fast/short", "text", True),
        ("measures/fast/note", "words", False),
        ("measures/fast/entries/east/presence", "code", True),
        ("measures/fast/entries/east/status_as_of", "date", False),
        ("measures/fast/entries/east/dates/signed/value", "date", True),
        ("measures/fast/entries/east/figures/ports/value", "number", True),
        ("measures/fast/entries/east/partners", "other", False),
        ("measures/fast/claims/one/checked", "code", True),
        ("action_plans/p/stated_count", "whole", True),
        ("sources/one/custom/checked", "code", True),
        ("release/version", "text", True),
        ("words/cover/title", "words", True),
    ],
)
def test_a_field_has_its_form(path: str, form: str, required: bool) -> None:
    found = FIELDS.type_of(path, "en")
    assert found is not None
    assert (found.form, found.required) == (form, required)


@pytest.mark.parametrize("path", ["measures/fast/nothing", "nothing/here", "measures/fast/short/x"])
def test_what_no_schema_knows_has_none(path: str) -> None:
    assert FIELDS.type_of(path, "en") is None


def test_codes_have_titles_in_the_language() -> None:
    english = FIELDS.type_of("measures/fast/entries/east/status", "en")
    french = FIELDS.type_of("measures/fast/entries/east/status", "fr")
    assert isinstance(english, FieldType) and isinstance(french, FieldType)
    assert ("signed", "Signed") in english.codes
    assert [code for code, _ in english.codes] == [code for code, _ in french.codes]


def test_codes_can_be_numbers() -> None:
    found = FIELDS.type_of("measures/fast/entries/east/institutionalisation", "en")
    assert found and [code for code, _ in found.codes] == [0, 1, 2, 3, 4]


def test_an_object_tells_order_and_what_it_must_have() -> None:
    assert FIELDS.order("measures/fast")[:4] == ("$schema", "id", "short", "title")
    assert {"id", "short", "claims"} <= set(FIELDS.required("measures/fast"))


def test_lists_are_told_from_objects() -> None:
    assert FIELDS.is_list("measures") and FIELDS.is_list("measures/fast/claims")
    assert not FIELDS.is_list("measures/fast/entries") and not FIELDS.is_list("release")
