from tests.views.small import edition, records, schemas, small
from toolkit.views.wording import fields, filled, labels, lower_first, title


def test_shared_lists_of_codes_have_one_name_and_others_that_of_their_place() -> None:
    found = labels(schemas(), "en")
    assert found["presence"]["not-reported"] == "Not reported"
    assert found["correspondences.match"]["partial"] == "Partial"


def test_titles_in_another_language_fall_back_to_english() -> None:
    node = {"title": "Gate", "x-titles": {"fr": "Porte"}}
    assert (title(node, "fr"), title(node, "es")) == ("Porte", "Gate")


def test_fields_are_named_from_the_record_down() -> None:
    paths = {f"{field.schema}.{field.path}" for field in fields(schemas())}
    assert {"measure.entries.presence", "axes.short", "common.citation.locator"} <= paths


def test_the_codebook_has_every_field_and_every_code_once() -> None:
    rows = records(small(), "codebook")
    keys = [row["id"] for row in rows]
    assert len(keys) == len(set(keys))
    for name, codes in labels(schemas(), "en").items():
        assert {f"{name}={code}" for code in codes} <= set(keys)
    named = {f"{field.schema}.{field.path}" for field in fields(schemas())}
    assert named <= set(keys)


def test_every_row_of_the_codebook_has_a_title_and_a_meaning() -> None:
    for row in records(small(), "codebook"):
        assert row["title"], row["id"]
        assert row["description"], row["id"]


def test_a_phrase_is_filled_and_nothing_in_it_is_evaluated() -> None:
    assert filled("{a} of {b.__class__} {c}", {"a": 1, "b": 2}) == "1 of {b.__class__} {c}"


def test_values_put_into_a_phrase_are_not_filled_again() -> None:
    assert filled("{a}", {"a": "{b}", "b": "no"}) == "{b}"


def test_a_missing_word_is_shown_by_its_key() -> None:
    assert edition({**small(), "words": {}}).word("group", "no_such_word") == "no such word"


def test_an_abbreviation_keeps_its_capital() -> None:
    assert (lower_first("Signed"), lower_first("NORAD")) == ("signed", "NORAD")
