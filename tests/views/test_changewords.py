"""Changes of the data as people read them."""

import copy
from typing import Any

import pytest

from tests.builders import make_dataset
from toolkit.model.change import Change
from toolkit.store.schemas import load_schemas
from toolkit.views.changewords import ChangeWords, in_words
from toolkit.views.edition import Edition


def words(change: Change, old: Any = None) -> ChangeWords:
    schemas = load_schemas()
    editions = [Edition(data, schemas, "en") for data in (old or make_dataset(), make_dataset())]
    (found,) = in_words([change], *editions)
    return found


def path(text: str) -> tuple[str, ...]:
    return tuple(text.split("/"))


def test_codes_read_as_words_with_axis_and_field() -> None:
    change = Change("changed", path("measures/gate/entries/east/status"), "signed", "proposed")
    found = words(change)
    assert (found.record, found.axis, found.field) == ("Gate", "E", "Status")
    assert (found.was, found.now) == ("Signed", "Proposed")


def test_dates_read_as_words() -> None:
    change = Change(
        "changed", path("measures/gate/entries/east/dates/signed/value"), "2001", "2001-12"
    )
    found = words(change)
    assert (found.field, found.was, found.now) == ("Dates signed, Date", "2001", "December 2001")


def test_a_removed_record_has_the_name_that_it_had() -> None:
    old = make_dataset()
    gone = copy.deepcopy(old["measures"][0]) | {"id": "wall", "short": "Wall"}
    old["measures"].append(gone)
    found = words(Change("removed", ("measures", "wall"), gone), old)
    assert (found.record, found.was, found.now) == ("Wall", "The gate", "")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "yes"),
        (2.5, "2.5"),
        ({"en": "Words"}, "Words"),
        ([{"source": "report-one", "locator": "para 1"}], "report-one, para 1"),
        (["a", "b"], "a; b"),
        ({"basis": "stated", "nearest": []}, "basis, nearest"),
    ],
)
def test_every_value_has_words(value: Any, shown: str) -> None:
    assert words(Change("added", path("measures/gate/note"), None, value)).now == shown
