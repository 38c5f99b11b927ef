"""Schema errors in plain words: one for every mistake, also where a schema offers a choice."""

from typing import Any

import pytest

from toolkit.checks.problem import Problem
from toolkit.checks.structure import Structure, user_structure
from toolkit.errors import SeedError

COMMON = {
    "$id": "https://example.org/common.schema.json",
    "$defs": {
        "text": {
            "title": "Text",
            "type": "object",
            "properties": {"en": {"title": "English", "type": "string", "minLength": 1}},
            "required": ["en"],
            "additionalProperties": False,
        },
        "colour": {
            "title": "Colour",
            "description": "Colour of the thing.",
            "oneOf": [{"const": "red", "title": "Red"}, {"const": "green", "title": "Green"}],
        },
    },
}


def problems(value: Any, schema: dict[str, Any]) -> list[Problem]:
    """Check a value against a schema that may refer to `COMMON`."""
    root = {"$id": "https://example.org/thing.schema.json", "title": "Thing", **schema}
    return Structure({"thing": root, "common": COMMON}).problems(value, "thing")


def said(value: Any, schema: dict[str, Any]) -> list[str]:
    return [f"{p.code} {p.message}; {p.remedy}" for p in problems(value, schema)]


def fields(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


TEXT = {"title": "Name", "$ref": "common.schema.json#/$defs/text"}
COLOUR = {"$ref": "common.schema.json#/$defs/colour"}


def test_a_valid_value_has_no_problems() -> None:
    assert problems({"name": {"en": "x"}, "colour": "red"}, fields(name=TEXT, colour=COLOUR)) == []


def test_a_code_behind_a_reference_is_one_problem_that_lists_the_codes() -> None:
    assert said({"colour": "gren"}, fields(colour=COLOUR)) == [
        'S204 Colour is "gren"; did you mean "green"? (known: red, green)'
    ]


def test_the_title_beside_a_reference_counts_more_than_the_one_behind_it() -> None:
    assert said({"name": 3}, fields(name=TEXT)) == ["S203 Name is 3; it must be an object {…}"]


def test_bare_words_where_words_by_language_belong_are_shown_how() -> None:
    assert said({"name": "Gate"}, fields(name=TEXT)) == [
        'S203 Name is "Gate"; write {"en": "Gate"}'
    ]


def test_a_value_of_the_wrong_type_is_not_blamed_for_its_form_too() -> None:
    schema = fields(name={"type": "string", "pattern": "^a", "enum": ["ab"]})
    assert [p.code for p in problems({"name": 3}, schema)] == ["S203"]


def test_a_misspelt_required_field_is_one_problem() -> None:
    schema = fields(title=TEXT) | {"required": ["title"]}
    assert said({"titel": {"en": "x"}}, schema) == [
        'S201 no field "titel" in thing; did you mean "title"?'
    ]


def test_an_unknown_field_beside_a_missing_one_of_another_name_are_two() -> None:
    schema = fields(title=TEXT) | {"required": ["title"]}
    assert [p.code for p in problems({"colour": 1}, schema)] == ["S201", "S202"]


def test_every_unknown_and_every_missing_field_is_a_problem_of_its_own() -> None:
    schema = fields(a={}, b={}) | {"required": ["a", "b"]}
    found = problems({"xxx": 1, "yyy": 2}, schema)
    assert sorted((p.code, p.path, p.at_key) for p in found) == [
        ("S201", ("xxx",), True),
        ("S201", ("yyy",), True),
        ("S202", (), False),
        ("S202", (), False),
    ]


def test_in_a_choice_of_forms_the_nearest_form_tells_what_is_wrong() -> None:
    one = fields(kind={"const": "one"}, size={"title": "Size", "type": "integer"})
    other = fields(kind={"const": "other"}, name={"type": "string"}) | {"required": ["name"]}
    schema = {"properties": {"thing": {"oneOf": [one, other]}}}
    found = problems({"thing": {"kind": "one", "size": "big"}}, schema)
    assert [(p.code, p.path) for p in found] == [("S203", ("thing", "size"))]


def test_a_condition_is_not_judged_by_a_value_that_is_itself_wrong() -> None:
    schema = fields(colour=COLOUR, shade={}) | {
        "required": ["colour"],
        "if": {"properties": {"colour": {"const": "red"}}},
        "then": {},
        "else": {"required": ["shade"]},
    }
    assert [p.code for p in problems({"colour": "gren"}, schema)] == ["S204"]
    assert [p.code for p in problems({}, schema)] == ["S202"]
    assert [p.code for p in problems({"colour": "green"}, schema)] == ["S202"]
    assert problems({"colour": "red"}, schema) == []


@pytest.mark.parametrize(
    ("schema", "value", "expected"),
    [
        ({"minLength": 2}, "a", "Field has 1 character, fewer than 2"),
        ({"minLength": 1}, "", "Field is empty"),
        ({"maxLength": 2}, "abc", "Field has 3 characters, more than 2"),
        ({"minItems": 2}, [1], "Field has 1 item, fewer than 2"),
        ({"maxItems": 1}, [1, 2], "Field has 2 items, more than 1"),
        ({"minProperties": 1}, {}, "Field is empty"),
        ({"maxProperties": 1}, {"a": 1, "b": 2}, "Field has 2 fields, more than 1"),
        ({"minimum": 1}, 0, "Field is 0; it must be at least 1"),
        ({"maximum": 1}, 2, "Field is 2; it must be at most 1"),
        ({"exclusiveMinimum": 1}, 1, "Field is 1; it must be more than 1"),
        ({"exclusiveMaximum": 1}, 1, "Field is 1; it must be less than 1"),
        ({"multipleOf": 2}, 3, "Field is 3; it must be a multiple of 2"),
        ({"uniqueItems": True}, [1, 2, 1], "Field has 1 twice"),
        ({"not": {}}, 1, "Field is not right: 1 should not be valid under {}"),
    ],
)
def test_limits_are_said_with_what_was_found(
    schema: dict[str, Any], value: Any, expected: str
) -> None:
    found = problems({"field": value}, fields(field={"title": "Field", **schema}))
    assert [p.message for p in found] == [expected]


def test_a_key_of_the_wrong_form_is_placed_at_the_key() -> None:
    schema = {"propertyNames": {"description": "Small letters.", "pattern": "^[a-z]+$"}}
    (problem,) = problems({"ok": 1, "Not OK": 2}, schema)
    assert problem == Problem(
        "S205",
        ("Not OK",),
        'the key "Not OK" in thing is not of the right form',
        "Small letters",
        at_key=True,
        expected="Small letters",
    )


def test_a_long_value_is_cut() -> None:
    (problem,) = problems({"n": "x" * 500}, fields(n={"title": "N", "type": "integer"}))
    assert len(problem.message) < 100


def test_a_schema_without_titles_or_id_still_gives_sentences() -> None:
    found = Structure({"own": {"properties": {"a": {"type": "integer"}}}}).problems(
        {"a": ""}, "own"
    )
    assert [p.message for p in found] == ['the file is ""']


def test_a_schema_of_a_user_that_is_itself_wrong_is_refused_with_its_place() -> None:
    with pytest.raises(SeedError, match=r"s\.json is no JSON Schema at /properties/a/type: 'text'"):
        user_structure({"properties": {"a": {"type": "text"}}}, "s.json")
    with pytest.raises(SeedError, match=r"s\.json is no JSON Schema"):
        user_structure({"pattern": "("}, "s.json")


def test_a_schema_that_refers_to_nothing_is_refused_by_that_reference() -> None:
    structure = user_structure({"properties": {"a": {"$ref": "other.json#/x"}}}, "s.json")
    with pytest.raises(SeedError, match=r"s\.json refers to .*other\.json"):
        structure.problems({"a": 1}, "s.json")


def test_a_schema_of_a_user_checks_values() -> None:
    structure = user_structure({"properties": {"a": {"type": "integer"}}}, "s.json")
    assert [p.code for p in structure.problems({"a": ""}, "s.json")] == ["S203"]


def test_a_condition_among_others_knows_the_fields_around_it() -> None:
    schema = fields(colour=COLOUR, shade={}) | {
        "required": ["colour"],
        "allOf": [
            {
                "if": {"properties": {"colour": {"const": "red"}}},
                "then": {"required": ["shade"]},
                "else": {"properties": {"shade": {"type": "integer"}}},
            }
        ],
    }
    assert [p.code for p in problems({"colour": "gren", "shade": "x"}, schema)] == ["S204"]
    assert [p.code for p in problems({"colour": "green", "shade": "x"}, schema)] == ["S203"]
    assert [p.code for p in problems({"colour": "red"}, schema)] == ["S202"]
