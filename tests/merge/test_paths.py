"""Values of a data set by path, lists by the ids of their members."""

import pytest

from tests.builders import make_dataset
from toolkit.merge.paths import find, has_record, held

DATA = make_dataset()


def test_a_path_leads_to_its_value_and_its_place() -> None:
    found = find(DATA, "measures/gate/entries/east/dates/signed/value")
    assert (found.value, found.exists) == ("2001-12-12", True)
    assert found.steps == ("measures", 0, "entries", "east", "dates", 0, "value")


@pytest.mark.parametrize(
    ("path", "depth"),
    [("measures/gate/note", 2), ("measures/none/short", 1), ("measures/gate/note/en", 2), ("x", 0)],
)
def test_what_is_not_there_is_followed_as_far_as_it_goes(path: str, depth: int) -> None:
    found = find(DATA, path)
    assert (found.exists, found.depth, found.value) == (False, depth, None)
    assert len(found.steps) == len(path.split("/"))


def test_a_record_is_there_whatever_is_within_it() -> None:
    assert has_record(DATA, "measures/gate/nothing/here")
    assert not has_record(DATA, "measures/none")
    assert has_record(DATA, "release/nothing")
    assert not has_record(DATA, "nothing")


@pytest.mark.parametrize(
    ("value", "language", "scalar"),
    [
        ({"en": "a", "fr": "b"}, "fr", "b"),
        ({"en": "a"}, "fr", "a"),
        (5, "en", 5),
        (False, "en", False),
        ([1], "en", None),
        ({"id": "x"}, "en", None),
        (None, "en", None),
    ],
)
def test_an_edition_holds_words_in_its_language(
    value: object, language: str, scalar: object
) -> None:
    assert held(value, language) == scalar
