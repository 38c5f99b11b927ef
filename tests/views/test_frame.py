from typing import Any

import pytest

from tests.views.small import small, views
from toolkit.views.build import VIEWS
from toolkit.views.frame import Column, Nested, View, frame_of, origin_of

PLAIN = View(
    "plain",
    (
        Column("key", "text"),
        Column("year", "integer"),
        Column("share", "number"),
        Column("known", "boolean"),
        Column("day", "date-text"),
        Column("parts", "list"),
    ),
)
FULL: dict[str, Any] = {
    "key": "a",
    "year": 2001,
    "share": 0.5,
    "known": True,
    "day": "2001-12",
    "parts": ["x"],
}
EMPTY: dict[str, Any] = {**dict.fromkeys(FULL), "key": "b", "parts": []}


def test_a_year_beside_a_missing_year_stays_an_integer() -> None:
    full, empty = frame_of(PLAIN, [FULL, EMPTY], "en").records()
    assert (full["year"], type(full["year"])) == (2001, int)
    assert empty["year"] is None


def test_records_are_the_rows_with_none_for_what_is_missing() -> None:
    assert frame_of(PLAIN, [FULL, EMPTY], "en").records() == [FULL, EMPTY]


def test_columns_have_nullable_types() -> None:
    types = {name: str(t) for name, t in frame_of(PLAIN, [FULL], "en").frame.dtypes.items()}
    assert types == {
        "key": "string",
        "year": "Int64",
        "share": "Float64",
        "known": "boolean",
        "day": "string",
        "parts": "object",
    }


def test_types_are_the_same_without_rows() -> None:
    full, empty = frame_of(PLAIN, [FULL], "en"), frame_of(PLAIN, [], "en")
    assert list(full.frame.dtypes) == list(empty.frame.dtypes)
    assert empty.records() == []


def test_a_row_with_an_undeclared_column_is_refused() -> None:
    with pytest.raises(ValueError, match="odd"):
        frame_of(PLAIN, [{**FULL, "odd": 1}], "en")


def test_nested_rows_are_looked_up_by_key() -> None:
    side = View("side", (Column("key", "text"), Column("of", "text"), Column("by", "text")))
    head = View("head", (Column("key", "text"),), nested=(Nested("sides", side, "of", "by"),))
    rows = [{"key": "1", "of": "a", "by": "east"}, {"key": "2", "of": "b", "by": "east"}]
    frame = frame_of(head, [{"key": "a"}], "en", {"sides": frame_of(side, rows, "en")})
    assert frame.records() == [{"key": "a", "sides": {"east": rows[0]}}]


def test_nested_rows_without_a_key_are_a_list_in_their_order() -> None:
    side = View("side", (Column("key", "text"), Column("of", "text")))
    head = View("head", (Column("key", "text"),), nested=(Nested("sides", side, "of"),))
    rows = [{"key": key, "of": "a"} for key in ("2", "1")]
    frame = frame_of(
        head, [{"key": "a"}, {"key": "b"}], "en", {"sides": frame_of(side, rows, "en")}
    )
    assert frame.records() == [{"key": "a", "sides": rows}, {"key": "b", "sides": []}]


def test_an_origin_is_filled_from_the_row() -> None:
    column = Column("status", "text", "measures/{measure}/entries/{axis}/status")
    row = {"measure": "gate", "axis": "east", "status": "signed"}
    assert origin_of(column, row) == "measures/gate/entries/east/status"


def test_a_cell_without_its_keys_is_computed() -> None:
    assert origin_of(Column("title", "text", "measures/{parent}/title"), {"parent": None}) is None


@pytest.mark.parametrize("measures", [0, 1, 2])
def test_every_view_has_the_columns_that_it_declares(measures: int) -> None:
    frames = views(small(measures=measures))
    assert set(frames) == {view.name for view in VIEWS}
    for view in VIEWS:
        declared = [column.name for column in view.columns]
        assert list(frames[view.name].frame.columns) == declared


def test_no_view_takes_the_name_of_a_collection() -> None:
    assert not {view.name for view in VIEWS} & set(small())


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_every_name_within_a_row_is_one_thing(view: View) -> None:
    names = [part.name for part in (*view.columns, *view.nested)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_keys_are_there_and_unique(view: View) -> None:
    keys = [row[view.key] for row in views(small())[view.name].records()]
    assert None not in keys
    assert len(keys) == len(set(keys))
